import { CompiledQuery } from 'kysely';
import type { Tx } from './kysely.ts';

type Row = Readonly<Record<string, unknown>>;

interface Change {
  table: string;
  text: string;
  /** Columns that tell two rows apart; none where the statement does not say. */
  key: readonly string[];
  rows: readonly Row[];
}

/** Rows that a table is to take by a statement of one parameter, the rows as JSON, to whose answer nobody listens. */
export class Part {
  readonly table: string;
  readonly text: string;
  readonly key: readonly string[];
  readonly rows: readonly Row[];
  constructor({ table, text, key, rows }: Change) {
    this.table = table;
    this.text = text;
    this.key = key;
    this.rows = rows;
  }
}

/** A statement as it is sent. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

/**
 * The parts as few statements, in their order. Parts of one statement see the tables as they were before it, so what writes a row that
 * another part writes begins the next one; of the same kind of change to the same row the last holds.
 */
export function joined(parts: readonly Part[]): Statement[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const group = groups.at(-1) ?? [];
    const same = group.findIndex(({ text }) => text === part.text);
    const before = group[same];
    if (group.some((other) => other !== before && other.table === part.table && touch(other, part))) groups.push([part]);
    else if (before) group[same] = new Part({ ...part, rows: together(before, part) });
    else if (groups.length === 0) groups.push([part]);
    else group.push(part);
  }
  return groups.map(statementOf);
}

const idOf = ({ key }: Part, row: Row) => JSON.stringify(key.map((name) => row[name]));

function touch(one: Part, other: Part): boolean {
  if (one.key.length === 0 || other.key.length === 0) return true;
  const ids = new Set(one.rows.map((row) => idOf(one, row)));
  return other.rows.some((row) => ids.has(idOf(other, row)));
}

function together(before: Part, after: Part): Row[] {
  const rows = [...before.rows, ...after.rows];
  return after.key.length === 0 ? rows : [...new Map(rows.map((row) => [idOf(after, row), row])).values()];
}

function statementOf(parts: readonly Part[]): Statement {
  const texts = parts.map(({ text }, at) => text.replace('$1', `$${at + 1}`));
  const last = texts.pop() ?? '';
  const others = texts.map((text, at) => `p${at + 1} as (${text})`);
  return {
    text: others.length === 0 ? last : `with ${others.join(', ')} ${last}`,
    values: parts.map(({ rows }) => JSON.stringify(rows)),
  };
}

const send = async (tx: Tx, part: Part): Promise<void> => {
  if (part.rows.length > 0) await tx.executeQuery(CompiledQuery.raw(part.text, [part]));
};

type Columns<Name extends string> = Readonly<Record<Name, string>>;
type Rows<Name extends string> = readonly Readonly<Partial<Record<Name, unknown>>>[];

const typed = (columns: Columns<string>) =>
  Object.entries(columns)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ');

/**
 * Inserts rows of a hot table, as many as there are; nobody waits for it, and it goes in one statement with other such rows (see terse.ts).
 * What a row does not say is null.
 * @param columns with their types, as PostgreSQL calls them @param tail such as `on conflict do nothing`
 * @param key the columns that tell rows apart, where a row may be written twice in one transaction
 */
export function insertLater<Name extends string>(table: string, columns: Columns<Name>, tail = '', key: readonly NoInfer<Name>[] = []) {
  const names = Object.keys(columns).join(', ');
  const text = `insert into ${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as r (${typed(columns)}) ${tail}`;
  return (tx: Tx, rows: Rows<Name>): Promise<void> => send(tx, new Part({ table, text, key, rows }));
}

/** Sets these columns of rows of a hot table to what each row says, as `insertLater` inserts. @param key of the row, which must be there */
export function updateLater<Key extends string, Name extends string>(table: string, key: Columns<Key>, columns: Columns<Name>) {
  const sets = Object.keys(columns).map((name) => `${name} = r.${name}`);
  const same = Object.keys(key).map((name) => `t.${name} = r.${name}`);
  const text = `update ${table} t set ${sets.join(', ')} from jsonb_to_recordset($1::jsonb) as r (${typed({ ...key, ...columns })}) where ${same.join(' and ')}`;
  return (tx: Tx, rows: Rows<Key | Name>): Promise<void> => send(tx, new Part({ table, text, key: Object.keys(key), rows }));
}
