import type { Db } from '@regulars/db/kysely';
import { type Condition, isPurchases, leavesOf } from '@regulars/domain/criteria';
import type { Facts } from '@regulars/domain/criteria-evaluate';
import type { Table } from '@regulars/domain/criteria-vocabulary';
import { sql } from 'kysely';
import { tableSql } from './derived.ts';
import { derivedFor } from './joins.ts';
import type { Compiling } from './sql.ts';

type Row = Record<string, unknown>;

/**
 * What `evaluator` has to know of these members to answer the conditions: one read for each table that they name.
 * @returns by member id
 */
export async function loadFacts(
  on: Db,
  memberIds: readonly string[],
  conditions: readonly Condition[],
  compiling: Compiling,
): Promise<Map<string, Facts>> {
  const { vocabulary } = compiling;
  const tables = new Set<Table>();
  for (const condition of conditions) {
    for (const leaf of leavesOf(condition)) {
      const table = isPurchases(leaf) ? 'sale_line' : vocabulary.get(leaf.attribute)?.from.table;
      if (table && table !== 'situation') tables.add(table);
    }
  }
  const facts = new Map<string, Partial<Record<Table, Row[]>>>(memberIds.map((id) => [id, {}]));
  for (const table of tables) {
    for (const row of await rowsOf(on, table, memberIds, compiling)) {
      const known = facts.get(String(row['member_id'] ?? row['id']));
      if (known) (known[table] ??= []).push(row);
    }
  }
  return facts;
}

async function rowsOf(on: Db, table: Table, memberIds: readonly string[], compiling: Compiling): Promise<Row[]> {
  if (table === 'sale_line') return linesOf(on, memberIds, compiling.zone);
  const key = table === 'member' ? sql`id` : sql`member_id`;
  return (await sql<Row>`select * from ${tableSql(table, derivedFor(compiling, memberIds))} t where ${key} = any(${memberIds})`.execute(on))
    .rows;
}

async function linesOf(on: Db, memberIds: readonly string[], zone: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select l.*, s.channel, extract(hour from s.sold_at at time zone coalesce(o.time_zone, ${zone}))::int as hour
    from sale_line l join sale s on s.member_id = l.member_id and s.id = l.sale_id join org o on o.id = l.store_id
    where l.member_id = any(${memberIds})`.execute(on);
  return rows;
}
