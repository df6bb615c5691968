import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Kysely, PostgresDialect, type PostgresCursor, type PostgresPoolClient, type PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';
import type { DB, Db } from './kysely.ts';
import { joined, Part } from './later.ts';

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
  const dialect = new PostgresDialect({ pool: { connect: async () => plain(client), end: async () => {} } });
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
    client.release(true);
  }
}

/** The connection as it is: a statement after the other, for COPY goes beside Kysely. Kysely gives back after each what we keep. */
function plain(client: PostgresPoolClient): PostgresPoolClient {
  let last: Promise<unknown> = Promise.resolve();
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row>(text: string | PostgresCursor<Row>, values: readonly unknown[] = []) {
    if (typeof text !== 'string') return client.query(text);
    const [first] = values;
    const [later] = first instanceof Part ? joined([first]) : [];
    const answer = last.then(() => client.query<Row>(later?.text ?? text, later?.values ?? values));
    last = answer.catch(() => {}); // told to who asked
    return answer;
  }
  return { query, release: () => {} };
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
