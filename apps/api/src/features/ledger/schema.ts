import type { Prisma } from '@regulars/db/generated/client/client';
import { assetName } from '@regulars/domain/assets';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { prisma } from '../../db.ts';
import { isUuid, uuidPair } from '../../global-id.ts';
import { archivedWhere } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { amountOf } from './assets.ts';
import { AssetKind } from './enums.ts';

/** What a member holds is seen by whoever sees the member. */
export async function holderVisible(viewer: Viewer, pair: string): Promise<boolean> {
  const [memberId] = uuidPair(pair);
  if (!may(viewer, 'value.read') || !memberId) return false;
  return (await prisma.member.count({ where: { id: memberId, ...memberWhere(viewer) } })) > 0;
}

nodeVisibility('Asset', (viewer, id) => may(viewer, 'value.read') && isUuid(id));
nodeVisibility('Account', holderVisible);
nodeVisibility('Lot', holderVisible);

const today = () => new Date(businessDayAt({ time_zone: null, day_starts_at: null }, new Date()));

/** Lots that can be spent today. */
const liveLots = (): Prisma.LotWhereInput => ({ remaining: { gt: 0 }, OR: [{ expires_on: null }, { expires_on: { gte: today() } }] });

const UNIT = 'in the asset\'s unit: money as "12.30", points and uses whole';

builder.prismaNode('Asset', {
  id: { field: 'id' },
  description: 'Something that a member may hold (资产): stored value, a kind of points, a pass.',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    kind: t.expose('kind', { type: AssetKind, description: 'What kind of value it is.' }),
    code: t.exposeString('code', { description: 'Unique, short.' }),
    name: t.string({
      description: "As people call it; of what every chain begins with in the viewer's language, until it gets another name.",
      resolve: (asset, _args, { viewer }) => assetName(asset, viewer.locale),
    }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is no longer given; null while in use.',
    }),
  }),
});

builder.prismaNode('Lot', {
  id: { field: 'member_id_id' },
  description: 'What is left of one credit (批次).',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    asset: t.prismaField({
      type: 'Asset',
      description: 'What it is of.',
      resolve: (query, { asset_id }) => prisma.asset.findUniqueOrThrow({ ...query, where: { id: asset_id } }),
    }),
    amount: t.string({ description: `As credited, ${UNIT}.`, resolve: ({ asset_id, amount }) => amountOf(asset_id, amount) }),
    remaining: t.string({ description: `What is left, ${UNIT}.`, resolve: ({ asset_id, remaining }) => amountOf(asset_id, remaining) }),
    expiresOn: t.expose('expires_on', {
      type: 'Date',
      nullable: true,
      description: 'The last business day on which it can be spent; null: for ever.',
    }),
    expired: t.boolean({
      description: 'Whether that day is over.',
      resolve: ({ expires_on }) => expires_on !== null && expires_on < today(),
    }),
    storeName: t.string({
      description: 'Name of the store that gave it and owes it, wherever it lies.',
      resolve: async ({ store_id }) => (await orgTree()).byId.get(store_id)?.name ?? '',
    }),
    store: t.prismaField({
      type: 'Org',
      nullable: true,
      description: "The store that gave it and owes it; null outside of the viewer's branch.",
      resolve: (query, { store_id }, _args, { viewer }) =>
        inBranch(viewer, store_id) ? prisma.org.findUnique({ ...query, where: { id: store_id } }) : null,
    }),
    entry: t.prismaField({
      type: 'JournalEntry',
      description: 'What it came from.',
      resolve: (query, { member_id, entry_id }) =>
        prisma.journalEntry.findUniqueOrThrow({ ...query, where: { member_id_id: { member_id, id: entry_id } } }),
    }),
  }),
});

