import { type Compilable, CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from './kysely.ts';
import { run } from './tx.ts';

/** Sends a statement at once, without waiting for those before it. */
export type Ask = <Row>(statement: CompiledQuery<Row>) => Promise<QueryResult<Row>>;

/**
 * Sends the statements of `work` in one packet, in the order in which it asks; it must ask them all before it waits for one.
 * If one fails, those after it fail: its error is the one that is thrown.
 */
export function together<T>(on: Db, work: (ask: Ask) => Promise<T>): Promise<T> {
  return on.getExecutor().provideConnection((connection) => work((statement) => connection.executeQuery(statement)));
}

/** Asks for something that the transaction will need: see `Prepared.ahead`. */
export type Ahead = (ask: Ask) => Promise<void>;

type Values<Name extends string> = Readonly<Record<Name, unknown>>;

/** Asks all of them in one packet. */
export async function askAhead(tx: Tx, all: readonly Ahead[]): Promise<void> {
  if (all.length > 0) await together(tx, (ask) => Promise.all(all.map((one) => one(ask))));
}

/** A statement of a hot path: call it to run it. */
export interface Prepared<Row, Name extends string> {
  (on: Db, values: Values<Name>): Promise<QueryResult<Row>>;
  of: (on: Db, values: Values<Name>) => CompiledQuery<Row>;
  /**
   * Asks together with others what the transaction is going to ask: its next call with the same values is answered from that, once. For what
   * is not changed in between.
   */
  ahead: (tx: Tx, values: Values<Name>) => Ahead;
  /** Answers the next call with the same values from what another statement of the transaction has found already, once. */
  tell: (tx: Tx, values: Values<Name>, rows: Row[]) => void;
  /** Runs it at the latest with the commit, and nobody waits for it (see terse.ts): what it answers is lost, if it fails, the commit does. */
  later: (tx: Tx, values: Values<Name>) => Promise<void>;
}

/** A piece that several statements have in common, with its parameters. */
export class Piece<Name extends string> {
  readonly parts: readonly string[];
  readonly names: readonly Name[];
  constructor(parts: readonly string[], names: readonly Name[]) {
    this.parts = parts;
    this.names = names;
  }
}

export const piece = <Name extends string>({ raw }: TemplateStringsArray, ...names: Name[]) => new Piece(raw, names);

/**
 * A statement of a hot path, whose text is made once and which is prepared under its name, once a connection (see terse.ts). Its
 * parameters are named in the text: prepared<Row>('lot_of')`select * from lot where id = ${'id'}` runs as `lotOf(tx, { id })`.
 */
export function prepared<Row = never>(name: string) {
  return <Name extends string>({ raw }: TemplateStringsArray, ...of: (Name | Piece<Name>)[]): Prepared<Row, Name> => {
    const order = [...new Set(of.flatMap((one) => (one instanceof Piece ? one.names : [one])))];
    const textOf = (one: Name | Piece<Name>): string =>
      one instanceof Piece ? String.raw({ raw: one.parts }, ...one.names.map(textOf)) : `$${order.indexOf(one) + 1}`;
    const statement = CompiledQuery.raw(`/* ${name} */ ${String.raw({ raw }, ...of.map(textOf))}`);
    return runnable((_on, values) => ({ ...statement, parameters: order.map((one) => values[one]) }));
  };
}

class Named {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A parameter of a statement, which takes the value of that name. */
export type NamedValue<Name extends string> = <T>(name: Name) => RawBuilder<T>;

/** The same for a statement that Kysely builds: once, with names for its values. */
export function preparedBy<Name extends string, Row>(
  name: string,
  build: (on: Db, value: NamedValue<Name>) => Compilable<Row>,
): Prepared<Row, Name> {
  let made: CompiledQuery<Row> | undefined;
  return runnable((on, values) => {
    if (!made) {
      const compiled = build(on, <T>(of: Name) => sql<T>`${new Named(of)}`).compile();
      made = { ...compiled, sql: `/* ${name} */ ${compiled.sql}` };
    }
    const told: Readonly<Record<string, unknown>> = values;
    return { ...made, parameters: made.parameters.map((one) => (one instanceof Named ? told[one.name] : one)) };
  });
}

function runnable<Row, Name extends string>(of: Prepared<Row, Name>['of']): Prepared<Row, Name> {
  const told = new WeakMap<Db, { parameters: readonly unknown[]; answer: QueryResult<Row> }[]>();
  const answer = async (on: Db, values: Values<Name>): Promise<QueryResult<Row>> => {
    const statement = of(on, values);
    const known = told.get(on);
    const at = known?.findIndex(({ parameters }) => isSame(parameters, statement.parameters)) ?? -1;
    const [found] = at >= 0 && known ? known.splice(at, 1) : [];
    return found ? found.answer : run(on, statement);
  };
  const keep = (tx: Tx, { parameters }: CompiledQuery, found: QueryResult<Row>) =>
    told.set(tx, [...(told.get(tx) ?? []), { parameters, answer: found }]);
  const ahead = (tx: Tx, values: Values<Name>) => async (ask: Ask) => {
    const statement = of(tx, values);
    keep(tx, statement, await ask(statement));
  };
  const tell = (tx: Tx, values: Values<Name>, rows: Row[]) => void keep(tx, of(tx, values), { rows });
  const later = async (tx: Tx, values: Values<Name>) => {
    const statement = of(tx, values);
    await run(tx, { ...statement, sql: laterText(statement.sql) });
  };
  return Object.assign(answer, { of, ahead, tell, later });
}

const laterTexts = new Map<string, string>();

/** The text under a name that says that nobody waits. */
function laterText(text: string): string {
  const known = laterTexts.get(text) ?? text.replace(/^\/\* (\w+) \*\//, '/* $1_later */');
  laterTexts.set(text, known);
  return known;
}

/** Whether two values of a statement say the same. */
function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((value, at) => isSame(value, other[at]));
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return Object.is(one, other);
}
