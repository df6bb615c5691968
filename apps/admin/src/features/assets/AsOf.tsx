import { Button, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

/** An instant as a field of the browser's zone writes it: 2026-11-22T14:05. */
const local = (instant: string): string => {
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** Asks for a moment; none is now. */
export const AsOf = ({ at, onChange }: { at: string | null; onChange: (at: string | null) => void }) => {
  const t = useTranslate();
  return (
    <>
      <TextField
        type="datetime-local"
        label={t('resources.assets.as_of')}
        value={at ? local(at) : ''}
        onChange={({ target: { value } }) => onChange(value ? new Date(value).toISOString() : null)}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: 210 }}
      />
      {at && <Button onClick={() => onChange(null)}>{t('resources.assets.now')}</Button>}
    </>
  );
};
