import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from, to } from 'pg-copy-streams';
import { seconds } from './machine.ts';

/** What the import writes, in the order that references allow. */
const TABLES = ['sale', 'sale_line', 'sale_tender', 'member_store', 'member_metrics'];

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const fileOf = (folder: string, table: string) => path.join(folder, `${table}.copy`);

/** Back to a chain that has sold nothing. */
export function dropRows(url: string): Promise<void> {
  return connected(url, async (client) => {
    await client.query(`truncate ${TABLES.join(', ')}, sale_line_left, import_job, import_refusal, event cascade`);
    await client.query('checkpoint');
  });
}

/** Keeps the rows that an import has written. */
export function saveRows(url: string, folder: string): Promise<void> {
  return connected(url, async (client) => {
    for (const table of TABLES) await pipeline(client.query(to(`copy ${table} to stdout`)), createWriteStream(fileOf(folder, table)));
  });
}

/**
 * Seconds that COPY needs for those rows, each table in one statement. `same`: into the very tables, with keys, indexes, checks
 * and references; `plain`: into tables that have the columns and nothing else.
 */
export async function copyBack(url: string, folder: string, kind: 'same' | 'plain'): Promise<number> {
  await dropRows(url);
  return connected(url, async (client) => {
    const target = (table: string) => (kind === 'same' ? table : `plain_${table}`);
    if (kind === 'plain') for (const table of TABLES) await client.query(`create table plain_${table} as select * from ${table} limit 0`);
    const took = await seconds(async () => {
      for (const table of TABLES)
        await pipeline(
          createReadStream(fileOf(folder, table), { highWaterMark: 1 << 18 }),
          client.query(from(`copy ${target(table)} from stdin`)),
        );
    });
    if (kind === 'plain') for (const table of TABLES) await client.query(`drop table plain_${table}`);
    return took;
  });
}
