import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

const NAME = /^\s*\/\* (\w+) \*\//;
/** Whose answer nobody waits for: what opens a transaction, and what is named so. */
const WITH_NEXT = /^start transaction|^begin$|^\s*\/\* \w+_later \*\//;
const END = /^(commit|rollback)$/;
const NOTHING: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] };

/**
 * The pool as Kysely sees it, with fewer words to the server. A statement that begins with a comment of one word is prepared under that
 * word, once a connection; its text must always be the same, so lists go in as arrays. The start of a transaction, and a statement whose
 * word ends in `_later`, are sent with the statement after them, which fails if they do.
 */
export function tersePool(pool: pg.Pool): PostgresPool {
  return { connect: async () => terse(await pool.connect()), end: () => pool.end() };
}

interface Prepares {
  query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<PostgresQueryResult<Row>>;
}

function terse(client: pg.PoolClient): PostgresPoolClient {
  const plain: PostgresPoolClient & Prepares = client;
  let waiting: (() => Promise<unknown>)[] = [];
  let opening = false;
  Object.assign(client, { pipeline: true }); // of pg: sends what follows without waiting for the answer before

  const send = <Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> => {
    const name = NAME.exec(text)?.[1];
    return name ? plain.query<Row>({ name, text, values: [...values] }) : plain.query<Row>(text, values);
  };
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row>(text: string | PostgresCursor<Row>, values: readonly unknown[] = []) {
    if (typeof text !== 'string') return plain.query(text);
    if (WITH_NEXT.test(text)) {
      waiting.push(() => send(text, values));
      opening ||= waiting.length === 1 && !text.includes('_later');
      return Promise.resolve(NOTHING);
    }
    const before = waiting;
    waiting = [];
    if (before.length === 0) return send<Row>(text, values);
    const emptied = opening && before.length === 1 && END.test(text); // a transaction in which nothing was done
    opening = false;
    return emptied ? Promise.resolve(NOTHING) : together(before, () => send<Row>(text, values));
  }
  const release = () => {
    Object.assign(client, { pipeline: false });
    client.release();
  };
  return { query, release };
}

async function together<Result>(before: readonly (() => Promise<unknown>)[], last: () => Promise<Result>): Promise<Result> {
  const sent = before.map((one) => one());
  const [, result] = await Promise.all([Promise.all(sent), last()]);
  return result;
}
