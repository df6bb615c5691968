import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

const NAME = /^\s*\/\* (\w+) \*\//;
const BEGIN = /^start transaction|^begin$/;
/** Whose answer nobody waits for. */
const LATER = /^\s*\/\* \w+_later \*\//;
const END = /^(commit|rollback)$/;
/** A text that a transaction sends again is prepared, as long as there are no more such texts than this. */
const MOST_TEXTS = 400;
const texts = new Map<string, string | null>();
let named = 0;
const NOTHING: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] };

/**
 * The pool as Kysely sees it, with fewer words to the server. A statement that begins with a comment of one word is prepared under that
 * word, once a connection; its text must always be the same, so lists go in as arrays. Within a transaction any other statement is
 * prepared, too, once its text has come twice: they are few, small and asked again and again. The start of a transaction, and within it a
 * statement whose word ends in `_later`, are sent with the statement after them, at the latest with the commit, in one packet; what
 * follows fails if they do.
 */
export function tersePool(pool: pg.Pool): PostgresPool {
  return { connect: async () => terse(await pool.connect()), end: () => pool.end() };
}

/** The name under which a text of a transaction is prepared; none for the first time, and for one too many. */
function nameOf(text: string): string | undefined {
  const known = texts.get(text);
  if (known) return known;
  if (known === undefined) {
    if (texts.size < MOST_TEXTS) texts.set(text, null);
    return undefined;
  }
  const name = `text_${++named}`;
  texts.set(text, name);
  return name;
}

interface Prepares {
  query<Row>(statement: { name: string; text: string; values: unknown[] }): Promise<PostgresQueryResult<Row>>;
}

function terse(client: pg.PoolClient): PostgresPoolClient {
  const plain: PostgresPoolClient & Prepares = client;
  let waiting: (() => Promise<unknown>)[] = [];
  let begun = false; // the server knows of the transaction
  Object.assign(client, { pipeline: true }); // of pg: sends what follows without waiting for the answer before

  const send = <Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> => {
    const name = NAME.exec(text)?.[1] ?? (begun && values.length > 0 ? nameOf(text) : undefined);
    return name ? plain.query<Row>({ name, text, values: [...values] }) : plain.query<Row>(text, values);
  };
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row>(text: string | PostgresCursor<Row>, values: readonly unknown[] = []) {
    if (typeof text !== 'string') return plain.query(text);
    if (BEGIN.test(text) || (LATER.test(text) && (begun || waiting.length > 0))) {
      waiting.push(() => send(text, values));
      return Promise.resolve(NOTHING);
    }
    const [before, known] = [waiting, begun];
    waiting = [];
    begun = !END.test(text) && (known || before.length > 0);
    if (text === 'rollback') return known ? send<Row>(text, values) : Promise.resolve(NOTHING);
    if (before.length === 0) return send<Row>(text, values);
    if (text === 'commit' && !known && before.length === 1) return Promise.resolve(NOTHING); // nothing was done in it
    return together(client.connection.stream, before, () => send<Row>(text, values));
  }
  const release = () => {
    Object.assign(client, { pipeline: false });
    client.release();
  };
  return { query, release };
}

/** Sends all in one packet. @returns the answer to the last */
async function together<Result>(
  stream: pg.Connection['stream'],
  before: readonly (() => Promise<unknown>)[],
  last: () => Promise<Result>,
): Promise<Result> {
  stream.cork();
  const sent = before.map((one) => one());
  const answer = last();
  stream.uncork();
  await Promise.allSettled([...sent, answer]);
  for (const one of sent) await one; // the first failure is the true one: after it the server refuses everything
  return answer;
}
