import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type Minor, minor } from '@regulars/domain/money';
import { optionalText } from '@regulars/domain/text';
import { z } from 'zod';
import type { Viewer } from '../../viewer.ts';
import { approvable } from '../approvals/kinds.ts';
import { requestApproval } from '../approvals/service.ts';
import { audit } from '../audit/service.ts';
import { createMember } from '../members/service.ts';
import { FORGOTTEN, lockApplication, notNegative } from './applications.ts';
import { issueCard } from './issue.ts';
import type { PaidBy } from './history.ts';

/** What was found out about who applies. */
export interface CreditCheck {
  passed: boolean;
  /** 0 to 1,000. */
  score?: number | null | undefined;
  /** What one would lend; minor units. */
  limit?: Minor | null | undefined;
  note?: string | null | undefined;
  /** How the fee of the card is paid, where there is one. */
  method?: PaidBy | null | undefined;
  now: Date;
}

const MAX_SCORE = 1_000;

/**
 * Notes what was found out. Who passed is put before somebody else for approval; who did not is refused, and the data are forgotten.
 * @throws NOT_FOUND, APPLICATION_STEP (id), NEGATIVE, TOO_LARGE (score), REQUIRED (note of a refusal; method where there is a fee)
 */
export async function checkCredit(tx: Tx, viewer: Viewer, id: string, { now, passed, ...input }: CreditCheck): Promise<void> {
  const found = {
    credit_passed: passed,
    credit_score: scoreOf(input.score ?? null),
    credit_limit: notNegative(input.limit, 'limit'),
    credit_note: optionalText(input.note, 'note', 500),
    checked_at: now,
    checked_by: viewer.kind === 'employee' ? viewer.id : null,
  };
  if (!passed && !found.credit_note) throw new DomainError('REQUIRED', {}, 'note');
  const asked = await lockApplication(tx, viewer, id);
  if (asked.state !== 'NEW') throw new DomainError('APPLICATION_STEP', { state: asked.state }, 'id');
  const type = await tx.selectFrom('card_type').select(['name', 'issue_fee']).where('id', '=', asked.type_id).executeTakeFirstOrThrow();
  if (passed && type.issue_fee > 0 && !input.method) throw new DomainError('REQUIRED', {}, 'method');
  const change = passed
    ? { state: 'WAITING' as const, approval_id: await ask(tx, viewer, { ...asked, type: type.name, ...input, now }) }
    : { state: 'REJECTED' as const, decided_at: now, ...FORGOTTEN };
  await tx
    .updateTable('card_application')
    .set({ ...found, ...change })
    .where('id', '=', id)
    .execute();
  await audit(tx, viewer, {
    action: 'cardApplication.check',
    entity: 'CardApplication',
    id,
    orgId: asked.store_id,
    before: { state: asked.state },
    after: { state: change.state, passed, score: found.credit_score, limit: found.credit_limit, note: found.credit_note },
  });
}

function scoreOf(score: number | null): number | null {
  if (score !== null && score < 0) throw new DomainError('NEGATIVE', { value: score }, 'score');
  if (score !== null && score > MAX_SCORE) throw new DomainError('TOO_LARGE', { max: MAX_SCORE }, 'score');
  return score;
}

interface Ask {
  id: string;
  store_id: string;
  member_id: string | null;
  type: string;
  note?: string | null | undefined;
  method?: PaidBy | null | undefined;
  now: Date;
}

async function ask(tx: Tx, viewer: Viewer, { id, store_id: orgId, member_id: memberId, type, note, method = null, now }: Ask) {
  const words = { en: `Give a card of the type “${type}” to an applicant`, zh: `向申请人发放“${type}”` };
  const request = { kind: 'CARD_APPLICATION', orgId, memberId, payload: { applicationId: id, method }, words, now } as const;
  const { approvalId } = await requestApproval(tx, viewer, { ...request, reason: note?.trim() || '信用核查通过 · Credit check passed' });
  return approvalId;
}

const METHODS = ['CASH', 'BANK_CARD', 'WECHAT_PAY', 'ALIPAY', 'TRANSFER', 'OTHER'] as const satisfies readonly PaidBy[];

approvable({
  kind: 'CARD_APPLICATION',
  permission: 'card.approve',
  payload: z.object({ applicationId: z.string(), method: z.enum(METHODS).nullable() }),
  perform: async (tx, viewer, { applicationId, method }, { now }) => {
    const asked = await lockApplication(tx, viewer, applicationId);
    if (asked.state !== 'WAITING') throw new DomainError('APPLICATION_STEP', { state: asked.state }, 'id');
    if (viewer.kind === 'employee' && viewer.id === asked.clerk_id) throw new DomainError('APPROVE_OWN', {}, 'id');
    const memberId = asked.member_id ?? (await register(tx, viewer, asked, now));
    const { store_id: storeId, type_id: typeId, payer_id: payerId } = asked;
    const card = await issueCard(tx, viewer, { storeId, typeId, memberId, payerId, ...limitsAsked(asked), method, now });
    await end(tx, applicationId, { state: 'APPROVED', member_id: memberId, card_id: card.cardId, now });
    return { ...card };
  },
  ended: async (tx, { applicationId }, { now }) => end(tx, applicationId, { state: 'REJECTED', now }),
});

const limitsAsked = ({ limit_day, limit_month, limit_total }: Applicant) => ({
  perDay: limit_day === null ? null : minor(limit_day),
  perMonth: limit_month === null ? null : minor(limit_month),
  inAll: limit_total === null ? null : minor(limit_total),
});

type Applicant = Awaited<ReturnType<typeof lockApplication>>;

/** Who applied becomes a member, as if registered at a counter. */
function register(tx: Tx, viewer: Viewer, asked: Applicant, now: Date): Promise<string> {
  const { name, phone, gender, birthday, address, organisation, store_id: homeStoreId, clerk_id: recruiterId } = asked;
  const person = { name: name ?? '', phone, gender, birthday, address, homeStoreId, recruiterId };
  return createMember(tx, viewer, { ...person, kind: organisation ? 'ORGANISATION' : 'PERSON' }, now);
}

async function end(
  tx: Tx,
  id: string,
  { now, ...how }: { state: 'APPROVED' | 'REJECTED'; member_id?: string; card_id?: string; now: Date },
) {
  await tx
    .updateTable('card_application')
    .set({ ...FORGOTTEN, ...how, decided_at: now })
    .where('id', '=', id)
    .execute();
}
