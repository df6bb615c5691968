import type { Tx } from '@regulars/db/kysely';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt, type StoreClock } from '../../business-day.ts';

/**
 * Notes that a day which is over gets an entry, so that its sums are made anew (features/settlement/fold.ts). An entry of today,
 * as nearly all are, costs nothing. The row is locked even where it stands already: else it could be taken away under our hands.
 */
export async function markLate(tx: Tx, store: StoreClock, day: BusinessDate): Promise<void> {
  if (day >= businessDayAt(store, new Date())) return;
  await sql`insert into value_dirty_day (day) values (${day}) on conflict (day) do update set day = excluded.day`.execute(tx);
}
