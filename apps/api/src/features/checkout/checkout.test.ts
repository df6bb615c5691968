import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openTill } from '../../../test/till-story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

const QUOTE = `fingerprint amount gross discount lines { key unitPrice gross amount takes { kind name amount } } offers { kind name amount reason } coupons
  alternatives { coupons givesUp } freeDelivery memberId`;
const ASK = `query ($input: QuoteInput!) { quote(input: $input) { ${QUOTE} } }`;
const SELL = `mutation ($key: String!, $input: CheckoutInput!) { checkout(idempotencyKey: $key, input: $input) { __typename
  ... on CheckedOut { sale { id amount discount member { name } lines { unitPrice amount discount promoted } tenders { method amount } } }
  ... on QuoteChanged { code field reason quote { ${QUOTE} } } } }`;

interface Told {
  fingerprint: string;
  amount: string;
  lines: { key: string; amount: string; takes: { kind: string; amount: string }[] }[];
}

const { api, told, cashier, key, cash, storeId, li, onHand, countRows } = await openTill();
afterAll(() => api.stop());

const basket = (more: object = {}) => ({
  storeId: storeId(),
  memberId: li(),
  lines: [
    { key: 'b', productId: globalId('Product', told.product('Cup')), quantity: '3' },
    { key: 'a', productId: globalId('Product', told.product('Longjing')), quantity: '2' },
  ],
  ...more,
});
const ask = async (input: object) => (await cashier.query<{ quote: Told }>(ASK, { input })).quote;
const sell = async (input: object, idempotencyKey = key()) =>
  (await cashier.query<{ checkout: Record<string, unknown> }>(SELL, { key: idempotencyKey, input })).checkout;
/** The first error of an operation that must fail. */
const fault = async (document: string, variables: Record<string, unknown>, by = cashier) => (await by.ask(document, variables)).errors[0];
const agreed = async (input: object) => {
  const { fingerprint, amount } = await ask(input);
  return { ...input, fingerprint, tenders: amount === '0.00' ? [] : cash(amount) };
};

beforeEach(async () => {
  await db.updateTable('level').set({ price_percent: 100, price_tier_id: null }).execute();
});

describe('a quote', () => {
  test('tells which goods the store has too little of, at each of their lines, and what keeps no stock at none', async () => {
    const [cup, tasting] = [globalId('Product', told.product('Cup')), globalId('Product', told.product('Tasting'))];
    const left = Number(await onHand('Cup')) / 1000;
    const lines = (more: number) => [
      { key: 'a', productId: cup, quantity: String(left) },
      { key: 'b', productId: tasting, quantity: '5000' },
      ...(more > 0 ? [{ key: 'c', productId: cup, quantity: String(more) }] : []),
    ];
    const asked = async (input: object) =>
      (
        await cashier.query<{ quote: { shortages: object[] } }>(
          'query ($input: QuoteInput!) { quote(input: $input) { shortages { key available text } } }',
          { input },
        )
      ).quote.shortages;
    expect(await asked(basket({ lines: lines(0) }))).toEqual([]);
    const text = `Only ${left} of Cup are left, ${left + 2} are asked for. Lower the quantity or receive stock first.`;
    const available = String(left);
    expect(await asked(basket({ lines: lines(2) }))).toEqual(['a', 'c'].map((name) => ({ key: name, available, text })));
  });

  test('is by the list, and says what is taken off and why', async () => {
    await db.updateTable('level').set({ price_percent: 90 }).execute();
    const quote = await ask(basket());
    expect(quote).toMatchObject({ gross: '33.99', discount: '3.40', amount: '30.59', memberId: li(), freeDelivery: false });
    expect(quote.lines.map(({ key: name, amount }) => [name, amount])).toEqual([
      ['b', '8.99'],
      ['a', '21.60'],
    ]);
    expect(quote.lines[1]?.takes).toMatchObject([{ kind: 'LEVEL', amount: '2.40' }]);
    expect(await ask(basket({ memberId: null }))).toMatchObject({ amount: '33.99' });
  });

  test.each<[string, object, string, string]>([
    ['no lines', { lines: [] }, 'NO_LINES', 'lines'],
    ['a line without a name', { name: '' }, 'REQUIRED', 'lines.0.key'],
    ['nothing of it', { quantity: '0' }, 'NOT_POSITIVE', 'lines.0.quantity'],
    ['the same line twice', { twice: true }, 'TWICE', 'lines.1.key'],
    ['a card that nobody has', { card: 'NOBODY-1' }, 'CARD_UNKNOWN', 'card'],
    ['too many codes', { codes: Array.from({ length: 21 }, String) }, 'TOO_LONG', 'codes'],
  ])(
    'refuses %s',
    async (_what, { name, quantity, twice, ...change }: { name?: string; quantity?: string; twice?: boolean }, code, field) => {
      const [line] = basket().lines;
      const lines = {
        lines: [{ ...line, ...(quantity && { quantity }), ...(name !== undefined && { key: name }) }, ...(twice ? [line] : [])],
      };
      const input = { ...basket(lines), ...change };
      expect(await fault(ASK, { input })).toMatchObject({ code, field });
    },
  );

  test('is of a store of the branch', async () => {
    const input = basket({ storeId: storeId('Drum Tower') });
    expect(await fault(ASK, { input })).toMatchObject({ code: 'OUT_OF_BRANCH', field: 'storeId' });
  });
});

