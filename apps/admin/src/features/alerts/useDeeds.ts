import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { mutate } from '../../providers/apollo.ts';
import { messageOf } from '../../providers/errors.ts';
import { useViewer } from '../../providers/viewer.ts';
import {
  AcknowledgeAlertsDocument,
  AssignAlertsDocument,
  CommentAlertsDocument,
  ReopenAlertsDocument,
  ResolveAlertsDocument,
  SnoozeAlertsDocument,
} from './mutations.ts';

/** What is done with alerts by one press. */
export type Deed = 'acknowledge' | 'snooze' | 'take' | 'resolve' | 'reopen';

/** Does things with alerts, says what came of it, and reads list and panel again. Each answers whether it was done. */
export function useDeeds(ids: string[], after?: () => void) {
  const notify = useNotify();
  const refresh = useRefresh();
  const { id: employeeId } = useViewer();
  const [busy, setBusy] = useState(false);
  const run = async (deed: Promise<unknown>, name: Deed | 'comment'): Promise<boolean> => {
    setBusy(true);
    try {
      await deed;
      notify(`resources.alerts.done.${name}`, { type: 'success' });
      after?.();
      refresh();
      return true;
    } catch (error) {
      notify(messageOf(error), { type: 'error' });
      return false;
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    acknowledge: () => run(mutate(AcknowledgeAlertsDocument, { ids }), 'acknowledge'),
    snooze: (until: Date) => run(mutate(SnoozeAlertsDocument, { ids, until: until.toISOString() }), 'snooze'),
    take: () => run(mutate(AssignAlertsDocument, { ids, employeeId }), 'take'),
    resolve: () => run(mutate(ResolveAlertsDocument, { ids }), 'resolve'),
    reopen: () => run(mutate(ReopenAlertsDocument, { ids }), 'reopen'),
    comment: (text: string) => run(mutate(CommentAlertsDocument, { ids, text }), 'comment'),
  };
}
