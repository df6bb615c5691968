import { useQuery } from '@apollo/client/react';
import { CLAWBACKS } from '@regulars/domain/wallet-refund';
import { SPEND_ORDERS } from '@regulars/domain/wallet';
import { BooleanInput, NumberInput, RadioButtonGroupInput } from 'react-admin';
import { MoneyInput } from '../../components/MoneyInput.tsx';
import { SettingsForm } from '../../components/SettingsForm.tsx';
import type { WalletSettingsInput } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
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
  'payWhileLost',
] as const;

/** The rules of stored value, of the whole chain. */
const WalletSettingsPage = () => {
  const { data, refetch } = useQuery(WalletSettingsDocument);
  const rules = data?.walletSettings;
  const save = async (form: WalletSettingsInput) => {
    await mutate(UpdateWalletSettingsDocument, { input: changed(form, rules ?? {}, ...FIELDS) });
    await refetch();
  };
  return (
    <SettingsForm resource="walletSettings" settings={rules} save={save}>
      <RadioButtonGroupInput source="spendOrder" choices={choices(SPEND_ORDERS, 'order')} row={false} />
      <RadioButtonGroupInput source="clawback" choices={choices(CLAWBACKS, 'back')} row={false} helperText={help('clawback')} />
      <NumberInput source="bonusDays" min={1} step={1} helperText={help('bonusDays')} />
      <NumberInput source="principalMonths" min={1} step={1} helperText={help('principalMonths')} />
      <MoneyInput source="memberLimit" helperText={help('memberLimit')} />
      <MoneyInput source="transferLimit" helperText={help('transferLimit')} />
      <BooleanInput source="transferBonus" helperText={help('transferBonus')} />
      <MoneyInput source="refundApproval" helperText={help('refundApproval')} />
      <BooleanInput source="payWhileLost" helperText={help('payWhileLost')} />
    </SettingsForm>
  );
};

export default WalletSettingsPage;
