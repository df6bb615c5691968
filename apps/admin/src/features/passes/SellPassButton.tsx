import { useQuery } from '@apollo/client/react';
import { Alert, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { TenderInput, TopUpMethod } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { ShiftNote } from '../shifts/ShiftNote.tsx';
import { useShiftAt } from '../shifts/useShiftAt.ts';
import { SellerPick, useSellerPick } from '../wallet/SellerPick.tsx';
import { StorePick, useStorePick } from '../wallet/StorePick.tsx';
import { SellPassDocument, SoldHereDocument } from './documents.ts';
import { Select } from '../../components/Select.tsx';
import { MethodSelect } from '../topUp/MethodSelect.tsx';
import type { Holder } from '../assets/documents.ts';

interface Props {
  holder: Holder;
  onDone: () => void;
}

/** So much from stored value, the rest by the method. */
function tendersOf(price: string, stored: string, method: TopUpMethod): TenderInput[] {
  const digits = price.split('.')[1]?.length ?? 0;
  const fromStored = Number(stored) || 0;
  const rest = Number(price) - fromStored;
  const tenders: TenderInput[] = fromStored > 0 ? [{ method: 'STORED_VALUE', amount: stored }] : [];
  return rest > 0 ? [...tenders, { method, amount: rest.toFixed(digits) }] : tenders;
}

const SellDialog = ({ holder, onDone, onClose }: Props & { onClose: () => void }) => {
  const t = useTranslate();
  const { money } = useFormat();
  const place = useStorePick();
  const { storeId } = place;
  const shiftId = useShiftAt(storeId);
  const seller = useSellerPick(storeId);
  const { data } = useQuery(SoldHereDocument, { variables: { storeId }, skip: storeId === '' });
  const types = data?.passTypes ?? [];
  const [chosen, choose] = useState('');
  const [method, setMethod] = useState<TopUpMethod>('CASH');
  const [stored, setStored] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(onDone);
  const type = types.find(({ id }) => id === chosen) ?? types[0];
  const passTypeId = type?.id ?? '';
  const value = holder.accounts.filter(({ asset }) => asset.kind === 'PRINCIPAL' || asset.kind === 'BONUS');
  const available = value.reduce((sum, account) => sum + Number(account.available), 0);
  const tenders = tendersOf(type?.price ?? '0', stored, method);
  const save = () => {
    const input = { storeId, shiftId, memberId: holder.id, passTypeId, tenders, employeeId: seller.employeeId };
    return act(() => mutate(SellPassDocument, { input, idempotencyKey: key }), 'resources.usePass.sell.done');
  };
  return (
    <Operation
      title={t('resources.usePass.sell.title', { name: holder.name })}
      action={t('resources.usePass.sell.action')}
      ready={passTypeId !== ''}
      {...{ busy, failure, onClose }}
      onSave={save}
    >
      <StorePick {...place} />
      {data && types.length === 0 ? (
        <Alert severity="info">{t('resources.usePass.sell.empty')}</Alert>
      ) : (
        <Select
          label={t('resources.usePass.sell.type')}
          value={passTypeId}
          choices={types.map(({ id, name, price }) => ({ id, name: `${name} · ${money(price)}` }))}
          onChange={choose}
        />
      )}
      {available > 0 && (
        <TextField
          label={t('resources.usePass.sell.stored')}
          helperText={t('resources.usePass.sell.stored_help', { available: money(available) })}
          value={stored}
          placeholder="0"
          onChange={({ target }) => setStored(target.value.replace('。', '.').trim())}
          slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } }, inputLabel: { shrink: true } }}
        />
      )}
      <SellerPick {...seller} />
      {tenders.some((tender) => tender.method === method) && (
        <MethodSelect label={t('resources.topUp.method')} value={method} onChange={setMethod} />
      )}
      <ShiftNote storeId={storeId} />
    </Operation>
  );
};

/** Sells the member a pass. */
export const SellPassButton = (props: Props) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  if (props.holder.archivedAt) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.usePass.sell.action')}
      </Button>
      {open && <SellDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
