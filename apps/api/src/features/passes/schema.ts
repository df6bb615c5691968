import type { Prisma } from '@regulars/db/generated/client/client';
import { passValue } from '@regulars/domain/passes';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { db, prisma } from '../../db.ts';
import { globalId, isUuid, optionalUuid } from '../../global-id.ts';
import { archivedWhere } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { AssetKind } from '../ledger/enums.ts';
import { MemberTillView } from '../members/lookup.ts';
import { orgTree } from '../orgs/tree.ts';
import { type MemberPass, passesOf, usedOn } from './sold.ts';

nodeVisibility('PassType', (viewer, id) => may(viewer, 'value.read') && isUuid(id));

builder.prismaNode('PassType', {
  id: { field: 'asset_id' },
  description: 'A pass that can be sold (次卡类型): so many uses of a service, or any number of them for some days.',
  authScopes: { can: 'value.read' },
  include: { asset: true },
  fields: (t) => ({
    kind: t.field({ type: AssetKind, description: 'COUNT: uses are counted; TIME: a day ends it.', resolve: ({ asset }) => asset.kind }),
    code: t.string({ description: 'Short unique code.', resolve: ({ asset }) => asset.code }),
    name: t.string({ description: 'As people call it.', resolve: ({ asset }) => asset.name }),
    product: t.relation('product', { description: 'The service that a use of it pays for.' }),
    uses: t.exposeInt('uses', { nullable: true, description: 'Of a COUNT: how many it has.' }),
    validDays: t.exposeInt('valid_days', { nullable: true, description: 'How long it can be used; null: for ever.' }),
    perDay: t.exposeInt('per_day', { nullable: true, description: 'A member uses it at most so often on one day; null: no limit.' }),
    price: t.expose('price', { type: 'Money', description: 'What it costs.' }),
    version: t.exposeInt('version', { description: 'Number of changes; the journal names it.' }),
    stores: t.prismaField({
      type: ['Org'],
      description: 'Where it is sold and used, with all stores below; empty: everywhere.',
      resolve: (query, { asset_id }) =>
        prisma.org.findMany({ ...query, where: { passes: { some: { asset_id } } }, orderBy: { code: 'asc' } }),
    }),
    archivedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is sold no more; null while it is.',
      resolve: ({ asset }) => asset.archived_at,
    }),
  }),
});

/** Types of a store: those of one of the branches that it lies in, and those of everywhere. */
async function soldAt(storeId: string): Promise<Prisma.PassTypeWhereInput> {
  const tree = await orgTree();
  const above = [...tree.byId.keys()].filter((org) => tree.branch(org).includes(storeId));
  return { OR: [{ orgs: { none: {} } }, { orgs: { some: { org_id: { in: above } } } }] };
}

builder.queryField('passTypes', (t) =>
  t.prismaField({
    type: ['PassType'],
    description: 'The passes that there are, by code.',
    authScopes: { can: 'value.read' },
    args: {
      archived: t.arg.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }),
      storeId: t.arg.globalID({ description: 'Only those that are sold and used at this Org.' }),
    },
    resolve: async (query, _root, { archived, storeId }) => {
      const store = optionalUuid(storeId, 'Org', 'storeId');
      const where = { asset: archivedWhere(archived), ...(store && (await soldAt(store))) };
      return prisma.passType.findMany({ ...query, where, orderBy: { asset: { code: 'asc' } } });
    },
  }),
);

const today = () => businessDayAt({ time_zone: null, day_starts_at: null }, new Date());

const Pass = builder.objectRef<MemberPass>('Pass').implement({
  description: 'A pass that a member has.',
  fields: (t) => ({
    lotId: t.id({
      description: 'The id of its Lot, to extend it or pay it back.',
      resolve: ({ memberId, lotId }) => globalId('Lot', JSON.stringify([memberId, lotId])),
    }),
    type: t.prismaField({
      type: 'PassType',
      description: 'Which pass.',
      resolve: (query, { assetId }) => prisma.passType.findUniqueOrThrow({ ...query, where: { asset_id: assetId } }),
    }),
    usesSold: t.exposeInt('uses', { nullable: true, description: 'Of a COUNT: uses as sold.' }),
    usesLeft: t.int({
      nullable: true,
      description: 'Of a COUNT: uses that are left; null: as often as wanted.',
      resolve: ({ uses, left }) => (uses === null ? null : left),
    }),
    usedToday: t.int({
      description: 'How often passes of this type were used today.',
      complexity: 5,
      resolve: (pass) => usedOn(db, pass, today()),
    }),
    soldOn: t.expose('soldOn', { type: 'Date', description: 'Since when the member has it.' }),
    expiresOn: t.expose('expiresOn', {
      type: 'Date',
      nullable: true,
      description: 'The last business day on which it can be used; null: for ever.',
    }),
    over: t.boolean({
      description: 'Whether it is used up, paid back, or that day is gone.',
      resolve: ({ left, expiresOn }) => left === 0 || (expiresOn !== null && expiresOn < today()),
    }),
    worth: t.field({
      type: 'Money',
      description: 'What the unused part is worth: the most that is paid back.',
      complexity: 5,
      resolve: async (pass) => passValue(pass, today(), (await usedOn(db, pass, today())) > 0),
    }),
  }),
});

builder.prismaObjectField('Member', 'passes', (t) =>
  t.field({
    type: [Pass],
    description: 'The passes of the member, those that end first before the others. Empty without the right to see them.',
    complexity: 10,
    args: { empty: t.arg.boolean({ defaultValue: false, description: 'Those of which nothing is left, too.' }) },
    resolve: ({ id }, { empty }, { viewer }) => (may(viewer, 'value.read') ? passesOf(db, id, { empty: empty ?? false }) : []),
  }),
);

builder.objectField(MemberTillView, 'passes', (t) =>
  t.field({
    type: [Pass],
    description: 'The passes that the member can use, those that end first before the others. Empty without the right to take uses.',
    complexity: 10,
    resolve: ({ id }, _args, { viewer }) => (may(viewer, 'pass.use') ? passesOf(db, id, { empty: false }) : []),
  }),
);
