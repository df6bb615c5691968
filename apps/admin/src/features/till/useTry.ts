import { useState } from 'react';
import { messageOf } from '../../providers/errors.ts';
import { beep, useTillSound } from './beep.ts';

/** Runs what may fail: a failure is heard, and seen where it happened. */
export function useTry() {
  const [sound] = useTillSound();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const fail = (words: string | null) => {
    if (words && sound) beep('bad');
    setFailure(words);
  };
  const attempt = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      fail(messageOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, fail, attempt };
}
