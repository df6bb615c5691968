import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { memberNumber } from '@regulars/domain/members';
import { maskPhone } from '@regulars/domain/phone';
import { globalId } from '../../global-id.ts';
import { may, type Viewer } from '../../viewer.ts';
import { knownMembers } from './sql.ts';

type KeyKind = 'NUMBER' | 'PHONE' | 'CARD' | 'DOCUMENT';

const FIELDS = { NUMBER: 'number', PHONE: 'phone', CARD: 'card', DOCUMENT: 'document.number' } as const satisfies Record<KeyKind, string>;

export interface Key {
  kind: KeyKind;
  value: string;
  /** What an error says instead of the value. */
  shown?: string;
}

/** A number that no member has. Should another take it before we do, claiming it is refused and the user tries again. */
export async function freeNumber(tx: Tx): Promise<string> {
  for (;;) {
    const value = memberNumber(Math.random());
    const taken = await tx
      .selectFrom('member_key')
      .select('member_id')
      .where('kind', '=', 'NUMBER')
      .where('value', '=', value)
      .executeTakeFirst();
    if (!taken) return value;
  }
}

/**
 * Makes the keys lead to the member. Of two who claim one at once, the second waits for the first and is refused.
 * @throws DUPLICATE with the key's field; `memberId` names the holder to those who may see that member
 */
export async function claimKeys(tx: Tx, viewer: Viewer, memberId: string, keys: readonly Key[]): Promise<void> {
  if (keys.length === 0) return;
  const claimed = await tx
    .insertInto('member_key')
    .values(keys.map(({ kind, value }) => ({ kind, value, member_id: memberId })))
    .onConflict((conflict) => conflict.columns(['kind', 'value']).doNothing())
    .returning('kind')
    .execute();
  const refused = keys.find((key) => !claimed.some((row) => row.kind === key.kind));
  if (refused) throw await duplicateOf(tx, viewer, refused);
}

/** The member gives up its key of this kind for another, or for none. A card that has a record of its own keeps its number for ever. */
export async function replaceKey(tx: Tx, viewer: Viewer, memberId: string, kind: KeyKind, value: string | null): Promise<void> {
  const cards = tx.selectFrom('card').select('number').where('member_id', '=', memberId);
  await tx
    .deleteFrom('member_key')
    .where('member_id', '=', memberId)
    .where('kind', '=', kind)
    .$if(kind === 'CARD', (query) => query.where('value', 'not in', cards))
    .execute();
  if (value !== null && !(await hasKey(tx, memberId, kind, value))) await claimKeys(tx, viewer, memberId, [{ kind, value }]);
}

async function hasKey(tx: Tx, memberId: string, kind: KeyKind, value: string): Promise<boolean> {
  const own = tx
    .selectFrom('member_key')
    .select('value')
    .where('kind', '=', kind)
    .where('value', '=', value)
    .where('member_id', '=', memberId);
  return (await own.executeTakeFirst()) !== undefined;
}

/** The error that another member has the key; it names that member to those who may see it, and tells nobody else more. */
export async function duplicateOf(tx: Tx, viewer: Viewer, { kind, value, shown }: Key): Promise<DomainError> {
  const holder = await tx
    .selectFrom('member_key')
    .select('member_id')
    .where('kind', '=', kind)
    .where('value', '=', value)
    .executeTakeFirst();
  const mayName = holder && may(viewer, 'member.read') && (await knownMembers(tx, viewer, [holder.member_id])).has(holder.member_id);
  const details = {
    value: shown ?? (kind === 'PHONE' ? maskPhone(value) : value),
    ...(mayName && { memberId: globalId('Member', holder.member_id) }),
  };
  return new DomainError('DUPLICATE', details, FIELDS[kind]);
}
