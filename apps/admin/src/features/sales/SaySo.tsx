import { Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

export interface Supervisor {
  email: string;
  password: string;
}

/** For who may not by himself: a supervisor comes to the page and says so. */
export const SaySo = ({ supervisor, onChange }: { supervisor: Supervisor; onChange: (supervisor: Supervisor) => void }) => {
  const t = useTranslate();
  const label = (word: string) => t(`resources.sales.say_so.${word}`);
  return (
    <Box component="section" aria-label={label('title')} sx={{ display: 'grid', gap: 3 }}>
      <Box>
        <Typography variant="h3">{label('title')}</Typography>
        <Typography variant="body2" color="text.secondary">
          {label('help')}
        </Typography>
      </Box>
      <TextField
        label={label('email')}
        value={supervisor.email}
        onChange={({ target }) => onChange({ ...supervisor, email: target.value })}
        autoComplete="off"
        slotProps={{ htmlInput: { inputMode: 'email' } }}
      />
      <TextField
        label={label('password')}
        type="password"
        value={supervisor.password}
        onChange={({ target }) => onChange({ ...supervisor, password: target.value })}
        autoComplete="new-password"
      />
    </Box>
  );
};
