import { useQuery } from '@apollo/client/react';
import { Paper } from '@mui/material';
import { CLAWBACKS } from '@regulars/domain/wallet-refund';
import { SPEND_ORDERS } from '@regulars/domain/wallet';
import {
  BooleanInput,
  NumberInput,
  RadioButtonGroupInput,
  SaveButton,
  SimpleForm,
  Title,
  Toolbar,
  useNotify,
  useTranslate,
} from 'react-admin';
import { formPage } from '../../components/formPage.ts';
import { MoneyInput } from '../../components/MoneyInput.tsx';
import type { WalletSettingsInput } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { fieldErrors, messageOf } from '../../providers/errors.ts';
import { changed } from '../../providers/source.ts';
import { UpdateWalletSettingsDocument, WalletSettingsDocument } from './documents.ts';

const choices = (ids: readonly string[], words: string) => ids.map((id) => ({ id, name: `resources.walletSettings.${words}.${id}` }));
const help = (field: string) => `resources.walletSettings.help.${field}`;
const FIELDS = [
  'spendOrder',
  'clawback',
  'bonusDays',
  'principalMonths',
  'memberLimit',
  'transferLimit',
  'transferBonus',
  'refundApproval',
] as const;

/** The rules of stored value, of the whole chain. */
const WalletSettingsPage = () => {
  const t = useTranslate();
  const notify = useNotify();
  const { data, refetch } = useQuery(WalletSettingsDocument);
  const rules = data?.walletSettings;
  const save = async (form: WalletSettingsInput) => {
    try {
      await mutate(UpdateWalletSettingsDocument, { input: changed(form, rules ?? {}, ...FIELDS) });
      notify('resources.walletSettings.saved', { type: 'success' });
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
      <Title title={t('resources.walletSettings.name', { smart_count: 2 })} />
      {rules && (
        <SimpleForm
          record={{ id: 'wallet', ...rules }}
          resource="walletSettings"
          onSubmit={save}
          toolbar={
            <Toolbar sx={{ bgcolor: 'transparent' }}>
              <SaveButton />
            </Toolbar>
          }
        >
          <RadioButtonGroupInput source="spendOrder" choices={choices(SPEND_ORDERS, 'order')} row={false} />
          <RadioButtonGroupInput source="clawback" choices={choices(CLAWBACKS, 'back')} row={false} helperText={help('clawback')} />
          <NumberInput source="bonusDays" min={1} step={1} helperText={help('bonusDays')} />
          <NumberInput source="principalMonths" min={1} step={1} helperText={help('principalMonths')} />
          <MoneyInput source="memberLimit" helperText={help('memberLimit')} />
          <MoneyInput source="transferLimit" helperText={help('transferLimit')} />
          <BooleanInput source="transferBonus" helperText={help('transferBonus')} />
          <MoneyInput source="refundApproval" helperText={help('refundApproval')} />
        </SimpleForm>
      )}
    </Paper>
  );
};

export default WalletSettingsPage;
