import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';
import { joined, Part, type Statement } from './later.ts';
import { Packet } from './packet.ts';

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
 * prepared, too, once its text has come twice: they are few, small and asked again and again. The start of a transaction, and within it
 * rows that are written later (later.ts) and a statement whose word ends in `_later`, which has nothing to do with them, are sent with the
 * statement after them, at the latest with the commit; what follows fails if they do. All that is sent in one go of the program is one packet.
 */
export function tersePool(pool: pg.Pool): PostgresPool {
  return { connect: async () => terse(await pool.connect()), end: () => pool.end() };
}

/** The name under which a text of a transaction is prepared; '' for the first time, and for one too many. */
function nameOf(text: string): string {
  const known = texts.get(text);
  if (known) return known;
  if (known === undefined) {
    if (texts.size < MOST_TEXTS) texts.set(text, null);
    return '';
  }
  const name = `text_${++named}`;
  texts.set(text, name);
  return name;
}

type Waiting = Part | Statement;

function terse(client: pg.PoolClient): PostgresPoolClient {
  const plain: PostgresPoolClient = client;
  let waiting: Waiting[] = [];
  let begun = false; // the server knows of the transaction
  let packet: Packet | null = null; // what is sent at the end of this go
  Object.assign(client, { pipeline: true }); // of pg: sends what follows without waiting for the answer before

  const flush = () => {
    if (packet) client.query(packet);
    packet = null;
  };
  const send = async <Row>({ text, values }: Statement, within: boolean): Promise<PostgresQueryResult<Row>> => {
    if (!within && values.length === 0) {
      flush();
      return plain.query<Row>(text, values); // perhaps several statements in one text
    }
    if (!packet) process.nextTick(flush);
    packet ??= new Packet(client);
    return packet.ask<Row>(NAME.exec(text)?.[1] ?? (within ? nameOf(text) : ''), text, values);
  };
  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row>(text: string | PostgresCursor<Row>, values: readonly unknown[] = []) {
    if (typeof text !== 'string') return plain.query(text);
    const [part] = values;
    const asked: Waiting = part instanceof Part ? part : { text, values };
    if (BEGIN.test(text) || ((asked instanceof Part || LATER.test(text)) && (begun || waiting.length > 0))) {
      waiting.push(asked);
      return Promise.resolve(NOTHING);
    }
    const [before, known] = [waiting, begun];
    waiting = [];
    const within = known || before.length > 0;
    begun = within && !END.test(text);
    if (text === 'rollback') return known ? send<Row>({ text, values }, within) : Promise.resolve(NOTHING);
    if (text === 'commit' && !known && before.length === 1) return Promise.resolve(NOTHING); // nothing was done in it
    const answer = inOrder([...before, asked], (statement) => send<Row>(statement, within));
    return END.test(text) ? answer.catch(stillBegun) : answer;
  }
  const stillBegun = (error: unknown): never => {
    begun = true; // what failed before the commit kept the server from it
    throw error;
  };
  const release = () => {
    Object.assign(client, { pipeline: false });
    client.release();
  };
  return { query, release };
}

/** Sends all: the parts joined, before what is written later beside them. @returns the answer to the last */
async function inOrder<Result>(all: readonly Waiting[], send: (statement: Statement) => Promise<Result>): Promise<Result> {
  const [begin, parts, others]: [Statement[], Part[], Statement[]] = [[], [], []];
  for (const one of all) {
    if (one instanceof Part) parts.push(one);
    else (BEGIN.test(one.text) ? begin : others).push(one);
  }
  const sent = [...begin, ...joined(parts), ...others].map(send);
  await Promise.allSettled(sent);
  let answer: Result | undefined;
  for (const one of sent) answer = await one; // the first failure is the true one: after it the server refuses everything
  if (!answer) throw new RangeError('nothing was sent');
  return answer;
}
