import type { Alternative, LineTake, Quote, QuotedLine } from '@regulars/domain/quote';
import { isRefusal, type Refusal } from '@regulars/domain/offers';
import type { Outcome } from '@regulars/domain/offers-promotions';
import { effectText, type OfferTelling, refusalText } from '@regulars/domain/offers-words';
import { type Locale, message } from '@regulars/domain/errors';
import { formatQuantity, type Thousandths, thousandths } from '@regulars/domain/quantity';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { db, prisma } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { type Shortage, shortagesOf } from '../inventory/shortages.ts';
import { EarningOutcome, earningWords, missWords, type RuleOutcome } from '../points/outcome.ts';
import { type Earnings, earningsOf, pointsOf, type PointsOffer } from './earnings.ts';
import { basketOf, QuoteInput } from './input.ts';
import { quoteBasket, type Quoted } from './quoted.ts';
import { TakeKind } from '../promotions/taken-schema.ts';

const QuoteTake = builder.objectRef<LineTake>('QuoteTake').implement({
  description: 'What is taken off a line, and why.',
  fields: (t) => ({
    kind: t.expose('kind', { type: TakeKind, description: 'Why.' }),
    name: t.exposeString('name', { description: 'Of the level, promotion, coupon or pass; empty: rounding.' }),
    amount: t.expose('amount', { type: 'Money', description: 'Above zero.' }),
  }),
});

interface ToldLine extends QuotedLine {
  productId: string;
}

const QuoteLine = builder.objectRef<ToldLine>('QuoteLine').implement({
  description: 'A line of a quote.',
  fields: (t) => ({
    key: t.exposeString('key', { description: "The caller's own." }),
    product: t.prismaField({
      type: 'Product',
      description: 'What is sold.',
      resolve: (query, { productId }) => prisma.product.findUniqueOrThrow({ ...query, where: { id: productId } }),
    }),
    unitPrice: t.expose('unitPrice', { type: 'Money', description: "Of one unit, by the member's price list." }),
    gross: t.expose('gross', { type: 'Money', description: 'Before anything is taken off.' }),
    takes: t.expose('takes', { type: [QuoteTake], description: 'What is taken off, in the order in which it applies.' }),
    amount: t.expose('amount', { type: 'Money', description: 'To be paid: gross less what is taken off.' }),
  }),
});

/** An outcome with the words for it. */
interface ToldOffer extends Outcome {
  telling: OfferTelling;
}

const MISSING: Partial<Record<Refusal['code'], true>> = { AMOUNT_MISSING: true, QUANTITY_MISSING: true, GIFT_MISSING: true };

const QuoteOffer = builder.objectRef<ToldOffer>('QuoteOffer').implement({
  description: 'A promotion, or a coupon in hand: what it takes off, or why nothing.',
  fields: (t) => ({
    key: t.string({ description: 'Names a coupon in `coupons` of the input.', resolve: ({ offer }) => offer.id }),
    kind: t.field({
      type: TakeKind,
      description: 'PROMOTION or COUPON; LEVEL only where a card keeps its price away.',
      resolve: ({ offer }) => offer.kind,
    }),
    name: t.string({ description: 'As the merchant calls it.', resolve: ({ offer }) => offer.name }),
    effect: t.string({
      description: 'What it does, in the language of the viewer.',
      resolve: ({ offer, telling }) => effectText(offer, telling),
    }),
    group: t.string({ description: 'Its stacking group: at most one coupon of a group is used.', resolve: ({ offer }) => offer.group }),
    amount: t.field({
      type: 'Money',
      nullable: true,
      description: 'What it takes off; null: it is not used.',
      resolve: ({ result }) => (isRefusal(result) ? null : result.total),
    }),
    reason: t.string({
      nullable: true,
      description: 'Why it is not used, in the language of the viewer.',
      resolve: ({ result, telling }) => (isRefusal(result) ? refusalText(result, telling) : null),
    }),
    expiresOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Of a coupon the last day on which it can be used; null: for ever.',
      resolve: ({ offer }) => offer.expiresOn ?? null,
    }),
    nearly: t.boolean({
      description: 'Something more in the basket would make it count: worth a word to the customer.',
      resolve: ({ result }) => isRefusal(result) && MISSING[result.code] === true,
    }),
    missing: t.field({
      type: 'Money',
      nullable: true,
      description: 'By how much more of the goods that are meant.',
      resolve: ({ result }) => (isRefusal(result) && result.code === 'AMOUNT_MISSING' ? result.missing : null),
    }),
  }),
});

