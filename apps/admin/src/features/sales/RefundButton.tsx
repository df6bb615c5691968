import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
  TextField,
  Typography,
  useMediaQuery,
  type Theme,
} from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { RefundSaleDocument } from './documents.ts';
import { RefundLines } from './RefundLines.tsx';
import type { Sale } from './SaleLines.tsx';

/** Line id → quantity that comes back, as typed. */
export type Quantities = Record<string, string>;

/** What is asked for, without the lines of which nothing comes back. */
const linesOf = (quantities: Quantities) =>
  Object.entries(quantities)
    .filter(([, quantity]) => Number(quantity) > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }));

/** Holds what is typed; the same dialog keeps its key, so that a second press does not refund twice. */
function useRefund(sale: Sale, close: () => void, till: string | undefined) {
  const notify = useNotify();
  const refresh = useRefresh();
  const [key] = useState(() => crypto.randomUUID());
  const [quantities, setQuantities] = useState<Quantities>({});
  const [restock, setRestock] = useState(true);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const lines = linesOf(quantities);
  const save = async () => {
    setBusy(true);
    try {
      await mutate(RefundSaleDocument, {
        idempotencyKey: key,
        input: { saleId: sale.id, lines, restock, till: till ?? null, reason: reason || null },
      });
      notify('resources.sales.refund.done', { type: 'success' });
      close();
      refresh();
    } catch (error) {
      setFailure(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { quantities, setQuantities, restock, setRestock, reason, setReason, failure, busy, lines, save };
}

/** Which lines come back; `till`: at this one, whose drawer pays. */
export const RefundDialog = ({ sale, till, onClose }: { sale: Sale; till?: string; onClose: () => void }) => {
  const t = useTranslate();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const { quantities, setQuantities, restock, setRestock, reason, setReason, failure, busy, lines, save } = useRefund(sale, onClose, till);
  const label = (word: string) => t(`resources.sales.refund.${word}`);
  const everything = () => setQuantities(Object.fromEntries(sale.lines.map(({ id, quantityLeft }) => [id, quantityLeft])));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={phone}>
      <DialogTitle>{t('resources.sales.refund.title', { number: sale.number })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Typography color="text.secondary" sx={{ flex: 1 }}>
            {label('help')}
          </Typography>
          <Button onClick={everything}>{label('all')}</Button>
        </Box>
        <RefundLines sale={sale} quantities={quantities} onChange={setQuantities} />
        <TextField
          label={label('reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <FormControlLabel control={<Switch checked={restock} onChange={(_, on) => setRestock(on)} />} label={label('restock')} />
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" color="error" disabled={lines.length === 0} loading={busy} onClick={save}>
          {label('confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

/** Opens the refund; says so where nothing is left to take back. */
export const RefundButton = ({ sale }: { sale: Sale }) => {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  if (sale.lines.every(({ quantityLeft }) => Number(quantityLeft) <= 0)) {
    return <Typography color="text.secondary">{t('resources.sales.refund.whole_refunded')}</Typography>;
  }
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setOpen(true)}>
        {t('resources.sales.refund.action')}
      </Button>
      {open && <RefundDialog sale={sale} onClose={() => setOpen(false)} />}
    </>
  );
};
