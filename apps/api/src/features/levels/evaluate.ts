import type { Db, Tx } from '@regulars/db/kysely';
import type { Condition } from '@regulars/domain/criteria';
import type { Standing } from '@regulars/domain/levels';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { Joins } from '../segments/joins.ts';
import { leafSql } from '../segments/leaf-sql.ts';
import { type Compiling, IN_USE } from '../segments/sql.ts';
import { combined } from '../segments/test-sql.ts';
import type { Rulebook } from './ladders.ts';

/** A member whose standing may have to change: where it stands, and what the rules say. */
export interface Case extends Partial<Omit<Standing, 'rank'>> {
  memberId: string;
  storeId: string;
  rank: number | null;
  earnedId: string | null;
  earnedRank: number | null;
  keeps: boolean;
}

type Sql = RawBuilder<unknown>;

/** Of whom: everybody, or some. */
type Members = readonly string[] | undefined;

/**
 * Every member in use with the standing on the ladder and what the rules say of it, in one pass over what all of them ask: the rank of
 * the highest level whose way up is met, and whether what the present level asks for, to be kept, is met. Ranks are unique, so the rank
 * is the level.
 */
export function reviewedSql(book: Rulebook, compiling: Compiling, members?: Members): Sql {
  const joins = new Joins(compiling, { stores: null, ...(members && { members }) }, 'member');
  const met = (condition: Condition) => combined(condition, false, (leaf, negate) => leafSql(leaf, negate, joins));
  const ups = book.levels.toSorted((a, b) => b.rank - a.rank).map(({ up, rank }) => sql`when ${met(up)} then ${rank}::int`);
  const keeps = book.levels.map(({ id, keep }) => sql`when ${id}::uuid then (${met(keep)}) is true`);
  const mine = members ? sql`and m.id = any(${members}::uuid[])` : sql``;
  return sql`
    select m.id as member_id, m.home_store_id as store_id, s.level_id, s.cause, s.pinned, s.until, s.review_on, s.grace_until, s.warned_for, l.rank,
      ${ups.length > 0 ? sql`case ${sql.join(ups, sql` `)} end` : sql`null::int`} as earned_rank,
      ${keeps.length > 0 ? sql`case s.level_id ${sql.join(keeps, sql` `)} else false end` : sql`false`} as keeps
    from ${joins.from}
    left join member_standing s on s.member_id = m.id and s.ladder = ${book.ladder}::level_ladder
    left join level l on l.id = s.level_id
    where ${IN_USE} and m.merged_into is null ${mine}`;
}

function casesFrom(book: Rulebook, compiling: Compiling, today: BusinessDate, members: Members): Sql {
  return sql`
    with cases as (
      select * from (${reviewedSql(book, compiling, members)}) r
      where coalesce(earned_rank, 0) > coalesce(rank, 0) and pinned is not true
        or until < ${today}::date or review_on <= ${today}::date + ${book.cycle.warnDays}::int)`;
}

/** The members whose standings may have to change today, by one statement over all of them. In no order. */
export const candidatesSql = (book: Rulebook, compiling: Compiling, today: BusinessDate) =>
  sql<{ id: string }>`${casesFrom(book, compiling, today, undefined)} select member_id as id from cases`;

export async function candidates(db: Db, ...of: Parameters<typeof candidatesSql>): Promise<string[]> {
  return (await candidatesSql(...of).execute(db)).rows.map(({ id }) => id);
}

/** The cases of some members, as they stand under their locks, in the order of members. */
export async function casesOf(
  tx: Tx,
  book: Rulebook,
  compiling: Compiling,
  today: BusinessDate,
  members: readonly string[],
): Promise<Case[]> {
  const { rows } = await sql<Case>`${casesFrom(book, compiling, today, members)}
    select c.member_id as "memberId", c.store_id as "storeId", c.level_id as "levelId", c.cause, c.pinned, c.until,
      c.review_on as "reviewOn", c.grace_until as "graceUntil", c.warned_for as "warnedFor", c.rank, c.earned_rank as "earnedRank",
      l.id as "earnedId", c.keeps
    from cases c left join level l on l.rank = c.earned_rank order by c.member_id`.execute(tx);
  return rows;
}
