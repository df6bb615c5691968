import type { ReactNode } from 'react';
import { DateInput, Edit, SimpleForm } from 'react-admin';
import { formPage } from '../../components/formPage.ts';
import { SaveBar } from '../../components/SaveBar.tsx';

/** The width of a form with conditions. */
export const wide = { maxWidth: 840 } as const;

interface DraftEditProps {
  /** What can be done with the versions. */
  actions: ReactNode;
  /** Where one is after saving. */
  redirect: 'show' | 'edit';
  children: ReactNode;
}

/** The form of something that is written in versions: what is saved is a draft, until it is published. */
export const DraftEdit = ({ actions, redirect, children }: DraftEditProps) => (
  <Edit redirect={redirect} mutationMode="pessimistic" sx={{ ...formPage, ...wide }}>
    {actions}
    <SimpleForm warnWhenUnsavedChanges toolbar={<SaveBar label="resources.promotions.save_draft" />}>
      {children}
    </SimpleForm>
  </Edit>
);

/** The days on which a rule holds. */
export const RuleDays = () => (
  <>
    <DateInput source="rule.startsOn" label="resources.promotions.fields.startsOn" />
    <DateInput source="rule.endsOn" label="resources.promotions.fields.endsOn" />
  </>
);
