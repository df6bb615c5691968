import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';
import { notExpired } from './where.ts';

nodeVisibility('Member', async (viewer, id) => {
  if (!may(viewer, 'member.read') || !isUuid(id)) return false;
  return (await prisma.member.count({ where: { id, ...memberWhere(viewer) } })) > 0;
});

const MemberKind = builder.enumType('MemberKind', {
  description: 'Who the member is.',
  values: {
    PERSON: { description: '个人' },
    ORGANISATION: { description: '企业/团体' },
    GUEST: { description: 'The walk-in customer of a till; never shown among members' },
  },
});

export const Gender = builder.enumType('Gender', {
  description: 'As the member says.',
  values: { FEMALE: { description: '女' }, MALE: { description: '男' }, OTHER: { description: '其他' } },
});

export const MemberSource = builder.enumType('MemberSource', {
  description: 'Where the member registered (注册来源); the server decides.',
  values: {
    COUNTER: { description: '门店' },
    CALL_CENTRE: { description: '呼叫中心' },
    WEBSITE: { description: '网站' },
    APP: { description: 'App or mini-program (小程序)' },
    SERVICE_WINDOW: { description: '服务窗' },
    IMPORT: { description: '批量导入' },
    PARTNER: { description: '合作方接口' },
  },
});

builder.prismaObject('MemberMetrics', {
  description: "A member's purchases in the whole chain, as of the end of a business day. Windows end with that day.",
  fields: (t) => ({
    asOf: t.expose('as_of', { type: 'Date', description: 'The business day up to which it is known.' }),
    firstPurchase: t.expose('first_purchase', { type: 'Date', description: 'Business day of the first sale.' }),
    lastPurchase: t.expose('last_purchase', { type: 'Date', description: 'Business day of the last sale.' }),
    orders: t.exposeInt('orders', { description: 'Sales; refunds not counted.' }),
    refunds: t.exposeInt('refunds', { description: 'Refunds.' }),
    amount: t.expose('amount', { type: 'Money', description: 'Paid in all, refunds taken off.' }),
    orders30: t.exposeInt('orders_30', { description: 'Sales of 30 days.' }),
    amount30: t.expose('amount_30', { type: 'Money', description: 'Paid in 30 days, refunds taken off.' }),
    orders90: t.exposeInt('orders_90', { description: 'Sales of 90 days.' }),
    amount90: t.expose('amount_90', { type: 'Money', description: 'Paid in 90 days, refunds taken off.' }),
    orders365: t.exposeInt('orders_365', { description: 'Sales of 365 days.' }),
    amount365: t.expose('amount_365', { type: 'Money', description: 'Paid in 365 days, refunds taken off.' }),
    averageGap: t.float({
      nullable: true,
      description: 'Mean number of days between purchase days; null before the second one.',
      resolve: ({ gaps, gap_sum }) => (gaps > 0 ? Number(gap_sum) / gaps : null),
    }),
  }),
});

export const Member = builder.prismaNode('Member', {
  id: { field: 'id' },
  description: "A member whom the viewer's branch knows: home store in it, or bought there.",
  authScopes: { can: 'member.read' },
  fields: (t) => ({
    number: t.exposeString('number', { description: 'Member number, as told to the member.' }),
    kind: t.expose('kind', { type: MemberKind, description: 'Person or organisation.' }),
    name: t.exposeString('name', { description: 'Full name.' }),
    gender: t.expose('gender', { type: Gender, nullable: true, description: 'As the member says.' }),
    birthday: t.expose('birthday', { type: 'Date', nullable: true, description: 'Day of birth.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'E.164: +8613812345678.' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address.' }),
    address: t.exposeString('address', { nullable: true, description: 'Postal address.' }),
    language: t.exposeString('language', { nullable: true, description: 'BCP 47 tag of the language to write in: zh-CN.' }),
    note: t.exposeString('note', { nullable: true, description: 'What the staff wrote.' }),
    source: t.expose('source', { type: MemberSource, description: 'Where the member registered.' }),
    joinedOn: t.expose('joined_on', { type: 'Date', description: 'Business day of joining, at the home store.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the record is out of use; null while in use.',
    }),
    version: t.exposeInt('version', { description: 'Number of changes; an update names the version it saw.' }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When the record was made.' }),
    updatedAt: t.expose('updated_at', { type: 'DateTime', description: 'Last change of the record.' }),
    level: t.relation('level', { description: 'Membership level.' }),
    homeStore: t.relation('home_store', {
      nullable: true,
      description: "Home store; null where it lies outside of the viewer's branch: see homeStoreName.",
      authScopes: (member, _args, { viewer }) => inBranch(viewer, member.home_store_id),
      unauthorizedResolver: () => null,
    }),
    homeStoreName: t.string({
      description: 'Name of the home store, wherever it lies.',
      select: { home_store: { select: { name: true } } },
      resolve: ({ home_store }) => home_store.name,
    }),
    tags: t.relation('tags', {
      description: 'The tags that count today, newest first.',
      query: () => ({ where: notExpired(), orderBy: { tagged_at: 'desc' } }),
    }),
    metrics: t.relation('metrics', { nullable: true, description: 'Purchases in figures; null before the first one.' }),
    cards: t.stringList({
      description: 'Card numbers that lead to the member.',
      select: { keys: { where: { kind: 'CARD' }, select: { value: true }, orderBy: { value: 'asc' } } },
      resolve: (member) => member.keys.map(({ value }) => value),
    }),
    recruiter: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'The employee who won the member.',
      resolve: (query, member) =>
        member.recruiter_id ? prisma.employee.findUnique({ ...query, where: { id: member.recruiter_id } }) : null,
    }),
  }),
});
