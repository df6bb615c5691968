import { businessDate } from '@regulars/domain/time';
import { useState } from 'react';
import { useViewer } from './viewer.ts';

/** The business day it is by the chain's clock, as the page was opened. */
export function useToday(): string {
  const { timeZone, dayStartsAt } = useViewer().chain;
  const [now] = useState(() => new Date());
  return businessDate(now, timeZone, dayStartsAt);
}
