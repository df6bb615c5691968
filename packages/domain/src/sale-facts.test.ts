import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, sum } from './money.ts';
import { thousandths } from './quantity.ts';
import {
  checkSale,
  costOf,
  leftAfter,
  type LineFact,
  MAX_LINES,
  refundLines,
  refundRest,
  type SaleLineInput,
  totalsOf,
} from './sale-facts.ts';

const line = (quantity: number, unitPrice: number, amount: number, discount = 0): SaleLineInput => ({
  quantity: thousandths(quantity),
  unitPrice: minor(unitPrice),
  amount: minor(amount),
  discount: minor(discount),
});
const pay = (...amounts: number[]) => amounts.map((amount) => ({ amount: minor(amount) }));

describe('checkSale', () => {
  it('lets pass what adds up', () => {
    expect(() => checkSale([line(2000, 500, 900, 100), line(1500, 333, 499)], pay(1000, 399))).not.toThrow();
    expect(() => checkSale([line(1000, 0, 0)], [])).not.toThrow();
  });

  it.each<[string, SaleLineInput[], { amount: ReturnType<typeof minor> }[], string, string]>([
    ['no lines', [], [], 'NO_LINES', 'lines'],
    ['too many lines', Array(MAX_LINES + 1).fill(line(1000, 0, 0)), [], 'TOO_LONG', 'lines'],
    ['too many payments', [line(1000, 1, MAX_LINES + 1)], pay(...Array(MAX_LINES + 1).fill(1)), 'TOO_LONG', 'tenders'],
    ['a line of nothing', [line(1000, 1, 1), line(0, 1, 1)], pay(2), 'NOT_POSITIVE', 'lines.1.quantity'],
    ['a negative quantity', [line(-1000, 1, 1)], pay(1), 'NOT_POSITIVE', 'lines.0.quantity'],
    ['a negative price', [line(1000, -1, 1)], pay(1), 'NEGATIVE', 'lines.0.unitPrice'],
    ['a negative amount', [line(1000, 1, -1)], pay(1), 'NEGATIVE', 'lines.0.amount'],
    ['a negative discount', [line(1000, 1, 1, -1)], pay(1), 'NEGATIVE', 'lines.0.discount'],
    ['a tender of nothing', [line(1000, 1, 1)], pay(1, 0), 'NOT_POSITIVE', 'tenders.1.amount'],
    ['too little paid', [line(1000, 1, 1000)], pay(999), 'TENDERS_MISMATCH', 'tenders'],
    ['too much paid', [line(1000, 1, 1000)], pay(999, 2), 'TENDERS_MISMATCH', 'tenders'],
  ])('refuses %s', (_, lines, tenders, code, field) => {
    expect(() => checkSale(lines, tenders)).toThrow(expect.objectContaining({ code, field }));
  });

  it('says both sums', () => {
    expect(() => checkSale([line(1000, 1, 1000)], pay(999))).toThrow('The payments come to 9.99, but the sale comes to 10.00.');
  });
});

const fact = (lineId: string, quantity: number, amount: number, discount = 0, cost: number | null = null): LineFact => ({
  lineId,
  quantity: thousandths(quantity),
  amount: minor(amount),
  discount: minor(discount),
  cost: cost === null ? null : minor(cost),
});
const ask = (lineId: string, quantity: number) => ({ lineId, quantity: thousandths(quantity) });

describe('totalsOf', () => {
  it('adds up, and knows how much of it has a known cost', () => {
    expect(totalsOf([fact('a', 2000, 900, 100, 600), fact('b', 1500, 499), fact('c', 1000, 0, 0, 0)])).toEqual({
      quantity: 4500,
      amount: 1399,
      discount: 100,
      cost: 600,
      costedAmount: 900,
    });
    expect(totalsOf([fact('b', 1500, 499)])).toEqual({ quantity: 1500, amount: 499, discount: 0, cost: null, costedAmount: 0 });
  });

  it('a thousand lines of the largest amounts are still exact', () => {
    expect(totalsOf(Array(MAX_LINES).fill(fact('a', 1e12, 1e12, 0, 1e12)))).toMatchObject({ amount: 1e15, cost: 1e15, quantity: 1e15 });
  });
});

