import { Alert, Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import { useBranch } from '../../frame/useBranch.ts';
import { client, mutate } from '../../providers/apollo.ts';
import { useAct } from '../../components/useAct.ts';
import { StockMovementsDocument } from '../movements/documents.ts';
import { useStores } from '../orgs/useOrgs.ts';
import { TransferStockDocument } from './documents.ts';
import { Past } from './Past.tsx';
import { type Item, TransferLines } from './TransferLines.tsx';

interface StoreInputProps {
  label: string;
  value: string;
  /** Not offered. */
  without?: string;
  onChange: (id: string) => void;
}

const StoreInput = ({ label, value, without, onChange }: StoreInputProps) => {
  const stores = useStores().filter(({ id }) => id !== without);
  return (
    <TextField
      select
      required
      label={label}
      value={stores.some(({ id }) => id === value) ? value : ''}
      onChange={({ target }) => onChange(target.value)}
    >
      {stores.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** Holds what is typed; the key is new after each transfer, so that a second press moves nothing twice. */
function useTransfer(from: string) {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [to, setTo] = useState('');
  const [items, setItems] = useState<Item[]>([]);
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct();
  const lines = items.filter(({ quantity }) => Number(quantity) > 0).map(({ productId, quantity }) => ({ productId, quantity }));
  const save = async () => {
    const input = { fromStoreId: from, toStoreId: to, reason: reason || null, lines };
    const done = await act(() => mutate(TransferStockDocument, { input, idempotencyKey: key }), 'resources.transfers.done');
    if (!done) return;
    setKey(crypto.randomUUID());
    setItems([]);
    setReason('');
    await client.refetchQueries({ include: [StockMovementsDocument] });
  };
  return { to, setTo, items, setItems, reason, setReason, busy, failure, save, ready: from !== '' && to !== '' && lines.length > 0 };
}

/** Goods from one store to another, and what went that way before. */
const TransfersPage = () => {
  const t = useTranslate();
  const [branch] = useBranch();
  const stores = useStores();
  const [chosen, setChosen] = useState('');
  const from = chosen || (stores.find(({ id }) => id === branch) ?? stores[0])?.id || '';
  const it = useTransfer(from);
  const label = (word: string) => t(`resources.transfers.${word}`);
  return (
    <>
      <Title title={t('resources.transfers.name', { smart_count: 2 })} />
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '420px minmax(0, 1fr)' } }}>
        <Section title={label('new')}>
          <Box sx={{ display: 'grid', gap: 3 }}>
            <StoreInput
              label={label('from')}
              value={from}
              onChange={(id) => {
                setChosen(id);
                it.setItems([]);
              }}
            />
            <StoreInput label={label('to')} value={it.to} without={from} onChange={it.setTo} />
            {from && <TransferLines storeId={from} items={it.items} onChange={it.setItems} />}
            <TextField
              label={t('resources.stock.fields.reason')}
              value={it.reason}
              onChange={({ target }) => it.setReason(target.value)}
              slotProps={{ htmlInput: { maxLength: 200 } }}
            />
            {it.failure && <Alert severity="error">{it.failure}</Alert>}
            <Button variant="contained" sx={{ justifySelf: 'start' }} disabled={!it.ready} loading={it.busy} onClick={() => void it.save()}>
              {label('action')}
            </Button>
          </Box>
        </Section>
        {from && <Past storeId={from} />}
      </Box>
    </>
  );
};

export default TransfersPage;
