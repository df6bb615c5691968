import pg from 'pg';
import { migrate } from '../../packages/db/src/migrate.ts';
import { startEmbedded } from './embedded.ts';
import { holderOf, takeLock, type Lock, type Locked } from './lock.ts';
import { inData } from './paths.ts';

const NAME = 'regulars';

export interface Database {
  url: string;
  close: () => Promise<void>;
}

export const lockFile = (): string => inData('lock');

export async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query<Row>(sql, values)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** The installation's database on its embedded server, made if it is not there; returns its connection string. */
export async function ensureDatabase(server: string): Promise<string> {
  const found = await query(server, 'select from pg_database where datname = $1', [NAME]);
  if (!found.length) await query(server, `create database ${NAME}`);
  const url = new URL(server);
  url.pathname = `/${NAME}`;
  return url.href;
}

/** True if there is no chain yet: no organisation. */
export async function isVacant(url: string): Promise<boolean> {
  const rows = await query<{ vacant: boolean }>(url, 'select not exists (select from org) as vacant');
  return rows[0]?.vacant ?? true;
}

/**
 * The database a single command works on: that of DATABASE_URL; else the embedded one, of the start that runs in this
 * folder if one does, else started for the command.
 */
export async function openDatabase(): Promise<Database> {
  const given = process.env.DATABASE_URL;
  if (given) return { url: given, close: async () => {} };
  const running = holderOf(lockFile());
  if (running?.database) return { url: running.database, close: async () => {} };
  if (running) throw new Error(`Regulars is just starting (process ${running.pid}): try again in a moment.`);
  return ownEmbedded(takeLock(lockFile()));
}

async function ownEmbedded(lock: Lock): Promise<Database> {
  try {
    const server = await startEmbedded();
    const url = await ensureDatabase(server.url);
    await migrate(url);
    lock.update({ database: url });
    const close = async () => {
      await server.stop();
      lock.release();
    };
    return { url, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What to tell someone whose start finds another one. */
export function explainLock({ holder }: Locked): string {
  return holder.address
    ? `Regulars already runs from this folder: ${holder.address} (process ${holder.pid}). Stop that one first.`
    : `Regulars is already starting from this folder (process ${holder.pid}).`;
}
