import type { Tx } from '@regulars/db/kysely';
import { afterCommit } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import type { MessageChannel } from '@regulars/domain/messages';
import { once } from '../../idempotency.ts';
import { inBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { knownMembers } from '../members/sql.ts';
import { sendMessage, wakeSender } from './service.ts';

interface ByHand {
  memberId: string;
  templateId: string;
  channel: MessageChannel;
}

/**
 * Somebody sends a template to a member whom the branch knows. Once per key.
 * @throws NOT_FOUND (memberId, templateId), ARCHIVED (templateId: switched off, or sent by the product alone)
 */
export async function sendToMember(tx: Tx, viewer: Viewer, key: string, input: ByHand, now: Date): Promise<string> {
  const { messageId } = await once(tx, viewer, key, { sendMessage: input }, async () => {
    const { memberId, templateId, channel } = input;
    if (!(await knownMembers(tx, viewer, [memberId])).has(memberId)) throw new DomainError('NOT_FOUND', {}, 'memberId');
    const template = await tx.selectFrom('message_template').selectAll().where('id', '=', templateId).executeTakeFirst();
    if (!template) throw new DomainError('NOT_FOUND', {}, 'templateId');
    if (template.purpose === 'CODE' || template.occasion !== 'MANUAL') throw new DomainError('ARCHIVED', {}, 'templateId');
    const sent = await sendMessage(tx, viewer, { memberId, channel, template: template.code }, now);
    if (!sent) throw new DomainError('ARCHIVED', {}, 'templateId');
    await note(tx, viewer, 'message.send', sent.id, { memberId, template: template.code, channel });
    return { messageId: sent.id };
  });
  return messageId;
}

/** Takes back what waits. @throws NOT_FOUND, MESSAGE_ENDED: it has ended, or is being sent this moment */
export async function cancelMessage(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const { state, attempts } = await hold(tx, viewer, id);
  const told = tx.selectFrom('message_attempt').select('number').where('message_id', '=', id).where('number', '=', attempts);
  const waits = state === 'QUEUED' && (attempts === 0 || (await told.executeTakeFirst()) !== undefined);
  if (!waits) throw new DomainError('MESSAGE_ENDED', {}, 'id');
  await tx.updateTable('message').set({ state: 'CANCELLED', ended_at: now }).where('id', '=', id).execute();
  await note(tx, viewer, 'message.cancel', id, { state: 'CANCELLED' });
}

/** Another round of attempts for what failed. @throws NOT_FOUND, MESSAGE_ENDED: it has not failed, or was a code */
export async function retryMessage(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const { state, purpose, attempts } = await hold(tx, viewer, id);
  if (state !== 'FAILED' || purpose === 'CODE') throw new DomainError('MESSAGE_ENDED', {}, 'id');
  const again = { state: 'QUEUED', reason: null, ended_at: null, attempts_before: attempts, due_at: now } as const;
  await tx.updateTable('message').set(again).where('id', '=', id).execute();
  await note(tx, viewer, 'message.retry', id, { state: 'QUEUED' });
  afterCommit(tx, wakeSender);
}

async function hold(tx: Tx, viewer: Viewer, id: string) {
  const message = await tx
    .selectFrom('message')
    .select(['state', 'purpose', 'attempts', 'org_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const visible = message && (message.org_id === null ? viewer.stores === null : inBranch(viewer, message.org_id));
  if (!visible) throw new DomainError('NOT_FOUND', {}, 'id');
  return message;
}

async function note(tx: Tx, viewer: Viewer, action: `message.${string}`, id: string, after: Record<string, unknown>): Promise<void> {
  const { org_id: orgId } = await tx.selectFrom('message').select('org_id').where('id', '=', id).executeTakeFirstOrThrow();
  await audit(tx, viewer, { action, entity: 'Message', id, orgId, after });
}
