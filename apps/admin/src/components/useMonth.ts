import { addMonths, periodStart } from '@regulars/domain/period';
import { useSearchParams } from 'react-router';
import { useToday } from '../providers/today.ts';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

interface Month {
  /** Its first day. */
  month: string;
  /** The running month. */
  current: string;
  choose: (month: string) => void;
}

/** The month of a page, in its address as `month=2026-11`; the one before by default where `closed`, else the running one. */
export function useMonth(closed = false): Month {
  const current = periodStart(useToday(), 'MONTH');
  const [params, setParams] = useSearchParams();
  const named = params.get('month') ?? '';
  const month = MONTH.test(named) ? `${named}-01` : addMonths(current, closed ? -1 : 0);
  const choose = (to: string) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.set('month', to.slice(0, 7));
      return next;
    });
  return { month, current, choose };
}
