import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { LevelLadder } from './schema.ts';
import { archiveLevel, createLevel, type GiftPack, type LevelChange, restoreLevel, updateLevel } from './service.ts';

const LevelBenefitsInput = builder.inputType('LevelBenefitsInput', {
  description: 'What a level gives, all of it at once.',
  fields: (t) => ({
    pricePercent: t.int({ required: true, description: 'Percent of the price that is paid, 1 to 100; 95 is 95 折.' }),
    pointsPercent: t.int({ required: true, description: 'Points earned in percent, 0 to 10,000; 150 is one and a half times.' }),
    birthdayPercent: t.int({ required: true, description: 'The same on the birthday.' }),
    priceTierId: t.globalID({ description: 'The PriceTier that holds; retail where left out.' }),
    freeDelivery: t.boolean({ required: true, description: 'Whether deliveries are free.' }),
  }),
});

const LevelGiftInput = builder.inputType('LevelGiftInput', {
  description: 'The gift pack for who reaches a level the first time (升级礼包); what is left out is not given.',
  fields: (t) => ({
    points: t.int({ description: 'Points, above zero.' }),
    kindId: t.globalID({ description: 'The PointsKind of the points.' }),
    money: t.field({ type: 'Money', description: 'Bonus money, above zero.' }),
    coupons: t.int({ description: 'Coupons, 1 to 20.' }),
    couponTemplateId: t.globalID({ description: 'The CouponTemplate of the coupons, published.' }),
  }),
});

const LevelTermInput = builder.inputType('LevelTermInput', {
  description: 'How a paid level is sold.',
  fields: (t) => ({
    price: t.field({ type: 'Money', required: true, description: 'What a term costs, above zero.' }),
    validMonths: t.int({ required: true, description: 'Months of a term, 1 to 120.' }),
    productId: t.globalID({ required: true, description: 'The Product, a service, as which it is sold.' }),
  }),
});

const CreateLevelInput = builder.inputType('CreateLevelInput', {
  description: 'A new level.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Short unique code.' }),
    name: t.string({ required: true, description: 'At most 60 characters.' }),
    rank: t.int({ required: true, description: 'Unique, 1 to 32,767; higher is better.' }),
    ladder: t.field({ type: LevelLadder, defaultValue: 'REGISTERED', description: 'What leads to it; never changed.' }),
    colour: t.string({ description: '`#rrggbb`; a grey where left out.' }),
    benefits: t.field({ type: LevelBenefitsInput, description: 'What it gives; nothing where left out.' }),
    gift: t.field({ type: LevelGiftInput, description: 'Gift pack; null: none.' }),
    term: t.field({ type: LevelTermInput, description: 'Of a paid level, and only there.' }),
  }),
});

const UpdateLevelInput = builder.inputType('UpdateLevelInput', {
  description: 'Changes to a level; what is left out stays as it is.',
  fields: (t) => ({
    code: t.string({ description: 'Short unique code.' }),
    name: t.string({ description: 'At most 60 characters.' }),
    rank: t.int({ description: 'Unique, 1 to 32,767; higher is better.' }),
    colour: t.string({ description: '`#rrggbb`.' }),
    benefits: t.field({ type: LevelBenefitsInput, description: 'What it gives; nothing where left out.' }),
    gift: t.field({ type: LevelGiftInput, description: 'Gift pack; null: none.' }),
    term: t.field({ type: LevelTermInput, description: 'Of a paid level, and only there.' }),
  }),
});

/** An input with its ids as the database has them. */
function packOf({ kindId, couponTemplateId, ...gift }: typeof LevelGiftInput.$inferInput): GiftPack {
  return {
    ...gift,
    kindId: optionalUuid(kindId, 'PointsKind', 'gift.kindId'),
    couponTemplateId: optionalUuid(couponTemplateId, 'CouponTemplate', 'gift.couponTemplateId'),
  };
}

function changeOf({ benefits, gift, term, ...plain }: typeof UpdateLevelInput.$inferInput): LevelChange {
  return {
    ...plain,
    ...(benefits && { benefits: { ...benefits, priceTierId: optionalUuid(benefits.priceTierId, 'PriceTier', 'benefits.priceTierId') } }),
    ...(gift !== undefined && { gift: gift && packOf(gift) }),
    ...(term && { term: { ...term, productId: uuidOf(term.productId, 'Product', 'term.productId') } }),
  };
}

const idArgument = { required: true, description: 'The Level.' } as const;

builder.mutationFields((t) => ({
  createLevel: t.prismaField({
    type: 'Level',
    description: 'Adds a level to the ladder.',
    authScopes: { can: 'level.write' },
    args: { input: t.arg({ type: CreateLevelInput, required: true }) },
    resolve: async (query, _root, { input: { ladder, code, name, rank, ...more } }, { viewer }) => {
      const level = { ...changeOf(more), code, name, rank, ladder: ladder ?? 'REGISTERED' };
      const id = await withTx(db, (tx) => createLevel(tx, viewer, level));
      return prisma.level.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  updateLevel: t.prismaField({
    type: 'Level',
    description: 'Changes a level.',
    authScopes: { can: 'level.write' },
    args: { id: t.arg.globalID(idArgument), input: t.arg({ type: UpdateLevelInput, required: true }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Level', 'id');
      await withTx(db, (tx) => updateLevel(tx, viewer, id, changeOf(args.input)));
      return prisma.level.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  archiveLevel: t.prismaField({
    type: 'Level',
    description: 'Takes a level out of use. Refused with IN_USE while members have it.',
    authScopes: { can: 'level.write' },
    args: { id: t.arg.globalID(idArgument) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Level', 'id');
      await withTx(db, (tx) => archiveLevel(tx, viewer, id));
      return prisma.level.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  restoreLevel: t.prismaField({
    type: 'Level',
    description: 'Puts an archived level back into use.',
    authScopes: { can: 'level.write' },
    args: { id: t.arg.globalID(idArgument) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Level', 'id');
      await withTx(db, (tx) => restoreLevel(tx, viewer, id));
      return prisma.level.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
