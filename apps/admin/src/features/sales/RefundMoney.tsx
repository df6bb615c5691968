import { Box, Button, TextField, Typography } from '@mui/material';
import { formatMoney, type Minor, minor } from '@regulars/domain/money';
import { useTranslate } from 'react-admin';
import { plainAmount } from '../../amount.ts';
import { useFormat } from '../../components/useFormat.ts';
import { useViewer } from '../../providers/viewer.ts';
import { type Amounts, missingOf, mostlyBy, waysOf } from './refund.ts';
import type { Sale } from './SaleLines.tsx';

interface RefundMoneyProps {
  sale: Sale;
  due: Minor;
  amounts: Amounts;
  onChange: (amounts: Amounts) => void;
}

/** How the money goes back: proposed in proportion, and chosen within what was paid by each method. */
export const RefundMoney = ({ sale, due, amounts, onChange }: RefundMoneyProps) => {
  const t = useTranslate();
  const { money } = useFormat();
  const { minorDigits: digits, refundAnyMoney } = useViewer().chain;
  const ways = waysOf(sale, refundAnyMoney, digits);
  const missing = missingOf(due, amounts, digits);
  const sum = (amount: number) => money(formatMoney(minor(amount), digits));
  return (
    <Box component="section" aria-label={t('resources.sales.refund.method')} sx={{ display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' }}>
        <Typography variant="h3">{t('resources.sales.refund.method')}</Typography>
        <Typography sx={{ fontSize: 24, fontWeight: 600 }}>{sum(due)}</Typography>
      </Box>
      {ways.map((way) => {
        const { method, most } = way;
        const name = t(`resources.sales.method.${method}`);
        return (
          <Box key={method} sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography noWrap>{name}</Typography>
              {most <= due && (
                <Typography variant="body2" color="text.secondary">
                  {t('resources.sales.refund.at_most', { amount: sum(most) })}
                </Typography>
              )}
            </Box>
            {ways.length > 1 && (
              <Button
                sx={{ minHeight: 48, minWidth: 48 }}
                aria-label={t('resources.sales.refund.all_by', { method: name })}
                onClick={() => onChange(mostlyBy(way, sale, due, digits))}
              >
                {t('resources.sales.refund.all_of_it')}
              </Button>
            )}
            <TextField
              value={amounts[method] ?? ''}
              placeholder="0"
              onChange={({ target }) => onChange({ ...amounts, [method]: plainAmount(target.value, digits) })}
              error={Math.round(Number(amounts[method] ?? 0) * 10 ** digits) > most}
              sx={{ width: 120 }}
              slotProps={{ htmlInput: { inputMode: 'decimal', 'aria-label': name, style: { textAlign: 'right' } } }}
            />
          </Box>
        );
      })}
      {missing !== 0 && (
        <Typography component="output" color="error">
          {t(missing > 0 ? 'resources.sales.refund.missing' : 'resources.sales.refund.over', { amount: sum(Math.abs(missing)) })}
        </Typography>
      )}
    </Box>
  );
};
