import type { PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';

/** The columns of a statement's rows, as the server told them when it was prepared; it is not asked a second time. */
interface Shape {
  names: string[];
  parsers: ((text: string) => unknown)[];
  empty: Readonly<Record<string, unknown>>;
}

/** Of a statement's text: told to the server, described by it, or in doubt after a failure. */
type Known = Shape | 'told' | 'doubtful';

/** A statement of a packet, and what has come of it. */
interface Asked {
  name: string;
  text: string;
  values: (string | Buffer | null)[];
  shape: Shape | undefined;
  rows: unknown[];
  /** As the server says it when the statement is done: 'INSERT 0 5'. */
  done: string | undefined;
  /** A value that can't be what it should: the server knows nothing of it. */
  unreadable: Error | undefined;
  settle: (error: Error | undefined) => void;
}

interface RowDescription {
  fields: readonly { name: string; dataTypeID: number }[];
}

const preparedOn = new WeakMap<pg.Connection, Map<string, Known>>();

/**
 * Statements that go to the server together and are answered together: one message of either, where pg has one for each statement, and none
 * about columns that are known. The first that fails is told to all after it, which the server did not do; outside of a transaction they
 * are one.
 */
export class Packet extends pg.Query {
  readonly #client: pg.PoolClient;
  readonly #prepared: Map<string, Known>;
  readonly #asked: Asked[] = [];
  #at = 0;

  constructor(client: pg.PoolClient) {
    super({ text: '' });
    this.#client = client;
    this.#prepared = preparedOn.get(client.connection) ?? new Map<string, Known>();
    preparedOn.set(client.connection, this.#prepared);
  }

  /** Adds a statement, to be prepared under its name unless that is ''. Rejects with the server's error. @throws where a value can't be sent */
  ask<Row>(name: string, text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const rows: Row[] = [];
    const sent = values.map((value) => prepareValue(value));
    return new Promise((resolve, reject) => {
      const settle = (error: Error | undefined) => (error ? reject(error) : resolve({ ...commandOf(asked.done ?? ''), rows }));
      const asked: Asked = { name, text, values: sent, shape: undefined, rows, done: undefined, unreadable: undefined, settle };
      this.#asked.push(asked);
    });
  }

  override submit = (connection: pg.Connection): null => {
    connection.stream.cork();
    for (const asked of this.#asked) this.#send(connection, asked);
    connection.sync();
    connection.stream.uncork();
    return null; // of pg: no error
  };

  #send(connection: pg.Connection, asked: Asked): void {
    const { name, text, values } = asked;
    const known = name === '' ? undefined : this.#prepared.get(text);
    if (known === 'doubtful') connection.close({ type: 'S', name }, true);
    if (known === undefined || known === 'doubtful') connection.parse({ name, text, types: [] }, true);
    connection.bind({ portal: '', statement: name, values }, true);
    if (typeof known === 'object') asked.shape = known;
    else connection.describe({ type: 'P', name: '' }, true);
    connection.execute({ portal: '' }, true);
    if (name !== '' && typeof known !== 'object') this.#prepared.set(text, 'told');
  }

  // What pg calls with the server's messages, in their order.

  handleRowDescription({ fields }: RowDescription): void {
    const asked = this.#asked[this.#at];
    if (!asked) return;
    const names = fields.map(({ name }) => name);
    const parsers = fields.map(({ dataTypeID }) => this.#client.getTypeParser(dataTypeID, 'text'));
    asked.shape = { names, parsers, empty: Object.fromEntries(names.map((name) => [name, null])) };
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const asked = this.#asked[this.#at];
    if (!asked?.shape || asked.unreadable) return;
    try {
      asked.rows.push(rowOf(asked.shape, fields));
    } catch (error) {
      asked.unreadable = error instanceof Error ? error : new Error(String(error));
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const asked = this.#asked[this.#at++];
    if (!asked) return;
    asked.done = text;
    if (asked.name !== '') this.#prepared.set(asked.text, asked.shape ?? NO_COLUMNS);
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleReadyForQuery(): void {
    for (const { settle, unreadable } of this.#asked) settle(unreadable);
  }

  handleError(error: Error): void {
    for (const { name, text, done, unreadable, settle } of this.#asked) {
      if (name !== '' && done === undefined) this.#prepared.set(text, 'doubtful');
      settle(done === undefined ? error : unreadable);
    }
  }
}

const NO_COLUMNS: Shape = { names: [], parsers: [], empty: {} };

function rowOf({ names, parsers, empty }: Shape, fields: readonly (string | null)[]): Record<string, unknown> {
  const row = { ...empty };
  for (let at = 0; at < fields.length; at++) {
    const [name, parse, value] = [names[at], parsers[at], fields[at]];
    if (name !== undefined && parse && typeof value === 'string') row[name] = parse(value);
  }
  return row;
}

const COMMAND = /^(\w+)(?: (\d+))?(?: (\d+))?/;

function commandOf(done: string): Pick<PostgresQueryResult<never>, 'command' | 'rowCount'> {
  const [, command, first, second] = COMMAND.exec(done) ?? [];
  return { command: command as 'SELECT', rowCount: Number(second ?? first ?? 0) }; // Kysely looks only for those that it names
}
