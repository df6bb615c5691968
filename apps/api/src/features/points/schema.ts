import { assetName } from '@regulars/domain/assets';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { archivedWhere } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';

nodeVisibility('PointsKind', (viewer, id) => may(viewer, 'value.read') && isUuid(id));
nodeVisibility('PointsConversion', (viewer, id) => may(viewer, 'value.read') && isUuid(id));

export const ExpiryPolicy = builder.enumType('ExpiryPolicy', {
  description: 'When points expire.',
  values: {
    NEVER: { description: '永不过期' },
    ROLLING_MONTHS: { description: 'On the same day some months after they were given (发放后 n 个月)' },
    FIXED_DATE: { description: 'On a date of the calendar, such as 31 December of next year (固定日期)' },
    INACTIVITY: { description: 'When none of the kind came or went for some months (n 个月无变动)' },
  },
});

builder.prismaNode('PointsKind', {
  id: { field: 'asset_id' },
  description: 'A kind of points (积分类型), and what holds for it.',
  authScopes: { can: 'value.read' },
  include: { asset: true },
  fields: (t) => ({
    code: t.string({ description: 'Short unique code.', resolve: ({ asset }) => asset.code }),
    name: t.string({
      description: "As people call it; of the first ones in the viewer's language, until they get another name.",
      resolve: ({ asset }, _args, { viewer }) => assetName(asset, viewer.locale),
    }),
    policy: t.expose('policy', { type: ExpiryPolicy, description: 'When points of it expire.' }),
    months: t.exposeInt('months', { nullable: true, description: 'Of ROLLING_MONTHS and INACTIVITY: after so many.' }),
    expiresMonth: t.exposeInt('expires_month', { nullable: true, description: 'Of FIXED_DATE: 1 to 12.' }),
    expiresDay: t.exposeInt('expires_day', {
      nullable: true,
      description: 'Of FIXED_DATE: the day of the month, the last one to spend them.',
    }),
    yearsLater: t.exposeInt('years_later', {
      nullable: true,
      description: 'Of FIXED_DATE: so many years after the one in which they are given; 0: on the next such date.',
    }),
    worth: t.expose('worth', { type: 'Money', description: 'What 1,000 points are worth: the liability in money.' }),
    approveAbove: t.int({
      nullable: true,
      description: 'More points than this are given or taken by hand only with a second person; null: one is enough.',
      resolve: ({ approve_above }) => (approve_above === null ? null : Number(approve_above)),
    }),
    archivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when no more of it is given; null while in use.',
      resolve: ({ asset }) => asset.archived_at,
    }),
  }),
});

builder.prismaNode('PointsConversion', {
  id: { field: 'id' },
  description: 'How points of one kind become points of another (积分转换规则).',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    from: t.relation('from', { description: 'What is given.' }),
    to: t.relation('to', { description: 'What it becomes.' }),
    give: t.exposeInt('give', { description: 'So many points of the one …' }),
    get: t.exposeInt('get', { description: '… are so many of the other; rounded down.' }),
    minimum: t.int({ description: 'The least that is taken.', resolve: ({ minimum }) => Number(minimum) }),
    step: t.int({ description: 'Amounts are multiples of it.', resolve: ({ step }) => Number(step) }),
    version: t.exposeInt('version', { description: 'Number of changes; the journal names it.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
  }),
});

const archived = { defaultValue: false, description: 'false: in use; true: archived; null: both.' } as const;

builder.queryFields((t) => ({
  pointsKinds: t.prismaField({
    type: ['PointsKind'],
    description: 'The kinds of points, by code.',
    authScopes: { can: 'value.read' },
    args: { archived: t.arg.boolean(archived) },
    resolve: (query, _root, args) =>
      prisma.pointsKind.findMany({ ...query, where: { asset: archivedWhere(args.archived) }, orderBy: { asset: { code: 'asc' } } }),
  }),
  pointsConversions: t.prismaField({
    type: ['PointsConversion'],
    description: 'What points can become.',
    authScopes: { can: 'value.read' },
    args: { archived: t.arg.boolean(archived) },
    resolve: (query, _root, args) =>
      prisma.pointsConversion.findMany({ ...query, where: archivedWhere(args.archived), orderBy: { id: 'asc' } }),
  }),
}));
