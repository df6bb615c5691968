import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { archiveConversion, createConversion, restoreConversion, updateConversion } from './conversions.ts';
import { archiveKind, createKind, restoreKind, updateKind } from './kinds.ts';
import { ExpiryPolicy } from './schema.ts';

const ExpiryInput = builder.inputType('ExpiryInput', {
  description: 'When points expire; what the policy does not need is left out.',
  fields: (t) => ({
    policy: t.field({ type: ExpiryPolicy, required: true, description: 'Which rule.' }),
    months: t.int({ description: 'Of ROLLING_MONTHS and INACTIVITY: 1 to 120.' }),
    month: t.int({ description: 'Of FIXED_DATE: 1 to 12.' }),
    day: t.int({ description: 'Of FIXED_DATE: a day of that month.' }),
    yearsLater: t.int({ description: 'Of FIXED_DATE: 0 to 10; 0 is the next such date, 1 that of next year.' }),
  }),
});

const told = {
  code: 'Unique, at most 32 letters, digits and - _ . /.',
  name: 'As people call it, at most 60 characters.',
  expiry: 'When points of it expire. Points given before keep their date.',
  worth: 'What 1,000 points are worth, not negative.',
  approveAbove: 'More points than this are given or taken by hand only with a second person; null: one is enough.',
};

const CreatePointsKindInput = builder.inputType('CreatePointsKindInput', {
  description: 'A new kind of points.',
  fields: (t) => ({
    code: t.string({ required: true, description: told.code }),
    name: t.string({ required: true, description: told.name }),
    expiry: t.field({ type: ExpiryInput, required: true, description: told.expiry }),
    worth: t.field({ type: 'Money', description: `${told.worth} Nothing where left out.` }),
    approveAbove: t.int({ description: told.approveAbove }),
  }),
});

const UpdatePointsKindInput = builder.inputType('UpdatePointsKindInput', {
  description: 'Changes to a kind of points; what is left out stays as it is.',
  fields: (t) => ({
    code: t.string({ description: told.code }),
    name: t.string({ description: told.name }),
    expiry: t.field({ type: ExpiryInput, description: told.expiry }),
    worth: t.field({ type: 'Money', description: told.worth }),
    approveAbove: t.int({ description: told.approveAbove }),
  }),
});

type Work = (tx: Tx, viewer: Viewer, id: string, now: Date) => Promise<void>;

builder.mutationFields((t) => {
  const archive = (description: string, work: Work) =>
    t.prismaField({
      type: 'PointsKind',
      description,
      authScopes: { can: 'points.configure' },
      args: { id: t.arg.globalID({ required: true, description: 'The PointsKind.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const asset_id = uuidOf(args.id, 'PointsKind', 'id');
        await withTx(db, (tx) => work(tx, viewer, asset_id, new Date()));
        return prisma.pointsKind.findUniqueOrThrow({ ...query, where: { asset_id } });
      },
    });
  return {
    createPointsKind: t.prismaField({
      type: 'PointsKind',
      description: 'Adds a kind of points.',
      authScopes: { can: 'points.configure' },
      args: { input: t.arg({ type: CreatePointsKindInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const asset_id = await withTx(db, (tx) => createKind(tx, viewer, input, new Date()));
        return prisma.pointsKind.findUniqueOrThrow({ ...query, where: { asset_id } });
      },
    }),
    updatePointsKind: t.prismaField({
      type: 'PointsKind',
      description: 'Changes a kind of points.',
      authScopes: { can: 'points.configure' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The PointsKind, in use.' }),
        input: t.arg({ type: UpdatePointsKindInput, required: true }),
      },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const asset_id = uuidOf(args.id, 'PointsKind', 'id');
        await withTx(db, (tx) => updateKind(tx, viewer, asset_id, input));
        return prisma.pointsKind.findUniqueOrThrow({ ...query, where: { asset_id } });
      },
    }),
    archivePointsKind: archive(
      'No more of this kind is given; what members have can be spent. IN_USE while tasks, conversions or referrals lead to it.',
      archiveKind,
    ),
    restorePointsKind: archive('Puts an archived kind back into use.', (tx, viewer, id) => restoreKind(tx, viewer, id)),
  };
});

const rate = {
  give: 'So many points of the one, 1 to 1,000,000 …',
  get: '… are so many of the other, 1 to 1,000,000.',
  minimum: 'The least that is taken; it must become a point at least.',
  step: 'Amounts are multiples of it.',
};

const CreateConversionInput = builder.inputType('CreatePointsConversionInput', {
  description: 'A rule by which points of one kind become points of another.',
  fields: (t) => ({
    fromId: t.globalID({ required: true, description: 'The PointsKind that is given.' }),
    toId: t.globalID({ required: true, description: 'The PointsKind that it becomes.' }),
    give: t.int({ required: true, description: rate.give }),
    get: t.int({ required: true, description: rate.get }),
    minimum: t.int({ required: true, description: rate.minimum }),
    step: t.int({ required: true, description: rate.step }),
  }),
});

const UpdateConversionInput = builder.inputType('UpdatePointsConversionInput', {
  description: 'The rate of a rule, all of it.',
  fields: (t) => ({
    give: t.int({ required: true, description: rate.give }),
    get: t.int({ required: true, description: rate.get }),
    minimum: t.int({ required: true, description: rate.minimum }),
    step: t.int({ required: true, description: rate.step }),
  }),
});

builder.mutationFields((t) => {
  const archive = (description: string, work: Work) =>
    t.prismaField({
      type: 'PointsConversion',
      description,
      authScopes: { can: 'points.configure' },
      args: { id: t.arg.globalID({ required: true, description: 'The PointsConversion.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'PointsConversion', 'id');
        await withTx(db, (tx) => work(tx, viewer, id, new Date()));
        return prisma.pointsConversion.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createPointsConversion: t.prismaField({
      type: 'PointsConversion',
      description: 'Adds a rule of conversion: one for each pair of kinds.',
      authScopes: { can: 'points.configure' },
      args: { input: t.arg({ type: CreateConversionInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const fromId = uuidOf(input.fromId, 'PointsKind', 'fromId');
        const toId = uuidOf(input.toId, 'PointsKind', 'toId');
        const id = await withTx(db, (tx) => createConversion(tx, viewer, { ...input, fromId, toId }, new Date()));
        return prisma.pointsConversion.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updatePointsConversion: t.prismaField({
      type: 'PointsConversion',
      description: 'Changes the rate of a rule; what was converted stays as it is.',
      authScopes: { can: 'points.configure' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The PointsConversion, in use.' }),
        input: t.arg({ type: UpdateConversionInput, required: true }),
      },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'PointsConversion', 'id');
        await withTx(db, (tx) => updateConversion(tx, viewer, id, input));
        return prisma.pointsConversion.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archivePointsConversion: archive('Takes a rule of conversion out of use.', archiveConversion),
    restorePointsConversion: archive('Puts an archived rule back into use.', (tx, viewer, id) => restoreConversion(tx, viewer, id)),
  };
});