builder.prismaNode('Account', {
  id: { field: 'member_id_id' },
  description: 'What a member holds of one asset.',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    asset: t.relation('asset', { description: 'What it holds.' }),
    balance: t.string({ description: `All of it, ${UNIT}.`, resolve: ({ asset_id, balance }) => amountOf(asset_id, balance) }),
    held: t.string({
      description: `Reserved, and still in the balance; ${UNIT}.`,
      resolve: ({ asset_id, held }) => amountOf(asset_id, held),
    }),
    available: t.string({
      description: `What can be spent today: neither expired nor reserved; ${UNIT}. Of a frozen account as if it were not.`,
      complexity: 5,
      resolve: async ({ member_id, id, asset_id, held }) => {
        const { _sum } = await prisma.lot.aggregate({ _sum: { remaining: true }, where: { member_id, account_id: id, ...liveLots() } });
        return amountOf(asset_id, (_sum.remaining ?? 0n) - held);
      },
    }),
    frozenAt: t.expose('frozen_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nothing can be spent from it; null: it can.',
    }),
    frozenReason: t.exposeString('frozen_reason', { nullable: true, description: 'Why it was frozen; null while it is not.' }),
    openedAt: t.expose('opened_at', { type: 'DateTime', description: 'When it was first used.' }),
    entryCount: t.exposeInt('version', { description: 'Lines of the journal on it.' }),
    nextExpiry: t.field({
      type: 'Date',
      nullable: true,
      complexity: 5,
      description: 'The first day on which something of it is lost unless spent; null: nothing will be.',
      resolve: async ({ member_id, id }) => {
        const where = { member_id, account_id: id, ...liveLots() };
        return (await prisma.lot.aggregate({ _min: { expires_on: true }, where }))._min.expires_on;
      },
    }),
    lots: t.prismaConnection({
      type: 'Lot',
      cursor: 'member_id_id',
      description: 'What lies in it, in the order in which it is spent.',
      args: { empty: t.arg.boolean({ defaultValue: false, description: 'Those that are spent or lost, too.' }) },
      totalCount: ({ member_id, id }, { empty }) => prisma.lot.count({ where: lotsWhere(member_id, id, empty) }),
      resolve: (query, { member_id, id }, { empty }) =>
        prisma.lot.findMany({
          ...query,
          where: lotsWhere(member_id, id, empty),
          orderBy: [{ expires_on: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
        }),
    }),
  }),
});

function lotsWhere(member_id: string, account_id: string, empty: boolean | null | undefined): Prisma.LotWhereInput {
  return { member_id, account_id, ...(empty ? {} : { remaining: { gt: 0 } }) };
}

builder.prismaObjectField('Account', 'member', (t) =>
  t.relation('member', { description: 'Whose it is.', authScopes: { can: 'member.read' } }),
);

builder.prismaObjectField('Member', 'accounts', (t) =>
  t.prismaField({
    type: ['Account'],
    description: 'What the member holds: stored value first, then points, then passes. Empty without the right to see it.',
    complexity: 10,
    args: { kinds: t.arg({ type: [AssetKind], description: 'Only of these kinds.' }) },
    resolve: (query, { id }, { kinds }, { viewer }) =>
      may(viewer, 'value.read')
        ? prisma.account.findMany({
            ...query,
            where: { member_id: id, ...(kinds && { asset: { kind: { in: kinds } } }) },
            orderBy: [{ asset: { kind: 'asc' } }, { asset: { code: 'asc' } }],
          })
        : [],
  }),
);

builder.queryField('assets', (t) =>
  t.prismaField({
    type: ['Asset'],
    description: 'What members may hold: stored value first, then points, then passes.',
    authScopes: { can: 'value.read' },
    args: {
      kinds: t.arg({ type: [AssetKind], description: 'Only of these kinds.' }),
      archived: t.arg.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }),
    },
    resolve: (query, _root, { kinds, archived }) =>
      prisma.asset.findMany({
        ...query,
        where: { ...archivedWhere(archived), ...(kinds && { kind: { in: kinds } }) },
        orderBy: [{ kind: 'asc' }, { code: 'asc' }],
      }),
  }),
);
