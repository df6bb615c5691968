import type { Prisma } from '@regulars/db/generated/client/client';
import { LINE_ATTRIBUTES } from '@regulars/domain/criteria-attributes';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import type { Effect } from '@regulars/domain/offers';
import { parseEffect } from '@regulars/domain/offers-parse';
import type { StackingGroup as Group } from '@regulars/domain/stacking';
import { builder } from '../../builder.ts';
import { db } from '../../db.ts';
import { vocabularyOf } from '../segments/asking.ts';
import { withGlobalIds } from '../segments/ids.ts';
import { OfferEffect } from './effect-schema.ts';
import { conditionText, linesText, ruleText } from './words.ts';

export const StackingGroup = builder.enumType('StackingGroup', {
  description: 'At most one coupon of a group is used in a sale; groups apply in this order.',
  values: {
    PRICE: { description: '价格类: prices of products' },
    PRODUCT: { description: '单品类: so many pieces, gifts' },
    ORDER: { description: '整单类: off the bill' },
    EXTRA: { description: '叠加类: on top of the others' },
    DELIVERY: { description: '配送类' },
  } satisfies Record<Group, object>,
});

export const OfferState = builder.enumType('OfferState', {
  description: 'Where a version stands.',
  values: {
    DRAFT: { description: '草稿: nothing follows from it yet' },
    PUBLISHED: { description: '已发布: in force' },
    RETIRED: { description: '已停用: was in force once' },
  },
});

/** A version of a promotion or of a coupon template: their rules have the same columns. */
export type RuleRow = Pick<
  Prisma.PromotionVersionGetPayload<object>,
  'group' | 'condition' | 'lines' | 'from_amount' | 'from_quantity' | 'effect' | 'starts_on' | 'ends_on'
>;

export const OfferRule = builder.objectRef<RuleRow>('OfferRule').implement({
  description: 'What a version of a promotion or of a coupon template says.',
  fields: (t) => ({
    group: t.expose('group', { type: StackingGroup, description: 'Beside what it may stand.' }),
    condition: t.field({
      type: 'JSON',
      nullable: true,
      description: 'When it holds, in the condition language of a sale; null: always.',
      resolve: async ({ condition }) => {
        if (condition === null) return null;
        const vocabulary = ruleVocabulary(await vocabularyOf(db));
        return withGlobalIds(parseCondition(condition, vocabulary), vocabulary);
      },
    }),
    lines: t.field({
      type: 'JSON',
      nullable: true,
      description: 'Which lines it is about; null: all.',
      resolve: ({ lines }) => lines && withGlobalIds(parseCondition(lines, LINE_ATTRIBUTES), LINE_ATTRIBUTES),
    }),
    fromAmount: t.expose('from_amount', { type: 'Money', nullable: true, description: 'What these lines must come to.' }),
    fromQuantity: t.expose('from_quantity', { type: 'Quantity', nullable: true, description: 'How many pieces there must be.' }),
    effect: t.field({ type: OfferEffect, description: 'What it does.', resolve: ({ effect }): Effect => parseEffect(effect) }),
    startsOn: t.expose('starts_on', { type: 'Date', nullable: true, description: 'The first business day; null: open.' }),
    endsOn: t.expose('ends_on', { type: 'Date', nullable: true, description: 'The last business day; null: open.' }),
    effectText: t.string({
      description: 'What it does, in words.',
      complexity: 3,
      resolve: (rule, _args, { viewer }) => ruleText(db, rule, viewer.locale),
    }),
    conditionText: t.string({
      nullable: true,
      description: 'When it holds, in words; null: always.',
      complexity: 5,
      resolve: ({ condition }, _args, { viewer }) => conditionText(db, condition, viewer.locale),
    }),
    linesText: t.string({
      nullable: true,
      description: 'Which lines it is about, in words; null: all.',
      complexity: 5,
      resolve: ({ lines }, _args, { viewer }) => linesText(db, lines, viewer.locale),
    }),
  }),
});
