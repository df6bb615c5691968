import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { plainAmount } from '../../amount.ts';
import { Section } from '../../components/Section.tsx';
import type { StockAdjustmentKind, StockOfQuery } from '../../gql/graphql.ts';
import { client, mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import type { NodeOf } from '../../providers/source.ts';
import { AdjustStockDocument, MovementsDocument, SetReorderPointDocument } from './documents.ts';

type Stock = NodeOf<StockOfQuery>;

const KINDS = ['RECEIPT', 'COUNT', 'LOSS'] as const satisfies readonly StockAdjustmentKind[];

/** Says what came of a change, and reads list, panel and movements again. */
function useChange() {
  const notify = useNotify();
  const refresh = useRefresh();
  return async (change: () => Promise<unknown>, done: string) => {
    try {
      await change();
      notify(done, { type: 'success' });
      refresh();
      await client.refetchQueries({ include: [MovementsDocument] });
      return true;
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return false;
    }
  };
}

/** The quantity at or below which the product is shown as low. */
const ReorderPoint = ({ stock }: { stock: Stock }) => {
  const t = useTranslate();
  const change = useChange();
  const [point, setPoint] = useState(stock.reorderPoint ?? '');
  const save = () =>
    change(
      () => mutate(SetReorderPointDocument, { storeId: stock.store.id, productId: stock.product.id, reorderPoint: point || null }),
      'resources.stock.adjust.reorder_done',
    );
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-end' }}>
      <TextField
        label={t('resources.stock.adjust.reorder')}
        value={point}
        onChange={({ target }) => setPoint(plainAmount(target.value, 3))}
        slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      />
      <Button variant="outlined" disabled={point === (stock.reorderPoint ?? '')} onClick={save}>
        {t('common.save')}
      </Button>
    </Box>
  );
};

/** Goods came in, were counted or were lost. The key is new for each act, so that a second press does nothing twice. */
export const AdjustForm = ({ stock }: { stock: Stock }) => {
  const t = useTranslate();
  const change = useChange();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [kind, setKind] = useState<StockAdjustmentKind>('RECEIPT');
  const [quantity, setQuantity] = useState('');
  const [reason, setReason] = useState('');
  const [bestBefore, setBestBefore] = useState('');
  const label = (word: string) => t(`resources.stock.adjust.${word}`);
  const save = async () => {
    const line = { productId: stock.product.id, quantity, bestBefore: (kind === 'RECEIPT' && bestBefore) || null };
    const input = { storeId: stock.store.id, kind, reason: reason || null, lines: [line] };
    if (!(await change(() => mutate(AdjustStockDocument, { idempotencyKey: key, input }), 'resources.stock.adjust.done'))) return;
    setKey(crypto.randomUUID());
    setQuantity('');
    setReason('');
    setBestBefore('');
  };
  return (
    <Section title={label('title')}>
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: '1fr 1fr' }}>
          <TextField select label={label('kind')} value={kind} onChange={({ target }) => setKind(target.value as StockAdjustmentKind)}>
            {KINDS.map((option) => (
              <MenuItem key={option} value={option}>
                {t(`resources.stock.kind.${option}`)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label={label(kind === 'COUNT' ? 'counted' : 'quantity')}
            value={quantity}
            onChange={({ target }) => setQuantity(plainAmount(target.value, 3))}
            slotProps={{ htmlInput: { inputMode: 'decimal' } }}
          />
        </Box>
        {kind === 'RECEIPT' && (
          <TextField
            type="date"
            label={label('best_before')}
            value={bestBefore}
            onChange={({ target }) => setBestBefore(target.value)}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        )}
        <TextField label={label('reason')} value={reason} onChange={({ target }) => setReason(target.value)} />
        <Button variant="contained" disabled={quantity === ''} onClick={save} sx={{ justifySelf: 'start' }}>
          {label('action')}
        </Button>
        <ReorderPoint key={stock.reorderPoint} stock={stock} />
      </Box>
    </Section>
  );
};
