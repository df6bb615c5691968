import ChevronLeft from '@mui/icons-material/ChevronLeft';
import ChevronRight from '@mui/icons-material/ChevronRight';
import { Box, IconButton, TextField } from '@mui/material';
import { addMonths } from '@regulars/domain/period';
import { useTranslate } from 'react-admin';
import { useMonth } from './useMonth.ts';

interface MonthPickerProps {
  /** Begins with the month before, not the running one. */
  closed?: boolean;
  /** Months to come may be chosen, so many. */
  ahead?: number;
}

/** A month in the address: one back, one on, or any. */
export const MonthPicker = ({ closed = false, ahead = 0 }: MonthPickerProps) => {
  const t = useTranslate();
  const { month, current, choose } = useMonth(closed);
  const last = addMonths(current, ahead);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <IconButton size="small" aria-label={t('period.month_before')} onClick={() => choose(addMonths(month, -1))}>
        <ChevronLeft fontSize="small" />
      </IconButton>
      <TextField
        type="month"
        value={month.slice(0, 7)}
        onChange={({ target }) => target.value && choose(`${target.value}-01`)}
        slotProps={{ htmlInput: { 'aria-label': t('period.grain.MONTH'), max: last.slice(0, 7) } }}
      />
      <IconButton size="small" disabled={month >= last} aria-label={t('period.month_after')} onClick={() => choose(addMonths(month, 1))}>
        <ChevronRight fontSize="small" />
      </IconButton>
    </Box>
  );
};
