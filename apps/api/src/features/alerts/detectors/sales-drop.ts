import { periodStart } from '@regulars/domain/period';
import { addDays } from '@regulars/domain/time';
import { sql } from 'kysely';
import { toldOf } from '../../forecast/told.ts';
import type { Detector } from '../detector.ts';
import { dropped } from './drops.ts';

/** A store's last whole week beside what was told of it on its Monday; of a store that was told nothing there is nothing to say. */
export const salesDrop: Detector = {
  kind: 'SALES_DROP',
  every: 'DAY',
  candidates: async (run) => {
    const week = addDays(periodStart(run.today, 'WEEK'), -7);
    const below = (await toldOf(week)).filter(({ actual, expected, low }) => actual < (low ?? expected));
    return dropped(
      'SALES_DROP',
      run,
      below.map((told) => ({ ...told, week })),
      sql`true`,
    );
  },
};
