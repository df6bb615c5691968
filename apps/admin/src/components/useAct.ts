import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import { messageOf } from '../providers/errors.ts';

/**
 * Runs a change and says what came of it: `done`, or what it makes of the answer. Lists and panels are read again, and whatever
 * `after` reads.
 */
export function useAct(after?: () => unknown) {
  const notify = useNotify();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const act = async <Answer>(work: () => Promise<Answer>, done: string | ((answer: Answer) => string)): Promise<boolean> => {
    setBusy(true);
    setFailure(null);
    try {
      const answer = await work();
      notify(typeof done === 'string' ? done : done(answer), { type: 'success' });
      refresh();
      after?.();
      return true;
    } catch (error) {
      setFailure(messageOf(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { act, busy, failure };
}
