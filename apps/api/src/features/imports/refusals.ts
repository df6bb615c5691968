import type { Db, Tx } from '@regulars/db/kysely';
import { isErrorCode, type Locale, message } from '@regulars/domain/errors';
import type { Refusal } from '@regulars/domain/import-row';
import { sql } from 'kysely';

export interface RefusedRow {
  /** As a spreadsheet shows it. */
  row: number;
  refusals: readonly Refusal[];
}

/** Keeps why rows were refused; said again after an interruption it is kept once. */
export async function saveRefusals(tx: Db | Tx, importId: string, refused: readonly RefusedRow[]): Promise<void> {
  const all = refused.flatMap(({ row, refusals }) => refusals.map((refusal) => ({ row, ...refusal })));
  if (all.length === 0) return;
  await sql`insert into import_refusal (import_id, row, "column", code, details)
    select ${importId}::uuid, * from unnest(${all.map(({ row }) => row)}::int[], ${all.map(({ column }) => column)}::text[],
      ${all.map(({ code }) => code)}::text[], ${all.map(({ details }) => JSON.stringify(details))}::jsonb[])
    on conflict do nothing`.execute(tx);
}

/** The reason in the user's language. */
export function refusalText(code: string, details: unknown, locale: Locale): string {
  if (!isErrorCode(code)) return code;
  const values = typeof details === 'object' && details !== null ? { ...details } : {};
  return message(code, values, locale);
}
