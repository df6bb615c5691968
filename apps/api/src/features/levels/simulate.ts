import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';
import type { Compiling } from '../segments/sql.ts';
import { earnedSql, keptSql } from './evaluate.ts';
import type { Rulebook } from './ladders.ts';

/** How many members would move from one level to another; null: the start of the ladder. */
export interface Shift {
  fromId: string | null;
  toId: string | null;
  members: number;
}

/**
 * Asks rules of everybody as they stand today: up where more is earned, down where the present level would not be kept. Levels given by
 * hand stay unless more is earned, pinned ones stay. Nothing is written. @returns those who stay, too: `fromId` equals `toId`
 */
export async function simulate(db: Db, book: Rulebook, compiling: Compiling): Promise<Shift[]> {
  const { rows } = await sql<Shift>`
    with earned as (${earnedSql(book, compiling)}),
    kept as (${keptSql(book, compiling)}),
    now as (
      select s.member_id, s.level_id, l.rank, s.pinned, s.cause from member_standing s join level l on l.id = s.level_id
      join member m on m.id = s.member_id
      where s.ladder = ${book.ladder}::level_ladder and m.archived_at is null),
    moved as (
      select n.level_id as from_id, case
        when n.pinned then n.level_id
        when coalesce(e.rank, 0) > coalesce(n.rank, 0) then (select id from level l where l.rank = e.rank)
        when n.cause = 'MANUAL' or k.id is not null or n.level_id is null then n.level_id
        else (select id from level l where l.rank = e.rank) end as to_id
      from now n full join earned e on e.id = n.member_id
      left join kept k on k.id = n.member_id and k.level_id = n.level_id)
    select from_id as "fromId", to_id as "toId", count(*)::int as members from moved group by from_id, to_id`.execute(db);
  const counted = rows.reduce((sum, { members }) => sum + members, 0);
  const { all } = await db
    .selectFrom('member')
    .select((q) => q.fn.countAll<number>().as('all'))
    .where('kind', '<>', 'GUEST')
    .where('archived_at', 'is', null)
    .executeTakeFirstOrThrow();
  return [...rows, { fromId: null, toId: null, members: all - counted }];
}
