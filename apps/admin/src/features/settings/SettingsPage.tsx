import { Paper } from '@mui/material';
import { BooleanInput, NumberInput, required, SimpleForm, TextInput, Title, useNotify, useTranslate } from 'react-admin';
import { formPage } from '../../components/formPage.ts';
import { SaveBar } from '../../components/SaveBar.tsx';
import type { UpdateChainInput } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { formErrors, messageOf } from '../../providers/errors.ts';
import { changed } from '../../providers/source.ts';
import { useMay, useViewer } from '../../providers/viewer.ts';
import { UpdateChainDocument } from './documents.ts';

/** What holds for the whole chain: its name, money and business day. */
const SettingsPage = () => {
  const t = useTranslate();
  const notify = useNotify();
  const write = useMay('settings.write');
  const { chain } = useViewer();

  const save = async (form: UpdateChainInput) => {
    try {
      await mutate(UpdateChainDocument, {
        input: changed(form, chain, 'name', 'currency', 'minorDigits', 'timeZone', 'dayStartsAt', 'refundAnyMoney'),
      });
      location.reload(); // every figure and day on every page follows from these
    } catch (error) {
      const refused = formErrors(error);
      if (!refused) notify(messageOf(error), { type: 'error' });
      return refused;
    }
    return undefined;
  };

  return (
    <Paper sx={{ ...formPage, border: 1, borderColor: 'divider' }}>
      <Title title={t('resources.settings.name')} />
      <SimpleForm
        record={{ id: 'chain', ...chain }}
        resource="settings"
        onSubmit={save}
        disabled={!write}
        toolbar={write ? <SaveBar /> : false}
      >
        <TextInput source="name" validate={required()} />
        <TextInput source="currency" validate={required()} helperText="resources.settings.money_help" />
        <NumberInput source="minorDigits" validate={required()} min={0} max={4} step={1} helperText="resources.settings.money_help" />
        <TextInput source="timeZone" validate={required()} helperText="resources.settings.time_zone_help" />
        <NumberInput
          source="dayStartsAt"
          validate={required()}
          min={0}
          max={1439}
          step={30}
          helperText="resources.settings.day_starts_help"
        />
        <BooleanInput source="refundAnyMoney" helperText="resources.settings.refund_any_money_help" />
      </SimpleForm>
    </Paper>
  );
};

export default SettingsPage;
