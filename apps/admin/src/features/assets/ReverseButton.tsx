import Undo from '@mui/icons-material/UndoOutlined';
import { Alert, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import { mutate } from '../../providers/apollo.ts';
import type { Entry, Holder } from './actions.ts';
import { ReverseEntryDocument } from './documents.ts';
import { useAmount } from './useAmount.ts';

interface Props {
  holder: Holder;
  entry: Entry;
  onDone: () => void;
}

/** Undoes an entry, after a question that names it. */
export const ReverseButton = ({ holder, entry, onDone }: Props) => {
  const t = useTranslate();
  const { instant } = useFormat();
  const { signed } = useAmount();
  const [open, setOpen] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const { act, busy, failure } = useAct(onDone);
  if (!entry.reversible || entry.reversedBy) return null;
  const words = {
    kind: t(`resources.assets.kind.${entry.kind}`),
    at: instant(entry.at),
    amounts: entry.postings.map(({ asset, amount }) => `${signed(asset.kind, amount)} ${asset.name}`).join('，'),
    name: holder.name,
  };
  const save = async () => {
    const work = () => mutate(ReverseEntryDocument, { entryId: entry.id, reason, idempotencyKey: key });
    if (await act(work, 'resources.assets.reverse.done')) setOpen(false);
  };
  return (
    <>
      <Button size="small" color="error" startIcon={<Undo />} onClick={() => setOpen(true)}>
        {t('resources.assets.reverse.action')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} fullWidth maxWidth="xs">
        <DialogTitle>{t('resources.assets.reverse.title', words)}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 3 }}>
          <DialogContentText>{t('resources.assets.reverse.text', words)}</DialogContentText>
          <TextField
            autoFocus
            required
            label={t('common.reason')}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          {failure && <Alert severity="error">{failure}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{t('common.cancel')}</Button>
          <Button color="error" variant="contained" disabled={reason.trim() === ''} loading={busy} onClick={() => void save()}>
            {t('resources.assets.reverse.action')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
};
