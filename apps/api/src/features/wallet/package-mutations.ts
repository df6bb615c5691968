import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { archivePackage, createPackage, type PackageInput, updatePackage } from './packages.ts';

const TopUpPackageInput = builder.inputType('TopUpPackageInput', {
  description: 'All that a package says: what is left out is not said.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'As it is offered, at most 60 characters.' }),
    payFrom: t.field({ type: 'Money', required: true, description: 'It holds from this payment on; above zero.' }),
    bonusAmount: t.field({ type: 'Money', description: 'Bonus money, fixed; above zero. Not together with bonusPercent.' }),
    bonusPercent: t.int({ description: 'Bonus money in percent of what is paid, 1 to 500.' }),
    bonusDays: t.int({ description: 'Days for which the bonus can be spent, 1 to 36,500; as the settings say where left out.' }),
    points: t.int({ description: 'Points on top, above zero.' }),
    pointsKindId: t.globalID({ description: 'The PointsKind of the points; they expire as it says.' }),
    coupons: t.int({ description: 'Coupons on top, 1 to 20.' }),
    couponTemplateId: t.globalID({ description: 'The CouponTemplate of the coupons, published.' }),
    startsOn: t.field({ type: 'Date', description: 'The first business day.' }),
    endsOn: t.field({ type: 'Date', description: 'The last business day, not before the first.' }),
    orgIds: t.globalIDList({ description: 'The Orgs where it is offered, with all stores below; everywhere where left out or empty.' }),
  }),
});

function packageOf({ pointsKindId, couponTemplateId, orgIds, ...input }: typeof TopUpPackageInput.$inferInput): PackageInput {
  return {
    ...input,
    pointsKindId: optionalUuid(pointsKindId, 'PointsKind', 'pointsKindId'),
    couponTemplateId: optionalUuid(couponTemplateId, 'CouponTemplate', 'couponTemplateId'),
    orgIds: orgIds?.map((id, at) => uuidOf(id, 'Org', `orgIds.${at}`)),
  };
}

const idArgument = { required: true, description: 'The TopUpPackage.' } as const;

builder.mutationFields((t) => {
  const archive = (description: string, archivedAt: () => Date | null) =>
    t.prismaField({
      type: 'TopUpPackage',
      description,
      authScopes: { can: 'wallet.configure' },
      args: { id: t.arg.globalID(idArgument) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'TopUpPackage', 'id');
        await withTx(db, (tx) => archivePackage(tx, viewer, id, archivedAt()));
        return prisma.topUpPackage.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createTopUpPackage: t.prismaField({
      type: 'TopUpPackage',
      description: 'Adds a top-up package.',
      authScopes: { can: 'wallet.configure' },
      args: { input: t.arg({ type: TopUpPackageInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const id = await withTx(db, (tx) => createPackage(tx, viewer, packageOf(input), new Date()));
        return prisma.topUpPackage.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updateTopUpPackage: t.prismaField({
      type: 'TopUpPackage',
      description: 'Says anew what a package gives: a new version. What was given before stays.',
      authScopes: { can: 'wallet.configure' },
      args: { id: t.arg.globalID(idArgument), input: t.arg({ type: TopUpPackageInput, required: true }) },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'TopUpPackage', 'id');
        await withTx(db, (tx) => updatePackage(tx, viewer, id, packageOf(input)));
        return prisma.topUpPackage.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archiveTopUpPackage: archive('Takes a package out of use.', () => new Date()),
    restoreTopUpPackage: archive('Puts an archived package back into use.', () => null),
  };
});
