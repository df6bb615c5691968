import type { Gender } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { checkProfile } from '@regulars/domain/members';
import type { Minor } from '@regulars/domain/money';
import { optionalText, requiredText } from '@regulars/domain/text';
import type { Insertable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { publish } from '../../publish.ts';
import { inBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import { checkHolder, payerOf, typeInUse } from './issue.ts';
import { type Limits, limitsOf, money } from './limits.ts';

/** What somebody writes on the form. */
export interface NewApplication extends Limits {
  storeId: string;
  typeId: string;
  /** Who applies, where that is a member already; else the person's own data follow. */
  memberId?: string | null | undefined;
  /** Of a linked, group or supplementary card. */
  payerId?: string | null | undefined;
  organisation?: boolean | null | undefined;
  name?: string | null | undefined;
  phone?: string | null | undefined;
  gender?: Gender | null | undefined;
  birthday?: string | null | undefined;
  address?: string | null | undefined;
  employer?: string | null | undefined;
  /** A month. */
  income?: Minor | null | undefined;
  note?: string | null | undefined;
  now: Date;
}

/**
 * Takes an application for a basic or supplementary card. Nothing is given out before somebody has looked into it and somebody else agreed.
 * The caller claims the idempotency key first.
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, CARD_HOLDER, CARD_NEEDS_LINK, CARD_NO_LINK, CARD_LINK_GROUP, what `checkProfile` refuses
 */
export async function applyForCard(tx: Tx, viewer: Viewer, input: NewApplication): Promise<{ applicationId: string }> {
  const { now } = input;
  const store = await openPlace(tx, viewer, input.storeId);
  const type = await typeInUse(tx, input.typeId);
  const memberId = input.memberId ? await holderOf(tx, input.memberId) : null;
  if (memberId) await checkHolder(tx, memberId, type);
  else if (input.organisation && !type.organisations) throw new DomainError('CARD_HOLDER', { type: type.name }, 'typeId');
  const payerId = await payerOf(tx, type.kind, memberId, input.payerId ?? null);
  const row = {
    id: newId(now),
    type_id: type.id,
    store_id: store.id,
    member_id: memberId,
    payer_id: payerId,
    ...limitsOf(payerId, input),
    ...(memberId ? {} : personOf(input, businessDayAt(store, now))),
    employer: optionalText(input.employer, 'employer', 200),
    income: notNegative(input.income, 'income'),
    note: optionalText(input.note, 'note', 2000),
    clerk_id: viewer.kind === 'employee' ? viewer.id : null,
    created_at: now,
  };
  await tx.insertInto('card_application').values(row).execute();
  const after = { type: type.name, state: 'NEW', supplementary: payerId !== null };
  await audit(tx, viewer, { action: 'cardApplication.create', entity: 'CardApplication', id: row.id, orgId: store.id, after });
  await publish(tx, now, [{ kind: 'card.applied', orgId: store.id, payload: { applicationId: row.id } }]);
  return { applicationId: row.id };
}

/** @throws REQUIRED (name) and what `checkProfile` refuses */
function personOf(input: NewApplication, today: string): Partial<Insertable<DB['card_application']>> {
  const { name, phone = null, address = null, birthday = null } = input;
  const person = checkProfile({ name: name ?? null, phone, address, birthday }, today);
  return { ...person, gender: input.gender ?? null, organisation: input.organisation ?? false };
}

export function notNegative(amount: Minor | null | undefined, field: string): Minor | null {
  if (amount != null && amount < 0) throw new DomainError('NEGATIVE', { value: money(amount) }, field);
  return amount ?? null;
}

/** An application of the viewer's branch, locked. @throws NOT_FOUND (id) */
export async function lockApplication(tx: Tx, viewer: Viewer, id: string) {
  const row = await tx.selectFrom('card_application').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row || !inBranch(viewer, row.store_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  return row;
}

/** What is emptied once it is decided: the member's record has it, or nobody needs it. */
export const FORGOTTEN = { name: null, phone: null, gender: null, birthday: null, address: null, employer: null, income: null, note: null };

/** Ends one that nobody has looked into yet. @throws NOT_FOUND, APPLICATION_STEP (id), REQUIRED (reason) */
export async function withdrawApplication(tx: Tx, viewer: Viewer, id: string, reasonGiven: string, now: Date): Promise<void> {
  const reason = requiredText(reasonGiven, 'reason', 500);
  const { state, store_id: orgId } = await lockApplication(tx, viewer, id);
  if (state !== 'NEW') throw new DomainError('APPLICATION_STEP', { state }, 'id');
  await tx
    .updateTable('card_application')
    .set({ ...FORGOTTEN, state: 'WITHDRAWN', decided_at: now })
    .where('id', '=', id)
    .execute();
  const change = { before: { state }, after: { state: 'WITHDRAWN', reason } };
  await audit(tx, viewer, { action: 'cardApplication.withdraw', entity: 'CardApplication', id, orgId, ...change });
}
