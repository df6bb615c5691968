import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '@regulars/db/migrate';
import { startPostgres } from '@regulars/db/postgres';
import pg from 'pg';

const SECRET = 'only-for-this-measurement-0123456789';
/** Of 16 MB each, before the measurement: more than it writes. */
const LOG_FILES = 128;
/** As the installation's own server has them, for a machine that is there for the measurement. Commits are durable. */
const SETTINGS = { shared_buffers: '1GB', max_wal_size: '4GB', min_wal_size: `${LOG_FILES * 16}MB`, random_page_cost: '1.1', jit: 'off' };

export interface OwnServer {
  url: string;
  /** Goes away with it, unless it is kept. */
  folder: string;
}

interface Wish {
  settings?: Record<string, string>;
  /** What the product is told beside the usual. */
  env?: Record<string, string>;
  /** Data that take long to make: kept in .data under this name once they are whole. */
  data?: { name: string; make: (server: OwnServer) => Promise<void> };
}

/**
 * Lets `work` run on a migrated database of its own, on which the product runs as in production. What reads the configuration must be
 * imported in there, for it is read once.
 */
export async function onOwnServer({ settings = {}, env = {}, data }: Wish, work: (server: OwnServer) => Promise<void>): Promise<void> {
  const kept = data && path.resolve(import.meta.dirname, `../../../.data/bench-${data.name}`);
  const mark = kept && `${kept}.whole`;
  const whole = mark !== undefined && existsSync(mark);
  if (kept && !whole) await rm(kept, { recursive: true, force: true }); // half made
  const folder = kept ?? (await mkdtemp(path.join(tmpdir(), 'regulars-bench-')));
  const server = await startPostgres({ dataDir: path.join(folder, 'postgres'), settings: { ...SETTINGS, ...settings } });
  try {
    await migrate(server.url);
    Object.assign(process.env, { DATABASE_URL: server.url, DATA_DIR: folder, LOG_LEVEL: 'silent', NODE_ENV: 'production' });
    Object.assign(process.env, { AUTH_SECRET: SECRET, LEDGER_KEY: SECRET, DOCUMENT_KEY: SECRET, ...env });
    const own = { url: server.url, folder };
    if (mark && !whole) {
      await data.make(own);
      writeFileSync(mark, new Date().toISOString());
    }
    await work(own);
  } finally {
    await server.stop();
    if (!kept) for (const made of [folder, server.dataDir]) await rm(made, { recursive: true, force: true }); // of root it lies elsewhere
  }
}

/** Another database with the same rows, for the bare one: its hashes are not ours. Nobody may be connected to the first. @returns its address */
export async function bareCopy(url: string, name = 'bare'): Promise<string> {
  const beside = new URL(url);
  const source = beside.pathname.slice(1);
  beside.pathname = '/template1';
  await asOwner(beside.href, [`create database "${name}" template "${source}"`]);
  beside.pathname = `/${name}`;
  return beside.href;
}

/**
 * After the warming up: makes the server one that has run for a while. Plans are made anew for the sizes that tables have by now, as a
 * minute of autovacuum does (for an empty table every look is a scan, for the foreign keys' checks, too, as long as a connection lives), and
 * files of the log are there to be used again: while a new one is filled, everybody waits, and the tail would be that.
 */
export async function settled(urls: readonly string[]): Promise<void> {
  for (const url of urls) await asOwner(url, ['vacuum analyze']);
  const files = Array.from({ length: LOG_FILES }, () => [`select pg_logical_emit_message(true, '', '')`, 'select pg_switch_wal()']).flat();
  for (const url of urls.slice(0, 1)) await asOwner(url, [...files, 'checkpoint']);
}

async function asOwner(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
