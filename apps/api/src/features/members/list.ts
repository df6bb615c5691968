import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { hotList } from '../../look-ahead/lists.ts';
import { SortDirection } from '../../sort-direction.ts';
import { RfmFilter } from './rfm-input.ts';
import { MemberSource } from './schema.ts';
import { type MemberFilter as Filter, membersWhere } from './where.ts';

const MemberFieldFilter = builder.inputType('MemberFieldFilter', {
  description: 'What a value of a custom field must be; with nothing but the field: that there is one.',
  fields: (t) => ({
    fieldId: t.globalID({ required: true, description: 'The CustomField.' }),
    values: t.stringList({ description: 'Of a CHOICE: any of these; of a TEXT: contains one of them, whatever the case.' }),
    from: t.string({ description: 'Of a NUMBER or DATE, as typed: this or more.' }),
    to: t.string({ description: 'Of a NUMBER or DATE, as typed: this or less.' }),
  }),
});

const MemberFilter = builder.inputType('MemberFilter', {
  description: 'Which members; conditions are joined by AND.',
  fields: (t) => ({
    branchId: t.globalID({ description: 'Known in this Org or below it.' }),
    levelIds: t.globalIDList({ description: 'Of any of these Levels.' }),
    tagIds: t.globalIDList({ description: 'With any of these Tags today.' }),
    sources: t.field({ type: [MemberSource], description: 'Registered in any of these ways.' }),
    joinedFrom: t.field({ type: 'Date', description: 'Joined on this business day or later.' }),
    joinedTo: t.field({ type: 'Date', description: 'Joined on this business day or earlier.' }),
    lastPurchaseFrom: t.field({ type: 'Date', description: 'Last bought on this business day or later.' }),
    lastPurchaseTo: t.field({ type: 'Date', description: 'Last bought on this business day or earlier.' }),
    segmentId: t.globalID({ description: 'In this Segment now, of at most 20,000 members. TIME_BUDGET: that takes too long.' }),
    rfm: t.field({ type: RfmFilter, description: 'In this place of RFM.' }),
    bought: t.boolean({ description: 'true: who ever bought; false: who never did.' }),
    text: t.string({
      description:
        'One or more characters of the name, its pinyin or initials, four digits or more of the phone, or a whole phone, card or member number.',
    }),
    fields: t.field({ type: [MemberFieldFilter], description: 'With such values of custom fields.' }),
    possession: t.string({ description: 'Who owns something with this number plate or serial number, the whole of it.' }),
    archived: t.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }),
  }),
});

const MemberSortField = builder.enumType('MemberSortField', {
  description: 'What members are ordered by.',
  values: {
    JOINED: { description: 'When they joined' },
    NAME: { description: 'Name, by character code' },
    LAST_PURCHASE: { description: 'Last purchase; only members who ever bought' },
    AMOUNT: { description: 'Paid in all; only members who ever bought' },
  },
});

const MemberSort = builder.inputType('MemberSort', {
  description: 'The order of members.',
  fields: (t) => ({
    field: t.field({ type: MemberSortField, required: true, description: 'By what.' }),
    direction: t.field({ type: SortDirection, required: true, defaultValue: 'desc', description: 'Which way.' }),
  }),
});

interface MembersArgs {
  filter?: typeof MemberFilter.$inferInput | null;
  sort?: Sort;
}

type Sort = typeof MemberSort.$inferInput | null | undefined;

function filterOf(input: typeof MemberFilter.$inferInput | null | undefined): Filter {
  if (!input) return { archived: false };
  return {
    ...input,
    branchId: optionalUuid(input.branchId, 'Org', 'filter.branchId'),
    levelIds: input.levelIds?.map((id, at) => uuidOf(id, 'Level', `filter.levelIds.${at}`)),
    fields: input.fields?.map((field, at) => ({ ...field, fieldId: uuidOf(field.fieldId, 'CustomField', `filter.fields.${at}.fieldId`) })),
    tagIds: input.tagIds?.map((id, at) => uuidOf(id, 'Tag', `filter.tagIds.${at}`)),
    segmentId: optionalUuid(input.segmentId, 'Segment', 'filter.segmentId'),
  };
}

/** Ids are made from the time of joining: their order is the order of joining. Every order ends with the id. */
function orderOf(sort: Sort): Prisma.MemberOrderByWithRelationInput[] {
  const { field, direction } = sort ?? { field: 'JOINED', direction: 'desc' };
  return field === 'NAME' ? [{ name: direction }, { id: direction }] : [{ id: direction }];
}

/** The column of the figures that the order is by. */
function figureOf(sort: Sort): 'last_purchase' | 'amount' | undefined {
  return sort?.field === 'LAST_PURCHASE' ? 'last_purchase' : sort?.field === 'AMOUNT' ? 'amount' : undefined;
}

interface Paging {
  cursor?: Prisma.MemberWhereUniqueInput | undefined;
  skip?: number | undefined;
  take?: number | undefined;
}

/**
 * The ids of a page ordered by a figure. The figures are asked first, in the order of their index, and the members only to
 * meet the filter: the other way round all members would be sorted for each page.
 */
async function pageByFigure(
  figure: 'last_purchase' | 'amount',
  direction: 'asc' | 'desc',
  where: Prisma.MemberWhereInput,
  { cursor, skip, take }: Paging,
) {
  const rows = await prisma.memberMetrics.findMany({
    select: { member_id: true },
    where: { member: { is: where } },
    orderBy: [{ [figure]: direction }, { member_id: direction }],
    ...(cursor?.id && { cursor: { member_id: cursor.id } }),
    ...(skip !== undefined && { skip }),
    ...(take !== undefined && { take }),
  });
  return rows.map((row) => row.member_id);
}

hotList('members', {
  model: 'Member',
  rows: async (args: MembersArgs, { viewer }) =>
    figureOf(args.sort) ? null : { where: await membersWhere(db, viewer, filterOf(args.filter)), orderBy: orderOf(args.sort) },
  count: (where) => prisma.member.count({ where, take: COUNT_CAP }),
});

builder.queryField('members', (t) =>
  t.prismaConnection({
    type: 'Member',
    cursor: 'id',
    description: "Members whom the viewer's branch knows, the newest first where no other order is asked for.",
    authScopes: { can: 'member.read' },
    args: { filter: t.arg({ type: MemberFilter }), sort: t.arg({ type: MemberSort }) },
    totalCount: async (_root, { filter, sort }, { viewer }) => {
      const where = await membersWhere(db, viewer, filterOf(filter));
      return prisma.member.count({ where: { ...where, ...(figureOf(sort) && { metrics: { isNot: null } }) }, take: COUNT_CAP });
    },
    resolve: async ({ cursor, skip, take, ...selection }, _root, { filter, sort }, { viewer }) => {
      const where = await membersWhere(db, viewer, filterOf(filter));
      const figure = figureOf(sort);
      if (!figure || !sort) return prisma.member.findMany({ ...selection, where, orderBy: orderOf(sort), cursor, skip, take });
      const ids = await pageByFigure(figure, sort.direction, where, { cursor, skip, take });
      const members = await prisma.member.findMany({ ...selection, where: { id: { in: ids } } });
      const place = new Map(ids.map((id, at) => [id, at]));
      return members.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    },
  }),
);
