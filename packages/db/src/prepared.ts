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
