import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Operation } from '../../components/Operation.tsx';
import { useAct } from '../../components/useAct.ts';
import { useFormat } from '../../components/useFormat.ts';
import type { CommissionState } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useViewer } from '../../providers/viewer.ts';
import { PayCommissionsDocument } from './documents.ts';

interface PayButtonProps {
  month: string;
  rows: readonly { state: CommissionState; amount: string; employee: { id: string; name: string } }[];
  onDone: () => void;
}

const MOST_AT_ONCE = 200;

/** Pays what is due, after saying how much to how many and what follows; nobody pays the own commission. */
export const PayButton = ({ month, rows, onDone }: PayButtonProps) => {
  const t = useTranslate();
  const { money } = useFormat();
  const viewer = useViewer();
  const [open, setOpen] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { act, busy, failure } = useAct(onDone);
  const due = rows.filter(({ state, employee }) => state === 'DUE' && employee.id !== viewer?.id).slice(0, MOST_AT_ONCE);
  const [one] = due;
  if (!one) return null;
  const word = (name: string, options?: Record<string, unknown>) => t(`resources.commissions.pay.${name}`, options);
  const sum = money(due.reduce((total, { amount }) => total + Number(amount), 0));
  const save = async () => {
    const input = { month, payments: due.map(({ employee, amount }) => ({ employeeId: employee.id, amount })) };
    const done = await act(() => mutate(PayCommissionsDocument, { idempotencyKey: key, input }), 'resources.commissions.pay.done');
    setKey(crypto.randomUUID());
    return done;
  };
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {word('action', { smart_count: due.length })}
      </Button>
      {open && (
        <Operation
          title={word('title', { month: month.slice(0, 7), sum })}
          action={word('confirm')}
          ready
          {...{ busy, failure }}
          onClose={() => setOpen(false)}
          onSave={save}
        >
          <Typography>
            {due.length === 1 ? word('one', { name: one.employee.name, sum }) : word('many', { count: due.length, sum })}
          </Typography>
          <Typography color="text.secondary">{word('text')}</Typography>
        </Operation>
      )}
    </>
  );
};
