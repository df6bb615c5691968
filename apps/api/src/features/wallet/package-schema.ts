import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { archivedWhere, COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { may, requireBranch } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';

nodeVisibility('TopUpPackage', (viewer, id) => may(viewer, 'value.read') && isUuid(id));

builder.prismaNode('TopUpPackage', {
  id: { field: 'id' },
  description: 'A top-up package (储值方案): pay so much, get so much on top.',
  authScopes: { can: 'value.read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As it is offered and stands on the slip.' }),
    version: t.exposeInt('version', { description: 'Counts the changes; entries name the one they were made by.' }),
    payFrom: t.expose('pay_from', { type: 'Money', description: 'It holds from this payment on.' }),
    bonusAmount: t.expose('bonus_amount', { type: 'Money', nullable: true, description: 'Bonus money, fixed; null: by percent, or none.' }),
    bonusPercent: t.exposeInt('bonus_percent', {
      nullable: true,
      description: 'Bonus money in whole percent of what is paid; null: fixed, or none.',
    }),
    bonusDays: t.exposeInt('bonus_days', {
      nullable: true,
      description: 'Days for which the bonus can be spent; null: as the settings say.',
    }),
    points: t.int({
      nullable: true,
      description: 'Points on top; null: none.',
      resolve: ({ points }) => (points === null ? null : Number(points)),
    }),
    pointsKind: t.relation('points_kind', { nullable: true, description: 'Of which kind the points are.' }),
    coupons: t.exposeInt('coupons', { nullable: true, description: 'Coupons on top; null: none.' }),
    couponTemplate: t.relation('template', { nullable: true, description: 'Of which template they are.' }),
    startsOn: t.expose('starts_on', { type: 'Date', nullable: true, description: 'The first business day; null: open.' }),
    endsOn: t.expose('ends_on', { type: 'Date', nullable: true, description: 'The last business day; null: open.' }),
    everywhere: t.boolean({
      description: 'Whether all stores offer it.',
      resolve: async ({ id }) => (await prisma.topUpPackageOrg.count({ where: { package_id: id } })) === 0,
    }),
    orgs: t.prismaField({
      type: ['Org'],
      description: "Where it is offered, with all stores below; of the viewer's branch. Empty where it is offered everywhere.",
      complexity: 10,
      resolve: (query, { id }, _args, { viewer }) =>
        prisma.org.findMany({
          ...query,
          where: { packages: { some: { package_id: id } }, ...orgWhere(viewer, 'id') },
          orderBy: { code: 'asc' },
        }),
    }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was made.' }),
  }),
});

function packageWhere(archived: boolean | null | undefined, text: string | null | undefined): Prisma.TopUpPackageWhereInput {
  return { ...archivedWhere(archived), ...(text?.trim() ? { name: { contains: text.trim(), mode: 'insensitive' } } : {}) };
}

/** In use, on this day, where the store is or above it. */
async function offeredWhere(storeId: string): Promise<Prisma.TopUpPackageWhereInput> {
  const tree = await orgTree();
  const path: string[] = [];
  for (let org = tree.byId.get(storeId); org; org = org.parentId ? tree.byId.get(org.parentId) : undefined) path.push(org.id);
  const store = tree.byId.get(storeId);
  const today = new Date(businessDayAt({ time_zone: store?.timeZone ?? null, day_starts_at: store?.dayStartsAt ?? null }, new Date()));
  return {
    archived_at: null,
    AND: [
      { OR: [{ starts_on: null }, { starts_on: { lte: today } }] },
      { OR: [{ ends_on: null }, { ends_on: { gte: today } }] },
      { OR: [{ orgs: { none: {} } }, { orgs: { some: { org_id: { in: path } } } }] },
    ],
  };
}

builder.queryFields((t) => ({
  topUpPackages: t.prismaConnection({
    type: 'TopUpPackage',
    cursor: 'id',
    description: 'Top-up packages, by what is paid.',
    authScopes: { can: 'value.read' },
    args: {
      archived: t.arg.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }),
      text: t.arg.string({ description: 'Part of the name.' }),
    },
    totalCount: (_root, { archived, text }) => prisma.topUpPackage.count({ where: packageWhere(archived, text), take: COUNT_CAP }),
    resolve: (query, _root, { archived, text }) =>
      prisma.topUpPackage.findMany({ ...query, where: packageWhere(archived, text), orderBy: [{ pay_from: 'asc' }, { id: 'asc' }] }),
  }),
  offeredPackages: t.prismaField({
    type: ['TopUpPackage'],
    description: 'What a store offers today, by what is paid; 100 at most.',
    authScopes: { can: 'wallet.topUp' },
    args: { storeId: t.arg.globalID({ required: true, description: "The store, of the viewer's branch." }) },
    resolve: async (query, _root, args, { viewer }) => {
      const storeId = uuidOf(args.storeId, 'Org', 'storeId');
      requireBranch(viewer, storeId, 'storeId');
      return prisma.topUpPackage.findMany({
        ...query,
        where: await offeredWhere(storeId),
        orderBy: [{ pay_from: 'asc' }, { id: 'asc' }],
        take: 100,
      });
    },
  }),
}));
