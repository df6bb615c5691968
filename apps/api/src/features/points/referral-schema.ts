import { withTx } from '@regulars/db/tx';
import type { ReferralLevel } from '@regulars/domain/referral';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';
import { setReferrer } from './referral.ts';

interface Referrals {
  memberId: string;
}

export const ReferralLevelRef = builder.objectRef<ReferralLevel>('ReferralLevel').implement({
  description: 'What the referrer so many steps above a buyer gets.',
  fields: (t) => ({
    level: t.exposeInt('level', { description: '1: who brought the buyer.' }),
    percent: t.exposeInt('percent', { nullable: true, description: 'Points for each hundred of money; null: `points`.' }),
    points: t.exposeInt('points', { nullable: true, description: 'So many points; null: `percent`.' }),
  }),
});

export const ReferralLevelInput = builder.inputType('ReferralLevelInput', {
  description: 'What the referrer so many steps above a buyer gets: one of the two.',
  fields: (t) => ({
    percent: t.int({ description: 'Points for each hundred of money, 1 to 100.' }),
    points: t.int({ description: 'So many points.' }),
  }),
});

const MemberReferrals = builder.objectRef<Referrals>('MemberReferrals').implement({
  description: 'Who brought a member, and whom it brought (介绍人).',
  fields: (t) => ({
    referrer: t.prismaField({
      type: 'Member',
      nullable: true,
      description: "Who brought the member; null: nobody, or nobody of the viewer's branch.",
      resolve: async (query, { memberId }, _args, { viewer }) => {
        const row = await prisma.memberReferral.findUnique({ where: { member_id: memberId } });
        return row && prisma.member.findFirst({ ...query, where: { id: row.referrer_id, ...memberWhere(viewer) } });
      },
    }),
    brought: t.int({
      description: 'How many members it brought.',
      resolve: ({ memberId }) => prisma.memberReferral.count({ where: { referrer_id: memberId } }),
    }),
    points: t.int({
      description: 'Points it got for their purchases, without what was taken back.',
      resolve: async ({ memberId }) => {
        const { _sum } = await prisma.referralReward.aggregate({ where: { member_id: memberId, taken_at: null }, _sum: { points: true } });
        return Number(_sum.points ?? 0);
      },
    }),
  }),
});

builder.prismaObjectField('Member', 'referrals', (t) =>
  t.field({
    type: MemberReferrals,
    nullable: true,
    description: 'Who brought the member, and whom it brought; null without the right to see what members hold.',
    authScopes: (_member, _args, { viewer }) => may(viewer, 'value.read'),
    unauthorizedResolver: () => null,
    resolve: ({ id }) => ({ memberId: id }),
  }),
);

builder.mutationField('setReferrer', (t) =>
  t.prismaField({
    type: 'Member',
    description: 'Says who brought a member. A loop is refused. Purchases from now on count.',
    authScopes: { can: 'member.write' },
    args: {
      memberId: t.arg.globalID({ required: true, description: 'The Member who was brought.' }),
      referrerId: t.arg.globalID({ description: 'The Member who brought; nobody where left out.' }),
    },
    resolve: async (query, _root, args, { viewer }) => {
      const memberId = uuidOf(args.memberId, 'Member', 'memberId');
      const referrerId = optionalUuid(args.referrerId, 'Member', 'referrerId') ?? null;
      const id = await withTx(db, (tx) => setReferrer(tx, viewer, { memberId, referrerId }, new Date()));
      return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
