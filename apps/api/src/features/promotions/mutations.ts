import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { ruleColumns } from './rule.ts';
import { OfferRuleInput, ruleOf } from './rule-input.ts';
import { createPromotion, discardPromotionDraft, publishPromotion, retirePromotion, updatePromotion } from './service.ts';
import { conditionText, linesText, ruleText } from './words.ts';

const PromotionInput = builder.inputType('PromotionInput', {
  description: 'A promotion, whole: what is left out is emptied.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'As receipts name it, at most 60 characters.' }),
    budget: t.field({ type: 'Money', description: 'What it may take off in all, not less than it did; left out: no limit.' }),
    useLimit: t.int({ description: 'Sales in which it may be used, not less than it was; left out: no limit.' }),
    rule: t.field({ type: OfferRuleInput, required: true, description: 'What it does; in force when it is published.' }),
  }),
});

const inputOf = (input: typeof PromotionInput.$inferInput) => ({ ...input, rule: ruleOf(input.rule) });

builder.mutationFields((t) => {
  const act = (description: string, work: (tx: Tx, viewer: Viewer, id: string, now: Date) => Promise<void>) =>
    t.prismaField({
      type: 'Promotion',
      description,
      authScopes: { can: 'promotion.write' },
      args: { id: t.arg.globalID({ required: true, description: 'The Promotion.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'Promotion', 'id');
        await withTx(db, (tx) => work(tx, viewer, id, new Date()));
        return prisma.promotion.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createPromotion: t.prismaField({
      type: 'Promotion',
      description: 'Writes a promotion; nothing follows from it before it is published.',
      authScopes: { can: 'promotion.write' },
      args: { input: t.arg({ type: PromotionInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const id = await withTx(db, (tx) => createPromotion(tx, viewer, inputOf(input), new Date()));
        return prisma.promotion.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updatePromotion: t.prismaField({
      type: 'Promotion',
      description: 'Name and limits hold at once; what it does is a draft until it is published.',
      authScopes: { can: 'promotion.write' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The Promotion.' }),
        input: t.arg({ type: PromotionInput, required: true }),
      },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'Promotion', 'id');
        await withTx(db, (tx) => updatePromotion(tx, viewer, id, inputOf(input), new Date()));
        return prisma.promotion.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    publishPromotion: act('Puts the draft into force in place of the version before.', publishPromotion),
    retirePromotion: act('Ends a promotion; it can be changed and published again.', retirePromotion),
    discardPromotionDraft: act('Throws the draft away.', discardPromotionDraft),
  };
});

interface Preview {
  effect: string;
  condition: string | null;
  lines: string | null;
}

const OfferPreview = builder.objectRef<Preview>('OfferPreview').implement({
  description: 'An offer in words.',
  fields: (t) => ({
    effect: t.exposeString('effect', { description: 'What it does.' }),
    condition: t.exposeString('condition', { nullable: true, description: 'When; null: always.' }),
    lines: t.exposeString('lines', { nullable: true, description: 'For which lines; null: for all.' }),
  }),
});

builder.queryField('offerPreview', (t) =>
  t.field({
    type: OfferPreview,
    description: 'What somebody is writing, in words; it is checked as if it were kept.',
    authScopes: { can: 'promotion.read' },
    complexity: 20,
    args: { rule: t.arg({ type: OfferRuleInput, required: true, description: 'As it would be kept.' }) },
    resolve: async (_root, { rule }, { viewer: { locale } }) => {
      const { condition, lines, effect, from_amount, from_quantity } = await ruleColumns(db, ruleOf(rule), 'rule');
      const read = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
      return {
        effect: await ruleText(db, { effect: read(effect), from_amount, from_quantity }, locale),
        condition: await conditionText(db, read(condition), locale),
        lines: await linesText(db, read(lines), locale),
      };
    },
  }),
);