const QuoteShortage = builder.objectRef<ToldShortage>('QuoteShortage').implement({
  description: 'A line of which the store has less than the basket asks: a checkout would refuse it now.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Of the line.' }),
    available: t.expose('available', { type: 'Quantity', description: 'What the store has, by its books.' }),
    text: t.exposeString('text', { description: 'The same as a sentence, in the language of the viewer.' }),
  }),
});

const QuoteAlternative = builder.objectRef<Alternative>('QuoteAlternative').implement({
  description: 'Another choice of coupons: the best that has one which the proposal leaves out.',
  fields: (t) => ({
    coupons: t.exposeStringList('couponIds', { description: 'Keys.' }),
    givesUp: t.expose('givesUp', { type: 'Money', description: 'What it costs more than the proposal.' }),
  }),
});

const PayLimit = builder.enumType('PointsPayLimit', {
  description: 'Why no more points can pay.',
  values: {
    FIRST: { description: '首次使用门槛: so many must have come together before the first use' },
    MINIMUM: { description: '最低使用积分' },
    SHARE: { description: '抵现比例上限: the share of a bill that points may pay' },
    BALANCE: { description: '积分余额' },
    CARD: { description: '会员卡未开通积分: the card that was shown, or every card of the member, is not for points' },
  },
});

const QuotePoints = builder.objectRef<PointsOffer>('QuotePoints').implement({
  description: 'Points as money (积分抵现).',
  fields: (t) => ({
    balance: t.exposeInt('balance', { description: 'That can be spent today.' }),
    most: t.exposeInt('most', { description: 'Points that may be spent on this bill; 0: none.' }),
    worth: t.expose('worth', { type: 'Money', description: 'What these are worth: the most that a payment by POINTS may be.' }),
    limit: t.expose('why', { type: PayLimit, description: 'What holds it there.' }),
    missing: t.exposeInt('missing', { description: 'Of FIRST and MINIMUM: points that are missing.' }),
  }),
});

export const QuoteRef = builder.objectRef<Quoted>('Quote').implement({
  description: 'What a basket costs now, what applies and why.',
  fields: (t) => ({
    fingerprint: t.exposeString('fingerprint', {
      description: 'A checkout sends it back: it sells at this price or says what has changed.',
    }),
    memberId: t.id({
      nullable: true,
      description: 'The Member who buys, where a card led to one or one was named.',
      resolve: ({ shown }) => shown.memberId && globalId('Member', shown.memberId),
    }),
    lines: t.field({
      type: [QuoteLine],
      description: 'In the order of the basket.',
      resolve: ({ basket, quote }): ToldLine[] =>
        quote.lines.flatMap((line, at) => {
          const asked = basket.lines[at];
          return asked ? [{ ...line, productId: asked.productId }] : [];
        }),
    }),
    gross: t.field({ type: 'Money', description: 'By the price list.', resolve: ({ quote }) => quote.gross }),
    discount: t.field({ type: 'Money', description: 'Taken off.', resolve: ({ quote }) => quote.discount }),
    amount: t.field({ type: 'Money', description: 'To be paid.', resolve: ({ quote }) => quote.amount }),
    quantity: t.field({ type: 'Quantity', description: 'Pieces in the basket.', resolve: ({ quote }) => quote.quantity }),
    offers: t.field({
      type: [QuoteOffer],
      description: 'Every promotion of the day, and every coupon in hand.',
      resolve: async ({ quote }, _args, { viewer }) => {
        const telling = await tellingOf(quote, viewer);
        return quote.outcomes.map((outcome) => ({ ...outcome, telling }));
      },
    }),
    coupons: t.stringList({
      description: 'Keys of those that are used, in the order in which they apply.',
      resolve: ({ quote }) => quote.couponIds,
    }),
    alternatives: t.field({
      type: [QuoteAlternative],
      description: 'Other choices of coupons, 12 at most; the least that is given up first.',
      resolve: ({ quote }) => quote.alternatives(),
    }),
    shortages: t.field({
      type: [QuoteShortage],
      description:
        'Lines that the store has too little of. Nothing is reserved: it may have come in, or gone, by the time of the checkout.',
      resolve: (quoted, _args, { viewer }) => shortagesIn(quoted, viewer.locale),
    }),
    freeDelivery: t.boolean({ description: 'Delivery costs nothing.', resolve: ({ quote }) => quote.freeDelivery }),
    points: t.field({
      type: QuotePoints,
      nullable: true,
      description: "What the member's points could pay; null: no points pay, or nobody's.",
      resolve: (quoted) => pointsOf(db, quoted, new Date()),
    }),
    earnings: t.field({
      type: [EarningOutcome],
      description: 'What each rule of points would give, if no points pay, and why others give nothing.',
      resolve: async (quoted, _args, { viewer }) => outcomesOf(await earningsOf(db, quoted, new Date()), viewer.locale),
    }),
  }),
});

