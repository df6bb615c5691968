import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { OfferRuleInput, ruleOf } from '../promotions/rule-input.ts';
import { createTemplate, discardTemplateDraft, publishTemplate, retireTemplate, type TemplateInput, updateTemplate } from './templates.ts';

const CouponTemplateInput = builder.inputType('CouponTemplateInput', {
  description: 'A template, whole: what is left out is emptied.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Unique, at most 32 letters, digits and - _ . /.' }),
    name: t.string({ required: true, description: 'As members and receipts name it, at most 60 characters.' }),
    terms: t.string({ description: 'What members read of its terms, at most 500 characters.' }),
    issueLimit: t.int({ description: 'So many may be given in all, not less than were.' }),
    perMember: t.int({ description: 'So many may be given to one member.' }),
    useLimit: t.int({ description: 'So many may be used in all, not less than were.' }),
    budget: t.field({ type: 'Money', description: 'What they may take off in all, not less than they did.' }),
    claimable: t.boolean({ required: true, description: 'Whether members may take one themselves.' }),
    claimFrom: t.field({ type: 'Date', description: 'From when.' }),
    claimUntil: t.field({ type: 'Date', description: 'Until when, not before.' }),
    transferable: t.boolean({ required: true, description: 'Whether members may hand one on.' }),
    rule: t.field({ type: OfferRuleInput, required: true, description: 'What it is worth; for those given once it is published.' }),
    delayDays: t.int({ description: 'The first day is so many after the one on which it is given, 0 to 3,650.' }),
    validDays: t.int({ description: 'It can be used so many days, 1 to 3,650; left out: between the days of the rule.' }),
  }),
});

function inputOf({ delayDays, validDays, ...input }: typeof CouponTemplateInput.$inferInput): TemplateInput {
  return { ...input, rule: { ...ruleOf(input.rule), delayDays, validDays } };
}

builder.mutationFields((t) => {
  const act = (description: string, work: (tx: Tx, viewer: Viewer, id: string, now: Date) => Promise<void>) =>
    t.prismaField({
      type: 'CouponTemplate',
      description,
      authScopes: { can: 'coupon.configure' },
      args: { id: t.arg.globalID({ required: true, description: 'The CouponTemplate.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'CouponTemplate', 'id');
        await withTx(db, (tx) => work(tx, viewer, id, new Date()));
        return prisma.couponTemplate.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createCouponTemplate: t.prismaField({
      type: 'CouponTemplate',
      description: 'Writes a template; coupons are given once it is published.',
      authScopes: { can: 'coupon.configure' },
      args: { input: t.arg({ type: CouponTemplateInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const id = await withTx(db, (tx) => createTemplate(tx, viewer, inputOf(input), new Date()));
        return prisma.couponTemplate.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updateCouponTemplate: t.prismaField({
      type: 'CouponTemplate',
      description: 'Name, limits and claiming hold at once; what coupons are worth is a draft until it is published.',
      authScopes: { can: 'coupon.configure' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The CouponTemplate.' }),
        input: t.arg({ type: CouponTemplateInput, required: true }),
      },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'CouponTemplate', 'id');
        await withTx(db, (tx) => updateTemplate(tx, viewer, id, inputOf(input), new Date()));
        return prisma.couponTemplate.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    publishCouponTemplate: act(
      'Puts the draft into force for coupons given from now on; those given before keep their worth.',
      publishTemplate,
    ),
    retireCouponTemplate: act('No more coupons are given of it; those that members have can be used.', retireTemplate),
    discardCouponTemplateDraft: act('Throws the draft away.', discardTemplateDraft),
  };
});
