import { startTransition, useEffect, useState } from 'react';

/** What fits on a screen at once. */
const FIRST = 3;
const PAUSE_MS = 16;

/**
 * How many cards are drawn: the first ones at once, the others one after the other from when there is something to draw, so that
 * the page can be read and used meanwhile.
 */
export function useGrowing(count: number, ready: boolean): number {
  const [drawn, draw] = useState(FIRST);
  useEffect(() => {
    if (!ready || drawn >= count) return;
    const timer = setTimeout(() => startTransition(() => draw(drawn + 1)), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [drawn, count, ready]);
  return drawn;
}
