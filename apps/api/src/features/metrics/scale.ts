import type { Db } from '@regulars/db/kysely';
import { minor, type Minor } from '@regulars/domain/money';
import type { RfmScale } from '@regulars/domain/rfm';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';

/** The yardstick of RFM with the day it was measured on. */
export interface MeasuredScale extends RfmScale {
  asOf: BusinessDate;
  money: { cuts: Minor[]; mean: Minor };
}

/**
 * Measures fifths and means over all members who ever bought, and keeps them: the scores of everybody are told by it until it is
 * measured again. A cut is the value of the member who stands at that share of all (percentile_disc). Without members there is none.
 */
export async function measureScale(db: Db, asOf: BusinessDate, now: Date): Promise<void> {
  const fifths = (column: string) => sql`percentile_disc(array[0.2, 0.4, 0.6, 0.8]) within group (order by ${sql.ref(column)})`;
  await sql`
    insert into rfm_scale (id, as_of, measured_at, members, recency_cuts, frequency_cuts, money_cuts, recency_mean, frequency_mean, money_mean)
    select 1, ${asOf}::date, ${now}::timestamptz, count(*), ${fifths('last_purchase')}, ${fifths('orders_365')}, ${fifths('amount_365')},
      ${asOf}::date - floor(avg(${asOf}::date - last_purchase))::int, ceil(avg(orders_365))::int, ceil(avg(amount_365))::bigint
    from member_metrics having count(*) > 0
    on conflict (id) do update set as_of = excluded.as_of, measured_at = excluded.measured_at, members = excluded.members,
      recency_cuts = excluded.recency_cuts, frequency_cuts = excluded.frequency_cuts, money_cuts = excluded.money_cuts,
      recency_mean = excluded.recency_mean, frequency_mean = excluded.frequency_mean, money_mean = excluded.money_mean`.execute(db);
}

/** Whether the scale was measured on another day, or never. */
export async function scaleIsDue(db: Db, today: BusinessDate): Promise<boolean> {
  const row = await db.selectFrom('rfm_scale').select('as_of').executeTakeFirst();
  return row?.as_of !== today;
}

/** The scale in use; undefined: nobody has bought anything yet, or the night was not yet. */
export async function scaleOf(db: Db): Promise<MeasuredScale | undefined> {
  const row = await db.selectFrom('rfm_scale').selectAll().executeTakeFirst();
  return (
    row && {
      asOf: row.as_of,
      recency: { cuts: row.recency_cuts, mean: row.recency_mean },
      frequency: { cuts: row.frequency_cuts, mean: row.frequency_mean },
      money: { cuts: row.money_cuts.map(minor), mean: minor(row.money_mean) },
    }
  );
}
