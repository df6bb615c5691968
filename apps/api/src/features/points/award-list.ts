import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { normalizePhone } from '@regulars/domain/phone';
import { sql } from 'kysely';
import { requireBranch, type Viewer } from '../../viewer.ts';
import type { AwardInput } from './awards.ts';

/** What a line of a pasted list may be: a number, a card, a phone as it is kept. */
function keysOf(line: string): { kind: string; value: string }[] {
  const upper = line.normalize('NFKC').toUpperCase();
  const plain = [...new Set([line, upper])].flatMap((value) => ['NUMBER', 'CARD'].map((kind) => ({ kind, value })));
  try {
    return [...plain, { kind: 'PHONE', value: normalizePhone(line) }];
  } catch {
    return plain; // no phone number
  }
}

/** Lines, or what stands between commas, without the empty ones. */
const linesOf = (list: string): string[] => [
  ...new Set(
    list
      .split(/[\n,;，；、]/u)
      .map((line) => line.replace(/\p{Cc}/gu, '').trim())
      .filter((line) => line !== ''),
  ),
];

/**
 * The members that an award names, each once, those who were merged as who they are now.
 * @throws OUT_OF_BRANCH (orgId), REQUIRED (nobody), TOO_LARGE (list), UNKNOWN_MEMBERS (list) with the first lines that lead to nobody here
 */
export async function named(tx: Tx, viewer: Viewer, { orgId, memberIds, list }: AwardInput, most: number): Promise<string[]> {
  requireBranch(viewer, orgId, 'orgId');
  const lines = linesOf(list);
  if (lines.length + memberIds.length > most) throw new DomainError('TOO_LARGE', { max: most }, 'list');
  const keys = lines.flatMap((line, at) => keysOf(line).map((key) => ({ at, ...key })));
  const { rows: found } = await sql<{ at: number; member_id: string }>`
    select distinct k.at, m.member_id from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (at int, kind member_key_kind, value text)
    join member_key m on m.kind = k.kind and m.value = k.value`.execute(tx);
  const known = await knownOf(tx, viewer, [...memberIds, ...found.map(({ member_id }) => member_id)]);
  const led = new Set(found.filter(({ member_id }) => known.has(member_id)).map(({ at }) => at));
  const unknown = lines.filter((_line, at) => !led.has(at));
  if (unknown.length > 0)
    throw new DomainError('UNKNOWN_MEMBERS', { count: unknown.length, first: unknown.slice(0, 5).join(', ') }, 'list');
  if (memberIds.some((id) => !known.has(id))) throw new DomainError('NOT_FOUND', {}, 'memberIds');
  const members = [...new Set(known.values())].sort();
  if (members.length === 0) throw new DomainError('REQUIRED', {}, 'list');
  return members;
}

/** Of these members those that the viewer's branch knows, each with who it is now. */
async function knownOf(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; now: string }>`
    select m.id, coalesce(m.merged_into, m.id) as now from member m
    where m.id = any(${ids}::uuid[]) and m.kind <> 'GUEST' and (m.archived_at is null or m.merged_into is not null)
      and (${viewer.stores === null} or exists (
        select from member_store s where s.member_id = m.id and s.store_id = any(${viewer.stores ?? []}::uuid[])))`.execute(tx);
  return new Map(rows.map(({ id, now }) => [id, now]));
}
