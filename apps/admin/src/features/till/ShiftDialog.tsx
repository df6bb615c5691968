import { Box, Button, Tab, Tabs, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { PrintedPage } from '../../components/PrintedPage.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { ShiftFieldsFragment } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { CloseShiftDocument, MoveCashDocument } from '../shifts/documents.ts';
import { ShiftReport } from '../shifts/ShiftReport.tsx';
import { Ask } from './Ask.tsx';
import { useAmountFault } from './useAmountFault.ts';
import { useTry } from './useTry.ts';

type Shift = ShiftFieldsFragment;
type Doing = 'close' | 'PAID_IN' | 'PAID_OUT';

/** Notes and coins that are counted, in the major unit. */
const PIECES = [100, 50, 20, 10, 5, 1, 0.5, 0.1] as const;

/** The count by notes and coins; what is typed as a sum stands above it. */
const Count = ({ onSum }: { onSum: (sum: string) => void }) => {
  const t = useTranslate();
  const [pieces, setPieces] = useState<Record<string, string>>({});
  const count = (piece: number, text: string) => {
    const next: Record<string, string> = { ...pieces, [piece]: text.replaceAll(/\D/g, '') };
    setPieces(next);
    const tenths = PIECES.reduce((sum, one) => sum + Math.round(one * 10) * Number(next[one] ?? 0), 0);
    onSum((tenths / 10).toFixed(2));
  };
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', gap: 2 }}>
      {PIECES.map((piece) => (
        <TextField
          key={piece}
          label={t('resources.till.pieces', { piece })}
          value={pieces[piece] ?? ''}
          placeholder="0"
          onChange={({ target }) => count(piece, target.value)}
          slotProps={{ htmlInput: { inputMode: 'numeric', style: { textAlign: 'right' } } }}
        />
      ))}
    </Box>
  );
};

/** Holds what is typed; each act has a key of its own. */
function useShiftActs(shift: Shift, onMoved: () => Promise<unknown>, onClosed: (shift: Shift) => void) {
  const [doing, setDoing] = useState<Doing>('close');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { busy, failure, fail, attempt } = useTry();
  const start = (what: Doing) => {
    setDoing(what);
    fail(null);
    setAmount('');
    setReason('');
    setKey(crypto.randomUUID());
  };
  const save = () =>
    attempt(async () => {
      if (doing === 'close') {
        const input = { shiftId: shift.id, counted: amount, note: reason || null };
        return onClosed((await mutate(CloseShiftDocument, { idempotencyKey: key, input })).closeShift);
      }
      await mutate(MoveCashDocument, { idempotencyKey: key, input: { shiftId: shift.id, kind: doing, amount, reason } });
      start('close');
      return onMoved();
    });
  return { doing, start, amount, setAmount, reason, setReason, busy, failure, save };
}

/** F9: cash in and out, and the end of the shift. */
export const ShiftDialog = (props: {
  shift: Shift;
  onMoved: () => Promise<unknown>;
  onClosed: (shift: Shift) => void;
  onClose: () => void;
}) => {
  const { shift, onMoved, onClosed, onClose } = props;
  const t = useTranslate();
  const { instant } = useFormat();
  const it = useShiftActs(shift, onMoved, onClosed);
  const fault = useAmountFault(it.amount);
  const closing = it.doing === 'close';
  const title = `${t('resources.till.shift')} · ${t('resources.till.at', { till: shift.till })} · ${instant(shift.openedAt, shift.store)}`;
  return (
    <Ask
      title={title}
      action={t(closing ? 'resources.till.close_shift' : `resources.shifts.kind.${it.doing}`)}
      busy={it.busy}
      ready={it.amount !== '' && fault === null && (closing || it.reason.trim() !== '')}
      failure={it.failure}
      width="sm"
      onClose={onClose}
      onSubmit={() => void it.save()}
    >
      <Tabs value={it.doing} onChange={(_event, doing: Doing) => it.start(doing)}>
        <Tab value="close" label={t('resources.till.close_shift')} />
        <Tab value="PAID_IN" label={t('resources.shifts.kind.PAID_IN')} />
        <Tab value="PAID_OUT" label={t('resources.shifts.kind.PAID_OUT')} />
      </Tabs>
      <TextField
        key={it.doing}
        label={t(closing ? 'resources.till.counted' : 'resources.topUp.amount')}
        value={it.amount}
        onChange={({ target }) => it.setAmount(target.value.replace('。', '.').trim())}
        error={fault !== null}
        helperText={fault}
        autoFocus
        autoComplete="off"
        slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right', fontSize: 24 } } }}
      />
      {closing && <Count onSum={it.setAmount} />}
      <TextField
        label={t(closing ? 'resources.till.note' : 'resources.till.reason')}
        value={it.reason}
        onChange={({ target }) => it.setReason(target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </Ask>
  );
};

/** The shift that was just closed: its report, to be printed. */
export const ClosedShift = ({ shift, onNext }: { shift: Shift; onNext: () => void }) => {
  const t = useTranslate();
  const leave = useNavigate();
  return (
    <PrintedPage upright>
      <Box
        component="main"
        sx={{
          minHeight: '100vh',
          bgcolor: 'background.default',
          p: 6,
          display: 'grid',
          justifyContent: 'center',
          alignContent: 'start',
          gap: 4,
        }}
      >
        <Typography variant="h1">{t('resources.till.closed')}</Typography>
        <ShiftReport shift={shift} />
        <Box sx={{ display: 'flex', gap: 2, '@media print': { display: 'none' } }}>
          <Button variant="contained" onClick={() => print()} sx={{ minHeight: 48 }}>
            {t('resources.slips.print')}
          </Button>
          <Button variant="outlined" onClick={onNext} sx={{ minHeight: 48 }}>
            {t('resources.till.open_shift')}
          </Button>
          <Button onClick={() => void leave('/')} sx={{ minHeight: 48 }}>
            {t('common.back')}
          </Button>
        </Box>
      </Box>
    </PrintedPage>
  );
};