describe('costOf', () => {
  it.each<[number, number | null, number | null]>([
    [1500, 333, 500],
    [1000, 0, 0],
    [1000, null, null],
    [1e12, 1000, 1e12],
  ])('%i thousandths at %s', (quantity, unit, expected) => {
    expect(costOf(thousandths(quantity), unit === null ? null : minor(unit), 'x')).toBe(expected);
  });

  it('refuses what no line can cost', () => {
    expect(() => costOf(thousandths(1e12), minor(1001), 'lines.0.quantity')).toThrow(
      expect.objectContaining({ code: 'TOO_LARGE', field: 'lines.0.quantity' }),
    );
  });
});

describe('refundLines', () => {
  const sold = [fact('a', 3000, 1000, 10, 700), fact('b', 1500, 333)];

  it('takes a share, and the last part takes the rest', () => {
    const first = refundLines(sold, [ask('a', 1000)]);
    expect(first).toEqual([fact('a', -1000, -333, -3, -233)]);
    const second = refundLines(leftAfter(sold, first), [ask('a', 1000)]);
    expect(second).toEqual([fact('a', -1000, -334, -4, -234)]);
    expect(refundLines(leftAfter(sold, [...first, ...second]), [ask('a', 1000)])).toEqual([fact('a', -1000, -333, -3, -233)]);
  });

  it('takes whole lines, with unknown cost unknown', () => {
    expect(refundLines(sold, [ask('b', 1500), ask('a', 3000)])).toEqual([fact('b', -1500, -333), fact('a', -3000, -1000, -10, -700)]);
  });

  it.each<[string, LineFact[], ReturnType<typeof ask>[], string, string]>([
    ['a line that was not sold', [], [ask('a', 1), ask('c', 1)], 'NOT_FOUND', 'lines.1.lineId'],
    ['nothing', [], [ask('a', 0)], 'NOT_POSITIVE', 'lines.0.quantity'],
    ['less than nothing', [], [ask('a', -1)], 'NOT_POSITIVE', 'lines.0.quantity'],
    ['more than was sold', [], [ask('a', 3001)], 'REFUND_EXCEEDS_SALE', 'lines.0.quantity'],
    ['more than is left', [fact('a', -2500, -800)], [ask('a', 501)], 'REFUND_EXCEEDS_SALE', 'lines.0.quantity'],
    ['more than is left, in two askings', [], [ask('a', 2000), ask('a', 1001)], 'REFUND_EXCEEDS_SALE', 'lines.1.quantity'],
  ])('refuses %s', (_, refunded, asked, code, field) => {
    expect(() => refundLines(leftAfter(sold, refunded), asked)).toThrow(expect.objectContaining({ code, field }));
  });

  it('says what is left', () => {
    expect(() => refundLines([fact('a', 500, 200)], [ask('a', 501)])).toThrow('0.501 cannot be returned: only 0.5 of this line are left');
  });

  it('leaves nothing of a line taken back in any parts, and never takes more than there is', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, fc.nat(1e9), fc.nat(1e6), fc.option(fc.nat(1e9)), (quantities, amount, discount, cost) => {
        let left = [fact('x', sum(quantities.map(minor)), amount, discount, cost)];
        for (const quantity of quantities) {
          const [part] = refundLines(left, [ask('x', quantity)]);
          left = leftAfter(left, part ? [part] : []);
          const [rest] = left;
          expect(part && part.amount <= 0 && part.discount <= 0 && (part.cost ?? 0) <= 0).toBe(true);
          expect(rest && rest.amount >= 0 && rest.discount >= 0 && (rest.cost ?? 0) >= 0).toBe(true);
        }
        expect(left).toEqual([fact('x', 0, 0, 0, cost === null ? null : 0)]);
      }),
    );
  });
});

describe('refundRest', () => {
  it('takes back all that is left, also of a line without quantity', () => {
    const left = [fact('a', 2000, 667, 7, 467), fact('b', 0, 0), fact('c', 0, 50)];
    expect(refundRest(left)).toEqual([fact('a', -2000, -667, -7, -467), fact('c', 0, -50)]);
    expect(totalsOf(leftAfter(left, refundRest(left)))).toMatchObject({ quantity: 0, amount: 0, discount: 0, cost: 0 });
  });

  it('refuses where nothing is left', () => {
    expect(() => refundRest([fact('a', 0, 0, 0, 0)])).toThrow(expect.objectContaining({ code: 'REFUND_EXCEEDS_SALE', field: 'saleId' }));
  });
});
