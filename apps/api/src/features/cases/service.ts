import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { type CaseKind, type CaseState, MAX_RATING } from '@regulars/domain/cases';
import { DomainError } from '@regulars/domain/errors';
import { optionalText, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { between } from '../../input.ts';
import { publish } from '../../publish.ts';
import { inBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { checkColleague, partyOf } from '../contacts/store.ts';

export type ServiceCase = Selectable<DB['service_case']>;

/** The key of what a member owns. */
export interface OwnKey {
  memberId: string;
  id: string;
}

export interface NewCase {
  memberId: string;
  kind: CaseKind;
  subject: string;
  detail?: string | null | undefined;
  /** Default: the home store. */
  storeId?: string | null | undefined;
  /** Null: whoever of the store has time. */
  assigneeId?: string | null | undefined;
}

const SUBJECT = 100;
const DETAIL = 2000;

/** Something that a member needs of us. @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, REQUIRED, TOO_LONG, each with its field */
export async function openCase(tx: Tx, viewer: Viewer, input: NewCase, now: Date): Promise<OwnKey> {
  const { memberId, store } = await partyOf(tx, viewer, input.memberId, input.storeId);
  const employee_id = input.assigneeId ?? null;
  await checkColleague(tx, viewer, employee_id, 'assigneeId');
  const row: ServiceCase = {
    member_id: memberId,
    id: newId(now),
    kind: input.kind,
    store_id: store.id,
    subject: requiredText(input.subject, 'subject', SUBJECT),
    detail: optionalText(input.detail, 'detail', DETAIL),
    state: 'OPEN',
    employee_id,
    outcome: null,
    rating: null,
    opened_at: now,
    closed_at: null,
  };
  await tx.insertInto('service_case').values(row).execute();
  return tell(tx, viewer, 'serviceCase.open', now, row);
}

export interface CaseChange {
  kind?: CaseKind | undefined;
  subject?: string | undefined;
  detail?: string | null | undefined;
  assigneeId?: string | null | undefined;
}

/** Changes an open case, or gives it to somebody. @throws NOT_FOUND, CASE_CLOSED (id), ARCHIVED (assigneeId), REQUIRED, TOO_LONG */
export async function updateCase(tx: Tx, viewer: Viewer, key: OwnKey, input: CaseChange, now: Date): Promise<OwnKey> {
  const before = await hold(tx, viewer, key, 'OPEN');
  if (input.assigneeId) await checkColleague(tx, viewer, input.assigneeId, 'assigneeId');
  const after = {
    ...before,
    kind: input.kind ?? before.kind,
    subject: input.subject === undefined ? before.subject : requiredText(input.subject, 'subject', SUBJECT),
    detail: input.detail === undefined ? before.detail : optionalText(input.detail, 'detail', DETAIL),
    employee_id: input.assigneeId === undefined ? before.employee_id : input.assigneeId,
  };
  return save(tx, viewer, 'serviceCase.update', now, { before, after });
}

export interface Closing {
  state: Exclude<CaseState, 'OPEN'>;
  /** What was done, or why it was given up. */
  outcome: string;
  /** 1 to 5, where the member said so; only of what was done. */
  rating?: number | null | undefined;
}

/** Ends a case. @throws NOT_FOUND, CASE_CLOSED (id), REQUIRED, TOO_LONG (outcome), TOO_SMALL, TOO_LARGE, NOT_RATED (rating) */
export async function closeCase(tx: Tx, viewer: Viewer, key: OwnKey, { state, outcome, rating }: Closing, now: Date): Promise<OwnKey> {
  const before = await hold(tx, viewer, key, 'OPEN');
  if (rating != null && state !== 'DONE') throw new DomainError('NOT_RATED', {}, 'rating');
  const after = {
    ...before,
    state,
    outcome: requiredText(outcome, 'outcome', DETAIL),
    rating: rating == null ? null : between(rating, 1, MAX_RATING, 'rating'),
    closed_at: now,
    employee_id: before.employee_id ?? (viewer.kind === 'employee' ? viewer.id : null), // who ended it had it
  };
  return save(tx, viewer, 'serviceCase.close', now, { before, after });
}

/** Takes up again what was closed. @throws NOT_FOUND, CASE_OPEN (id) */
export async function reopenCase(tx: Tx, viewer: Viewer, key: OwnKey, now: Date): Promise<OwnKey> {
  const before = await hold(tx, viewer, key, 'CLOSED');
  const after = { ...before, state: 'OPEN' as const, outcome: null, rating: null, closed_at: null };
  return save(tx, viewer, 'serviceCase.reopen', now, { before, after });
}

async function hold(tx: Tx, viewer: Viewer, { memberId, id }: OwnKey, wanted: 'OPEN' | 'CLOSED'): Promise<ServiceCase> {
  const row = await tx
    .selectFrom('service_case')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || !inBranch(viewer, row.store_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  if (wanted === 'OPEN' && row.state !== 'OPEN') throw new DomainError('CASE_CLOSED', {}, 'id');
  if (wanted === 'CLOSED' && row.state === 'OPEN') throw new DomainError('CASE_OPEN', {}, 'id');
  return row;
}

type Action = `serviceCase.${'open' | 'update' | 'close' | 'reopen'}`;

async function save(tx: Tx, viewer: Viewer, action: Action, now: Date, { before, after }: { before: ServiceCase; after: ServiceCase }) {
  await tx.updateTable('service_case').set(after).where('member_id', '=', before.member_id).where('id', '=', before.id).execute();
  return tell(tx, viewer, action, now, after, before);
}

const EVENTS = {
  'serviceCase.open': 'case.opened',
  'serviceCase.update': 'case.changed',
  'serviceCase.close': 'case.closed',
  'serviceCase.reopen': 'case.opened',
} as const satisfies Record<Action, string>;

/** What it is about is sealed under the member's key. */
async function tell(tx: Tx, viewer: Viewer, action: Action, now: Date, row: ServiceCase, before?: ServiceCase): Promise<OwnKey> {
  const { member_id: memberId, id, store_id: orgId } = row;
  await audit(tx, viewer, {
    action,
    entity: 'ServiceCase',
    id: JSON.stringify([memberId, id]),
    orgId,
    ...(before && { before: { ...before } }),
    after: { ...row },
    member: { id: memberId, personal: ['subject', 'detail', 'outcome'] },
  });
  await publish(tx, now, [{ kind: EVENTS[action], orgId, memberId, payload: { caseId: id, state: row.state } }]);
  return { memberId, id };
}
