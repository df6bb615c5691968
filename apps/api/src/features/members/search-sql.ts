import type { MemberKeyKind } from '@regulars/db/generated/kysely-enums';
import type { Db } from '@regulars/db/kysely';
import { normalizePhone } from '@regulars/domain/phone';
import { sql } from 'kysely';
import { chainToday } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { documentKeys } from './documents.ts';
import type { Asked } from './tokens.ts';

interface Page {
  first: number;
  /** Archived members too. */
  archived: boolean;
}

/** The members of the viewer's branch with all that is asked for, the newest first. */
export async function findMembers(
  db: Db,
  { stores }: Pick<Viewer, 'stores'>,
  { tokens, digits }: Asked,
  { first, archived }: Page,
): Promise<string[]> {
  const rows = await db
    .selectFrom('member_search as s')
    .select('s.member_id')
    .where(sql<boolean>`s.tokens @> ${tokens}::text[]`)
    .$if(digits.length > 0 || !archived, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('member as m')
            .select('m.id')
            .whereRef('m.id', '=', 's.member_id')
            .$if(!archived, (member) => member.where('m.archived_at', 'is', null))
            .where((where) => where.and(digits.map((part) => where('m.phone', 'like', `%${part}%`)))),
        ),
      ),
    )
    .$if(stores !== null, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('member_store as k')
            .select('k.store_id')
            .whereRef('k.member_id', '=', 's.member_id')
            .where(sql<boolean>`k.store_id = any(${stores}::uuid[])`),
        ),
      ),
    )
    .orderBy('s.member_id', 'desc')
    .limit(first)
    .execute();
  return rows.map((row) => row.member_id);
}

/** The members of the whole chain to whom a whole phone, card, document or member number leads; of a merged record, the one it lives on in. */
export async function membersByKey(db: Db, text: string): Promise<string[]> {
  const found = await db
    .selectFrom('member_key as k')
    .innerJoin('member as m', 'm.id', 'k.member_id')
    .select((select) => select.fn.coalesce('m.merged_into', 'm.id').as('id'))
    .where('m.kind', '!=', 'GUEST')
    .where((where) => where.or(keysOf(text).map(([kind, value]) => where.and({ 'k.kind': kind, 'k.value': value }))))
    .execute();
  return [...new Set(found.map(({ id }) => id))];
}

/** What a scanned or typed text may be. */
function keysOf(text: string): [MemberKeyKind, string][] {
  const keys: [MemberKeyKind, string][] = [
    ['NUMBER', text],
    ['CARD', text],
    ['CARD', text.normalize('NFKC').toUpperCase()],
  ];
  if (/\d{4}/.test(text)) for (const value of documentKeys(text, chainToday())) keys.push(['DOCUMENT', value]);
  try {
    return [...keys, ['PHONE', normalizePhone(text)]];
  } catch {
    return keys; // no phone number
  }
}
