import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { SortDirection } from '../../sort-direction.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { countAlerts, type Counts, type KindCount } from './counts.ts';
import { AlertKind, AlertSeverity, AlertState } from './enums.ts';
import { readableKinds } from './readable.ts';

const AlertFilter = builder.inputType('AlertFilter', {
  description: 'Which alerts; conditions are joined by AND.',
  fields: (t) => ({
    kinds: t.field({ type: [AlertKind], description: 'Any of these kinds.' }),
    severities: t.field({ type: [AlertSeverity], description: 'Any of these.' }),
    states: t.field({ type: [AlertState], description: 'Any of these; left out: OPEN and ACKNOWLEDGED.' }),
    orgId: t.globalID({ description: 'In this Org or below it.' }),
    ownerId: t.globalID({ description: 'The Employee who takes care of it.' }),
    productId: t.globalID({ description: 'About this Product.' }),
  }),
});

const AlertSortField = builder.enumType('AlertSortField', {
  description: 'What alerts are ordered by.',
  values: {
    SEVERITY: { description: 'How bad they are, then the latest first' },
    OPENED: { description: 'Since when' },
    CHANGED: { description: 'Last change' },
    KIND: { description: 'Kind, then the latest first' },
  },
});

const AlertSort = builder.inputType('AlertSort', {
  description: 'The order of alerts.',
  fields: (t) => ({
    field: t.field({ type: AlertSortField, required: true, description: 'By what.' }),
    direction: t.field({ type: SortDirection, required: true, defaultValue: 'desc', description: 'Which way.' }),
  }),
});

/** The organisations asked for, within the viewer's branch; null: all there are. @throws OUT_OF_BRANCH */
async function orgsOf(viewer: Viewer, orgId: string | null | undefined, field: string): Promise<readonly string[] | null> {
  if (!orgId) return viewer.stores;
  requireBranch(viewer, orgId, field);
  return (await orgTree()).branch(orgId);
}

/** Alerts of the viewer's branch, of kinds the viewer may see, that meet the filter. @throws BAD_ID, OUT_OF_BRANCH */
async function alertWhere(viewer: Viewer, filter: typeof AlertFilter.$inferInput | null | undefined): Promise<Prisma.AlertWhereInput> {
  const owner = optionalUuid(filter?.ownerId, 'Employee', 'filter.ownerId');
  const product = optionalUuid(filter?.productId, 'Product', 'filter.productId');
  const orgs = await orgsOf(viewer, optionalUuid(filter?.orgId, 'Org', 'filter.orgId'), 'filter.orgId');
  const readable = readableKinds(viewer);
  return {
    kind: { in: filter?.kinds ? readable.filter((kind) => filter.kinds?.includes(kind)) : readable },
    state: { in: filter?.states ?? ['OPEN', 'ACKNOWLEDGED'] },
    ...(orgs ? { org_id: { in: [...orgs] } } : {}),
    ...(filter?.severities ? { severity: { in: filter.severities } } : {}),
    ...(owner ? { owner_id: owner } : {}),
    ...(product ? { product_id: product } : {}),
  };
}

function alertOrder(sort: typeof AlertSort.$inferInput | null | undefined): Prisma.AlertOrderByWithRelationInput[] {
  const { field, direction } = sort ?? { field: 'SEVERITY', direction: 'desc' };
  const latest = [{ opened_at: 'desc' }, { id: 'desc' }] as const;
  if (field === 'OPENED') return [{ opened_at: direction }, { id: direction }];
  if (field === 'CHANGED') return [{ changed_at: direction }, { id: direction }];
  if (field === 'KIND') return [{ kind: direction }, ...latest];
  return [{ severity: direction }, ...latest];
}

builder.queryField('alerts', (t) =>
  t.prismaConnection({
    type: 'Alert',
    nullable: true,
    cursor: 'id',
    description: "The inbox of the viewer's branch: alerts and to-dos.",
    authScopes: { can: 'alert.read' },
    args: { filter: t.arg({ type: AlertFilter }), sort: t.arg({ type: AlertSort }) },
    totalCount: async (_root, { filter }, { viewer }) => prisma.alert.count({ where: await alertWhere(viewer, filter), take: COUNT_CAP }),
    resolve: async (query, _root, { filter, sort }, { viewer }) =>
      prisma.alert.findMany({ ...query, where: await alertWhere(viewer, filter), orderBy: alertOrder(sort) }),
  }),
);

const AlertKindCount = builder.objectRef<KindCount>('AlertKindCount').implement({
  description: 'How many alerts of a kind wait.',
  fields: (t) => ({
    kind: t.expose('kind', { type: AlertKind, description: 'Of this kind.' }),
    open: t.exposeInt('open', { description: 'Nobody has seen to them yet.' }),
    acknowledged: t.exposeInt('acknowledged', { description: 'Seen, and not settled.' }),
  }),
});

export const AlertCounts = builder.objectRef<Counts>('AlertCounts').implement({
  description: "How many alerts wait in the viewer's branch.",
  fields: (t) => ({
    open: t.exposeInt('open', { description: 'Nobody has seen to them yet: the figure at the bell.' }),
    acknowledged: t.exposeInt('acknowledged', { description: 'Seen, and not settled.' }),
    snoozed: t.exposeInt('snoozed', { description: 'Put off.' }),
    critical: t.exposeInt('critical', { description: 'Open and critical.' }),
    warning: t.exposeInt('warning', { description: 'Open, a warning.' }),
    info: t.exposeInt('info', { description: 'Open, for information.' }),
    mine: t.exposeInt('mine', { extensions: { personal: true }, description: 'Not settled, with the viewer as owner.' }),
    kinds: t.expose('kinds', { type: [AlertKindCount], description: 'By kind; kinds without any are left out.' }),
  }),
});

builder.queryField('alertCounts', (t) =>
  t.field({
    type: AlertCounts,
    nullable: true,
    description: 'How many alerts wait.',
    authScopes: { can: 'alert.read' },
    complexity: 20,
    args: { orgId: t.arg.globalID({ description: "In this Org or below it; left out: in the viewer's branch." }) },
    resolve: async (_root, { orgId }, { viewer }) =>
      countAlerts(viewer, await orgsOf(viewer, optionalUuid(orgId, 'Org', 'orgId'), 'orgId')),
  }),
);
