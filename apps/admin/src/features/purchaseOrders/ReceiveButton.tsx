import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
  TextField,
  type Theme,
  Typography,
  useMediaQuery,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import { useAct } from '../../components/useAct.ts';
import { ReceiveGoodsDocument } from './mutations.ts';
import type { Order } from './OrderLines.tsx';
import { type Arrival, ReceiveLine } from './ReceiveLine.tsx';

/** What is still to come, as if all of it had come now. */
const expected = (order: Order): Arrival[] =>
  order.lines
    .filter(({ outstanding }) => Number(outstanding) > 0)
    .map((line, at) => ({ id: at, line, quantity: line.outstanding, bestBefore: '', cost: '' }));

/** Holds what is typed; the same dialog keeps its key, so that a second press does not receive twice. */
function useReceipt(order: Order, close: () => void) {
  const [key] = useState(() => crypto.randomUUID());
  const [arrivals, setArrivals] = useState(() => expected(order));
  const [deliveryNote, setDeliveryNote] = useState('');
  const [acceptMore, setAcceptMore] = useState(false);
  const { act, busy, failure } = useAct(close);
  const change = (id: number, part: Partial<Arrival>) =>
    setArrivals((all) => all.map((arrival) => (arrival.id === id ? { ...arrival, ...part } : arrival)));
  /** Some of it has another date. */
  const split = (id: number) =>
    setArrivals((all) =>
      all.flatMap((arrival) =>
        arrival.id === id ? [arrival, { ...arrival, id: all.length, quantity: '', bestBefore: '', cost: '' }] : [arrival],
      ),
    );
  const lines = arrivals
    .filter(({ quantity }) => Number(quantity) > 0)
    .map(({ line, quantity, bestBefore, cost }) => ({
      productId: line.product.id,
      quantity,
      bestBefore: bestBefore || null,
      ...(cost === '' ? {} : { cost }),
    }));
  const input = { orderId: order.id, lines, deliveryNote: deliveryNote || null, acceptMore };
  const save = () => act(() => mutate(ReceiveGoodsDocument, { input, idempotencyKey: key }), 'resources.purchaseOrders.receive.done');
  return { arrivals, change, split, deliveryNote, setDeliveryNote, acceptMore, setAcceptMore, busy, failure, lines, save };
}

const ReceiveDialog = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const t = useTranslate();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const it = useReceipt(order, onClose);
  const label = (word: string) => t(`resources.purchaseOrders.receive.${word}`);
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" fullScreen={phone}>
      <DialogTitle>{t('resources.purchaseOrders.receive.title', { number: order.number })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4, alignContent: 'start' }}>
        <Typography color="text.secondary">{label('help')}</Typography>
        {it.arrivals.map((arrival) => (
          <ReceiveLine
            key={arrival.id}
            arrival={arrival}
            onChange={(part) => it.change(arrival.id, part)}
            onSplit={() => it.split(arrival.id)}
          />
        ))}
        <TextField
          label={label('delivery_note')}
          value={it.deliveryNote}
          onChange={({ target }) => it.setDeliveryNote(target.value)}
          slotProps={{ htmlInput: { maxLength: 60 } }}
        />
        <FormControlLabel
          control={<Switch checked={it.acceptMore} onChange={(_, on) => it.setAcceptMore(on)} />}
          label={label('accept_more')}
        />
        {it.failure && <Alert severity="error">{it.failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={it.lines.length === 0} loading={it.busy} onClick={() => void it.save()}>
          {label('confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

/** Takes the goods that have come into stock. */
export const ReceiveButton = ({ order }: { order: Order }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {t('resources.purchaseOrders.receive.action')}
      </Button>
      {open && <ReceiveDialog order={order} onClose={() => setOpen(false)} />}
    </>
  );
};
