import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { installQueue } from './queue.ts';

const PRISMA_DIR = fileURLToPath(new URL('../../../prisma', import.meta.url));
const LOCK_KEY = 7_305_481; // any number; every process that migrates takes the same
const MIN_VERSION = 150_000;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

interface Applied {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

/** What is wrong with the database or a migration, in a sentence for the person at the terminal. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

/** Prisma's own table, so that its tools understand our history. */
const CREATE_TABLE = `create table _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

function readMigrations(dir: string): Migration[] {
  if (!existsSync(dir)) return [];
  const names = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

/**
 * Applies the migrations that are missing, each in a transaction of its own, then prisma/roles.sql if any was applied; and
 * those of the job queue. * Processes that come at once wait for each other. Returns the names applied; throws a MigrationError, having changed
 * nothing, if the database is too old, not ours, or has another history than the folder.
 */
export async function migrate(url: string, prismaDir = PRISMA_DIR): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'regulars migrate' });
  await client.connect().catch((error: unknown) => {
    throw new MigrationError(`The database can't be reached: ${reason(error)}`, { cause: error });
  });
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY]);
    const migrations = readMigrations(path.join(prismaDir, 'migrations'));
    const applied = await readHistory(client);
    const pending = compare(migrations, applied ?? []);
    for (const [index, migration] of pending.entries()) {
      await apply(client, migration, applied === undefined && index === 0);
    }
    const roles = path.join(prismaDir, 'roles.sql');
    if (pending.length > 0 && existsSync(roles)) await client.query(readFileSync(roles, 'utf8'));
    await installQueue(client, url);
    return pending.map(({ name }) => name);
  } finally {
    await client.end(); // gives back the lock too
  }
}

/** The rows of the history, or undefined in an empty database. */
async function readHistory(client: pg.Client): Promise<Applied[] | undefined> {
  const { rows } = await client.query<{ version: number; ours: boolean; tables: string[] }>(`
    select current_setting('server_version_num')::int as version, to_regclass('_prisma_migrations') is not null as ours,
      array(select c.relname::text from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1) as tables`);
  const [state] = rows;
  if (!state || state.version < MIN_VERSION) throw new MigrationError('Regulars needs PostgreSQL 15 or later.');
  if (state.ours) {
    const history = await client.query<Applied>(
      'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    );
    return history.rows;
  }
  if (state.tables.length > 0) {
    const some = state.tables.slice(0, 3).join(', ');
    throw new MigrationError(
      `This database holds tables of something else (${some}). Nothing was touched: give Regulars an empty database of its own.`,
    );
  }
  return undefined;
}

/** The migrations still to apply; throws if the history is not one of this folder. */
function compare(migrations: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (!migration)
      throw new MigrationError(
        `The database has the migration ${row.migration_name}, which is not part of this version: it belongs to a newer Regulars or to something else. Nothing was touched.`,
      );
    if (!row.finished_at)
      throw new MigrationError(
        `The migration ${row.migration_name} was begun by another tool and never finished. Nothing was touched: restore a backup or start with an empty database.`,
      );
    if (row.checksum !== migration.checksum)
      throw new MigrationError(
        `The migration ${row.migration_name} was changed after it was applied. Nothing was touched: restore the file and add a new migration instead.`,
      );
  }
  const done = new Set(applied.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration, first: boolean): Promise<void> {
  try {
    await client.query('begin');
    if (first) await client.query(CREATE_TABLE);
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values (gen_random_uuid()::text, $1, $2, now(), clock_timestamp(), 1)`,
      [checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationError(`The migration ${name} failed and was rolled back: ${describe(error, sql)}`, { cause: error });
  }
}

/** Node tries all addresses of a name and then says nothing but "AggregateError". */
function reason(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  return first instanceof Error ? first.message : String(first);
}

function describe(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error);
  const line = error.position ? ` (line ${sql.slice(0, Number(error.position)).split('\n').length})` : '';
  return error.message + line;
}
