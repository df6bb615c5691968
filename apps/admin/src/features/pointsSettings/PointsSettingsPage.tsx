import { useQuery } from '@apollo/client/react';
import { Paper } from '@mui/material';
import {
  ArrayInput,
  BooleanInput,
  NumberInput,
  RadioButtonGroupInput,
  SimpleFormIterator,
  SaveButton,
  SimpleForm,
  Title,
  Toolbar,
  useNotify,
  useTranslate,
} from 'react-admin';
import { formPage } from '../../components/formPage.ts';
import { MoneyInput } from '../../components/MoneyInput.tsx';
import { PickInput } from '../../components/PickInput.tsx';
import type { PointsSettingsInput } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { fieldErrors, messageOf } from '../../providers/errors.ts';
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
  const notify = useNotify();
  const { data, refetch } = useQuery(PointsSettingsDocument, { fetchPolicy: 'cache-and-network' });
  const found = data?.pointsSettings;
  const settings = found && { ...found, payKindId: found.payKind?.id ?? null, referralKindId: found.referralKind?.id ?? null };
  const save = async (form: PointsSettingsInput) => {
    try {
      const { referralLevels: levels, ...change } = changed(form, settings ?? {}, ...FIELDS);
      const referralLevels = levels?.map(({ percent, points }) => ({ percent: percent ?? null, points: points ?? null }));
      await mutate(UpdatePointsSettingsDocument, { input: { ...change, ...(referralLevels && { referralLevels }) } });
      notify('resources.pointsSettings.saved', { type: 'success' });
      await refetch();
    } catch (error) {
      const fields = fieldErrors(error);
      if (Object.keys(fields).length === 0) notify(messageOf(error), { type: 'error' });
      return fields;
    }
    return undefined;
  };
  return (
    <Paper sx={{ ...formPage, border: 1, borderColor: 'divider' }}>
      <Title title={t('resources.pointsSettings.name', { smart_count: 2 })} />
      {settings && (
        <SimpleForm
          record={{ id: 'points', ...settings }}
          resource="pointsSettings"
          onSubmit={save}
          toolbar={
            <Toolbar sx={{ bgcolor: 'transparent' }}>
              <SaveButton />
            </Toolbar>
          }
        >
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
        </SimpleForm>
      )}
    </Paper>
  );
};

export default PointsSettingsPage;
