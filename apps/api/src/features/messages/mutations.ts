import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { memberWhere } from '../../scope.ts';
import { MemberSource } from '../members/schema.ts';
import { cancelMessage, retryMessage, sendToMember } from './by-hand.ts';
import { setConsent } from './consent.ts';
import { MessageChannel } from './enums.ts';
import { lockKnownMember, ofPerson } from '../members/sql.ts';

const MemberConsent = builder.prismaObject('MemberConsent', {
  description: 'What a member says of advertising through a channel.',
  fields: (t) => ({
    channel: t.expose('channel', { type: MessageChannel, description: 'By which way.' }),
    granted: t.exposeBoolean('granted', { description: 'Whether it may be sent.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was said.' }),
    source: t.expose('source', { type: MemberSource, description: 'Where it was said.' }),
    employee: t.relation('employee', { nullable: true, description: 'Who entered it; null: the product itself.' }),
  }),
});

builder.prismaObjectField('Member', 'consents', (t) =>
  t.prismaField({
    type: [MemberConsent],
    description:
      'What the person said last of advertising, by channel and with whichever record; a channel that is missing was never asked about, which is no.',
    resolve: async (query, { id }) =>
      prisma.memberConsent.findMany({
        ...query,
        where: await ofPerson(db, id),
        orderBy: [{ channel: 'asc' }, { at: 'desc' }],
        distinct: ['channel'],
      }),
  }),
);

builder.prismaObjectField('Member', 'messages', (t) =>
  t.prismaField({
    type: ['Message'],
    description: 'The last messages to the person, by whichever record, at most 20, the latest first.',
    authScopes: { can: 'message.read' },
    complexity: 20,
    resolve: async (query, { id }) =>
      prisma.message.findMany({ ...query, where: await ofPerson(db, id), orderBy: { id: 'desc' }, take: 20 }),
  }),
);

const SendMessageInput = builder.inputType('SendMessageInput', {
  description: 'A message to a member.',
  fields: (t) => ({
    memberId: t.globalID({ required: true, description: 'The Member.' }),
    templateId: t.globalID({ required: true, description: 'A MessageTemplate that is sent by hand.' }),
    channel: t.field({ type: MessageChannel, required: true, description: 'By which way.' }),
  }),
});

builder.mutationFields((t) => {
  const one = (description: string, work: typeof cancelMessage) =>
    t.prismaField({
      type: 'Message',
      description,
      authScopes: { can: 'message.send' },
      args: { id: t.arg.globalID({ required: true, description: 'The Message.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'Message', 'id');
        await withTx(db, (tx) => work(tx, viewer, id, new Date()));
        return prisma.message.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    sendMessage: t.prismaField({
      type: 'Message',
      description:
        'Writes a message to a member; it is sent at once, or at the end of the quiet hours. What may not be sent is written as such.',
      authScopes: { can: 'message.send' },
      args: {
        input: t.arg({ type: SendMessageInput, required: true }),
        idempotencyKey: t.arg.string({
          required: true,
          description: 'At least 8 characters; the same key with the same input is done once, for ever.',
        }),
      },
      resolve: async (query, _root, { input, idempotencyKey: key }, { viewer }) => {
        const memberId = uuidOf(input.memberId, 'Member', 'memberId');
        const templateId = uuidOf(input.templateId, 'MessageTemplate', 'templateId');
        const message = { memberId, templateId, channel: input.channel };
        const id = await withTx(db, (tx) => sendToMember(tx, viewer, key, message, new Date()));
        return prisma.message.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    cancelMessage: one('Takes back a message that waits.', cancelMessage),
    retryMessage: one('Sends a failed message again, from its first attempt.', retryMessage),
    setConsent: t.prismaField({
      type: 'Member',
      description: 'Notes what a member says of advertising through a channel.',
      authScopes: { can: 'member.write' },
      args: {
        memberId: t.arg.globalID({ required: true, description: 'The Member.' }),
        channel: t.arg({ type: MessageChannel, required: true, description: 'By which way.' }),
        granted: t.arg.boolean({ required: true, description: 'Whether it may be sent.' }),
        source: t.arg({ type: MemberSource, required: true, defaultValue: 'COUNTER', description: 'Where it was said.' }),
      },
      resolve: async (query, _root, { channel, granted, source, ...args }, { viewer }) => {
        const id = uuidOf(args.memberId, 'Member', 'memberId');
        await withTx(db, async (tx) => {
          const member = await lockKnownMember(tx, viewer, id).catch((error: unknown) => {
            throw error instanceof DomainError ? error.at('memberId') : error;
          });
          await setConsent(tx, viewer, member, { channel, granted, source }, new Date());
        });
        return prisma.member.findFirstOrThrow({ ...query, where: { id, ...memberWhere(viewer) } });
      },
    }),
  };
});
