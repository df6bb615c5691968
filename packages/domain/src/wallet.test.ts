import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BONUS, PRINCIPAL } from './assets.ts';
import type { Account } from './ledger-lots.ts';
import { minor, ZERO } from './money.ts';
import { bonusOf, checkLimit, giveBackMoves, lastDay, SPEND_ORDERS, type SpendOrder, spendMoves, splitSpend } from './wallet.ts';

const TODAY = '2026-03-01';

test.each<[SpendOrder, number, number, number, [number, number]]>([
  ['PRINCIPAL_FIRST', 300, 500, 50, [300, 0]],
  ['PRINCIPAL_FIRST', 520, 500, 50, [500, 20]],
  ['BONUS_FIRST', 30, 500, 50, [0, 30]],
  ['BONUS_FIRST', 520, 500, 50, [470, 50]],
  ['PROPORTIONAL', 110, 500, 50, [100, 10]],
  ['PROPORTIONAL', 1, 500, 50, [1, 0]],
  ['PROPORTIONAL', 10, 2, 1, [0, 0]],
  ['PROPORTIONAL', 2, 2, 1, [1, 1]],
  ['PROPORTIONAL', 0, 0, 0, [0, 0]],
])('%s: %d of %d and %d', (order, amount, principal, bonus, parts) => {
  const split = () => splitSpend(minor(amount), { principal: minor(principal), bonus: minor(bonus) }, order);
  if (amount > principal + bonus) expect(split).toThrow(RangeError);
  else expect(split()).toEqual({ principal: parts[0], bonus: parts[1] });
});

test('both parts come to the amount, and neither to more than there is', () => {
  const sum = fc.integer({ min: 0, max: 1e9 });
  fc.assert(
    fc.property(sum, sum, fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...SPEND_ORDERS), (principal, bonus, part, order) => {
      const amount = Math.floor((principal + bonus) * part);
      const split = splitSpend(minor(amount), { principal: minor(principal), bonus: minor(bonus) }, order);
      expect(split.principal + split.bonus).toBe(amount);
      expect(split.principal).toBeLessThanOrEqual(principal);
      expect(split.bonus).toBeLessThanOrEqual(bonus);
      expect(Math.min(split.principal, split.bonus)).toBeGreaterThanOrEqual(0);
    }),
  );
});

const account = (assetId: string, remaining: number, change: Partial<Account> = {}): Account => ({
  id: `account of ${assetId}`,
  assetId,
  kind: assetId === BONUS ? 'BONUS' : 'PRINCIPAL',
  balance: remaining,
  held: 0,
  version: 1,
  frozen: false,
  lots: remaining > 0 ? [{ id: `lot of ${assetId}`, assetId, storeId: 's', amount: remaining, remaining, expiresOn: null }] : [],
  ...change,
});

