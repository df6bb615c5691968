import type { Db } from '@regulars/db/kysely';
import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { withinBudget } from '../../time-budget.ts';
import { lines, MONEY } from './lines.ts';

/** Both kinds of stored value, in minor units. */
export interface Value {
  principal: number;
  bonus: number;
}

const byAsset = (sum: RawBuilder<unknown>) => sql`
  coalesce(sum(${sum}) filter (where asset_id = ${PRINCIPAL}), 0)::bigint as principal,
  coalesce(sum(${sum}) filter (where asset_id = ${BONUS}), 0)::bigint as bonus`;

/** What one store can ask of another; below zero: owes it. */
export interface Claim extends Value {
  store_id: string;
  peer_id: string;
}

/** What stores owe each other for value spent at one that another was paid for: each pair once, in the order of their ids. */
export function claimsQuery(from: BusinessDate | null, to: BusinessDate): RawBuilder<Claim> {
  const where = sql`house = 'SETTLEMENT' and not of_member and store_id < peer_id`;
  return sql<Claim>`select store_id, peer_id, ${byAsset(sql`minus - plus`)} from ${lines({ assets: MONEY, where, from, to })} l group by 1, 2 order by 1, 2`;
}

/** What members could spend at the end of a day, by the store that owes it. */
export function owedTo(db: Db, on: BusinessDate, stores: readonly string[]): Promise<(Value & { store_id: string })[]> {
  const where = sql`of_member and store_id = any(${[...stores]}::uuid[])`;
  return withinBudget(
    db,
    sql`select store_id, ${byAsset(sql`plus - minus`)} from ${lines({ assets: MONEY, where, from: null, to: on })} l group by 1
      having sum(plus - minus) <> 0 or bool_or(plus <> minus) order by 1`,
  );
}

/** What came and went of stored value in a period: by what it stands against, and which way. */
export interface Movement extends Value {
  house: string;
  came: boolean;
}

/** Sums of what moved; of what went below zero. */
export function movements(db: Db, from: BusinessDate, to: BusinessDate, stores: readonly string[]): Promise<Movement[]> {
  const where = sql`of_member and store_id = any(${[...stores]}::uuid[])`;
  return withinBudget(
    db,
    sql`select house, w.came, ${byAsset(sql`w.amount`)} from ${lines({ assets: MONEY, where, from, to })} l
      cross join lateral (values (true, plus), (false, -minus)) w (came, amount) where w.amount <> 0 group by 1, 2 order by 1, 2 desc`,
  );
}

/** What members could spend at the end of each of these days, oldest first. */
export function owedOver(db: Db, days: readonly BusinessDate[], stores: readonly string[]): Promise<(Value & { on: BusinessDate })[]> {
  const where = sql`of_member and store_id = any(${[...stores]}::uuid[])`;
  const last = days.at(-1) ?? '';
  // Every line counts at the first of these days that is not before it; then the sums run on.
  return withinBudget(
    db,
    sql`select d.day as "on", sum(coalesce(s.principal, 0)) over (order by d.day)::bigint as principal, sum(coalesce(s.bonus, 0)) over (order by d.day)::bigint as bonus
      from unnest(${[...days]}::date[]) d (day) left join (
        select (select min(u.day) from unnest(${[...days]}::date[]) u (day) where u.day >= m.day) as day, sum(m.principal) as principal, sum(m.bonus) as bonus
        from (select day, ${byAsset(sql`plus - minus`)} from ${lines({ assets: MONEY, where, from: null, to: last })} l group by 1) m group by 1
      ) s on s.day = d.day order by d.day`,
  );
}

/** The keys of the entries behind what two stores owe each other, the newest first. */
export async function entriesBetween(
  db: Db,
  pair: { storeId: string; peerId: string },
  { from, to, limit }: { from: BusinessDate; to: BusinessDate; limit: number },
): Promise<{ member_id: string; id: string }[]> {
  return withinBudget(
    db,
    sql`select distinct entry_id as id, member_id from posting
      where house = 'SETTLEMENT' and store_id = ${pair.storeId} and peer_id = ${pair.peerId} and business_date between ${from}::date and ${to}::date
      order by entry_id desc limit ${limit}`,
  );
}
