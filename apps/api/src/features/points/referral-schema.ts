import type { Prisma } from '@regulars/db/generated/client/client';
import { withTx } from '@regulars/db/tx';
import type { ReferralLevel } from '@regulars/domain/referral';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { may } from '../../viewer.ts';
import { ofPerson, personIds } from '../members/sql.ts';
import { Member } from '../members/schema.ts';
import { memberOf } from '../messages/member-of.ts';
import { type Above, above, setReferrer } from './referral.ts';

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

const unseen = 'null where the viewer may not see it.';

const ReferrerAbove = builder.objectRef<Above>('ReferrerAbove').implement({
  description: 'Somebody above a member, so many steps away.',
  fields: (t) => ({
    level: t.exposeInt('level', { description: '1: who brought the member; 2: who brought that one.' }),
    member: t.field({
      type: Member,
      nullable: true,
      description: `The referrer; ${unseen}`,
      resolve: ({ id }, _args, context) => memberOf(context, id),
    }),
  }),
});

builder.prismaObject('MemberReferral', {
  name: 'BroughtMember',
  description: 'Somebody whom a member brought.',
  fields: (t) => ({
    member: t.field({
      type: Member,
      nullable: true,
      description: `Who was brought; ${unseen}`,
      resolve: ({ member_id: id }, _args, context) => memberOf(context, id),
    }),
    setAt: t.expose('set_at', { type: 'DateTime', description: 'When that was said: purchases since then count.' }),
  }),
});

builder.prismaObject('ReferralReward', {
  description: 'Points that a referrer got for a purchase.',
  fields: (t) => ({
    level: t.exposeInt('level', { description: 'How many steps below the buyer stood; 1: brought by the referrer itself.' }),
    points: t.int({ description: 'How many.', resolve: ({ points }) => Number(points) }),
    at: t.expose('at', { type: 'DateTime', description: 'When they were given.' }),
    takenAt: t.expose('taken_at', {
      type: 'DateTime',
      nullable: true,
      description: 'When they were taken back, for the purchase was given back; null: they stand.',
    }),
    buyer: t.field({
      type: Member,
      nullable: true,
      description: `Who bought; ${unseen}`,
      resolve: ({ source_id: id }, _args, context) => memberOf(context, id),
    }),
  }),
});

/** Rows of whoever the member is by now: what it brought and got before a merge stays under the old id. */
async function broughtBy(id: string): Promise<Prisma.MemberReferralWhereInput> {
  return { referrer_id: { in: await personIds(db, id) } };
}

const MemberReferrals = builder.objectRef<Referrals>('MemberReferrals').implement({
  description: 'Who brought a member, and whom it brought (介绍人).',
  fields: (t) => ({
    referrer: t.field({
      type: Member,
      nullable: true,
      description: "Who brought the member; null: nobody, or nobody of the viewer's branch.",
      resolve: async ({ memberId }, _args, context) => memberOf(context, (await above(db, memberId, 1))[0]?.id ?? null),
    }),
    above: t.field({
      type: [ReferrerAbove],
      description: 'Those above the member, from who brought it on: as far as purchases are worth anything to them, at most 5.',
      resolve: ({ memberId }) => above(db, memberId),
    }),
    brought: t.int({
      description: 'How many members it brought.',
      resolve: async ({ memberId }) => prisma.memberReferral.count({ where: await broughtBy(memberId) }),
    }),
    members: t.prismaConnection({
      type: 'MemberReferral',
      cursor: 'member_id',
      description: 'Whom it brought, the latest first.',
      totalCount: async ({ memberId }) => prisma.memberReferral.count({ where: await broughtBy(memberId), take: COUNT_CAP }),
      resolve: async (query, { memberId }) =>
        prisma.memberReferral.findMany({
          ...query,
          where: await broughtBy(memberId),
          orderBy: [{ set_at: 'desc' }, { member_id: 'desc' }],
        }),
    }),
    points: t.int({
      description: 'Points it got for their purchases, without what was taken back.',
      resolve: async ({ memberId }) => {
        const where = { ...(await ofPerson(db, memberId)), taken_at: null };
        const { _sum } = await prisma.referralReward.aggregate({ where, _sum: { points: true } });
        return Number(_sum.points ?? 0);
      },
    }),
    rewards: t.prismaConnection({
      type: 'ReferralReward',
      cursor: 'member_id_source_id_sale_id',
      description: 'What it got for purchases of those below it, the latest first; what was taken back too.',
      totalCount: async ({ memberId }) => prisma.referralReward.count({ where: await ofPerson(db, memberId), take: COUNT_CAP }),
      resolve: async (query, { memberId }) =>
        prisma.referralReward.findMany({
          ...query,
          where: await ofPerson(db, memberId),
          orderBy: [{ at: 'desc' }, { source_id: 'desc' }, { sale_id: 'desc' }],
        }),
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
