import type { Db, Tx } from '@regulars/db/kysely';
import type { Condition } from '@regulars/domain/criteria';
import type { Standing } from '@regulars/domain/levels';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { type Compiling, membersWho } from '../segments/sql.ts';
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

const among = (members: Members) => ({ stores: null, ...(members && { members }) });

/** The members who meet a condition, each with a level. */
function meeting(condition: Condition, level: { id: string; rank: number }, compiling: Compiling, members: Members): Sql {
  return sql`select m.id, ${level.id}::uuid as level_id, ${level.rank}::int as rank ${membersWho(condition, compiling, among(members))}`;
}

/** For each member who meets the way up of any level, the highest: `earned (id, rank)`. Ranks are unique, so the rank is the level. */
export function earnedSql(book: Rulebook, compiling: Compiling, members?: Members): Sql {
  const each = book.levels.map((level) => meeting(level.up, level, compiling, members));
  if (each.length === 0) return sql`select null::uuid as id, null::int as rank where false`;
  return sql`select id, max(rank) as rank from (${sql.join(each, sql` union all `)}) u group by id`;
}

/** Who meets what the level asks for, to be kept: `kept (id, level_id)`. */
export function keptSql(book: Rulebook, compiling: Compiling, members?: Members): Sql {
  const each = book.levels.map((level) => meeting(level.keep, level, compiling, members));
  if (each.length === 0) return sql`select null::uuid as id, null::uuid as level_id, null::int as rank where false`;
  return sql.join(each, sql` union all `);
}

function casesFrom(book: Rulebook, compiling: Compiling, today: BusinessDate, members: Members): Sql {
  const mine = members ? sql`and member_id = any(${members}::uuid[])` : sql``;
  return sql`
    with earned as (${earnedSql(book, compiling, members)}),
    kept as (${keptSql(book, compiling, members)}),
    standing as (select * from member_standing where ladder = ${book.ladder}::level_ladder ${mine}),
    cases as (
      select coalesce(e.id, s.member_id) as member_id, s.level_id, s.cause, s.pinned, s.until, s.review_on, s.grace_until, s.warned_for,
        l.rank, e.rank as earned_rank, k.id is not null as keeps
      from earned e full join standing s on s.member_id = e.id
      left join level l on l.id = s.level_id
      left join kept k on k.id = s.member_id and k.level_id = s.level_id
      where coalesce(e.rank, 0) > coalesce(l.rank, 0) and s.pinned is not true
        or s.until < ${today}::date or s.review_on <= ${today}::date + ${book.cycle.warnDays}::int)`;
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
    select c.member_id as "memberId", m.home_store_id as "storeId", c.level_id as "levelId", c.cause, c.pinned, c.until,
      c.review_on as "reviewOn", c.grace_until as "graceUntil", c.warned_for as "warnedFor", c.rank, c.earned_rank as "earnedRank",
      l.id as "earnedId", c.keeps
    from cases c join member m on m.id = c.member_id left join level l on l.rank = c.earned_rank
    where m.archived_at is null and m.merged_into is null
    order by c.member_id`.execute(tx);
  return rows;
}