/** A line that the store has too little of, said. */
interface ToldShortage extends Pick<Shortage, 'available'> {
  key: string;
  text: string;
}

/** A product that is short is told at each of its lines. */
async function shortagesIn({ basket: { lines, storeId } }: Quoted, locale: Locale): Promise<ToldShortage[]> {
  const asked = new Map<string, Thousandths>();
  for (const { productId, quantity } of lines) asked.set(productId, thousandths((asked.get(productId) ?? 0) + quantity));
  return (await shortagesOf(db, storeId, asked)).flatMap((short) => {
    const { productId, name, available } = short;
    const details = { product: name, available: formatQuantity(available), asked: formatQuantity(short.asked) };
    const text = message('INSUFFICIENT_STOCK', details, locale);
    return lines.filter((line) => line.productId === productId).map(({ key }) => ({ key, available, text }));
  });
}

async function outcomesOf(earnings: Earnings | null, locale: Locale): Promise<RuleOutcome[]> {
  if (!earnings) return [];
  const { book, earned } = earnings;
  const told = book.rules.map(async (rule): Promise<RuleOutcome[]> => {
    const earning = earned.earnings.find(({ ruleId }) => ruleId === rule.id);
    if (earning) return [{ rule, points: earning.points, pending: earning.pending !== null, text: earningWords(earning, rule, locale) }];
    const miss = earned.missed.find(({ ruleId }) => ruleId === rule.id);
    return miss ? [{ rule, points: 0, pending: false, text: await missWords(miss, rule, book.asking.vocabulary, locale) }] : [];
  });
  return (await Promise.all(told)).flat();
}

/** The words of offers in the language of who asks. */
async function tellingOf({ outcomes }: Quote, { locale }: Viewer): Promise<OfferTelling> {
  const ids = outcomes.flatMap(({ offer: { effect } }) => {
    if (effect.type === 'GIFT') return [effect.productId];
    return effect.type === 'BUNDLE' ? effect.parts.flatMap(({ productIds }) => productIds) : [];
  });
  const rows = ids.length > 0 ? await db.selectFrom('product').select(['id', 'name']).where('id', 'in', ids).execute() : [];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return { ...chain(), locale, productName: (id) => names.get(id) };
}

builder.queryFields((t) => ({
  quote: t.field({
    type: QuoteRef,
    description: 'What a basket costs at a store of the viewer’s branch; nothing is written.',
    authScopes: { can: 'sale.record' },
    args: { input: t.arg({ type: QuoteInput, required: true }) },
    resolve: (_root, { input }, { viewer }) => quoteBasket(db, viewer, basketOf(input), new Date()),
  }),
}));
