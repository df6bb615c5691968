import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { issueToSegment } from './batches.ts';
import { generateCodes, importCodes, voidBatch } from './codes.ts';

const keyArgument = {
  required: true,
  description: 'At least 8 characters; the same key with the same input is done once, for ever.',
} as const;

interface Given {
  typename: string;
  id: string;
}

const idsOf = (input: { couponTemplateId: Given; orgId: Given }) => ({
  templateId: uuidOf(input.couponTemplateId, 'CouponTemplate', 'couponTemplateId'),
  orgId: uuidOf(input.orgId, 'Org', 'orgId'),
});

const told = {
  couponTemplateId: 'The CouponTemplate, published.',
  name: 'As people call it, at most 60 characters.',
  orgId: "Whose it is: an Org of the viewer's branch.",
};

const SegmentBatchInput = builder.inputType('IssueToSegmentInput', {
  description: 'Coupons for the members of a segment.',
  fields: (t) => ({
    couponTemplateId: t.globalID({ required: true, description: told.couponTemplateId }),
    name: t.string({ required: true, description: told.name }),
    orgId: t.globalID({ required: true, description: told.orgId }),
    segmentId: t.globalID({ required: true, description: 'The Segment, as it stands now; each member of the branch gets one.' }),
  }),
});

const GenerateCodesInput = builder.inputType('GenerateCouponCodesInput', {
  description: 'Codes that are to be printed or sent.',
  fields: (t) => ({
    couponTemplateId: t.globalID({ required: true, description: told.couponTemplateId }),
    name: t.string({ required: true, description: told.name }),
    orgId: t.globalID({ required: true, description: told.orgId }),
    quantity: t.int({ required: true, description: '1 to 10,000.' }),
  }),
});

const ImportCodesInput = builder.inputType('ImportCouponCodesInput', {
  description: 'Codes that somebody else made.',
  fields: (t) => ({
    couponTemplateId: t.globalID({ required: true, description: told.couponTemplateId }),
    name: t.string({ required: true, description: told.name }),
    orgId: t.globalID({ required: true, description: told.orgId }),
    list: t.string({ required: true, description: 'One a line, 8 to 32 letters and digits each, at most 10,000.' }),
  }),
});

builder.mutationFields((t) => ({
  issueToSegment: t.prismaField({
    type: 'CouponBatch',
    description: 'Gives each member of a segment a coupon (批量发放); a job does so within minutes.',
    authScopes: { can: 'coupon.batch' },
    args: { idempotencyKey: t.arg.string(keyArgument), input: t.arg({ type: SegmentBatchInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const segmentId = uuidOf(input.segmentId, 'Segment', 'segmentId');
      const batch = { ...idsOf(input), name: input.name, segmentId, now: new Date() };
      const { batchId: id } = await withTx(db, (tx) => issueToSegment(tx, viewer, key, batch));
      return prisma.couponBatch.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  generateCouponCodes: t.prismaField({
    type: 'CouponBatch',
    description: 'Makes codes that nobody can guess (生成券码).',
    authScopes: { can: 'coupon.batch' },
    args: { idempotencyKey: t.arg.string(keyArgument), input: t.arg({ type: GenerateCodesInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const batch = { ...idsOf(input), name: input.name, quantity: input.quantity, now: new Date() };
      const { batchId: id } = await withTx(db, (tx) => generateCodes(tx, viewer, key, batch));
      return prisma.couponBatch.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  importCouponCodes: t.prismaField({
    type: 'CouponBatch',
    description: 'Takes in codes that somebody else made (导入券码).',
    authScopes: { can: 'coupon.batch' },
    args: { idempotencyKey: t.arg.string(keyArgument), input: t.arg({ type: ImportCodesInput, required: true }) },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const batch = { ...idsOf(input), name: input.name, list: input.list, now: new Date() };
      const { batchId: id } = await withTx(db, (tx) => importCodes(tx, viewer, key, batch));
      return prisma.couponBatch.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  voidCouponBatch: t.prismaField({
    type: 'CouponBatch',
    description: 'Codes of it that nobody has brought cannot be redeemed any more (作废); of one that is under way the rest is not given.',
    authScopes: { can: 'coupon.batch' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The CouponBatch.' }),
      reason: t.arg.string({ required: true, description: 'Why; at most 500 characters.' }),
    },
    resolve: async (query, _root, { reason, ...args }, { viewer }) => {
      const id = uuidOf(args.id, 'CouponBatch', 'id');
      await withTx(db, (tx) => voidBatch(tx, viewer, id, reason, new Date()));
      return prisma.couponBatch.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
