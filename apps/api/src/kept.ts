/** What is small and read by every sale or request is kept by each process this long: another process's change is seen after it at the latest. */
const KEEP_MS = 2_000;

/** A value that is loaded at most every two seconds; `forget` drops it at once, after a change has committed. */
export interface Kept<Value> {
  get: () => Promise<Value>;
  forget: () => void;
}

export function kept<Value>(load: () => Promise<Value>): Kept<Value> {
  let last: { at: number; value: Promise<Value> } | undefined;
  const forget = () => {
    last = undefined;
  };
  const get = () => {
    if (!last || Date.now() - last.at > KEEP_MS) {
      last = { at: Date.now(), value: load() };
      last.value.catch(forget);
    }
    return last.value;
  };
  return { get, forget };
}
