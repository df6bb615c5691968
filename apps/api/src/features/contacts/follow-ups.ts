import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { checkDueDate, type ContactKind, type ContactOutcome } from '@regulars/domain/contacts';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { publish } from '../../publish.ts';
import { inBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { logContact, type OwnKey } from './service.ts';
import { checkColleague, checkSale, employeeOf, partyOf } from './store.ts';

type FollowUp = Selectable<DB['follow_up']>;

export interface NewFollowUp {
  memberId: string;
  /** Default: the home store. */
  storeId?: string | null | undefined;
  /** Null: whoever of the store has time. */
  assigneeId?: string | null | undefined;
  dueOn: BusinessDate;
  /** What to ask. */
  text: string;
  saleId?: string | null | undefined;
}

/** @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, NOT_LATER, REQUIRED, TOO_LONG, each with its field */
export async function planFollowUp(tx: Tx, viewer: Viewer, input: NewFollowUp, now: Date): Promise<OwnKey> {
  const { memberId, store } = await partyOf(tx, viewer, input.memberId, input.storeId);
  const assignee_id = input.assigneeId ?? null;
  await checkColleague(tx, viewer, assignee_id, 'assigneeId');
  const row = {
    member_id: memberId,
    id: newId(now),
    store_id: store.id,
    assignee_id,
    due_on: checkDueDate(input.dueOn, businessDayAt(store, now), 'dueOn'),
    text: requiredText(input.text, 'text', 500),
    sale_id: await checkSale(tx, viewer, memberId, input.saleId),
    created_by: employeeOf(viewer),
    created_at: now,
  };
  await tx.insertInto('follow_up').values(row).execute();
  await tell(tx, viewer, 'followUp.create', now, row);
  return { memberId, id: row.id };
}

export interface FollowUpChange {
  assigneeId?: string | null | undefined;
  dueOn?: BusinessDate | null | undefined;
  text?: string | null | undefined;
}

/** Gives it to somebody else, another day, other words. @throws NOT_FOUND, FOLLOW_UP_ENDED, ARCHIVED, NOT_LATER, REQUIRED, TOO_LONG */
export async function updateFollowUp(tx: Tx, viewer: Viewer, key: OwnKey, input: FollowUpChange, now: Date): Promise<void> {
  const { before, today } = await hold(tx, viewer, key, now);
  if (input.assigneeId) await checkColleague(tx, viewer, input.assigneeId, 'assigneeId');
  const change: Partial<FollowUp> = {
    ...(input.assigneeId !== undefined && { assignee_id: input.assigneeId }),
    ...(input.dueOn != null && input.dueOn !== before.due_on && { due_on: checkDueDate(input.dueOn, today, 'dueOn') }),
    ...(input.text !== undefined && { text: requiredText(input.text, 'text', 500) }),
  };
  await write(tx, viewer, 'followUp.update', before, change, now);
}

export interface Completion {
  kind: Exclude<ContactKind, 'COMPLAINT'>;
  outcome: ContactOutcome;
  /** What came of it. */
  result: string;
  /** The day on which the member wants to be asked again: another follow-up. */
  againOn?: BusinessDate | null | undefined;
}

/** Ends it with the contact that it was. @throws NOT_FOUND, FOLLOW_UP_ENDED, CONTACT_OUTCOME, REQUIRED, TOO_LONG, NOT_LATER */
export async function completeFollowUp(tx: Tx, viewer: Viewer, key: OwnKey, input: Completion, now: Date): Promise<void> {
  const { before } = await hold(tx, viewer, key, now);
  const result = requiredText(input.result, 'result', 500);
  const { kind, outcome, againOn } = input;
  const { member_id: memberId, store_id: storeId, assignee_id: assigneeId, sale_id: saleId, text } = before;
  await logContact(tx, viewer, { memberId, kind, direction: 'OUT', outcome, text: result, storeId, followUpId: before.id }, now);
  await write(tx, viewer, 'followUp.complete', before, ended(viewer, 'DONE', result, now), now);
  if (!againOn) return;
  const next = { memberId, storeId, assigneeId, text, saleId, dueOn: againOn };
  await planFollowUp(tx, viewer, next, now).catch((error: unknown) => {
    throw error instanceof DomainError && error.field === 'dueOn' ? error.at('againOn') : error;
  });
}

/** @throws NOT_FOUND, FOLLOW_UP_ENDED, REQUIRED, TOO_LONG */
export async function cancelFollowUp(tx: Tx, viewer: Viewer, key: OwnKey, reason: string, now: Date): Promise<void> {
  const { before } = await hold(tx, viewer, key, now);
  await write(tx, viewer, 'followUp.cancel', before, ended(viewer, 'CANCELLED', requiredText(reason, 'reason', 500), now), now);
}

const ended = (viewer: Viewer, state: 'DONE' | 'CANCELLED', result: string, now: Date) => ({
  state,
  result,
  ended_by: employeeOf(viewer),
  ended_at: now,
});

/** The follow-up, locked, with its store's day. @throws NOT_FOUND, FOLLOW_UP_ENDED */
async function hold(tx: Tx, viewer: Viewer, { memberId, id }: OwnKey, now: Date): Promise<{ before: FollowUp; today: BusinessDate }> {
  const row = await tx
    .selectFrom('follow_up as f')
    .innerJoin('org as s', 's.id', 'f.store_id')
    .selectAll('f')
    .select(['s.time_zone', 's.day_starts_at'])
    .where('f.member_id', '=', memberId)
    .where('f.id', '=', id)
    .forUpdate('f')
    .executeTakeFirst();
  if (!row || !inBranch(viewer, row.store_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  const { time_zone, day_starts_at, ...before } = row;
  if (before.state !== 'PLANNED') throw new DomainError('FOLLOW_UP_ENDED', {}, 'id');
  return { before, today: businessDayAt({ time_zone, day_starts_at }, now) };
}

async function write(tx: Tx, viewer: Viewer, action: Action, before: FollowUp, change: Partial<FollowUp>, now: Date): Promise<void> {
  if (Object.keys(change).length === 0) return;
  await tx.updateTable('follow_up').set(change).where('member_id', '=', before.member_id).where('id', '=', before.id).execute();
  await tell(tx, viewer, action, now, { ...before, ...change }, before);
}

type Action = `followUp.${string}`;
type Told = Pick<FollowUp, 'member_id' | 'id' | 'store_id'>;

/** The trail, and the event that lets the alert of the store be looked at again. */
async function tell(tx: Tx, viewer: Viewer, action: Action, now: Date, row: Told, before?: FollowUp): Promise<void> {
  const { member_id: memberId, store_id: orgId } = row;
  await audit(tx, viewer, {
    action,
    entity: 'FollowUp',
    id: JSON.stringify([memberId, row.id]),
    orgId,
    ...(before && { before: { ...before } }),
    after: { ...row },
    member: { id: memberId, personal: ['text', 'result'] },
  });
  await publish(tx, now, [{ kind: 'followUp.changed', orgId, memberId, payload: { followUpId: row.id } }]);
}
