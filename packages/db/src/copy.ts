import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { DB, Db } from './kysely.ts';

/** One connection of the pool for a while: its temporary tables live as long as `work`, and nobody else gets them. */
export interface OwnConnection {
  db: Db;
  /** Loads rows in the text format of COPY (see `copyLine`) into a table of this connection. */
  copy: (target: string, lines: string) => Promise<void>;
  /** All rows of a query as COPY writes CSV: a line each, null is empty. Without parameters, which COPY does not take; of Latin-1 text only. */
  read: (query: string) => Promise<string>;
}

/** Lends a connection; afterwards it is closed, so that nothing temporary goes back to the pool. */
export async function withOwnConnection<T>(pool: pg.Pool, work: (connection: OwnConnection) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const close = client.release.bind(client);
  client.release = () => {}; // Kysely gives back after each statement what we keep
  const dialect = new PostgresDialect({ pool: { connect: async () => client, end: async () => {} } });
  try {
    return await work({
      db: new Kysely<DB>({ dialect }),
      copy: (target, lines) => pipeline(Readable.from([lines], { objectMode: false }), client.query(from(`copy ${target} from stdin`))),
      read: async (query) => {
        const parts: Buffer[] = [];
        for await (const part of client.query(to(`copy (${query}) to stdout (format csv)`))) parts.push(part as Buffer); // of a byte stream
        return Buffer.concat(parts).toString('latin1');
      },
    });
  } finally {
    close(true);
  }
}

/** One row of COPY's text format; null is NULL. */
export function copyLine(values: readonly (string | number | boolean | null)[]): string {
  let line = '';
  for (const [at, value] of values.entries()) line += `${at === 0 ? '' : '\t'}${copyValue(value)}`;
  return `${line}\n`;
}

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyValue(value: string | number | boolean | null): string {
  if (value === null) return '\\N';
  if (typeof value !== 'string') return String(value);
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : value;
}
