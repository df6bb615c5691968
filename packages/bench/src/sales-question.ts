import { fingerprintOf } from '@regulars/api/features/checkout/fingerprint';
import { encodeGlobalID } from '@pothos/plugin-relay';
import { minor } from '@regulars/domain/money';
import type { Quote } from '@regulars/domain/quote';
import type { BareSale } from './sales-floor.ts';
import { BY_POINTS, OFF, PRICE, type SalesWorld } from './sales-world.ts';

const SELL = `mutation Sell($key: String!, $input: CheckoutInput!) { checkout(idempotencyKey: $key, input: $input) { __typename
  ... on CheckedOut { number amount } ... on QuoteChanged { reason } } }`;

/** What is sold next: three goods to a member with points and a coupon. */
export interface Sale extends BareSale {
  key: string;
}

/** @param one everybody sells the same product in the same store */
export function saleOf(world: SalesWorld, n: number, one: boolean): Sale {
  const { members, stores, products, templateId, setId, ruleId, operatorId } = world;
  const member = members[n % members.length];
  const store = stores[one ? 0 : n % stores.length];
  const at = (step: number) => products[(n * 3 + step * 1_663) % products.length];
  const goods = [one ? products[0] : at(0), at(1), at(2)].flatMap((product) => product ?? []);
  if (!member || !store || goods.length !== 3) throw new RangeError('an empty chain');
  return {
    key: `sale-${n}-${crypto.randomUUID()}`,
    memberId: member.id,
    couponId: member.couponId,
    levelId: member.levelId,
    operatorId,
    storeId: store,
    products: goods,
    templateId,
    setId,
    ruleId,
  };
}

/** The request of a checkout, with the fingerprint of the quote that a till has shown before. */
export function bodyOf({ key, memberId, couponId, storeId, products }: Sale): string {
  const lines = products.map(({ id }, at) => ({ key: String(at), productId: encodeGlobalID('Product', id), quantity: '1' }));
  const takes = [167, 167, 166];
  const quote: Pick<Quote, 'lines' | 'amount' | 'couponIds'> = {
    lines: takes.map((take, at) => ({
      key: String(at),
      unitPrice: minor(PRICE),
      gross: minor(PRICE),
      takes: [{ kind: 'COUPON', id: couponId, ruleId: null, version: null, name: '', amount: minor(take) }],
      amount: minor(PRICE - take),
      promoted: false,
    })),
    amount: minor(3 * PRICE - OFF),
    couponIds: [couponId],
  };
  const money = (amount: number) => (amount / 100).toFixed(2);
  const input = {
    storeId: encodeGlobalID('Org', storeId),
    memberId: encodeGlobalID('Member', memberId),
    lines,
    fingerprint: fingerprintOf(quote),
    tenders: [
      { method: 'CASH', amount: money(3 * PRICE - OFF - BY_POINTS) },
      { method: 'POINTS', amount: money(BY_POINTS) },
    ],
  };
  return JSON.stringify({ query: SELL, operationName: 'Sell', variables: { key, input } });
}
