import { CompiledQuery, type QueryResult } from 'kysely';
import type { Tx } from './kysely.ts';

/**
 * A statement of a hot path, whose text is made once and which is prepared under its name, once a connection (see terse.ts). Its
 * parameters are named in the text: prepared<Row>('lot_of')`select * from lot where id = ${'id'}` runs as `lotOf(tx, { id })`.
 */
export function prepared<Row = never>(name: string) {
  return <Name extends string>(parts: TemplateStringsArray, ...names: Name[]) => {
    const order = [...new Set(names)];
    const text = String.raw({ raw: parts }, ...names.map((one) => `$${order.indexOf(one) + 1}`));
    const statement = CompiledQuery.raw(`/* ${name} */ ${text}`);
    return (tx: Tx, values: Readonly<Record<Name, unknown>>): Promise<QueryResult<Row>> =>
      tx.executeQuery<Row>({ ...statement, parameters: order.map((one) => values[one]) });
  };
}

/**
 * Inserts rows of a hot table, as many as there are, by one statement with one parameter; nobody waits for it (see terse.ts). What a row
 * does not say is null.
 * @param columns with their types, as PostgreSQL calls them @param tail such as `on conflict do nothing`
 */
export function insertLater<Column extends string>(table: string, columns: Readonly<Record<Column, string>>, tail = '') {
  const names = Object.keys(columns).join(', ');
  const typed = Object.entries(columns)
    .map(([name, type]) => `${name} ${String(type)}`)
    .join(', ');
  const text = `/* insert_${table}_later */ insert into ${table} (${names}) select ${names} from jsonb_to_recordset($1::jsonb) as r (${typed}) ${tail}`;
  return async (tx: Tx, rows: readonly Readonly<Partial<Record<Column, unknown>>>[]): Promise<void> => {
    if (rows.length > 0) await tx.executeQuery(CompiledQuery.raw(text, [JSON.stringify(rows)]));
  };
}
