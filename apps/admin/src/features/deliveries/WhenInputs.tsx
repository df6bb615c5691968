import { Box, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useToday } from '../../providers/today.ts';

/** As typed: a day, and times that may be empty. */
export interface When {
  date: string;
  start: string;
  end: string;
}

/** The day and, where one was agreed, the time. */
export const WhenInputs = ({ when, onChange }: { when: When; onChange: (when: When) => void }) => {
  const t = useTranslate();
  const today = useToday();
  const label = (field: string) => t(`resources.deliveries.fields.${field}`);
  const shrunk = { inputLabel: { shrink: true } };
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: '1fr 1fr' }}>
      <TextField
        type="date"
        required
        label={label('date')}
        value={when.date}
        onChange={({ target }) => onChange({ ...when, date: target.value })}
        slotProps={{ ...shrunk, htmlInput: { min: today } }}
        sx={{ gridColumn: '1 / -1' }}
      />
      {(['start', 'end'] as const).map((side) => (
        <TextField
          key={side}
          type="time"
          label={label(side === 'start' ? 'windowStart' : 'windowEnd')}
          value={when[side]}
          onChange={({ target }) => onChange({ ...when, [side]: target.value })}
          slotProps={shrunk}
        />
      ))}
    </Box>
  );
};
