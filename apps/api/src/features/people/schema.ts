import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';
import { eraseMember } from './erase.ts';
import { mergeMembers, undoMerge } from './service.ts';

builder.prismaObject('MemberMerge', {
  description: 'Two records of one person that were made one (会员合并).',
  fields: (t) => ({
    mergeId: t.exposeString('id', { description: 'By which it is undone.' }),
    mergedAt: t.expose('merged_at', { type: 'DateTime', description: 'When.' }),
    undoneAt: t.expose('undone_at', { type: 'DateTime', nullable: true, description: 'When it was undone; null while it stands.' }),
    fromNumber: t.string({
      description: 'Member number of the record that became an alias.',
      resolve: async ({ from_id }) => (await prisma.member.findUniqueOrThrow({ where: { id: from_id }, select: { number: true } })).number,
    }),
  }),
});

builder.prismaObjectFields('Member', (t) => ({
  erasedAt: t.expose('erased_at', {
    type: 'DateTime',
    nullable: true,
    description: 'When the personal data were erased; null while they stand.',
  }),
  mergedInto: t.prismaField({
    type: 'Member',
    nullable: true,
    description: 'The record that this one lives on in; null where it stands for itself.',
    select: { merged_into: true },
    resolve: (query, { merged_into }, _args, { viewer }) =>
      merged_into ? prisma.member.findFirst({ ...query, where: { id: merged_into, ...memberWhere(viewer) } }) : null,
  }),
  merges: t.prismaField({
    type: ['MemberMerge'],
    description: 'The records that were merged into this one, the newest first.',
    resolve: (query, { id }, _args, { viewer }) =>
      may(viewer, 'member.read')
        ? prisma.memberMerge.findMany({ ...query, where: { into_id: id }, orderBy: { merged_at: 'desc' }, take: 50 })
        : [],
  }),
}));

const REASON = 500;

builder.mutationFields((t) => ({
  mergeMembers: t.prismaField({
    type: 'Member',
    description:
      'Makes two records of one person one. The numbers, phones, cards and documents of both lead to the one that stays; what the other held is handed over in the journal. Can be undone until something new happens.',
    authScopes: { can: 'member.merge' },
    args: {
      fromId: t.arg.globalID({ required: true, description: 'The Member that becomes an alias.' }),
      intoId: t.arg.globalID({ required: true, description: 'The Member that stays.' }),
      reason: t.arg.string({ required: true, description: 'How it is known that they are one person, at most 500 characters.' }),
      idempotencyKey: t.arg.string({ required: true, description: 'Of this very merge.' }),
    },
    resolve: async (query, _root, { idempotencyKey, ...args }, { viewer }) => {
      const merge = {
        fromId: uuidOf(args.fromId, 'Member', 'fromId'),
        intoId: uuidOf(args.intoId, 'Member', 'intoId'),
        reason: requiredText(args.reason, 'reason', REASON),
      };
      await withTx(db, (tx) =>
        once(tx, viewer, idempotencyKey, { mergeMembers: merge }, async () => ({
          id: await mergeMembers(tx, viewer, { ...merge, now: new Date() }),
        })),
      );
      return prisma.member.findUniqueOrThrow({ ...query, where: { id: merge.intoId } });
    },
  }),
  undoMerge: t.prismaField({
    type: 'Member',
    description: 'Takes a merge back as long as nothing has happened to the record since. Answered with the record that is itself again.',
    authScopes: { can: 'member.merge' },
    args: {
      mergeId: t.arg.string({ required: true, description: 'MemberMerge.mergeId.' }),
      idempotencyKey: t.arg.string({ required: true, description: 'Of this very undoing.' }),
    },
    resolve: async (query, _root, { mergeId, idempotencyKey }, { viewer }) => {
      if (!isUuid(mergeId)) throw new DomainError('BAD_ID', {}, 'mergeId');
      const { fromId } = await withTx(db, (tx) =>
        once(tx, viewer, idempotencyKey, { undoMerge: mergeId }, () => undoMerge(tx, viewer, mergeId, new Date())),
      );
      return prisma.member.findUniqueOrThrow({ ...query, where: { id: fromId ?? '' } });
    },
  }),
  eraseMember: t.prismaField({
    type: 'Member',
    description:
      'Erases a person, for ever: profile, documents, family, whatever the member is found by, and the key to what logs sealed. Sales and entries stay, of nobody.',
    authScopes: { can: 'member.erase' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The Member; records merged into it go too.' }),
      reason: t.arg.string({ required: true, description: 'Who asked for it, without names: at most 500 characters.' }),
    },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Member', 'id');
      const reason = requiredText(args.reason, 'reason', REASON);
      await withTx(db, (tx) => eraseMember(tx, viewer, id, reason, new Date()));
      return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
