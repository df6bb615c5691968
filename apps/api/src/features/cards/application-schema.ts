import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere, orgWhere } from '../../scope.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { Gender } from '../members/schema.ts';
import { branchWhere } from '../orgs/branch.ts';

nodeVisibility('CardApplication', async (viewer, id) => {
  if (!may(viewer, 'card.apply')) return false;
  const row = await db.selectFrom('card_application').select('store_id').where('id', '=', id).executeTakeFirst();
  return row !== undefined && inBranch(viewer, row.store_id);
});

const CardApplicationState = builder.enumType('CardApplicationState', {
  description: 'Where an application for a card stands.',
  values: {
    NEW: { description: '已受理, nobody has looked into it yet' },
    WAITING: { description: '待审批, it waits for a second person' },
    APPROVED: { description: '已通过, and the card is given out' },
    REJECTED: { description: '已拒绝' },
    WITHDRAWN: { description: '已撤回' },
  },
});

builder.prismaNode('CardApplication', {
  id: { field: 'id' },
  description: 'A form by which somebody asks for a card (申请表). What it says of the person is forgotten once it is decided.',
  authScopes: { can: 'card.apply' },
  fields: (t) => ({
    state: t.expose('state', { type: CardApplicationState, description: 'Where it stands.' }),
    type: t.relation('type', { description: 'What is asked for.' }),
    store: t.relation('store', { description: 'Where it was taken.' }),
    organisation: t.exposeBoolean('organisation', { description: 'Whether an organisation applies.' }),
    name: t.exposeString('name', { nullable: true, description: 'Of who applies and is no member yet.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'E.164.' }),
    gender: t.expose('gender', { type: Gender, nullable: true, description: 'As the person says.' }),
    birthday: t.expose('birthday', { type: 'Date', nullable: true, description: 'Day of birth.' }),
    address: t.exposeString('address', { nullable: true, description: 'Postal address.' }),
    employer: t.exposeString('employer', { nullable: true, description: 'Who pays the income.' }),
    income: t.expose('income', { type: 'Money', nullable: true, description: 'A month.' }),
    note: t.exposeString('note', { nullable: true, description: 'What the clerk wrote.' }),
    perDay: t.expose('limit_day', { type: 'Money', nullable: true, description: 'What a linked card may spend a day; null: no limit.' }),
    perMonth: t.expose('limit_month', { type: 'Money', nullable: true, description: 'The same a month.' }),
    inAll: t.expose('limit_total', { type: 'Money', nullable: true, description: 'The same in all.' }),
    creditPassed: t.exposeBoolean('credit_passed', { nullable: true, description: 'What was found out; null: nobody has looked yet.' }),
    creditScore: t.exposeInt('credit_score', { nullable: true, description: '0 to 1,000.' }),
    creditLimit: t.expose('credit_limit', { type: 'Money', nullable: true, description: 'What one would lend.' }),
    creditNote: t.exposeString('credit_note', { nullable: true, description: 'What the one who looked wrote.' }),
    clerk: t.string({
      nullable: true,
      description: 'The name of who took it, and so may not approve it.',
      select: { clerk: { select: { name: true } } },
      resolve: ({ clerk }) => clerk?.name,
    }),
    checkedBy: t.string({
      nullable: true,
      description: 'The name of who looked into it.',
      select: { checker: { select: { name: true } } },
      resolve: ({ checker }) => checker?.name,
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was taken.' }),
    decidedAt: t.expose('decided_at', { type: 'DateTime', nullable: true, description: 'When it ended; null while it has not.' }),
    approval: t.prismaField({
      type: 'Approval',
      nullable: true,
      description: 'The request that a second person decides.',
      resolve: (query, { approval_id: id }, _args, { viewer }) =>
        id && may(viewer, 'approval.read')
          ? prisma.approval.findFirst({ ...query, where: { AND: [{ id }, orgWhere(viewer, 'org_id')] } })
          : null,
    }),
    member: t.prismaField({
      type: 'Member',
      nullable: true,
      description: "Who applies, or became a member by it; null where that is nobody, or not known to the viewer's branch.",
      resolve: (query, { member_id }, _args, { viewer }) => memberSeen(viewer, member_id, query),
    }),
    payer: t.prismaField({
      type: 'Member',
      nullable: true,
      description: "The member whose accounts the card is to spend from, where the viewer's branch knows it.",
      resolve: (query, { payer_id }, _args, { viewer }) => memberSeen(viewer, payer_id, query),
    }),
    card: t.prismaField({
      type: 'Card',
      nullable: true,
      description: 'The card that came of it.',
      resolve: (query, { member_id, card_id: id }, _args, { viewer }) =>
        member_id && id && may(viewer, 'card.read')
          ? prisma.card.findUnique({ ...query, where: { member_id_id: { member_id, id } } })
          : null,
    }),
  }),
});

function memberSeen(viewer: Viewer, id: string | null, query: object) {
  if (!id || !may(viewer, 'member.read')) return null;
  return prisma.member.findFirst({ ...query, where: { AND: [{ id }, memberWhere(viewer)] } });
}

const CardApplicationFilter = builder.inputType('CardApplicationFilter', {
  description: 'Which applications; conditions are joined by AND.',
  fields: (t) => ({
    branchId: t.globalID({ description: 'Of this Org or one below it.' }),
    states: t.field({ type: [CardApplicationState], description: 'In any of these states.' }),
  }),
});

async function where(
  viewer: Viewer,
  filter: typeof CardApplicationFilter.$inferInput | null | undefined,
): Promise<Prisma.CardApplicationWhereInput> {
  return {
    ...(await branchWhere(viewer, filter?.branchId, 'store_id', 'filter.branchId')),
    ...(filter?.states && { state: { in: filter.states } }),
  };
}

builder.queryField('cardApplications', (t) =>
  t.prismaConnection({
    type: 'CardApplication',
    cursor: 'id',
    description: "Applications that were taken in the viewer's branch, the latest first.",
    authScopes: { can: 'card.apply' },
    args: { filter: t.arg({ type: CardApplicationFilter }) },
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.cardApplication.count({ where: await where(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.cardApplication.findMany({ ...query, where: await where(viewer, filter), orderBy: { id: 'desc' } }),
  }),
);
