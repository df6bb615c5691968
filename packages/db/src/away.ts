/** The server shuts down, has crashed, or starts (57P01, 57P02, 57P03), or the connection broke (class 08). */
const SQLSTATE = /^(57P0[123]|08\w{3})$/;
/** The same as Prisma tells it, of what it has no code for itself. */
const TOLD = /Code: `(57P0[123]|08\w{3})`/;
/** The system's words when there is nobody at the other end, and Prisma's for the same. */
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
]);
/** What pg says of a connection that is gone has no code. */
const WORDS = /\bConnection terminated\b|\bis not queryable$|\btimeout exceeded when trying to connect$/;

/**
 * Whether an error, or what caused it, says that the database is not there at the moment: whatever was asked may be asked again. Of a
 * transaction that was just being committed nobody knows whether it was; an idempotency key tells.
 */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (SQLSTATE.test(code) || CODES.has(code) || WORDS.test(error.message) || TOLD.test(error.message)) return true;
  const within = 'originalError' in error ? error.originalError : error.cause;
  return within !== error && isAway(within);
}
