import { DomainError } from '@regulars/domain/errors';
import type { BundlePart as Part, Effect } from '@regulars/domain/offers';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';

const EffectType = builder.enumType('OfferEffectType', {
  description: 'What an offer does.',
  values: {
    AMOUNT_OFF: { description: '满减: money off' },
    PERCENT: { description: '折扣: a percentage of the price is paid' },
    PRICE: { description: '特价、换购: a piece costs a price' },
    BUY_N: { description: '第 N 件优惠: of so many pieces the cheapest cost less' },
    BUNDLE: { description: '组合价: some products together at a price' },
    GIFT: { description: '赠品: a product costs nothing' },
    FREE_DELIVERY: { description: '免运费' },
  },
});

const BundlePart = builder.objectRef<Part>('BundlePart').implement({
  description: 'So many pieces of any of some products.',
  fields: (t) => ({
    quantity: t.exposeInt('quantity', { description: 'Pieces.' }),
    products: t.prismaField({
      type: ['Product'],
      description: 'Any of these.',
      complexity: 10,
      resolve: (query, { productIds }) =>
        prisma.product.findMany({ ...query, where: { id: { in: productIds } }, orderBy: { name: 'asc' } }),
    }),
  }),
});

/** A part of the effect, where effects of its type have it. */
const part =
  <Key extends string>(key: Key) =>
  (effect: Effect) => {
    const value: unknown = key in effect ? Object.entries(effect).find(([name]) => name === key)?.[1] : null;
    return typeof value === 'number' ? value : null;
  };

export const OfferEffect = builder.objectRef<Effect>('OfferEffect').implement({
  description: 'What an offer does; of the fields those are given that its type has.',
  fields: (t) => ({
    type: t.expose('type', { type: EffectType, description: 'What.' }),
    amount: t.field({ type: 'Money', nullable: true, description: 'Of AMOUNT_OFF: what is taken off.', resolve: part('amount') }),
    each: t.boolean({
      nullable: true,
      description: 'Of AMOUNT_OFF: for every threshold that is reached, and not once only (每满).',
      resolve: (effect) => (effect.type === 'AMOUNT_OFF' ? effect.each : null),
    }),
    cap: t.field({ type: 'Money', nullable: true, description: 'At most so much is taken off; null: no limit.', resolve: part('cap') }),
    percent: t.int({ nullable: true, description: 'Percent of the price that is paid: 88 is 12% off.', resolve: part('percent') }),
    price: t.field({ type: 'Money', nullable: true, description: 'Of PRICE for a piece, of BUNDLE for all.', resolve: part('price') }),
    mostPieces: t.field({
      type: 'Quantity',
      nullable: true,
      description: 'Of PRICE: at most so much of it; null: no limit.',
      resolve: (effect) => (effect.type === 'PRICE' ? effect.most : null),
    }),
    buy: t.int({ nullable: true, description: 'Of BUY_N: pieces at their price.', resolve: part('buy') }),
    get: t.int({ nullable: true, description: 'Of BUY_N: the cheapest pieces beside them.', resolve: part('get') }),
    mostTimes: t.int({
      nullable: true,
      description: 'Of BUY_N: at most so often; null: no limit.',
      resolve: (effect) => (effect.type === 'BUY_N' ? effect.most : null),
    }),
    parts: t.field({
      type: [BundlePart],
      nullable: true,
      description: 'Of BUNDLE.',
      resolve: (effect) => (effect.type === 'BUNDLE' ? effect.parts : null),
    }),
    product: t.prismaField({
      type: 'Product',
      nullable: true,
      description: 'Of GIFT: what costs nothing.',
      resolve: (query, effect) =>
        effect.type === 'GIFT' ? prisma.product.findUnique({ ...query, where: { id: effect.productId } }) : null,
    }),
    quantity: t.int({ nullable: true, description: 'Of GIFT: so many pieces.', resolve: part('quantity') }),
  }),
});

const cap = 'At most so much is taken off.';

const AmountOffInput = builder.inputType('AmountOffInput', {
  description: '满减: money off.',
  fields: (t) => ({
    amount: t.field({ type: 'Money', required: true, description: 'Above zero.' }),
    each: t.boolean({ description: 'For every threshold that is reached, and not once only (每满).' }),
    cap: t.field({ type: 'Money', description: cap }),
  }),
});

