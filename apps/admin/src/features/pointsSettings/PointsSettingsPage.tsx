import { useQuery } from '@apollo/client/react';
import { ArrayInput, BooleanInput, NumberInput, RadioButtonGroupInput, SimpleFormIterator, useTranslate } from 'react-admin';
import { FormSection } from '../../components/FormSection.tsx';
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
  const t = useTranslate();
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
      <FormSection title="resources.pointsSettings.part.pay">
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
      </FormSection>
      <FormSection title="resources.pointsSettings.part.back">
        <RadioButtonGroupInput source="backPolicy" choices={POLICIES} row={false} helperText={help('backPolicy')} />
      </FormSection>
      <FormSection title="resources.pointsSettings.part.referral">
        <PickInput
          source="referralKindId"
          reference="pointsKinds"
          label="resources.pointsSettings.fields.referralKindId"
          helperText={help('referralKindId')}
        />
        <ArrayInput source="referralLevels" helperText={help('referralLevels')}>
          <SimpleFormIterator inline getItemLabel={(at) => t('resources.points.referral.level', { level: at + 1 })}>
            <NumberInput source="percent" min={1} max={100} step={1} label="resources.pointsSettings.fields.percent" />
            <NumberInput source="points" min={1} step={1} label="resources.pointsSettings.fields.points" />
          </SimpleFormIterator>
        </ArrayInput>
        <BooleanInput source="referralEach" helperText={help('referralEach')} />
        <MoneyInput source="referralMinimum" helperText={help('referralMinimum')} />
        <NumberInput source="referralPerDay" min={1} step={1} helperText={help('unlimited')} />
        <NumberInput source="referralPerMember" min={1} step={1} helperText={help('unlimited')} />
      </FormSection>
    </SettingsForm>
  );
};

export default PointsSettingsPage;
