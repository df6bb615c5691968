import { required, TextInput, useRecordContext } from 'react-admin';
import { CreatePage } from '../../components/FormPage.tsx';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import type { PromotionFieldsFragment } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { DiscardPromotionDraftDocument, PublishPromotionDocument, RetirePromotionDocument } from './documents.ts';
import { DraftEdit, RuleDays, wide } from './DraftEdit.tsx';
import { NEW_RULE } from './rule.ts';
import { RuleFields } from './RuleFields.tsx';
import { VersionActions } from './VersionActions.tsx';

const Fields = () => (
  <>
    <TextInput source="name" validate={required()} />
    <RuleFields />
    <RuleDays />
    <MoneyInput source="budget" helperText="resources.promotions.budget_help" />
    <CountInput source="useLimit" helperText="resources.promotions.limit_help" />
  </>
);

const Actions = ({ unsaved }: { unsaved: boolean }) => {
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
      unsaved={unsaved}
    />
  );
};

export const PromotionCreate = () => (
  <CreatePage defaults={{ rule: NEW_RULE }} redirect="edit" sx={wide}>
    <Fields />
  </CreatePage>
);

export const PromotionEdit = () => (
  <DraftEdit redirect="edit" Actions={Actions}>
    <Fields />
  </DraftEdit>
);
