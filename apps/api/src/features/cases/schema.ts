import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidPair } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';

export const CaseKind = builder.enumType('ServiceCaseKind', {
  description: 'What a member needs of us.',
  values: {
    RESCUE: { description: '救援' },
    SERVICE: { description: '服务' },
    COMPLAINT: { description: '投诉' },
    ENQUIRY: { description: '咨询' },
  },
});

export const CaseState = builder.enumType('ServiceCaseState', {
  description: 'Where a case stands.',
  values: { OPEN: { description: '处理中' }, DONE: { description: '已完成' }, CANCELLED: { description: '已取消' } },
});

export const ActivityKind = builder.enumType('ActivityKind', {
  description: 'What a member does without buying (互动).',
  values: {
    SIGN_IN: { description: '登录: came on-line' },
    CHECK_IN: { description: '签到' },
    PARTICIPATION: { description: '参与活动' },
    REVIEW: { description: '评价' },
    SHARE: { description: '分享' },
  },
});

nodeVisibility('ServiceCase', async (viewer, pair) => {
  const [memberId, id] = uuidPair(pair);
  if (!may(viewer, 'contact.read') || !memberId || !id) return false;
  const row = await db
    .selectFrom('service_case')
    .select('store_id')
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row !== undefined && inBranch(viewer, row.store_id);
});

builder.prismaNode('ServiceCase', {
  id: { field: 'member_id_id' },
  description: 'Something that a member needs of us, until it is done (救援/服务).',
  authScopes: { can: 'contact.read' },
  fields: (t) => ({
    kind: t.expose('kind', { type: CaseKind, description: 'What it is.' }),
    state: t.expose('state', { type: CaseState, description: 'Where it stands.' }),
    subject: t.exposeString('subject', { description: 'In a few words.' }),
    detail: t.exposeString('detail', { nullable: true, description: 'All that is to be known.' }),
    outcome: t.exposeString('outcome', { nullable: true, description: 'What was done, or why it was given up; null while it is open.' }),
    rating: t.exposeInt('rating', { nullable: true, description: 'How content the member was, 1 to 5; null: nobody said.' }),
    openedAt: t.expose('opened_at', { type: 'DateTime', description: 'When it began.' }),
    closedAt: t.expose('closed_at', { type: 'DateTime', nullable: true, description: 'When it ended; null while it is open.' }),
    store: t.relation('store', { description: 'Whose it is: the home store, mostly.' }),
    assignee: t.relation('employee', { nullable: true, description: 'Who sees to it; null: nobody by name yet.' }),
    member: t.relation('member', {
      nullable: true,
      description: 'Whose need; null without the right to see members.',
      authScopes: { can: 'member.read' },
      unauthorizedResolver: () => null,
    }),
  }),
});

const MOST = 200;

builder.prismaObject('MemberActivity', {
  name: 'Engagement',
  description: 'Something that a member did without buying.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ActivityKind, description: 'What.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    name: t.exposeString('name', { nullable: true, description: 'Of PARTICIPATION: in what.' }),
    store: t.relation('store', { description: 'Where it counts.' }),
    points: t.boolean({ description: 'Whether points were given for it.', resolve: ({ entry_id }) => entry_id !== null }),
  }),
});

builder.prismaObjectFields('Member', (t) => ({
  cases: t.prismaField({
    type: ['ServiceCase'],
    description: `Cases of the person with stores of the viewer's branch, the open ones and then the latest first; at most ${MOST}. None without the right to see contacts.`,
    complexity: 30,
    resolve: (query, { id }, _args, { viewer }) =>
      may(viewer, 'contact.read')
        ? prisma.serviceCase.findMany({
            ...query,
            where: { ...orgWhere(viewer, 'store_id'), member: { OR: [{ id }, { merged_into: id }] } },
            orderBy: [{ state: 'asc' }, { id: 'desc' }],
            take: MOST,
          })
        : [],
  }),
  activities: t.prismaField({
    type: ['MemberActivity'],
    description: `What the person did without buying, in stores of the viewer's branch, the latest first; at most ${MOST}.`,
    complexity: 20,
    resolve: (query, { id }, _args, { viewer }) =>
      may(viewer, 'member.read')
        ? prisma.memberActivity.findMany({
            ...query,
            where: { ...orgWhere(viewer, 'store_id'), member: { OR: [{ id }, { merged_into: id }] } },
            orderBy: { at: 'desc' },
            take: MOST,
          })
        : [],
  }),
}));
