import { CompiledQuery } from 'kysely';
import type { Tx } from './kysely.ts';
import { run } from './tx.ts';

type Row = Readonly<Record<string, unknown>>;
/** With their types, as PostgreSQL calls them. */
type Columns<Name extends string> = Readonly<Record<Name, string>>;

/** What is done to a table, by rows. */
interface Change {
  /** No other has it. */
  id: number;
  kind: 'insert' | 'update';
  table: string;
  columns: Columns<string>;
  /** The same, as they are asked for each row. */
  fields: readonly { name: string; json: boolean }[];
  /** Columns that tell two rows apart; none where the change does not say. */
  key: readonly string[];
  /** Of an insert: such as `on conflict do nothing`. */
  tail: string;
  /** Stands for it among the statements of a transaction; its rows are the only parameter. */
  statement: CompiledQuery;
}

/** A statement as it is sent. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Rows that a table is to take, and nobody waits until it has. */
export class Part {
  readonly change: Change;
  readonly rows: readonly Row[];
  constructor(change: Change, rows: readonly Row[]) {
    this.change = change;
    this.rows = rows;
  }
}

/** Of more rows than this there are no parameters for each: they go as JSON, so that texts are few. */
const MOST_ROWS = 8;

/**
 * The parts as few statements, in their order. Parts of one statement see the tables as they were before it, so what writes a row that
 * another part writes begins the next one; of the same change to the same row the last holds.
 */
export function joined(parts: readonly Part[]): Statement[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const group = groups.at(-1) ?? [];
    const same = group.findIndex(({ change }) => change === part.change);
    const before = group[same];
    if (group.some((other) => other !== before && other.change.table === part.change.table && touch(other, part))) groups.push([part]);
    else if (before) group[same] = new Part(part.change, together(before, part));
    else if (groups.length === 0) groups.push([part]);
    else group.push(part);
  }
  return groups.map(statementOf);
}

const idOf = ({ change }: Part, row: Row) => JSON.stringify(change.key.map((name) => row[name]));

function touch(one: Part, other: Part): boolean {
  if (one.change.key.length === 0 || other.change.key.length === 0) return true;
  const ids = new Set(one.rows.map((row) => idOf(one, row)));
  return other.rows.some((row) => ids.has(idOf(other, row)));
}

function together(before: Part, after: Part): Row[] {
  const rows = [...before.rows, ...after.rows];
  return after.change.key.length === 0 ? rows : [...new Map(rows.map((row) => [idOf(after, row), row])).values()];
}

const texts = new Map<string, string>();

/** Its text depends on nothing but which changes it makes and of how many rows: it is made once for each such shape. */
function statementOf(parts: readonly Part[]): Statement {
  let shape = '';
  const values: unknown[] = [];
  for (const part of parts) {
    shape += `${part.change.id} ${Math.min(part.rows.length, MOST_ROWS + 1)},`;
    addValues(values, part);
  }
  let text = texts.get(shape);
  if (text === undefined) texts.set(shape, (text = textOf(parts)));
  return { text, values };
}

function textOf(parts: readonly Part[]): string {
  let last = 0;
  const next = () => `$${++last}`;
  const each = parts.map((part) => (part.change.kind === 'insert' ? insertOf(part, next) : updateOf(part, next)));
  const end = each.pop() ?? '';
  return each.length === 0 ? end : `with ${each.map((one, at) => `p${at + 1} as (${one})`).join(', ')} ${end}`;
}

function insertOf({ change: { table, columns, tail }, rows }: Part, next: () => string): string {
  const names = Object.keys(columns);
  const row = () => `(${names.map(next).join(', ')})`;
  const from =
    rows.length > MOST_ROWS ? `select ${names.join(', ')} from ${recordset(columns, next)}` : `values ${rows.map(row).join(', ')}`;
  return `insert into ${table} (${names.join(', ')}) ${from} ${tail}`;
}

function updateOf({ change: { table, columns, key }, rows }: Part, next: () => string): string {
  const sets = Object.keys(columns).filter((name) => !key.includes(name));
  const row = () => `(${Object.values(columns).map((type) => `${next()}::${type}`)})`;
  const from =
    rows.length > MOST_ROWS ? recordset(columns, next) : `(values ${rows.map(row).join(', ')}) as r (${Object.keys(columns).join(', ')})`;
  return `update ${table} t set ${sets.map((name) => `${name} = r.${name}`).join(', ')} from ${from} where ${key.map((name) => `t.${name} = r.${name}`).join(' and ')}`;
}

function recordset(columns: Columns<string>, next: () => string): string {
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  return `jsonb_to_recordset(${next()}::jsonb) as r (${typed.join(', ')})`;
}

function addValues(values: unknown[], { change: { fields }, rows }: Part): void {
  if (rows.length > MOST_ROWS) values.push(JSON.stringify(rows, (_name, value: unknown) => inJson(value)));
  else for (const row of rows) for (const { name, json } of fields) values.push(asParameter(row[name], json));
}

function asParameter(value: unknown, json: boolean): unknown {
  if (value === null || value === undefined) return null;
  if (json) return JSON.stringify(value);
  return value instanceof Date ? value.toISOString() : value;
}

/** Bytes, which have told JSON already that they are a list, as PostgreSQL reads them there. */
function inJson(value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value;
  return isBytes && Array.isArray(value.data) ? `\\x${Buffer.from(value.data).toString('hex')}` : value;
}

let changes = 0;

export function changeOf(of: Pick<Change, 'kind' | 'table' | 'columns' | 'key' | 'tail'>): Change {
  const fields = Object.entries(of.columns).map(([name, type]) => ({ name, json: type === 'jsonb' }));
  return { ...of, id: ++changes, fields, statement: CompiledQuery.raw(`${of.kind} ${of.table}`) };
}

const send = async (tx: Tx, change: Change, rows: readonly Row[]): Promise<void> => {
  if (rows.length > 0) await run(tx, { ...change.statement, parameters: [new Part(change, rows)] });
};

/**
 * Inserts rows of a hot table, as many as there are; nobody waits for it, and it goes in one statement with other such rows (see terse.ts).
 * What a row does not say is null.
 * @param key the columns that tell rows apart, where a row may be written twice in one transaction
 */
export function insertLater<Name extends string>(
  table: string,
  columns: Columns<Name>,
  tail = '',
  key: readonly NoInfer<Name>[] = [],
): (tx: Tx, rows: readonly Readonly<Partial<Record<Name, unknown>>>[]) => Promise<void> {
  const change = changeOf({ kind: 'insert', table, columns, tail, key });
  return (tx, rows) => send(tx, change, rows);
}

/** Sets these columns of rows of a hot table to what each row says, as `insertLater` inserts. @param key of a row, which must be there */
export function updateLater<Key extends string, Name extends string>(
  table: string,
  key: Columns<Key>,
  columns: Columns<Name>,
): (tx: Tx, rows: readonly Readonly<Record<Key | Name, unknown>>[]) => Promise<void> {
  const change = changeOf({ kind: 'update', table, columns: { ...key, ...columns }, tail: '', key: Object.keys(key) });
  return (tx, rows) => send(tx, change, rows);
}
