import { useEffect, useRef } from 'react';

export type Keys = Partial<Record<string, () => void>>;

/** Runs what belongs to a key, wherever the focus is. A browser's own meaning of the key is set aside. */
export function useKeys(keys: Keys, on: boolean): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent) => {
      const run = latest.current[event.key];
      if (!run || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [on]);
}
