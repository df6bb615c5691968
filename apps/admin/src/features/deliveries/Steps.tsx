import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { needsReason } from '@regulars/domain/deliveries';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { DeliveryStatus } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { StepDeliveriesDocument } from './mutations.ts';
import { useAct } from '../../components/useAct.ts';

interface StepsProps {
  ids: string[];
  offered: readonly DeliveryStatus[];
  after?: (() => unknown) | undefined;
  /** Large enough for a thumb. */
  large?: boolean;
}

/** Asks why it did not arrive, or will not. */
const ReasonDialog = ({ status, busy, failure, onSay, onClose }: ReasonDialogProps) => {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>{t(`resources.deliveries.step.${status}`)}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        <TextField
          autoFocus
          label={t('resources.deliveries.fields.reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          slotProps={{ htmlInput: { maxLength: 200 } }}
          sx={{ mt: 2 }}
        />
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.back')}</Button>
        <Button variant="contained" disabled={reason.trim() === ''} loading={busy} onClick={() => onSay(reason)}>
          {t(`resources.deliveries.step.${status}`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
};

interface ReasonDialogProps {
  status: DeliveryStatus;
  busy: boolean;
  failure: string | null;
  onSay: (reason: string) => void;
  onClose: () => void;
}

/** The buttons that take deliveries a step on; each press has a key of its own, so that it counts once. */
export const Steps = ({ ids, offered, after, large = false }: StepsProps) => {
  const t = useTranslate();
  const { act, busy, failure } = useAct(after);
  const [asked, setAsked] = useState<DeliveryStatus | null>(null);
  const step = async (status: DeliveryStatus, reason: string | null) => {
    const done = await act(
      () => mutate(StepDeliveriesDocument, { ids, status, reason, idempotencyKey: crypto.randomUUID() }),
      `resources.deliveries.done.${status}`,
    );
    if (done) setAsked(null);
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
      {offered.map((status, at) => (
        <Button
          key={status}
          size={large ? 'large' : 'medium'}
          variant={at === 0 ? 'contained' : 'outlined'}
          disabled={busy || ids.length === 0}
          onClick={() => (needsReason(status) ? setAsked(status) : void step(status, null))}
        >
          {t(`resources.deliveries.step.${status}`)}
        </Button>
      ))}
      {failure && asked === null && (
        <Alert severity="error" sx={{ width: '100%' }}>
          {failure}
        </Alert>
      )}
      {asked && (
        <ReasonDialog
          status={asked}
          busy={busy}
          failure={failure}
          onSay={(reason) => void step(asked, reason)}
          onClose={() => setAsked(null)}
        />
      )}
    </Box>
  );
};
