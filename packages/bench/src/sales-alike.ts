import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

const TABLES =
  'sale sale_line sale_tender member_store member_metrics sale_offer coupon_event journal_entry lot posting sale_earning event stream_entry audit stock_movement idempotency'.split(
    ' ',
  );
/** Longer than it takes until what happened has its number in the stream. */
const NUMBERED_MS = 500;

/** Somebody who sells, and where the rows of it are. */
export interface Sold {
  address: string;
  sell: () => Promise<void>;
}

/**
 * Both must leave the same rows: as many in each table of what a sale writes, with the same columns filled, for each of them is an entry
 * in an index, a look at another table or bytes in the log. @returns what they write @throws where one writes less or more
 */
export async function alike(theirs: Sold, ours: Sold): Promise<string> {
  const [bare, own] = [await writtenBy(theirs), await writtenBy(ours)];
  const other = Object.keys(own).filter((what) => own[what] !== bare[what]);
  if (other.length > 0) throw new Error(other.map((what) => `${what}: ${bare[what]} by the bare one, ${own[what]} by ours`).join('; '));
  return `both write: ${TABLES.flatMap((table) => ((own[table] ?? 0) > 0 ? [`${table} ${own[table]}`] : [])).join(', ')}`;
}

/** What one sale adds: rows by table, and filled values by table and column. */
async function writtenBy({ address, sell }: Sold): Promise<Record<string, number>> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const before = await filled(client);
    await sell();
    await wait(NUMBERED_MS);
    const after = await filled(client);
    return Object.fromEntries(Object.keys(after).map((what) => [what, (after[what] ?? 0) - (before[what] ?? 0)]));
  } finally {
    await client.end();
  }
}

async function filled(client: pg.Client): Promise<Record<string, number>> {
  const all: [string, number][] = [];
  for (const table of TABLES) {
    const { rows: columns } = await client.query<{ name: string }>(
      'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped',
      [table],
    );
    const counts = columns.map(({ name }) => `count("${name}") as "${table}.${name}"`);
    const { rows } = await client.query<Record<string, string>>(`select count(*) as "${table}", ${counts.join(', ')} from ${table}`);
    for (const row of rows) for (const [what, count] of Object.entries(row)) all.push([what, Number(count)]);
  }
  return Object.fromEntries(all);
}
