import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';

const type = newId(new Date('2026-11-02T04:00:00Z'));

/** The one card type of the chain. */
export async function makeCardType(tx: Tx, created_at: Date): Promise<void> {
  await tx
    .insertInto('card_type')
    .values({ id: type, code: 'CARD', name: 'Card', pattern: '88{8}', valid_months: 24, created_at })
    .execute();
}

interface Where {
  store_id: string;
  member_id: string;
  employee_id: string;
  at: Date;
  /** Personal data of whoever applies. */
  person: string;
}

/** A card with its history, a batch, and an application that nobody has looked into. */
export async function makeCards(tx: Tx, mark: string, { store_id, member_id, employee_id, at, person }: Where): Promise<void> {
  const card = {
    member_id,
    id: newId(at),
    number: `88-${mark}`,
    type_id: type,
    state: 'ACTIVE',
    store_id,
    issued_on: '2026-11-02',
  } as const;
  await tx
    .insertInto('card')
    .values({ ...card, activated_at: at, expires_on: '2028-11-02', state_at: at, created_at: at })
    .execute();
  await tx.insertInto('member_key').values({ kind: 'CARD', value: card.number, member_id }).execute();
  const event = { member_id, id: newId(at), card_id: card.id, act: 'ISSUE', to_state: 'ACTIVE', at, business_date: '2026-11-02' } as const;
  await tx
    .insertInto('card_event')
    .values({ ...event, store_id, operator_id: employee_id, reason: mark })
    .execute();
  const batch = { id: newId(at), name: mark, type_id: type, store_id, quantity: 1, created_at: at, created_by: employee_id };
  await tx.insertInto('card_batch').values(batch).execute();
  await tx
    .insertInto('card_blank')
    .values({ number: `99-${mark}`, batch_id: batch.id, type_id: type })
    .execute();
  const form = { id: newId(at), type_id: type, store_id, name: `${mark} ${person}`, note: mark, clerk_id: employee_id, created_at: at };
  await tx.insertInto('card_application').values(form).execute();
}