describe('what is spent', () => {
  const spend = (accounts: Account[], amount: number, order: SpendOrder = 'PRINCIPAL_FIRST') =>
    spendMoves(accounts, { amount: minor(amount), house: 'REVENUE', field: 'amount' }, { order, today: TODAY, minorDigits: 2 }).map(
      (move) => ('amount' in move ? [move.assetId === BONUS ? 'bonus' : 'principal', move.amount] : []),
    );
  const both = [account(PRINCIPAL, 500), account(BONUS, 50)];

  test.each<[string, Account[], number, SpendOrder, [string, number][]]>([
    [
      'principal before bonus',
      both,
      520,
      'PRINCIPAL_FIRST',
      [
        ['principal', 500],
        ['bonus', 20],
      ],
    ],
    [
      'bonus before principal',
      both,
      520,
      'BONUS_FIRST',
      [
        ['bonus', 50],
        ['principal', 470],
      ],
    ],
    ['of one alone', both, 100, 'PRINCIPAL_FIRST', [['principal', 100]]],
    [
      'what is reserved stays',
      [account(PRINCIPAL, 500, { held: 400 }), account(BONUS, 50)],
      110,
      'PRINCIPAL_FIRST',
      [
        ['principal', 100],
        ['bonus', 10],
      ],
    ],
    [
      'a frozen account counts as empty',
      [account(PRINCIPAL, 500), account(BONUS, 50, { frozen: true })],
      100,
      'BONUS_FIRST',
      [['principal', 100]],
    ],
  ])('%s', (_name, accounts, amount, order, moves) => expect(spend(accounts, amount, order)).toEqual(moves));

  test.each([
    ['more than there is', both, 551, { code: 'INSUFFICIENT_VALUE', details: { left: '5.50', asked: '5.51' }, field: 'amount' }],
    ['no account at all', [], 1, { code: 'INSUFFICIENT_VALUE', details: { left: '0.00', asked: '0.01' } }],
    ['frozen', [account(PRINCIPAL, 500, { frozen: true }), account(BONUS, 50)], 51, { code: 'ACCOUNT_FROZEN', field: 'amount' }],
    ['more than there would be', [account(PRINCIPAL, 500, { frozen: true })], 501, { code: 'INSUFFICIENT_VALUE' }],
  ])('refused: %s', (_name, accounts, amount, error) => expect(() => spend(accounts, amount)).toThrow(expect.objectContaining(error)));
});

describe('what comes back', () => {
  const spent = [
    { assetId: PRINCIPAL, lotId: 'a', left: 300 },
    { assetId: BONUS, lotId: 'b', left: 50 },
  ];
  const back = (amount: number) =>
    giveBackMoves(spent, { amount: minor(amount), graceUntil: TODAY, field: 'tenders.0.amount' }, 2).map(
      (move) => 'lotId' in move && [move.lotId, 'amount' in move && move.amount],
    );

  test.each([
    [20, [['b', 20]]],
    [50, [['b', 50]]],
    [
      100,
      [
        ['b', 50],
        ['a', 50],
      ],
    ],
    [
      350,
      [
        ['b', 50],
        ['a', 300],
      ],
    ],
  ])('%d: what was spent last returns first', (amount, moves) => expect(back(amount)).toEqual(moves));

  test('never more than was spent', () =>
    expect(() => back(351)).toThrow(
      expect.objectContaining({ code: 'VALUE_NOT_SPENT', field: 'tenders.0.amount', details: { left: '3.50', asked: '3.51' } }),
    ));
});

test.each([
  [{}, null],
  [{ days: 0 }, '2026-03-01'],
  [{ days: 90 }, '2026-05-30'],
  [{ months: 36 }, '2029-03-01'],
  [{ days: null, months: null }, null],
])('valid %j', (validity, day) => expect(lastDay(TODAY, validity)).toBe(day));

test.each([
  [{ bonusAmount: 5000, bonusPercent: null }, 50_000, 5000],
  [{ bonusAmount: null, bonusPercent: 10 }, 50_005, 5000],
  [{ bonusAmount: null, bonusPercent: null }, 50_000, 0],
  [{ bonusAmount: null, bonusPercent: 500 }, 1e12, 5e12],
])('bonus %j of %d', (given, paid, bonus) => expect(bonusOf(given, minor(paid))).toBe(bonus));

test.each([
  [0, 500_000, 500_000, null],
  [1, 500_000, 500_000, '4999.99'],
  [600_000, 1, 500_000, '0.00'],
  [0, 1e12, null, null],
])('%d stored, %d more, limit %s', (balance, added, limit, left) => {
  const check = () => checkLimit(balance, minor(added), limit, { field: 'amount', minorDigits: 2 });
  if (left === null) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ code: 'STORED_VALUE_LIMIT', details: { max: '5000.00', left } }));
});

test('nothing is spent of nothing', () =>
  expect(splitSpend(ZERO, { principal: ZERO, bonus: ZERO }, 'BONUS_FIRST')).toEqual({ principal: 0, bonus: 0 }));
