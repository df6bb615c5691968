import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { DateInput, Edit, SimpleForm } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { formPage } from '../../components/formPage.ts';
import { SaveBar } from '../../components/SaveBar.tsx';

/** The width of a form with conditions. */
export const wide = { maxWidth: 840 } as const;

interface DraftEditProps {
  /** What can be done with the versions: one that is being changed is saved before it is published. */
  Actions: ComponentType<{ unsaved: boolean }>;
  /** Where one is after saving. */
  redirect: 'show' | 'edit';
  children: ReactNode;
}

/** The form of something that is written in versions: what is saved is a draft, until it is published. */
export const DraftEdit = ({ Actions, redirect, children }: DraftEditProps) => {
  const [unsaved, setUnsaved] = useState(false);
  return (
    <Edit redirect={redirect} mutationMode="pessimistic" sx={{ ...formPage, ...wide }}>
      <Actions unsaved={unsaved} />
      <SimpleForm warnWhenUnsavedChanges toolbar={<SaveBar label="resources.promotions.save_draft" />}>
        {children}
        <Watch onChange={setUnsaved} />
      </SimpleForm>
    </Edit>
  );
};

/** Tells whether the form around it was changed. */
const Watch = ({ onChange }: { onChange: (unsaved: boolean) => void }) => {
  const { dirtyFields } = useFormState();
  const unsaved = Object.keys(dirtyFields).length > 0;
  useEffect(() => onChange(unsaved), [unsaved, onChange]);
  return null;
};

/** The days on which a rule holds. */
export const RuleDays = () => (
  <>
    <DateInput source="rule.startsOn" label="resources.promotions.fields.startsOn" />
    <DateInput source="rule.endsOn" label="resources.promotions.fields.endsOn" />
  </>
);
