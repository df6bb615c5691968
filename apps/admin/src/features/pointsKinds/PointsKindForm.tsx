import { FormDataConsumer, NumberInput, required, SelectInput, TextInput, useTranslate } from 'react-admin';
import { EditWithArchive } from '../../components/EditWithArchive.tsx';
import { CreatePage } from '../../components/FormPage.tsx';
import { MoneyInput } from '../../components/MoneyInput.tsx';
import { mutate } from '../../providers/apollo.ts';
import { ArchivePointsKindDocument, RestorePointsKindDocument } from './documents.ts';

const POLICIES = ['NEVER', 'ROLLING_MONTHS', 'FIXED_DATE', 'INACTIVITY'] as const;

/** What the chosen policy needs. */
const PolicyFields = ({ policy }: { policy: string }) => {
  if (policy === 'ROLLING_MONTHS' || policy === 'INACTIVITY')
    return <NumberInput source="months" validate={required()} min={1} max={120} step={1} />;
  if (policy !== 'FIXED_DATE') return null;
  return (
    <>
      <NumberInput source="expiresMonth" validate={required()} min={1} max={12} step={1} />
      <NumberInput source="expiresDay" validate={required()} min={1} max={31} step={1} />
      <NumberInput source="yearsLater" validate={required()} min={0} max={10} step={1} helperText="resources.pointsKinds.years_help" />
    </>
  );
};

const Fields = () => {
  const t = useTranslate();
  const choices = POLICIES.map((id) => ({ id, name: t(`resources.pointsKinds.policy.${id}`) }));
  return (
    <>
      <TextInput source="name" validate={required()} autoFocus />
      <TextInput source="code" validate={required()} helperText="resources.levels.code_help" />
      <SelectInput source="policy" choices={choices} validate={required()} helperText="resources.pointsKinds.policy_help" />
      <FormDataConsumer>{({ formData }) => <PolicyFields policy={String(formData['policy'])} />}</FormDataConsumer>
      <MoneyInput source="worth" helperText="resources.pointsKinds.worth_help" />
      <NumberInput source="approveAbove" min={0} step={1} helperText="resources.pointsKinds.approve_help" />
    </>
  );
};

export const PointsKindCreate = () => (
  <CreatePage defaults={{ policy: 'ROLLING_MONTHS', months: 12, yearsLater: 1, approveAbove: 10_000 }}>
    <Fields />
  </CreatePage>
);

export const PointsKindEdit = () => (
  <EditWithArchive archive={(id) => mutate(ArchivePointsKindDocument, { id })} restore={(id) => mutate(RestorePointsKindDocument, { id })}>
    <Fields />
  </EditWithArchive>
);
