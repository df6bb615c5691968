import { newId } from '@regulars/db/ids';
import { CARD_STATES } from '@regulars/domain/cards';
import { addDays } from '@regulars/domain/time';
import { db } from '../../../db.ts';
import { maybe, pick, upTo } from './chance.ts';

/** Cards of two types in every state, some of them ended. */
export async function cards(members: string[], today: string, stores: string[]): Promise<string[]> {
  const now = new Date();
  const types = [newId(now), newId(now)];
  await db
    .insertInto('card_type')
    .values(types.map((id, at) => ({ id, code: `T${at}`, name: `T${at}`, pattern: '{serial:6}', created_at: now })))
    .execute();
  const rows = members.flatMap((member_id) =>
    Array.from({ length: upTo(3) }, () => {
      const id = newId(now);
      const expires_on = maybe(0.6, () => addDays(today, upTo(400) - 50));
      const state = pick(CARD_STATES);
      const activated_at = state === 'ISSUED' ? null : now;
      return {
        member_id,
        id,
        number: id,
        type_id: pick(types),
        state,
        store_id: pick(stores),
        issued_on: addDays(today, -400),
        activated_at,
        expires_on,
        state_at: now,
        created_at: now,
      };
    }),
  );
  await db.insertInto('card').values(rows).execute();
  return types;
}

/** Coupons of two templates in every state, some of them about to end. */
export async function coupons(members: string[], today: string): Promise<string[]> {
  const now = new Date();
  const templates = [newId(now), newId(now)];
  await db
    .insertInto('coupon_template')
    .values(templates.map((id, at) => ({ id, code: `C${at}`, name: `C${at}`, created_at: now })))
    .execute();
  const rule = {
    number: 1,
    state: 'PUBLISHED',
    published_at: now,
    group: 'ORDER',
    effect: JSON.stringify({ type: 'FREE_DELIVERY' }),
    created_at: now,
  } as const;
  await db
    .insertInto('coupon_template_version')
    .values(templates.map((template_id) => ({ template_id, ...rule })))
    .execute();
  const rows = members.flatMap((member_id) =>
    Array.from({ length: upTo(3) }, () => {
      const state = pick(['ACTIVE', 'ACTIVE', 'USED', 'EXPIRED', 'VOID', 'TRANSFERRED'] as const);
      const [starts_on, end] = pick([
        [-30, upTo(24) - 8],
        [3, 3 + upTo(12)],
      ] as const);
      const term = { starts_on: addDays(today, starts_on), expires_on: maybe(0.8, () => addDays(today, end)) };
      const sale_id = state === 'USED' ? newId(now) : null;
      const at = { issued_at: now, state_at: now };
      return {
        member_id,
        id: newId(now),
        template_id: pick(templates),
        version: 1,
        state,
        source: 'HAND' as const,
        ...term,
        sale_id,
        ...at,
      };
    }),
  );
  await db.insertInto('coupon').values(rows).execute();
  return templates;
}

/** Contacts of two years, and relatives of whom some are members. */
export async function dealings(members: string[], today: string, stores: string[]): Promise<void> {
  const contacts = members.flatMap((member_id) =>
    Array.from({ length: upTo(2) * upTo(2) }, () => {
      const at = new Date(Date.parse(`${today}T00:00:00Z`) - upTo(500) * 86_400_000 - upTo(86_399) * 1000);
      const outcome = maybe(0.8, () => pick(['REACHED', 'NO_ANSWER', 'LATER', 'DECLINED', 'RESOLVED'] as const));
      return {
        member_id,
        id: newId(at),
        kind: pick(['CALL', 'VISIT', 'MESSAGE', 'COMPLAINT'] as const),
        direction: 'IN' as const,
        outcome,
        at,
        store_id: pick(stores),
      };
    }),
  );
  await db.insertInto('contact').values(contacts).execute();
  const relatives = members.flatMap((member_id) =>
    Array.from({ length: upTo(2) }, () => {
      const other = maybe(0.5, () => pick(members));
      const named = { relation: 'SPOUSE' as const, name: 'R' };
      return { member_id, id: newId(new Date()), ...named, relative_id: other === member_id ? null : other };
    }),
  );
  await db.insertInto('member_relative').values(relatives).execute();
}
