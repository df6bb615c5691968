import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, sum } from './money.ts';
import { checkPaidBack, refundTenders } from './refund-money.ts';

describe('refundTenders', () => {
  const paid = (cash: number, card: number) => [
    { method: 'CASH', amount: minor(cash) },
    { method: 'BANK_CARD', amount: minor(card) },
  ];

  it.each([
    ['in proportion', 500, paid(300, 700), paid(150, 350)],
    ['to the last cent', 1000, paid(300, 700), paid(300, 700)],
    ['never to a method of which nothing is left', 200, paid(-50, 700), paid(0, 200).slice(1)],
    ['nothing', 0, paid(300, 700), []],
  ])('gives back %s', (_, due, left, expected) => expect(refundTenders(minor(due), left)).toEqual(expected));

  it('must be told where nobody knows how it was paid', () => {
    expect(() => refundTenders(minor(5), [])).toThrow(expect.objectContaining({ code: 'REQUIRED', field: 'tenders' }));
  });

  it('comes to what is due, and to no more than what is left', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), fc.double({ min: 0, max: 1, noNaN: true }), (cash, card, share) => {
        const due = minor(Math.floor((cash + card) * share));
        const back = refundTenders(due, paid(cash, card));
        expect(sum(back.map((tender) => tender.amount))).toBe(due);
        for (const { method, amount } of back) expect(amount).toBeLessThanOrEqual(method === 'CASH' ? cash : card);
      }),
    );
  });
});

const by = (...parts: [string, number][]) => parts.map(([method, amount]) => ({ method, amount: minor(amount) }));

describe('what was paid by stored value or points goes back there', () => {
  it('also where money went back by another method', () => {
    const left = by(['BANK_CARD', 50], ['CASH', -30], ['STORED_VALUE', 50]);
    expect(refundTenders(minor(70), left)).toEqual(by(['BANK_CARD', 20], ['STORED_VALUE', 50]));
  });

  const left = by(['CASH', 300], ['BANK_CARD', 700], ['STORED_VALUE', 200]);
  it.each([
    ['as it was paid', false, by(['CASH', 300], ['STORED_VALUE', 200])],
    ['all by one of the methods', false, by(['BANK_CARD', 700])],
    ['another method, where it may be', true, by(['WECHAT_PAY', 1000])],
  ])('lets pass %s', (_, anyMoney, asked) => expect(() => checkPaidBack(asked, left, { anyMoney })).not.toThrow());

  it.each([
    ['more than was paid by it', false, by(['CASH', 301]), 'PAID_OTHERWISE', 'tenders.0.amount'],
    ['in two parts, too', false, by(['CASH', 300], ['CASH', 1]), 'PAID_OTHERWISE', 'tenders.1.amount'],
    ['a method that paid nothing', false, by(['WECHAT_PAY', 1]), 'PAID_OTHERWISE', 'tenders.0.amount'],
    ['more stored value than paid', true, by(['CASH', 1], ['STORED_VALUE', 201]), 'PAID_OTHERWISE', 'tenders.1.amount'],
    ['points that paid nothing', true, by(['POINTS', 1]), 'PAID_OTHERWISE', 'tenders.0.amount'],
    ['stored value as money', true, by(['CASH', 1001]), 'HELD_GOES_BACK', 'tenders'],
  ])('refuses %s', (_, anyMoney, asked, code, field) => {
    expect(() => checkPaidBack(asked, left, { anyMoney })).toThrow(expect.objectContaining({ code, field }));
  });

  it('whatever is proposed passes, after any refunds by any money', () => {
    const amount = fc.nat(1e6);
    fc.assert(
      fc.property(amount, amount, amount, fc.nat(1e6), fc.double({ min: 0, max: 1, noNaN: true }), (cash, card, stored, other, share) => {
        const after = by(['CASH', cash], ['BANK_CARD', card], ['STORED_VALUE', stored], ['WECHAT_PAY', -Math.min(other, cash + card)]);
        const due = minor(Math.floor(sum(after.map((tender) => tender.amount)) * share));
        const back = refundTenders(due, after);
        expect(sum(back.map((tender) => tender.amount))).toBe(due);
        expect(() => checkPaidBack(back, after, { anyMoney: false })).not.toThrow();
      }),
    );
  });
});
