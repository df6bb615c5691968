import { useQuery } from '@apollo/client/react';
import { Box, Button, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { mutate } from '../../providers/apollo.ts';
import { Ask } from './Ask.tsx';
import type { Basket } from './basket.ts';
import { ResumeDocument, SuspendDocument, SuspendedDocument } from './documents.ts';
import { useTry } from './useTry.ts';

interface SuspendProps {
  basket: Basket;
  shiftId: string;
  total: string;
  onDone: () => void;
  onClose: () => void;
}

/** F4 with something in the basket: it waits under a note. */
export const SuspendDialog = ({ basket, shiftId, total, onDone, onClose }: SuspendProps) => {
  const t = useTranslate();
  const [note, setNote] = useState('');
  const { busy, failure, attempt } = useTry();
  const save = () =>
    attempt(async () => {
      const memberId = basket.member?.memberId ?? null;
      const { member: _masked, ...rest } = basket;
      const input = {
        shiftId,
        memberId,
        basket: { ...rest, memberNumber: basket.member?.number ?? null },
        amount: total,
        note: note.trim() || null,
      };
      await mutate(SuspendDocument, { idempotencyKey: `${basket.billKey}-suspend`, input });
      onDone();
    });
  return (
    <Ask
      title={t('resources.till.suspend')}
      action={t('resources.till.suspend')}
      busy={busy}
      failure={failure}
      onClose={onClose}
      onSubmit={() => void save()}
    >
      <TextField
        label={t('resources.till.note')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        autoFocus
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
    </Ask>
  );
};

interface ResumeProps {
  store: { id: string; timeZone: string | null };
  /** What the till wrote when it put the basket aside. */
  onResume: (basket: unknown) => Promise<void>;
  onClose: () => void;
}

/** F4 with an empty basket: what waits in the store, of any till. */
export const ResumeDialog = ({ store, onResume, onClose }: ResumeProps) => {
  const t = useTranslate();
  const { money, instant } = useFormat();
  const { data, loading } = useQuery(SuspendedDocument, { variables: { storeId: store.id }, fetchPolicy: 'network-only' });
  const [keys] = useState(() => new Map<string, string>());
  const { busy, failure, attempt } = useTry();
  const waiting = data?.suspendedBaskets ?? [];
  const resume = (id: string) =>
    attempt(async () => {
      const idempotencyKey = keys.get(id) ?? crypto.randomUUID();
      keys.set(id, idempotencyKey); // asked again after a lost answer it is the same act
      await onResume((await mutate(ResumeDocument, { idempotencyKey, id })).resumeBasket.basket);
    });
  const [first] = waiting;
  return (
    <Ask
      title={t('resources.till.resume')}
      action={t('resources.till.resume_first')}
      busy={busy}
      ready={first !== undefined}
      failure={failure}
      width="sm"
      onClose={onClose}
      onSubmit={() => first && void resume(first.id)}
    >
      {!loading && waiting.length === 0 && <Typography color="text.secondary">{t('resources.till.none_waits')}</Typography>}
      {waiting.map(({ id, note, till, amount, lineCount, suspendedAt, suspendedBy }) => (
        <Button
          key={id}
          variant="outlined"
          color="inherit"
          disabled={busy}
          onClick={() => void resume(id)}
          sx={{ minHeight: 56, justifyContent: 'flex-start', textAlign: 'left', gap: 3, borderColor: 'divider' }}
        >
          <Box sx={{ flex: 1 }}>
            <Typography>{note ?? t('resources.till.lines', { smart_count: lineCount })}</Typography>
            <Typography variant="body2" color="text.secondary">
              {[t('resources.till.at', { till }), suspendedBy, instant(suspendedAt, store)].join(' · ')}
            </Typography>
          </Box>
          <Typography sx={{ fontWeight: 600 }}>{money(amount)}</Typography>
        </Button>
      ))}
    </Ask>
  );
};
