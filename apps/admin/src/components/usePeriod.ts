import { useSearchParams } from 'react-router';
import { type PeriodChoice, readPeriod } from '../period.ts';
import { useToday } from '../providers/today.ts';

type Change = Record<string, string | null>;

/** The period of a page, in its address; `change` sets search parameters (null takes one away). */
export function usePeriod(): PeriodChoice & { change: (change: Change) => void } {
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const change = (changes: Change) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      for (const [key, value] of Object.entries(changes)) {
        if (value === null) next.delete(key);
        else next.set(key, value);
      }
      return next;
    });
  return { ...readPeriod(params, today), change };
}
