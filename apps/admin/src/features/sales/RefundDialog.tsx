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
import { useTranslate } from 'react-admin';
import { RefundLines } from './RefundLines.tsx';
import { RefundMoney } from './RefundMoney.tsx';
import type { Sale } from './SaleLines.tsx';
import { SaySo } from './SaySo.tsx';
import { useRefund } from './useRefund.ts';

/** Which lines come back, and how the money goes back; `shiftId`: in this shift, whose drawer pays. */
export const RefundDialog = ({ sale, shiftId, onClose }: { sale: Sale; shiftId?: string; onClose: () => void }) => {
  const t = useTranslate();
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const it = useRefund(sale, onClose, shiftId);
  const label = (word: string) => t(`resources.sales.refund.${word}`);
  const everything = () => it.setQuantities(Object.fromEntries(sale.lines.map(({ id, quantityLeft }) => [id, quantityLeft])));
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" fullScreen={phone}>
      <DialogTitle>{t('resources.sales.refund.title', { number: sale.number })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4, alignContent: 'start' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Typography color="text.secondary" sx={{ flex: 1 }}>
            {label('help')}
          </Typography>
          <Button onClick={everything} sx={{ minHeight: 48 }}>
            {label('all')}
          </Button>
        </Box>
        <RefundLines sale={sale} quantities={it.quantities} onChange={it.setQuantities} />
        {it.due !== null && it.due > 0 && <RefundMoney sale={sale} due={it.due} amounts={it.amounts} onChange={it.setChosen} />}
        <TextField
          label={label('reason')}
          value={it.reason}
          onChange={({ target }) => it.setReason(target.value)}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <FormControlLabel control={<Switch checked={it.restock} onChange={(_, on) => it.setRestock(on)} />} label={label('restock')} />
        {!it.alone && <SaySo supervisor={it.supervisor} onChange={it.setSupervisor} />}
      </DialogContent>
      {it.failure && (
        <Alert severity="error" sx={{ mx: 4 }}>
          {it.failure}
        </Alert>
      )}
      <DialogActions sx={{ p: 4 }}>
        <Button onClick={onClose} sx={{ minHeight: 48, px: 5 }}>
          {t('common.cancel')}
        </Button>
        <Button variant="contained" color="error" disabled={!it.ready} loading={it.busy} onClick={it.save} sx={{ minHeight: 48, px: 6 }}>
          {label('confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
