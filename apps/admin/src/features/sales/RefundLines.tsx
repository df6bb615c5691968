import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { plainAmount } from '../../amount.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { Quantities } from './refund.ts';
import type { Sale } from './SaleLines.tsx';

interface RefundLinesProps {
  sale: Sale;
  quantities: Quantities;
  onChange: (quantities: Quantities) => void;
}

/** A quantity for each line of which something is left. */
export const RefundLines = ({ sale, quantities, onChange }: RefundLinesProps) => {
  const t = useTranslate();
  const { quantity, money } = useFormat();
  return sale.lines
    .filter(({ quantityLeft }) => Number(quantityLeft) > 0)
    .map(({ id, product, quantityLeft, amountLeft }) => (
      <Box key={id} sx={{ display: 'flex', alignItems: 'center', gap: 4 }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography noWrap>{product.name}</Typography>
          <Typography variant="body2" color="text.secondary">
            {t('resources.sales.refund.left')} {quantity(quantityLeft)} {product.unit} · {money(amountLeft)}
          </Typography>
        </Box>
        <TextField
          value={quantities[id] ?? ''}
          onChange={({ target }) => onChange({ ...quantities, [id]: plainAmount(target.value, 3) })}
          error={Number(quantities[id] ?? 0) > Number(quantityLeft)}
          placeholder="0"
          sx={{ width: 96 }}
          slotProps={{
            htmlInput: {
              inputMode: 'decimal',
              'aria-label': `${t('resources.sales.refund.back')} ${product.name}`,
              style: { textAlign: 'right' },
            },
          }}
        />
      </Box>
    ));
};
