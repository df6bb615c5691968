import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { Form, useNotify, useTranslate } from 'react-admin';
import { CountInput, MoneyInput } from '../../components/MoneyInput.tsx';
import { ForgetRefusals } from '../../components/SaveBar.tsx';
import type { PerformanceFieldsFragment } from '../../gql/graphql.ts';
import { client } from '../../providers/apollo.ts';
import { fieldErrors, messageOf } from '../../providers/errors.ts';
import { SetStaffGoalDocument } from './documents.ts';

interface GoalDialogProps {
  performance: PerformanceFieldsFragment;
  month: string;
}

const textOf = (goal: string | number | undefined) => (goal === undefined ? '' : String(goal));

/** What was typed; an emptied goal is none. */
function goalsOf(form: Record<string, unknown>) {
  const text = (name: string) => String(form[name] ?? '').trim();
  const whole = (name: string) => (text(name) === '' ? null : Number(text(name)));
  return { revenue: text('revenue') || null, orders: whole('orders'), newMembers: whole('newMembers') };
}

/** Sets the goals of a month; an empty field takes a goal back. */
export const GoalDialog = ({ performance: { employee, goals }, month }: GoalDialogProps) => {
  const t = useTranslate();
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const close = () => {
    setOpen(false);
    setFailure(null);
  };

  const save = async (form: Record<string, unknown>) => {
    const input = { employeeId: employee.id, month, ...goalsOf(form) };
    try {
      await client.mutate({ mutation: SetStaffGoalDocument, variables: { input }, refetchQueries: 'active', awaitRefetchQueries: true });
      notify('resources.performance.goals_set', { type: 'success' });
      close();
    } catch (error) {
      const fields = fieldErrors(error);
      if (!['revenue', 'orders', 'newMembers'].some((name) => name in fields)) setFailure(messageOf(error));
      return fields;
    }
  };

  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {t('resources.performance.set_goals')}
      </Button>
      <Dialog open={open} onClose={close} fullWidth maxWidth="xs">
        <Form
          record={{
            revenue: textOf(goals.revenue?.goal),
            orders: textOf(goals.orders?.goal),
            newMembers: textOf(goals.newMembers?.goal),
          }}
          onSubmit={save}
        >
          <ForgetRefusals />
          <DialogTitle>{t('resources.performance.goals_of', { name: employee.name, month: month.slice(0, 7) })}</DialogTitle>
          <DialogContent>
            <Typography color="text.secondary" sx={{ mb: 4 }}>
              {t('resources.performance.goals_help')}
            </Typography>
            {failure && (
              <Alert severity="error" sx={{ mb: 4 }}>
                {failure}
              </Alert>
            )}
            <MoneyInput source="revenue" label="resources.performance.measure.revenue" />
            <CountInput source="orders" label="resources.performance.measure.orders" />
            <CountInput source="newMembers" label="resources.performance.measure.newMembers" />
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('common.cancel')}</Button>
            <Button type="submit" variant="contained">
              {t('common.save')}
            </Button>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
};
