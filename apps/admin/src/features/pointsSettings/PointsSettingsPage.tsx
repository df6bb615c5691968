import { useQuery } from '@apollo/client/react';
import { ArrayInput, BooleanInput, NumberInput, RadioButtonGroupInput, SimpleFormIterator } from 'react-admin';
import { MoneyInput } from '../../components/MoneyInput.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import { SettingsForm } from '../../components/SettingsForm.tsx';
import type { PointsSettingsInput } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { changed } from '../../providers/source.ts';
import { PointsSettingsDocument, UpdatePointsSettingsDocument } from './documents.ts';

const POLICIES = ['DEBT', 'FROM_REFUND'].map((id) => ({ id, name: `resources.pointsSettings.policy.${id}` }));
const help = (field: string) => `resources.pointsSettings.help.${field}`;
const FIELDS = [
  'payKindId',
  'payPoints',
  'payWorth',
  'payShare',
  'payMinimum',
  'payStep',
  'payFirst',
  'backPolicy',
  'referralKindId',
  'referralEach',
  'referralMinimum',
  'referralPerDay',
  'referralPerMember',
  'referralLevels',
] as const;

/** Points as money, and in refunds, of the whole chain. */
const PointsSettingsPage = () => {
  const { data, refetch } = useQuery(PointsSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const found = data?.pointsSettings;
  const settings = found && { ...found, payKindId: found.payKind?.id ?? null, referralKindId: found.referralKind?.id ?? null };
  const save = async (form: PointsSettingsInput) => {
    const { referralLevels: levels, ...change } = changed(form, settings ?? {}, ...FIELDS);
    const referralLevels = levels?.map(({ percent, points }) => ({ percent: percent ?? null, points: points ?? null }));
    await mutate(UpdatePointsSettingsDocument, { input: { ...change, ...(referralLevels && { referralLevels }) } });
    await refetch();
  };
  return (
    <SettingsForm resource="pointsSettings" settings={settings} save={save}>
      <PickInput
        source="payKindId"
        reference="pointsKinds"
        label="resources.pointsSettings.fields.payKindId"
        helperText={help('payKindId')}
      />
      <NumberInput source="payPoints" min={1} step={1} />
      <MoneyInput source="payWorth" helperText={help('payWorth')} />
      <NumberInput source="payShare" min={1} max={100} step={1} />
      <NumberInput source="payMinimum" min={0} step={1} />
      <NumberInput source="payStep" min={1} step={1} helperText={help('payStep')} />
      <NumberInput source="payFirst" min={0} step={1} helperText={help('payFirst')} />
      <RadioButtonGroupInput source="backPolicy" choices={POLICIES} row={false} helperText={help('backPolicy')} />
      <PickInput
        source="referralKindId"
        reference="pointsKinds"
        label="resources.pointsSettings.fields.referralKindId"
        helperText={help('referralKindId')}
      />
      <ArrayInput source="referralLevels">
        <SimpleFormIterator inline>
          <NumberInput source="percent" min={1} max={100} step={1} label="resources.pointsSettings.fields.percent" />
          <NumberInput source="points" min={1} step={1} label="resources.pointsSettings.fields.points" />
        </SimpleFormIterator>
      </ArrayInput>
      <BooleanInput source="referralEach" />
      <MoneyInput source="referralMinimum" />
      <NumberInput source="referralPerDay" min={1} step={1} />
      <NumberInput source="referralPerMember" min={1} step={1} />
    </SettingsForm>
  );
};

export default PointsSettingsPage;
