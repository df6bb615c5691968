import CallSplit from '@mui/icons-material/CallSplit';
import { Box, IconButton, TextField, Tooltip, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { plainAmount } from '../../amount.ts';
import { useFormat } from '../../components/useFormat.ts';
import { useToday } from '../../providers/today.ts';
import { useMay, useViewer } from '../../providers/viewer.ts';
import type { Order } from './OrderLines.tsx';

/** Pieces of a product with one date, as typed. */
export interface Arrival {
  id: number;
  line: Order['lines'][number];
  quantity: string;
  bestBefore: string;
  /** Of all of it; empty: as ordered. */
  cost: string;
}

interface ReceiveLineProps {
  arrival: Arrival;
  onChange: (part: Partial<Arrival>) => void;
  onSplit: () => void;
}

/** How much came of a product, its date, and what it cost where that differs. */
export const ReceiveLine = ({ arrival, onChange, onSplit }: ReceiveLineProps) => {
  const t = useTranslate();
  const { quantity } = useFormat();
  const today = useToday();
  const cost = useMay('cost.read');
  const { minorDigits } = useViewer().chain;
  const { line } = arrival;
  const label = (word: string) => t(`resources.purchaseOrders.receive.${word}`);
  const named = (word: string) => ({ 'aria-label': `${label(word)} ${line.product.name}` });
  const too = Number(arrival.quantity) > Number(line.outstanding);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
      <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
        <Typography noWrap>{line.product.name}</Typography>
        <Typography variant="body2" color="text.secondary">
          {label('outstanding')} {quantity(line.outstanding)} {line.product.unit}
        </Typography>
      </Box>
      <TextField
        value={arrival.quantity}
        onChange={({ target }) => onChange({ quantity: plainAmount(target.value, 3) })}
        error={too}
        placeholder="0"
        label={label('quantity')}
        sx={{ width: 104 }}
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' }, ...named('quantity') } }}
      />
      <TextField
        type="date"
        value={arrival.bestBefore}
        onChange={({ target }) => onChange({ bestBefore: target.value })}
        label={label('best_before')}
        sx={{ width: 152 }}
        slotProps={{ htmlInput: { min: today, ...named('best_before') }, inputLabel: { shrink: true } }}
      />
      {cost && (
        <TextField
          value={arrival.cost}
          onChange={({ target }) => onChange({ cost: plainAmount(target.value, minorDigits) })}
          placeholder={label('as_ordered')}
          label={label('cost')}
          sx={{ width: 112 }}
          slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' }, ...named('cost') }, inputLabel: { shrink: true } }}
        />
      )}
      <Tooltip title={label('split')}>
        <IconButton aria-label={`${label('split')} ${line.product.name}`} onClick={onSplit}>
          <CallSplit fontSize="small" />
        </IconButton>
      </Tooltip>
    </Box>
  );
};
