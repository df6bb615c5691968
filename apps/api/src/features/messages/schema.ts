import type { Prisma } from '@regulars/db/generated/client/client';
import { MESSAGE_REASONS, type MessageReason } from '@regulars/domain/messages';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, optionalUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may, requireBranch, type Viewer } from '../../viewer.ts';
import { ofPerson } from '../members/sql.ts';
import { orgTree } from '../orgs/tree.ts';
import { MessageAdapter, MessageChannel, MessagePurpose, MessageState } from './enums.ts';
import { memberOf } from './member-of.ts';

/** A message belongs to the member's home store; one to nobody's address to whoever asked. */
nodeVisibility('Message', async (viewer, id) => {
  if (!may(viewer, 'message.read') || !isUuid(id)) return false;
  const row = await db.selectFrom('message').select('org_id').where('id', '=', id).executeTakeFirst();
  return row !== undefined && (row.org_id === null ? viewer.stores === null : inBranch(viewer, row.org_id));
});

const MessageAttempt = builder.prismaObject('MessageAttempt', {
  description: 'One time a gateway was asked to deliver a message.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Which one, from 1.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    adapter: t.expose('adapter', { type: MessageAdapter, description: 'By what.' }),
    ok: t.exposeBoolean('ok', { description: 'Whether it was taken.' }),
    detail: t.exposeString('detail', { nullable: true, description: 'What the gateway answered: a status, an error code.' }),
    took: t.exposeInt('took', { description: 'Milliseconds.' }),
  }),
});

const Message = builder.prismaNode('Message', {
  id: { field: 'id' },
  description: 'What was, is or would have been sent to somebody (消息), with the record of its delivery.',
  authScopes: { can: 'message.read' },
  fields: (t) => ({
    channel: t.expose('channel', { type: MessageChannel, description: 'By which way.' }),
    purpose: t.expose('purpose', { type: MessagePurpose, description: 'What for.' }),
    template: t.relation('template', { description: 'What was written.' }),
    org: t.relation('org', { nullable: true, description: "The member's home store; null: to an address that is nobody's." }),
    address: t.exposeString('address', { description: 'Where to; empty where there was none.' }),
    locale: t.exposeString('locale', { description: 'In which language, en or zh.' }),
    subject: t.exposeString('subject', { nullable: true, description: 'Of an e-mail.' }),
    body: t.string({
      nullable: true,
      description: 'The text. Of a code only where it stays in the outbox; null else.',
      resolve: ({ purpose, adapter, body }) => (purpose === 'CODE' && adapter !== 'OUTBOX' ? null : body),
    }),
    state: t.expose('state', { type: MessageState, description: 'Where it stands.' }),
    reason: t.string({
      nullable: true,
      description: "Why it was not sent, in the viewer's language.",
      resolve: ({ reason }, _args, { viewer }) =>
        reason !== null && Object.hasOwn(MESSAGE_REASONS, reason) ? MESSAGE_REASONS[reason as MessageReason][viewer.locale] : reason, // a key of the table
    }),
    dueAt: t.expose('due_at', { type: 'DateTime', description: 'When it may be sent, or is tried again.' }),
    attempts: t.exposeInt('attempts', { description: 'How often a gateway was asked.' }),
    adapter: t.expose('adapter', { type: MessageAdapter, nullable: true, description: 'By what it left; null before.' }),
    gatewayRef: t.exposeString('gateway_ref', { nullable: true, description: 'What the gateway calls it.' }),
    endedAt: t.expose('ended_at', { type: 'DateTime', nullable: true, description: 'Since when it has ended.' }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was written.' }),
    createdBy: t.string({
      nullable: true,
      description: 'The name of who wrote it; null: the product itself.',
      select: { employee: { select: { name: true } } },
      resolve: ({ employee }) => employee?.name,
    }),
    tries: t.relation('tries', { type: MessageAttempt, description: 'The delivery record.', query: { orderBy: { number: 'asc' } } }),
  }),
});

builder.prismaObjectField(Message, 'member', (t) =>
  t.prismaField({
    type: 'Member',
    nullable: true,
    description: "To whom; null: nobody's address, or not known in the viewer's branch.",
    select: { member_id: true },
    resolve: (_query, { member_id }, _args, context) => memberOf(context, member_id),
  }),
);

const MessageFilter = builder.inputType('MessageFilter', {
  description: 'Which messages; conditions are joined by AND.',
  fields: (t) => ({
    branchId: t.globalID({ description: 'Of members of this Org or one below it.' }),
    memberId: t.globalID({ description: 'To this Member.' }),
    channels: t.field({ type: [MessageChannel], description: 'By any of these ways.' }),
    purposes: t.field({ type: [MessagePurpose], description: 'For any of these purposes.' }),
    states: t.field({ type: [MessageState], description: 'In any of these states.' }),
    address: t.string({ description: 'To this address, whole.' }),
  }),
});

async function messagesWhere(
  viewer: Viewer,
  filter: typeof MessageFilter.$inferInput | null | undefined,
): Promise<Prisma.MessageWhereInput> {
  const branchId = optionalUuid(filter?.branchId, 'Org', 'filter.branchId');
  if (branchId) requireBranch(viewer, branchId, 'filter.branchId');
  const tree = branchId ? await orgTree() : undefined;
  const whole = !branchId || tree?.root?.id === branchId;
  const memberId = optionalUuid(filter?.memberId, 'Member', 'filter.memberId');
  const { channels, purposes, states, address } = filter ?? {};
  return {
    ...(branchId && tree && !whole ? { org_id: { in: tree.branch(branchId) } } : orgWhere(viewer, 'org_id')),
    ...(await ofPerson(db, memberId)),
    ...(channels && { channel: { in: channels } }),
    ...(purposes && { purpose: { in: purposes } }),
    ...(states && { state: { in: states } }),
    ...(address?.trim() && { address: address.trim() }),
  };
}

builder.queryField('messages', (t) =>
  t.prismaConnection({
    type: 'Message',
    cursor: 'id',
    description: "Messages to members of the viewer's branch, the latest first: the outbox and its delivery record.",
    authScopes: { can: 'message.read' },
    args: { filter: t.arg({ type: MessageFilter }) },
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.message.findMany({ ...query, where: await messagesWhere(viewer, filter), orderBy: { id: 'desc' } }),
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.message.count({ where: await messagesWhere(viewer, filter), take: COUNT_CAP }),
  }),
);
