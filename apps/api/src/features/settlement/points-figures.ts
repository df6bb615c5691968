import type { Db } from '@regulars/db/kysely';
import type { PointsMoved } from '@regulars/domain/points-liability';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { withinBudget } from '../../time-budget.ts';
import { lines } from './lines.ts';

// Each of these reads all kinds of points at once: there are few, and a report shows them together.

const KINDS = sql`(select asset_id from points_kind)`;

/** Points of one kind. */
interface OfKind {
  asset_id: string;
  points: number;
}

const ofStores = (stores: readonly string[]) => sql`of_member and store_id = any(${[...stores]}::uuid[])`;

/** What members had at the end of a day, by kind and by the store that owes it. */
export function pointsOwed(db: Db, on: BusinessDate, stores: readonly string[]): Promise<(OfKind & { store_id: string })[]> {
  const all = lines({ assets: KINDS, where: ofStores(stores), from: null, to: on });
  return withinBudget(
    db,
    sql`select asset_id, store_id, sum(plus - minus)::bigint as points from ${all} l group by 1, 2 having sum(plus - minus) <> 0 order by 1, 2`,
  );
}

/** What came and went in a period, by kind and by what it stands against. */
export function pointsMoved(db: Db, from: BusinessDate, to: BusinessDate, stores: readonly string[]): Promise<(OfKind & PointsMoved)[]> {
  const all = lines({ assets: KINDS, where: ofStores(stores), from, to });
  return withinBudget(
    db,
    sql`select asset_id, house, sum(w.points)::bigint as points from ${all} l
      cross join lateral (values (1, plus), (-1, -minus)) w (way, points) where w.points <> 0 group by 1, 2, w.way order by 1, 2, w.way`,
  );
}

/** What members had at the end of each of these days, by kind, oldest first; a kind that never moved is left out. */
export function pointsOver(db: Db, days: readonly BusinessDate[], stores: readonly string[]): Promise<(OfKind & { on: BusinessDate })[]> {
  const all = lines({ assets: KINDS, where: ofStores(stores), from: null, to: days.at(-1) ?? '' });
  return withinBudget(
    db,
    sql`with moved as (select asset_id, day, sum(plus - minus) as points from ${all} l group by 1, 2)
      select k.asset_id, d.day as "on", coalesce(sum(m.points) filter (where m.day <= d.day), 0)::bigint as points
      from (select distinct asset_id from moved) k cross join unnest(${[...days]}::date[]) d (day) join moved m on m.asset_id = k.asset_id
      group by 1, 2 order by 1, 2`,
  );
}

/** Points by kind and by the first day of the month in which they expire; null: never. */
export type Expiring = OfKind & { month: BusinessDate | null };

const byMonth = sql`date_trunc('month', expires_on)::date as month, sum(remaining)::bigint as points`;

/** What lies in lots now. */
export function expiringNow(db: Db, stores: readonly string[]): Promise<Expiring[]> {
  return withinBudget(
    db,
    sql`select asset_id, ${byMonth} from lot
      where remaining > 0 and asset_id in ${KINDS} and store_id = any(${[...stores]}::uuid[]) group by 1, 2 order by 1, 2`,
  );
}

/** What lay in lots at the end of a day, with the dates that they had then: each lot by its lines up to that day. */
export function expiringThen(db: Db, on: BusinessDate, stores: readonly string[]): Promise<Expiring[]> {
  return withinBudget(
    db,
    sql`with lots as (
        select asset_id, sum(amount) as remaining, (array_agg(expires_on order by version desc))[1] as expires_on
        from posting where asset_id in ${KINDS} and lot_id is not null and business_date <= ${on}::date and store_id = any(${[...stores]}::uuid[])
        group by asset_id, member_id, lot_id having sum(amount) > 0
      )
      select asset_id, ${byMonth} from lots group by 1, 2 order by 1, 2`,
  );
}
