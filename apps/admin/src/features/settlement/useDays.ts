import { periodStart } from '@regulars/domain/period';
import { useSearchParams } from 'react-router';
import { useToday } from '../../providers/today.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The days that a report is about, in its address; this month where it names none. */
export function useDays() {
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const read = (key: 'from' | 'to', otherwise: string) => (DAY.test(params.get(key) ?? '') ? (params.get(key) ?? '') : otherwise);
  const [from, to] = [read('from', periodStart(today, 'MONTH')), read('to', today)];
  const set = (key: 'from' | 'to', value: string) =>
    value &&
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set(key, value);
      return next;
    });
  return { from: from <= to ? from : to, to, set };
}
