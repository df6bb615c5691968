import type { Db } from '@regulars/db/kysely';

/** What is small and read by every sale is kept by each process this long: a change made by another process is seen after it at the latest. */
const KEEP_MS = 2_000;

/** A value that is loaded at most every two seconds; `forget` drops it at once, after a change has committed. */
export interface Kept<Value> {
  /** @param on inside a transaction its own connection: to wait for another one there, while all are taken, would be to wait for ever */
  get: (on: Db) => Promise<Value>;
  forget: () => void;
}

export function kept<Value>(load: (on: Db) => Promise<Value>): Kept<Value> {
  let last: { at: number; value: Promise<Value> } | undefined;
  const forget = () => {
    last = undefined;
  };
  const get = (on: Db): Promise<Value> => {
    if (last && Date.now() - last.at <= KEEP_MS) return last.value.catch(() => load(on)); // whose transaction loaded it may have failed
    const value = load(on);
    last = { at: Date.now(), value };
    value.catch(forget);
    return value;
  };
  return { get, forget };
}
