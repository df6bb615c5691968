import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from '../../components/useAct.ts';
import { useBranch } from '../../frame/useBranch.ts';
import { useStores } from '../orgs/useOrgs.ts';

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly { id: string; name: string }[];
  onChange: (id: string) => void;
}

/** One of a short list. */
export const Choice = ({ label, value, options, onChange }: ChoiceProps) => (
  <TextField
    select
    required
    label={label}
    value={options.some(({ id }) => id === value) ? value : ''}
    onChange={({ target }) => onChange(target.value)}
  >
    {options.map(({ id, name }) => (
      <MenuItem key={id} value={id}>
        {name}
      </MenuItem>
    ))}
  </TextField>
);

/** The store where something is done: the one looked at, or the first. */
export function useStore() {
  const [branch] = useBranch();
  const stores = useStores();
  const [chosen, setChosen] = useState('');
  const storeId = chosen || (stores.find(({ id }) => id === branch) ?? stores[0])?.id || '';
  return { stores, storeId, setStoreId: setChosen };
}

interface DialogProps {
  title: string;
  ready: boolean;
  /** Does it under this key, which stays the same until it is done. */
  save: (key: string) => Promise<unknown>;
  onClose: () => void;
  onDone: () => void;
  children: ReactNode;
}

/** A few fields, and a button that does it. */
export const PointsDialog = ({ title, ready, save, onClose, onDone, children }: DialogProps) => {
  const t = useTranslate();
  const [key] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(onDone);
  const run = async () => {
    if (await act(() => save(key), 'resources.points.done')) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3, pt: '8px !important' }}>
        {children}
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button variant="contained" disabled={!ready} loading={busy} onClick={() => void run()}>
          {t('common.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