const PercentInput = builder.inputType('PercentOffInput', {
  description: '折扣.',
  fields: (t) => ({
    percent: t.int({ required: true, description: 'Percent of the price that is paid, 0 to 99: 88 is 12% off.' }),
    cap: t.field({ type: 'Money', description: cap }),
  }),
});

const PriceInput = builder.inputType('OfferPriceInput', {
  description: '特价、换购.',
  fields: (t) => ({
    price: t.field({ type: 'Money', required: true, description: 'What a piece costs; not negative.' }),
    most: t.field({ type: 'Quantity', description: 'At most so much of it.' }),
  }),
});

const BuyNInput = builder.inputType('BuyNInput', {
  description: 'Of each `buy` + `get` pieces the cheapest `get` cost less.',
  fields: (t) => ({
    buy: t.int({ required: true, description: '0 to 1,000.' }),
    get: t.int({ required: true, description: '1 to 1,000.' }),
    percent: t.int({ required: true, description: 'Percent of their price that is paid, 0 to 99; 0: free.' }),
    most: t.int({ description: 'At most so often in a sale, 1 to 1,000.' }),
  }),
});

const BundlePartInput = builder.inputType('BundlePartInput', {
  description: 'So many pieces of any of some products.',
  fields: (t) => ({
    productIds: t.globalIDList({ required: true, description: 'Any of these Products, at most 200.' }),
    quantity: t.int({ required: true, description: 'Pieces, 1 to 1,000.' }),
  }),
});

const BundleInput = builder.inputType('BundleInput', {
  description: '组合价.',
  fields: (t) => ({
    parts: t.field({ type: [BundlePartInput], required: true, description: 'At most 10.' }),
    price: t.field({ type: 'Money', required: true, description: 'What they cost together.' }),
  }),
});

const GiftInput = builder.inputType('GiftInput', {
  description: '赠品: costs nothing where it is in the basket.',
  fields: (t) => ({
    productId: t.globalID({ required: true, description: 'The Product.' }),
    quantity: t.int({ required: true, description: 'So many pieces, 1 to 1,000.' }),
  }),
});

export const OfferEffectInput = builder.inputType('OfferEffectInput', {
  description: 'What an offer does: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    amountOff: t.field({ type: AmountOffInput, description: '满减.' }),
    percent: t.field({ type: PercentInput, description: '折扣.' }),
    price: t.field({ type: PriceInput, description: '特价、换购.' }),
    buyN: t.field({ type: BuyNInput, description: '第 N 件优惠.' }),
    bundle: t.field({ type: BundleInput, description: '组合价.' }),
    gift: t.field({ type: GiftInput, description: '赠品.' }),
    freeDelivery: t.boolean({ description: '免运费: true.' }),
  }),
});

/** The effect that a form says; `ruleColumns` checks it. @throws BAD_ID, REQUIRED */
export function effectOf(input: typeof OfferEffectInput.$inferInput, path: string): Effect {
  const { amountOff, percent, price, buyN, bundle, gift } = input;
  if (amountOff) return { type: 'AMOUNT_OFF', amount: amountOff.amount, each: amountOff.each ?? false, cap: amountOff.cap ?? null };
  if (percent) return { type: 'PERCENT', percent: percent.percent, cap: percent.cap ?? null };
  if (price) return { type: 'PRICE', price: price.price, most: price.most ?? null };
  if (buyN) return { type: 'BUY_N', ...buyN, most: buyN.most ?? null };
  if (gift) return { type: 'GIFT', quantity: gift.quantity, productId: uuidOf(gift.productId, 'Product', `${path}.productId`) };
  if (input.freeDelivery) return { type: 'FREE_DELIVERY' };
  if (!bundle) throw new DomainError('REQUIRED', {}, path);
  const parts = bundle.parts.map(({ productIds, quantity }, at) => ({
    quantity,
    productIds: productIds.map((id, index) => uuidOf(id, 'Product', `${path}.parts.${at}.productIds.${index}`)),
  }));
  return { type: 'BUNDLE', price: bundle.price, parts };
}
