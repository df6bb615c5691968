import { asCondition, conditionOf, draftOf, emptyGroup, type Group } from '../../components/ConditionBuilder/tree.ts';
import type { OfferEffectInput, OfferEffectType, OfferRuleFieldsFragment, OfferRuleInput, StackingGroup } from '../../gql/graphql.ts';

export const GROUPS = ['PRICE', 'PRODUCT', 'ORDER', 'EXTRA', 'DELIVERY'] as const satisfies readonly StackingGroup[];
export const EFFECTS = [
  'AMOUNT_OFF',
  'PERCENT',
  'PRICE',
  'BUY_N',
  'BUNDLE',
  'GIFT',
  'FREE_DELIVERY',
] as const satisfies readonly OfferEffectType[];

type Typed = string | number | null;

/** What an offer says as its form holds it; figures as they were typed. */
export interface RuleForm {
  group: StackingGroup;
  condition: Group;
  lines: Group;
  fromAmount?: string | null;
  fromQuantity?: Typed;
  startsOn?: string | null;
  endsOn?: string | null;
  effect: EffectForm;
}

interface EffectForm {
  type: OfferEffectType;
  amount?: string | null;
  each?: boolean | null;
  cap?: string | null;
  percent?: Typed;
  price?: string | null;
  mostPieces?: Typed;
  buy?: Typed;
  get?: Typed;
  mostTimes?: Typed;
  quantity?: Typed;
  productId?: string | null;
  parts?: { productIds?: string[] | null; quantity?: Typed }[] | null;
}

export const NEW_RULE: RuleForm = {
  group: 'ORDER',
  condition: emptyGroup(),
  lines: emptyGroup(),
  effect: { type: 'AMOUNT_OFF', parts: [{}, {}] },
};

export function ruleForm({ condition, lines, effect, ...rule }: OfferRuleFieldsFragment): RuleForm {
  const { parts, product, ...plain } = effect;
  return {
    ...rule,
    condition: condition ? draftOf(asCondition(condition)) : emptyGroup(),
    lines: lines ? draftOf(asCondition(lines)) : emptyGroup(),
    effect: {
      ...plain,
      productId: product?.id ?? null,
      parts: parts?.map((part) => ({ quantity: part.quantity, productIds: part.products.map(({ id }) => id) })) ?? [{}, {}],
    },
  };
}

const figure = (value: Typed | undefined) => (value == null || value === '' ? null : Number(value));
const text = (value: Typed | undefined) => (value == null || value === '' ? null : String(value));

const NEEDED: Record<OfferEffectType, readonly (keyof EffectForm)[]> = {
  AMOUNT_OFF: ['amount'],
  PERCENT: ['percent'],
  PRICE: ['price'],
  BUY_N: ['buy', 'get', 'percent'],
  BUNDLE: ['price'],
  GIFT: ['productId', 'quantity'],
  FREE_DELIVERY: [],
};

/** Whether all is said that its kind of effect needs. */
export function isSaid({ effect }: RuleForm): boolean {
  const parts = effect.type === 'BUNDLE' ? (effect.parts ?? []) : [];
  const given = (value: unknown) => value !== undefined && value !== null && value !== '';
  return (
    NEEDED[effect.type].every((name) => given(effect[name])) &&
    parts.every(({ productIds, quantity }) => productIds?.length && given(quantity))
  );
}

/** What was typed for another kind of effect is not sent. */
function effectInput(effect: EffectForm): OfferEffectInput {
  const { amount, each, price } = effect;
  const cap = text(effect.cap);
  switch (effect.type) {
    case 'AMOUNT_OFF':
      return { amountOff: { amount: amount ?? '', each: each ?? false, cap } };
    case 'PERCENT':
      return { percent: { percent: Number(effect.percent), cap } };
    case 'PRICE':
      return { price: { price: price ?? '', most: text(effect.mostPieces) } };
    case 'BUY_N':
      return {
        buyN: { buy: Number(effect.buy), get: Number(effect.get), percent: Number(effect.percent), most: figure(effect.mostTimes) },
      };
    case 'BUNDLE': {
      const parts = (effect.parts ?? []).map(({ productIds, quantity }) => ({
        productIds: productIds ?? [],
        quantity: Number(quantity ?? 1),
      }));
      return { bundle: { price: price ?? '', parts } };
    }
    case 'GIFT':
      return { gift: { productId: effect.productId ?? '', quantity: Number(effect.quantity ?? 1) } };
    case 'FREE_DELIVERY':
      return { freeDelivery: true };
  }
}

/** Where the form shows what is about a field of a rule: each kind of effect has its own branch in the API, and the form one set of fields for all. */
export function rulePlaces(field: string): string[] {
  const [, rest] = /^rule\.effect\.(?:amountOff\.|percent\.|price\.|buyN\.|bundle\.|gift\.)?(.+)$/.exec(field) ?? [];
  if (rest === undefined) return [field];
  return (rest === 'most' ? ['mostPieces', 'mostTimes'] : [rest]).map((name) => `rule.effect.${name}`);
}

export function ruleInput({ group, condition, lines, effect, ...rule }: RuleForm): OfferRuleInput {
  return {
    group,
    condition: conditionOf(condition) ?? null,
    lines: conditionOf(lines) ?? null,
    fromAmount: text(rule.fromAmount),
    fromQuantity: text(rule.fromQuantity),
    startsOn: text(rule.startsOn),
    endsOn: text(rule.endsOn),
    effect: effectInput(effect),
  };
}
