import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { archivedWhere, COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { amongOf, conditionOf, countMembers, sentenceOf } from './ask.ts';
import { askingAt } from './asking.ts';
import { withGlobalIds } from './ids.ts';
import { pageOfMembers } from './page.ts';
import { readableBy } from './service.ts';

nodeVisibility('Segment', async (viewer, id) => {
  if (!may(viewer, 'segment.read') || !isUuid(id)) return false;
  return (await prisma.segment.count({ where: { id, ...(await segmentScope(viewer)) } })) > 0;
});

/** Segments of the own branch, and of those above it. */
export async function segmentScope(viewer: Viewer): Promise<Prisma.SegmentWhereInput> {
  return viewer.stores === null ? {} : { org_id: { in: readableBy(viewer, await orgTree()) } };
}

/** The condition of a row, and all that it is asked in. */
async function asked(criteria: unknown) {
  const asking = await askingAt(db, new Date());
  return { condition: conditionOf(criteria, asking), asking };
}

builder.prismaNode('Segment', {
  id: { field: 'id' },
  description: 'Members who meet a condition (客群), asked anew each time. Who sees it sees of them those whom the own branch knows.',
  authScopes: { can: 'segment.read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Unique in its branch.' }),
    note: t.exposeString('note', { nullable: true, description: 'What it is for.' }),
    criteria: t.field({
      type: 'JSON',
      description: 'The condition, with global ids: see conditionAttributes.',
      resolve: async ({ criteria }) => {
        const { condition, asking } = await asked(criteria);
        return withGlobalIds(condition, asking.vocabulary);
      },
    }),
    sentence: t.string({
      description: 'The condition in one sentence of the language of the viewer.',
      complexity: 5,
      resolve: async ({ criteria }, _args, { viewer }) => {
        const { condition, asking } = await asked(criteria);
        return sentenceOf(db, condition, asking.vocabulary, viewer.locale);
      },
    }),
    org: t.relation('org', { description: 'The branch that made it: seen there and below.' }),
    mine: t.boolean({
      description: 'Whether the viewer may change it: it belongs to the own branch.',
      resolve: ({ org_id }, _args, { viewer }) => may(viewer, 'segment.write') && inBranch(viewer, org_id),
    }),
    madeBy: t.string({
      nullable: true,
      description: 'The name of who made it; null: the product.',
      select: { maker: { select: { name: true } } },
      resolve: ({ maker }) => maker?.name,
    }),
    version: t.exposeInt('version', { description: 'Number of changes: updateSegment names the one that the user saw.' }),
    updatedAt: t.expose('updated_at', { type: 'DateTime', description: 'When it was changed last.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
    memberCount: t.int({
      nullable: true,
      description:
        'How many members it has now, counted to the last. Null without the right to see members. TIME_BUDGET: that takes too long.',
      complexity: 50,
      authScopes: { can: 'member.read' },
      unauthorizedResolver: () => null,
      resolve: async ({ criteria }, _args, { viewer }) => {
        const { condition, asking } = await asked(criteria);
        return countMembers(db, condition, asking, amongOf(viewer));
      },
    }),
    members: t.prismaConnection({
      type: 'Member',
      cursor: 'id',
      description: 'Its members now, in the order of joining. TIME_BUDGET: finding them takes too long.',
      complexity: { field: 20 },
      authScopes: { can: 'member.read' },
      resolve: async (query, { criteria }, _args, { viewer }) => {
        const { condition, asking } = await asked(criteria);
        return pageOfMembers(query, condition, asking, amongOf(viewer));
      },
    }),
  }),
});

const SegmentFilter = builder.inputType('SegmentFilter', {
  description: 'Which segments; conditions are joined by AND.',
  fields: (t) => ({
    text: t.string({ description: 'Part of the name or of the note.' }),
    archived: t.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }),
  }),
});

async function segmentsWhere(
  viewer: Viewer,
  filter: typeof SegmentFilter.$inferInput | null | undefined,
): Promise<Prisma.SegmentWhereInput> {
  const contains = { contains: filter?.text?.trim() ?? '', mode: 'insensitive' as const };
  return {
    ...(await segmentScope(viewer)),
    ...archivedWhere(filter ? filter.archived : false),
    ...(contains.contains ? { OR: [{ name: contains }, { note: contains }] } : {}),
  };
}

builder.queryField('segments', (t) =>
  t.prismaConnection({
    type: 'Segment',
    cursor: 'id',
    description: "The segments of the viewer's branch and of those above it, by name.",
    authScopes: { can: 'segment.read' },
    args: { filter: t.arg({ type: SegmentFilter }) },
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.segment.count({ where: await segmentsWhere(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.segment.findMany({ ...query, where: await segmentsWhere(viewer, filter), orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
  }),
);
