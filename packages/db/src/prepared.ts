import { type Compilable, CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely';
import type { Db } from './kysely.ts';

/** Sends a statement at once, without waiting for those before it. */
export type Ask = <Row>(statement: CompiledQuery<Row>) => Promise<QueryResult<Row>>;

/**
 * Sends the statements of `work` in one packet, in the order in which it asks; it must ask them all before it waits for one.
 * If one fails, those after it fail: its error is the one that is thrown.
 */
export function together<T>(on: Db, work: (ask: Ask) => Promise<T>): Promise<T> {
  return on.getExecutor().provideConnection((connection) => work((statement) => connection.executeQuery(statement)));
}

/** A statement of a hot path: call it to run it, or take it with its values, to send it together with others. */
export interface Prepared<Row, Name extends string> {
  (on: Db, values: Readonly<Record<Name, unknown>>): Promise<QueryResult<Row>>;
  of: (values: Readonly<Record<Name, unknown>>) => CompiledQuery<Row>;
}

/**
 * A statement of a hot path, whose text is made once and which is prepared under its name, once a connection (see terse.ts). Its
 * parameters are named in the text: prepared<Row>('lot_of')`select * from lot where id = ${'id'}` runs as `lotOf(tx, { id })`.
 */
export function prepared<Row = never>(name: string) {
  return <Name extends string>(parts: TemplateStringsArray, ...names: Name[]): Prepared<Row, Name> => {
    const order = [...new Set(names)];
    const text = String.raw({ raw: parts }, ...names.map((one) => `$${order.indexOf(one) + 1}`));
    const statement = CompiledQuery.raw(`/* ${name} */ ${text}`);
    const of = (values: Readonly<Record<Name, unknown>>): CompiledQuery<Row> => ({
      ...statement,
      parameters: order.map((one) => values[one]),
    });
    return Object.assign((on: Db, values: Readonly<Record<Name, unknown>>) => on.executeQuery(of(values)), { of });
  };
}

class Named {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** The same for a statement that Kysely builds: once, with names for its values. */
export function preparedBy<Name extends string, Row>(
  name: string,
  build: (on: Db, value: <T>(name: Name) => RawBuilder<T>) => Compilable<Row>,
) {
  let made: CompiledQuery<Row> | undefined;
  return (on: Db, values: Readonly<Record<Name, unknown>>): CompiledQuery<Row> => {
    if (!made) {
      const compiled = build(on, <T>(of: Name) => sql<T>`${new Named(of)}`).compile();
      made = { ...compiled, sql: `/* ${name} */ ${compiled.sql}` };
    }
    const told: Readonly<Record<string, unknown>> = values;
    return { ...made, parameters: made.parameters.map((one) => (one instanceof Named ? told[one.name] : one)) };
  };
}
