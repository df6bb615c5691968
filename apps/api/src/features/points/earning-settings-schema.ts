import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { PointsBackPolicy } from './earning-enums.ts';
import { referralLevels } from './referral.ts';
import { ReferralLevelInput, ReferralLevelRef } from './referral-schema.ts';
import { loadPointsSettings, type PointsSettings, updatePointsSettings } from './settings.ts';

const told = {
  payKind: 'Which kind of points pays (抵现); null: none does.',
  payPoints: 'So many points …',
  payWorth: '… are worth so much money.',
  payShare: 'The most of a bill that points pay, in percent, 1 to 100.',
  payMinimum: 'The least points that are spent at once.',
  payStep: 'Points are spent in multiples of it.',
  payFirst: 'So many must have come together before points are spent for the first time (首次累积); 0: none.',
  referralKind: 'Which points referrers get (介绍人积分); null: none.',
  referralEach: 'For each purchase of a member who was brought; false: for the first one alone.',
  referralMinimum: 'Such a purchase comes to this at least.',
  referralPerDay: 'The most points of a referrer on a day; null: no limit.',
  referralPerMember: 'The most points of a referrer in all; null: no limit.',
  referralLevels: 'What those above a buyer get, from who brought it on; at most 5.',
  backPolicy: 'What becomes of points that a refund should take back and that were spent.',
};

const PointsSettingsRef = builder.objectRef<PointsSettings>('PointsSettings').implement({
  description: 'Points as money, and in refunds (积分设置), for the whole chain.',
  fields: (t) => ({
    payKind: t.prismaField({
      type: 'PointsKind',
      nullable: true,
      description: told.payKind,
      resolve: (query, { pay_kind_id: id }) => (id === null ? null : prisma.pointsKind.findUnique({ ...query, where: { asset_id: id } })),
    }),
    payPoints: t.exposeInt('pay_points', { description: told.payPoints }),
    payWorth: t.expose('pay_worth', { type: 'Money', description: told.payWorth }),
    payShare: t.exposeInt('pay_share', { description: told.payShare }),
    payMinimum: t.exposeInt('pay_minimum', { description: told.payMinimum }),
    payStep: t.exposeInt('pay_step', { description: told.payStep }),
    payFirst: t.exposeInt('pay_first', { description: told.payFirst }),
    backPolicy: t.expose('back_policy', { type: PointsBackPolicy, description: told.backPolicy }),
    referralKind: t.prismaField({
      type: 'PointsKind',
      nullable: true,
      description: told.referralKind,
      resolve: (query, { referral_kind_id: id }) =>
        id === null ? null : prisma.pointsKind.findUnique({ ...query, where: { asset_id: id } }),
    }),
    referralEach: t.exposeBoolean('referral_each', { description: told.referralEach }),
    referralMinimum: t.expose('referral_minimum', { type: 'Money', description: told.referralMinimum }),
    referralPerDay: t.exposeInt('referral_per_day', { nullable: true, description: told.referralPerDay }),
    referralPerMember: t.exposeInt('referral_per_member', { nullable: true, description: told.referralPerMember }),
    referralLevels: t.field({ type: [ReferralLevelRef], description: told.referralLevels, resolve: () => referralLevels(db) }),
    updatedAt: t.expose('updated_at', { type: 'DateTime', description: 'When they were last changed.' }),
  }),
});

const PointsSettingsInput = builder.inputType('PointsSettingsInput', {
  description: 'Changes to the settings of points; what is left out stays as it is.',
  fields: (t) => ({
    payKindId: t.globalID({ description: told.payKind }),
    payPoints: t.int({ description: told.payPoints }),
    payWorth: t.field({ type: 'Money', description: told.payWorth }),
    payShare: t.int({ description: told.payShare }),
    payMinimum: t.int({ description: told.payMinimum }),
    payStep: t.int({ description: told.payStep }),
    payFirst: t.int({ description: told.payFirst }),
    referralKindId: t.globalID({ description: told.referralKind }),
    referralEach: t.boolean({ description: told.referralEach }),
    referralMinimum: t.field({ type: 'Money', description: told.referralMinimum }),
    referralPerDay: t.int({ description: told.referralPerDay }),
    referralPerMember: t.int({ description: told.referralPerMember }),
    referralLevels: t.field({ type: [ReferralLevelInput], description: told.referralLevels }),
    backPolicy: t.field({ type: PointsBackPolicy, description: told.backPolicy }),
  }),
});

builder.queryField('pointsSettings', (t) =>
  t.field({
    type: PointsSettingsRef,
    description: 'The settings of points.',
    authScopes: { can: 'value.read' },
    resolve: () => loadPointsSettings(db),
  }),
);

builder.mutationField('updatePointsSettings', (t) =>
  t.field({
    type: PointsSettingsRef,
    description: 'Changes the settings of points, from the next sale on.',
    authScopes: { can: 'points.configure' },
    args: { input: t.arg({ type: PointsSettingsInput, required: true }) },
    resolve: async (_root, { input }, { viewer }) => {
      const { payKindId, referralKindId, ...change } = input;
      const kind = {
        ...(payKindId !== undefined && { payKindId: optionalUuid(payKindId, 'PointsKind', 'payKindId') }),
        ...(referralKindId !== undefined && { referralKindId: optionalUuid(referralKindId, 'PointsKind', 'referralKindId') }),
      };
      await withTx(db, (tx) => updatePointsSettings(tx, viewer, { ...change, ...kind }, new Date()));
      return loadPointsSettings(db);
    },
  }),
);
