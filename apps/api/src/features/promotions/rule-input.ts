import { builder } from '../../builder.ts';
import { effectOf, OfferEffectInput } from './effect-schema.ts';
import type { RuleInput } from './rule.ts';
import { StackingGroup } from './rule-schema.ts';

export const OfferRuleInput = builder.inputType('OfferRuleInput', {
  description: 'What an offer says, whole.',
  fields: (t) => ({
    group: t.field({ type: StackingGroup, required: true, description: 'Beside what it may stand.' }),
    condition: t.field({ type: 'JSON', description: 'When it holds, in the condition language of a sale; left out: always.' }),
    lines: t.field({ type: 'JSON', description: 'Which lines it is about; left out: all.' }),
    fromAmount: t.field({ type: 'Money', description: 'What these lines must come to, above zero.' }),
    fromQuantity: t.field({ type: 'Quantity', description: 'How many pieces there must be, above zero.' }),
    effect: t.field({ type: OfferEffectInput, required: true, description: 'What it does.' }),
    startsOn: t.field({ type: 'Date', description: 'The first business day; left out: open.' }),
    endsOn: t.field({ type: 'Date', description: 'The last business day, not before the first; left out: open.' }),
  }),
});

/** The rule as services take it. @throws those of `effectOf` */
export function ruleOf({ effect, ...rule }: typeof OfferRuleInput.$inferInput): RuleInput {
  return { ...rule, effect: effectOf(effect, 'rule.effect') };
}
