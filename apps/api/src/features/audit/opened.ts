import type { Context } from '../../context.ts';
import { db } from '../../db.ts';
import { perRequest } from '../../per-request.ts';
import { may } from '../../viewer.ts';
import { openWith } from './seal.ts';

interface Sealed {
  member_id: string | null;
  sealed: Uint8Array | null;
}

const keyOf = perRequest(async (_context, ids: readonly string[]) => {
  const rows = await db
    .selectFrom('member_seal')
    .selectAll()
    .where('member_id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.member_id, row.key]));
}, String);

const fieldsOf = (value: unknown): Record<string, unknown> => (value !== null && typeof value === 'object' ? { ...value } : {});

/** One side of a change, with its personal fields where the viewer may see members and the member's key still exists. */
export async function openedChange(open: unknown, side: 'before' | 'after', row: Sealed, context: Context): Promise<unknown> {
  if (!row.sealed || !row.member_id || !may(context.viewer, 'member.read')) return open;
  const key = await keyOf(context, row.member_id);
  if (!key) return open;
  const personal = fieldsOf(fieldsOf(openWith(key, row.sealed))[side]);
  return open === null && Object.keys(personal).length === 0 ? null : { ...fieldsOf(open), ...personal };
}
