import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { useDays } from './useDays.ts';

/** From which day to which. */
export const DaysPicker = ({ from, to, set }: ReturnType<typeof useDays>) => {
  const t = useTranslate();
  return (['from', 'to'] as const).map((key) => (
    <TextField
      key={key}
      type="date"
      label={t(`common.${key}`)}
      value={key === 'from' ? from : to}
      onChange={({ target }) => set(key, target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  ));
};
