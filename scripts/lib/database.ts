import pg from 'pg';
import { migrate } from '../../packages/db/src/migrate.ts';
import { startEmbedded } from './embedded.ts';
import { holderOf, takeLock, type Lock, type Locked } from './lock.ts';
import { inData } from './paths.ts';

const NAME = 'regulars';
const DRAFT = 'regulars_draft';

export interface Database {
  url: string;
  close: () => Promise<void>;
}

export const lockFile = (): string => inData('lock');

/** Connection string of another database on the same server. */
function sibling(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query<Row>(sql, values).then(({ rows }) => rows).finally(() => client.end());
}

const exists = async (server: string, name: string): Promise<boolean> =>
  (await query(server, 'select from pg_database where datname = $1', [name])).length > 0;

/**
 * Returns the installation's database on its embedded server, migrated and, where it holds no chain yet, filled. It is made whole
 * or not at all: `fill` works on a draft that takes the real name at the end, so that a start killed half-way begins anew.
 */
export async function prepareEmbedded(server: string, fill?: (url: string) => Promise<void>): Promise<string> {
  const url = sibling(server, NAME);
  const draft = sibling(server, DRAFT);
  if (await exists(server, NAME)) {
    await migrate(url);
    if (!fill || !(await isVacant(url))) return url;
    await query(server, `drop database if exists ${DRAFT} with (force)`);
    await query(server, `alter database ${NAME} rename to ${DRAFT}`);
  } else {
    await query(server, `drop database if exists ${DRAFT} with (force)`);
    await query(server, `create database ${DRAFT}`);
    await migrate(draft);
  }
  await fill?.(draft);
  await query(server, `alter database ${DRAFT} rename to ${NAME}`);
  return url;
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
    const url = await prepareEmbedded(server.url);
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
