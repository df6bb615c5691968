import {
  Alert,
  Button,
  type ButtonProps,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from './useAct.ts';

export interface Asked {
  name: string;
  /** Key of its label. */
  label: string;
  type?: 'text' | 'date' | 'number';
  /** Long text. */
  rows?: number;
  required?: boolean;
  /** Values and the words for them. */
  choices?: readonly { id: string; name: string }[];
  initial?: string;
  help?: string;
}

type Values = Readonly<Record<string, string>>;

interface ActDialogProps {
  title: string;
  text?: string;
  asks: readonly Asked[];
  /** What the button that does it says. */
  action: string;
  done: string;
  danger?: boolean;
  onClose: () => void;
  /** Empty fields are left out. */
  act: (values: Values) => Promise<unknown>;
}

const Field = ({ ask, value, onChange }: { ask: Asked; value: string; onChange: (value: string) => void }) => {
  const t = useTranslate();
  const { type = 'text', label, rows, required, choices, help } = ask;
  return (
    <TextField
      label={t(label)}
      type={choices ? 'text' : type}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      required={required ?? false}
      select={choices !== undefined}
      {...(rows && { multiline: true, minRows: rows })}
      {...(help && { helperText: t(help) })}
      slotProps={{ inputLabel: type === 'date' ? { shrink: true } : {} }}
      autoComplete="off"
    >
      {choices?.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
};

/** Asks for a few things, does one thing with them, and says what came of it. */
const ActDialog = ({ title, text, asks, action, done, danger = false, onClose, act }: ActDialogProps) => {
  const t = useTranslate();
  const { act: run, busy, failure } = useAct();
  const [values, setValues] = useState<Values>(() => Object.fromEntries(asks.map(({ name, initial }) => [name, initial ?? ''])));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
    if (await run(() => act(given), done)) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <form onSubmit={submit}>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 4 }}>
          {text && <Typography color="text.secondary">{text}</Typography>}
          {asks.map((ask) => (
            <Field
              key={ask.name}
              ask={ask}
              value={values[ask.name] ?? ''}
              onChange={(value) => setValues((old) => ({ ...old, [ask.name]: value }))}
            />
          ))}
          {failure && <Alert severity="error">{failure}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" variant="contained" loading={busy} color={danger ? 'error' : 'primary'}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};

/** A button that opens such a dialog. */
export const ActButton = ({ label, button, ...dialog }: { label: string; button?: ButtonProps } & Omit<ActDialogProps, 'onClose'>) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" {...button} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && <ActDialog {...dialog} onClose={() => setOpen(false)} />}
    </>
  );
};
