import { useEffect, useRef } from 'react';

/** Runs the work once the time has passed, however often it is called until then. */
export function useBunched(work: () => Promise<unknown>, ms: number): () => void {
  const timer = useRef<number>(undefined);
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      latest.current().catch(() => undefined); // the next happening tries again
    }, ms);
  };
}
