import pg from 'pg';
import { isAway } from './away.ts';

/** The role that may not change what is written for ever: see prisma/roles.sql. */
export const APP_ROLE = 'regulars_app';

type Parse = (text: string) => unknown;

const OID = { int8: 20, int8Array: 1016, date: 1082, dateArray: 1182, textArray: 1009 };

/** Parses an int8; throws a RangeError beyond 2^53 instead of rounding in silence. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a safe integer`);
  return value;
}

const splitArray: Parse = pg.types.getTypeParser(OID.textArray);

function parseArray(parse: (text: string) => unknown): Parse {
  return (text) => {
    const items = splitArray(text);
    return Array.isArray(items) ? items.map((item) => (item === null ? null : parse(String(item)))) : items;
  };
}

// Prisma's adapter brings its own parsers with each query, so these only shape what Kysely and plain queries see.
const parsers = new Map<number, Parse>([
  [OID.int8, parseInt8],
  [OID.int8Array, parseArray(parseInt8)],
  [OID.date, (day) => day],
  [OID.dateArray, parseArray((day) => day)],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format),
};

/** A quiet quarter of an hour is usual in a shop, and a new connection has everything to learn again: statements, catalogue, plans. */
const IDLE_MS = 15 * 60_000;

interface PoolOptions {
  /** Role to take on each new connection; `null` stays the owner (migrations, seeding of roles). Default: regulars_app. */
  role?: string | null;
  /** Most connections at once, default 10. */
  max?: number;
  applicationName?: string;
  /** Told once if the role can't be taken. Default: process.emitWarning. */
  warn?: (message: string) => void;
}

/**
 * The one pool of a process, shared by Kysely and Prisma.
 * int8 → safe-integer number (else RangeError), date → 'YYYY-MM-DD', numeric → string, timestamptz → Date. The session's time zone is UTC.
 */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const { role = APP_ROLE, max = 10, applicationName = 'regulars', warn = process.emitWarning } = options;
  let warned = false;
  const warnOnce = (reason: string) => {
    if (!warned) warn(`The database role ${role} can't be taken (${reason}): the journal is guarded by the code alone.`);
    warned = true;
  };
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: IDLE_MS,
    types,
    application_name: applicationName,
    options: '-c TimeZone=UTC',
    onConnect: async (client) => {
      if (role === null) return;
      const reason = await takeRole(client, role);
      if (reason) warnOnce(reason);
    },
  });
  // A connection that breaks fails the query on it and is replaced at the next; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Returns why the role may not be taken, undefined if it was. A connection on which it could not be tried is none. */
async function takeRole(client: pg.ClientBase, role: string): Promise<string | undefined> {
  try {
    const { rowCount } = await client.query(`select set_config('role', rolname, false) from pg_roles where rolname = $1`, [role]);
    return rowCount ? undefined : 'it does not exist';
  } catch (error) {
    if (isAway(error)) throw error;
    return error instanceof Error ? error.message : String(error);
  }
}
