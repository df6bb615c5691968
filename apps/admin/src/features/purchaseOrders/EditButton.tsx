import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, type Theme, useMediaQuery } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import { useToday } from '../../providers/today.ts';
import { useAct } from '../../components/useAct.ts';
import { LinesEditor } from './LinesEditor.tsx';
import { UpdatePurchaseOrderDocument } from './mutations.ts';
import type { Order } from './OrderLines.tsx';
import { type DraftLine, orderLines, packsOf } from './packs.ts';

const EditDialog = ({ order, onClose }: { order: Order; onClose: () => void }) => {
  const t = useTranslate();
  const today = useToday();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const { act, busy, failure } = useAct(onClose);
  const [lines, setLines] = useState<DraftLine[]>(() =>
    order.lines.map(({ product, packName, packSize, quantity }) => ({
      ...product,
      productId: product.id,
      packName,
      packSize,
      packs: packsOf(quantity, packSize),
    })),
  );
  const [expectedOn, setExpectedOn] = useState(order.expectedOn ?? '');
  const [note, setNote] = useState(order.note ?? '');
  const label = (field: string) => t(`resources.purchaseOrders.fields.${field}`);
  const input = {
    lines: orderLines(lines),
    note: note || null,
    ...(expectedOn === (order.expectedOn ?? '') ? {} : { expectedOn: expectedOn || null }),
  };
  const save = () => act(() => mutate(UpdatePurchaseOrderDocument, { id: order.id, input }), 'resources.purchaseOrders.saved');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={phone}>
      <DialogTitle>{t('resources.purchaseOrders.edit', { number: order.number })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4, alignContent: 'start' }}>
        <LinesEditor supplierId={order.supplier.id} lines={lines} onChange={setLines} />
        <TextField
          type="date"
          label={label('expectedOn')}
          value={expectedOn}
          onChange={({ target }) => setExpectedOn(target.value)}
          slotProps={{ htmlInput: { min: today }, inputLabel: { shrink: true } }}
        />
        <TextField label={label('note')} multiline value={note} onChange={({ target }) => setNote(target.value)} />
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={input.lines.length === 0} loading={busy} onClick={() => void save()}>
          {t('common.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

/** Changes a draft. */
export const EditButton = ({ order }: { order: Order }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('ra.action.edit')}
      </Button>
      {open && <EditDialog order={order} onClose={() => setOpen(false)} />}
    </>
  );
};
