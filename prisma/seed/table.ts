import type { Insertable } from 'kysely';
import { copyLine, type OwnConnection } from '../../packages/db/src/copy.ts';
import type { DB } from '../../packages/db/src/kysely.ts';

export type Row<Table extends keyof DB> = Insertable<DB[Table]>;

/** Rows per COPY, so that no text gets too large. */
const CHUNK = 10_000;

const valueOf = (value: unknown): string | number | boolean | null => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return value.toISOString();
  throw new TypeError(`A column got ${typeof value}`);
};

/** Writes rows that all have the columns of the first. */
export async function write<Table extends keyof DB & string>(connection: OwnConnection, table: Table, rows: readonly Row<Table>[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const target = `${table} (${columns.map((column) => `"${column}"`).join(', ')})`;
  for (let from = 0; from < rows.length; from += CHUNK) {
    const lines = rows.slice(from, from + CHUNK).map((row) => {
      const values: Record<string, unknown> = row;
      return copyLine(columns.map((column) => valueOf(values[column])));
    });
    await connection.copy(target, lines.join(''));
  }
}