describe('a checkout', () => {
  test('sells what was quoted, and explains every discount to the cent', async () => {
    await db.updateTable('level').set({ price_percent: 90 }).execute();
    const before = (await onHand('Longjing')) ?? 0;
    const result = await sell(await agreed(basket()));
    expect(result).toMatchObject({
      __typename: 'CheckedOut',
      sale: { amount: '30.59', discount: '3.40', member: { name: 'Li' }, tenders: [{ method: 'CASH', amount: '30.59' }] },
    });
    expect(await onHand('Longjing')).toBe(before - 2000);
    const wrong = await db
      .selectFrom('sale_line as l')
      .leftJoin('sale_offer as o', (join) => join.onRef('o.member_id', '=', 'l.member_id').onRef('o.line_id', '=', 'l.id'))
      .select(({ fn }) => ['l.id', 'l.discount', fn.sum<number>('o.amount').as('explained')])
      .groupBy(['l.member_id', 'l.id', 'l.discount'])
      .where('l.discount', '>', 0)
      .execute();
    expect(wrong.length).toBeGreaterThan(0);
    for (const { discount, explained } of wrong) expect(Number(explained)).toBe(discount);
  });

  test('the same key with the same input is one sale', async () => {
    const input = await agreed(basket());
    const again = key();
    const [first, second] = [await sell(input, again), await sell(input, again)];
    expect(second).toEqual(first);
  });

  test('a price that has changed is told, with the new quote; nothing is sold', async () => {
    const input = await agreed(basket());
    await db.updateTable('level').set({ price_percent: 80 }).execute();
    const sold = await countRows();
    const result = await sell(input);
    expect(result).toMatchObject({ __typename: 'QuoteChanged', code: null, quote: { amount: '27.19' } });
    expect(await countRows()).toEqual(sold);
    const { quote } = result as { quote: Told };
    expect(await sell({ ...input, fingerprint: quote.fingerprint, tenders: cash(quote.amount) })).toMatchObject({
      __typename: 'CheckedOut',
    });
  });

  test('goods that are gone meanwhile are told; nothing is sold', async () => {
    const lines = [{ key: 'a', productId: globalId('Product', told.product('Cup')), quantity: '100000' }];
    const sold = await countRows();
    expect(await sell(await agreed(basket({ lines })))).toMatchObject({
      __typename: 'QuoteChanged',
      code: 'INSUFFICIENT_STOCK',
      field: 'lines.0.quantity',
    });
    expect(await countRows()).toEqual(sold);
  });

  test('of the last three, three of ten buyers at once get one; the others are told, and the events say what was left', async () => {
    const product = { productId: globalId('Product', told.product('Cup')) };
    const left = Number(await onHand('Cup'));
    const most = { key: 'a', ...product, quantity: String(left / 1000 - 3) };
    expect(await sell(await agreed(basket({ lines: [most] })))).toMatchObject({ __typename: 'CheckedOut' });
    const input = await agreed(basket({ lines: [{ ...most, quantity: '1' }] }));
    const results = await Promise.all(Array.from({ length: 10 }, () => sell(input)));
    const sold = results.filter(({ __typename }) => __typename === 'CheckedOut');
    const gone = results.filter(({ code }) => code === 'INSUFFICIENT_STOCK');
    expect([sold.length, gone.length, await onHand('Cup')]).toEqual([3, 7, 0]);
    const events = await db
      .selectFrom('event')
      .select('payload')
      .where('kind', '=', 'stock.moved')
      .orderBy('id', 'desc')
      .limit(3)
      .execute();
    expect(JSON.stringify(events)).toContain(`{"balance":0,"productId":"${told.product('Cup')}"}`);
  });

  test('payments come to the quote', async () => {
    const input = { ...(await agreed(basket())), tenders: cash('1.00') };
    expect(await fault(SELL, { key: key(), input })).toMatchObject({ code: 'TENDERS_MISMATCH', field: 'tenders' });
  });

  test('nobody asks without signing in', async () => {
    expect(await fault(ASK, { input: basket() }, api.anonymous)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
