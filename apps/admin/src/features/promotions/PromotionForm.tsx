import { DateInput, Edit, required, SaveButton, SimpleForm, TextInput, Toolbar, useRecordContext } from 'react-admin';
import { CreatePage } from '../../components/FormPage.tsx';
import { formPage } from '../../components/formPage.ts';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import type { PromotionFieldsFragment } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { DiscardPromotionDraftDocument, PublishPromotionDocument, RetirePromotionDocument } from './documents.ts';
import { NEW_RULE } from './rule.ts';
import { RuleFields } from './RuleFields.tsx';
import { VersionActions } from './VersionActions.tsx';

const wide = { maxWidth: 840 } as const;

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} />
    <RuleFields />
    <DateInput source="rule.startsOn" label="resources.promotions.fields.startsOn" />
    <DateInput source="rule.endsOn" label="resources.promotions.fields.endsOn" />
    <MoneyInput source="budget" helperText="resources.promotions.budget_help" />
    <CountInput source="useLimit" helperText="resources.promotions.limit_help" />
  </>
);

const Actions = () => {
  const promotion = useRecordContext<PromotionFieldsFragment>();
  if (!promotion) return null;
  const { id, name, versions } = promotion;
  return (
    <VersionActions
      name={name}
      versions={versions}
      publish={() => mutate(PublishPromotionDocument, { id })}
      retire={() => mutate(RetirePromotionDocument, { id })}
      discard={() => mutate(DiscardPromotionDraftDocument, { id })}
    />
  );
};

export const PromotionCreate = () => (
  <CreatePage defaults={{ rule: NEW_RULE }} redirect="edit" sx={wide}>
    <Fields />
  </CreatePage>
);

export const PromotionEdit = () => (
  <Edit redirect="edit" mutationMode="pessimistic" sx={{ ...formPage, ...wide }}>
    <Actions />
    <SimpleForm
      warnWhenUnsavedChanges
      toolbar={
        <Toolbar sx={{ bgcolor: 'transparent' }}>
          <SaveButton label="resources.promotions.save_draft" />
        </Toolbar>
      }
    >
      <Fields />
    </SimpleForm>
  </Edit>
);
