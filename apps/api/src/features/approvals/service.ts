import type { ApprovalKind, ApprovalState } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { optionalText } from '@regulars/domain/text';
import { publish } from '../../publish.ts';
import { type EmployeeViewer, inBranch, requireBranch, requirePermission, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { joinShift } from '../shifts/service.ts';
import { approvableOf } from './kinds.ts';

export interface Request {
  kind: ApprovalKind;
  /** Whose branch it concerns. */
  orgId: string;
  memberId?: string | null;
  /** What is to be carried out, as the kind's shape says; no personal data. */
  payload: object;
  /** The same in words, without names of members. */
  words: { en: string; zh: string };
  /** Why it is asked for. */
  reason: string | null | undefined;
  now: Date;
}

/** People ask and decide; the product itself does neither. */
function person(viewer: Viewer): EmployeeViewer {
  if (viewer.kind !== 'employee') throw new DomainError(viewer.kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  return viewer;
}

/** Asks somebody else to allow it. The caller has checked that it could be done, and claims the idempotency key first. @throws REQUIRED (no reason) */
export async function requestApproval(tx: Tx, viewer: Viewer, request: Request): Promise<{ approvalId: string }> {
  const { kind, orgId, memberId = null, payload, words, now } = request;
  const reason = optionalText(request.reason, 'reason', 500);
  if (!reason) throw new DomainError('REQUIRED', {}, 'reason');
  requireBranch(viewer, orgId, 'storeId');
  const id = newId(now);
  await tx
    .insertInto('approval')
    .values({
      id,
      kind,
      org_id: orgId,
      member_id: memberId,
      payload: JSON.stringify(payload),
      words_en: words.en,
      words_zh: words.zh,
      reason,
      requested_at: now,
      requested_by: person(viewer).id,
    })
    .execute();
  const after = { state: 'PENDING', words: words.en, reason };
  await audit(tx, viewer, { action: 'approval.request', entity: 'Approval', id, orgId, after });
  await publish(tx, now, [{ kind: 'approval.requested', orgId, memberId, payload: { approvalId: id, kind } }]);
  return { approvalId: id };
}

export interface Decision {
  approvalId: string;
  approve: boolean;
  note?: string | null;
  now: Date;
}

/**
 * Says yes or no to what somebody else asked for. A yes carries it out here and now, in the own shift at that store if there is one, whose
 * report counts the money: where that is refused, the request goes on waiting.
 * @throws SHIFT_CLOSED, NOT_FOUND, OUT_OF_BRANCH, FORBIDDEN, APPROVE_OWN, APPROVAL_ENDED, REQUIRED (a no without a note), and what the kind refuses
 */
export async function decideApproval(tx: Tx, viewer: Viewer, { approvalId, approve, now, ...input }: Decision): Promise<void> {
  const { id: decidedBy } = person(viewer);
  const note = optionalText(input.note, 'note', 500);
  if (!approve && !note) throw new DomainError('REQUIRED', {}, 'note');
  const asked = await holdPending(tx, viewer, approvalId);
  const { permission, perform } = approvableOf(asked.kind);
  requirePermission(viewer, permission);
  if (asked.requested_by === decidedBy) throw new DomainError('APPROVE_OWN', {}, 'id');
  const { requested_by: requestedBy, reason } = asked;
  if (approve) await joinShift(tx, { storeId: asked.org_id, till: null, employeeId: decidedBy, at: now });
  const result = approve ? await perform(tx, viewer, asked.payload, { approvalId, requestedBy, reason, now }) : null;
  await end(tx, viewer, asked, { state: approve ? 'APPROVED' : 'REJECTED', decidedBy, note, result, now });
}

/** Takes back what one asked for oneself. @throws NOT_FOUND, OUT_OF_BRANCH, FORBIDDEN, APPROVAL_ENDED */
export async function withdrawApproval(tx: Tx, viewer: Viewer, approvalId: string, now: Date): Promise<void> {
  const { id: decidedBy } = person(viewer);
  const asked = await holdPending(tx, viewer, approvalId);
  if (asked.requested_by !== decidedBy) throw new DomainError('FORBIDDEN', {}, 'id');
  await end(tx, viewer, asked, { state: 'WITHDRAWN', decidedBy, note: null, result: null, now });
}

type Pending = Awaited<ReturnType<typeof holdPending>>;

async function holdPending(tx: Tx, viewer: Viewer, approvalId: string) {
  const row = await tx
    .selectFrom('approval')
    .select(['id', 'kind', 'state', 'org_id', 'member_id', 'payload', 'reason', 'requested_by'])
    .where('id', '=', approvalId)
    .forUpdate()
    .executeTakeFirst();
  if (!row || !inBranch(viewer, row.org_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  if (row.state !== 'PENDING') throw new DomainError('APPROVAL_ENDED', {}, 'id');
  return row;
}

interface End {
  state: Exclude<ApprovalState, 'PENDING'>;
  decidedBy: string;
  note: string | null;
  result: Record<string, string> | null;
  now: Date;
}

async function end(
  tx: Tx,
  viewer: Viewer,
  { id, kind, org_id: orgId, member_id: memberId, payload }: Pending,
  { state, ...how }: End,
): Promise<void> {
  const { decidedBy, note, result, now } = how;
  if (state !== 'APPROVED') await approvableOf(kind).ended(tx, payload, { now });
  await tx
    .updateTable('approval')
    .set({ state, decided_at: now, decided_by: decidedBy, note, result: result && JSON.stringify(result) })
    .where('id', '=', id)
    .execute();
  const change = { before: { state: 'PENDING' }, after: { state, note, ...result } };
  await audit(tx, viewer, { action: 'approval.decide', entity: 'Approval', id, orgId, ...change });
  await publish(tx, now, [{ kind: 'approval.decided', orgId, memberId, payload: { approvalId: id, kind, state } }]);
}
