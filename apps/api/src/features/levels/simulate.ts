import type { Db } from '@regulars/db/kysely';
import { sql } from 'kysely';
import type { Compiling } from '../segments/sql.ts';
import { reviewedSql } from './evaluate.ts';
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
    with moved as (
      select level_id as from_id, case
        when pinned then level_id
        when coalesce(earned_rank, 0) > coalesce(rank, 0) then (select id from level l where l.rank = r.earned_rank)
        when cause = 'MANUAL' or keeps or level_id is null then level_id
        else (select id from level l where l.rank = r.earned_rank) end as to_id
      from (${reviewedSql(book, compiling)}) r)
    select from_id as "fromId", to_id as "toId", count(*)::int as members from moved group by from_id, to_id`.execute(db);
  return rows;
}
