import { describe, expect, it, test } from 'vitest';
import { BONUS, PRINCIPAL, SPENDING_POINTS } from './assets.ts';
import { type Account, available, type Lot } from './ledger-lots.ts';
import { type EntryHead, entryText } from './ledger-text.ts';
import { decide, type Move, type Situation, undo } from './ledger.ts';

const TODAY = '2026-03-10';
const lot = (id: string, remaining: number, expiresOn: string | null = null, more: Partial<Lot> = {}): Lot => ({
  id,
  assetId: PRINCIPAL,
  storeId: 'A',
  amount: remaining,
  remaining,
  expiresOn,
  ...more,
});
const account = (lots: Lot[], more: Partial<Account> = {}): Account => ({
  id: 'acc',
  assetId: PRINCIPAL,
  kind: 'PRINCIPAL',
  held: 0,
  version: 3,
  frozen: false,
  lots,
  balance: lots.reduce((sum, { remaining }) => sum + remaining, 0),
  ...more,
});
const at = (accounts: Account[], storeId = 'A'): Situation => {
  let made = 0;
  return { accounts, storeId, today: TODAY, minorDigits: 2, newId: () => `new${++made}` };
};
const debit = (amount: number): Move => ({ act: 'DEBIT', assetId: PRINCIPAL, amount, house: 'REVENUE', field: 'amount' });
const take = (lotId: string, amount: number): Move => ({ act: 'TAKE', assetId: PRINCIPAL, lotId, amount, house: 'BREAKAGE', field: 'lot' });
const give = (lotId: string, amount: number): Move => ({
  act: 'RETURN',
  assetId: PRINCIPAL,
  lotId,
  amount,
  house: 'REVENUE',
  field: 'lot',
  graceUntil: '2026-03-17',
});
const hold = (amount: number): Move => ({ act: 'HOLD', assetId: PRINCIPAL, amount, field: 'amount' });

/** The legs in short: whose, against what, where, how much. */
const lines = (moves: Move[], accounts: Account[], storeId?: string) =>
  decide(at(accounts, storeId), moves).legs.map(({ lot: own, house, storeId: store, peerId, amount }) =>
    [own ? `${own.lotId} v${own.version} =${own.balance}` : 'house', house, peerId ? `${store}>${peerId}` : store, amount].join(' '),
  );

describe('lots are spent', () => {
  it.each<[string, Lot[], number, string[]]>([
    ['what expires first', [lot('l1', 5, '2026-05-01'), lot('l2', 5, '2026-04-01')], 7, ['l2 -5', 'l1 -2']],
    ['what never expires last', [lot('l1', 5), lot('l2', 5, '2030-01-01')], 5, ['l2 -5']],
    ['of the same day what came first', [lot('l2', 5, '2026-05-01'), lot('l1', 5, '2026-05-01')], 6, ['l1 -5', 'l2 -1']],
    ['still on its last day', [lot('l1', 5, TODAY), lot('l2', 5)], 6, ['l1 -5', 'l2 -1']],
    ['never after it', [lot('l1', 5, '2026-03-09'), lot('l2', 5)], 5, ['l2 -5']],
  ])('%s', (_name, lots, amount, parts) => {
    const { legs } = decide(at([account(lots)]), [debit(amount)]);
    expect(legs.flatMap(({ lot: own, amount: part }) => (own ? [`${own.lotId} ${part}`] : []))).toEqual(parts);
  });
});

describe('an entry', () => {
  it.each<[string, Move[], Lot[], string, string[]]>([
    ['at the store that owes it', [debit(2)], [lot('l', 5)], 'A', ['l v4 =3 REVENUE A -2', 'house REVENUE A 2']],
    [
      'at another store leaves a debt between the two',
      [debit(2)],
      [lot('l', 5)],
      'B',
      ['l v4 =3 REVENUE A -2', 'house REVENUE B 2', 'house SETTLEMENT B>A -2', 'house SETTLEMENT A>B 2'],
    ],
    [
      'from lots of two stores: one leg of the house, each debt by itself',
      [debit(7)],
      [lot('l1', 4), lot('l2', 5, null, { storeId: 'C' })],
      'B',
      [
        'l1 v4 =5 REVENUE A -4',
        'house REVENUE B 7',
        'house SETTLEMENT B>A -4',
        'house SETTLEMENT A>B 4',
        'l2 v5 =2 REVENUE C -3',
        'house SETTLEMENT B>C -3',
        'house SETTLEMENT C>B 3',
      ],
    ],
    [
      'of what is lost stays with the store that owed it',
      [take('l', 5)],
      [lot('l', 5)],
      'B',
      ['l v4 =0 BREAKAGE A -5', 'house BREAKAGE A 5'],
    ],
    ['that only notes something moves nothing', [{ act: 'MARK', assetId: PRINCIPAL, lotId: 'l' }], [lot('l', 5)], 'B', ['l v4 =5  A 0']],
    ['that only reserves has no legs', [hold(5)], [lot('l', 5)], 'A', []],
    [
      'that takes and returns the same leaves the house out',
      [debit(2), give('l', 2)],
      [lot('l', 5)],
      'A',
      ['l v4 =3 REVENUE A -2', 'l v5 =5 REVENUE A 2'],
    ],
  ])('%s', (_name, moves, lots, storeId, expected) => expect(lines(moves, [account(lots)], storeId)).toEqual(expected));

  it('settles money only: points are owed by nobody', () => {
    const points = account([lot('p', 9, null, { assetId: SPENDING_POINTS })], { assetId: SPENDING_POINTS, kind: 'POINTS' });
    expect(lines([{ act: 'DEBIT', assetId: SPENDING_POINTS, amount: 4, house: 'POINTS' }], [points], 'B')).toEqual([
      'p v4 =5 POINTS A -4',
      'house POINTS A 4',
    ]);
  });

  it('credits a lot of its own, with its date, of the store named', () => {
    const bonus = account([], { assetId: BONUS, kind: 'BONUS', version: 0 });
    const credit: Move = { act: 'CREDIT', assetId: BONUS, amount: 7, house: 'TRANSFER', expiresOn: '2026-12-31', storeId: 'C' };
    const { newLots, changedLots, accounts } = decide(at([bonus]), [credit]);
    expect(newLots).toEqual([{ id: 'new1', assetId: BONUS, storeId: 'C', amount: 7, remaining: 7, expiresOn: '2026-12-31' }]);
    expect([changedLots, accounts]).toMatchObject([[], [{ balance: 7, version: 1 }]]);
  });
});

describe('is refused', () => {
  const lots = [lot('old', 5, '2026-03-09'), lot('l', 5, null, { amount: 8 })];
  it.each<[string, Move[], Partial<Account>, string, string | undefined, object]>([
    ['more than there is', [debit(6)], {}, 'INSUFFICIENT_VALUE', 'amount', { left: '0.05', asked: '0.06' }],
    ['what is reserved', [debit(4)], { held: 2 }, 'INSUFFICIENT_VALUE', 'amount', { left: '0.03' }],
    ['with more reserved than is live', [debit(1)], { held: 7 }, 'INSUFFICIENT_VALUE', 'amount', { left: '0.00' }],
    ['what an earlier move took', [debit(3), debit(3)], {}, 'INSUFFICIENT_VALUE', 'amount', { left: '0.02' }],
    ['to reserve twice', [hold(3), hold(3)], {}, 'INSUFFICIENT_VALUE', 'amount', { left: '0.02' }],
    ['spending from a frozen account', [debit(1)], { frozen: true }, 'ACCOUNT_FROZEN', 'amount', {}],
    ['reserving on a frozen account', [hold(1)], { frozen: true }, 'ACCOUNT_FROZEN', 'amount', {}],
    ['taking more than the lot has', [take('l', 6)], {}, 'LOT_SPENT', 'lot', { left: '0.05', asked: '0.06' }],
    ['taking what is reserved', [take('l', 4)], { held: 7 }, 'LOT_SPENT', 'lot', { left: '0.03' }],
    ['returning more than was spent', [give('l', 4)], {}, 'LOT_FULL', 'lot', { left: '0.03', asked: '0.04' }],
  ])('%s', (_name, moves, more, code, field, details) =>
    expect(() => decide(at([account(lots, more)]), moves)).toThrow(
      expect.objectContaining({ code, field, details: expect.objectContaining(details) }),
    ),
  );

  it.each([0, -1, 0.5, Number.NaN, 2 ** 53])('as a defect: a move of %s', (amount) =>
    expect(() => decide(at([account(lots)]), [debit(amount)])).toThrow(RangeError),
  );
  it('as a defect: a lot or an account that was not loaded', () => {
    expect(() => decide(at([account(lots)]), [take('other', 1)])).toThrow(RangeError);
    expect(() => decide(at([]), [debit(1)])).toThrow(RangeError);
  });
});

test('frozen accounts still take what comes, and lose what expires', () => {
  const frozen = account([lot('l', 5, null, { amount: 8 })], { frozen: true });
  expect(decide(at([frozen]), [give('l', 3), take('l', 8)]).accounts).toMatchObject([{ balance: 0, version: 5 }]);
});

describe('what returns to a lot', () => {
  it.each([
    ['keeps its date', '2026-03-10', '2026-03-10'],
    ['opens it for the days of grace where it expired', '2026-03-09', '2026-03-17'],
    ['leaves it without a date', null, null],
  ])('%s', (_name, before, after) => {
    const { changedLots } = decide(at([account([lot('l', 0, before, { amount: 5 })])]), [give('l', 5)]);
    expect(changedLots).toMatchObject([{ remaining: 5, expiresOn: after }]);
  });
});

test('what is reserved is given free by its release, and can be spent in the same entry', () => {
  const { accounts } = decide(at([account([lot('l', 5)], { held: 5 })]), [{ act: 'RELEASE', assetId: PRINCIPAL, amount: 5 }, debit(3)]);
  expect(accounts).toMatchObject([{ held: 0, balance: 2 }]);
  expect(accounts.map((one) => available(one, TODAY))).toEqual([2]);
});

test('an entry is undone latest first, lot by lot', () => {
  const posted = [
    { assetId: PRINCIPAL, lotId: 'l1', amount: -3, house: 'REVENUE' },
    { assetId: PRINCIPAL, lotId: 'l2', amount: 0, house: 'REVENUE' },
    { assetId: BONUS, lotId: 'l3', amount: 4, house: 'BONUS' },
  ] as const;
  expect(undo(posted, '2026-03-17', 'entryId')).toEqual([
    { act: 'TAKE', assetId: BONUS, lotId: 'l3', amount: 4, house: 'BONUS', field: 'entryId' },
    { act: 'RETURN', assetId: PRINCIPAL, lotId: 'l1', amount: 3, house: 'REVENUE', graceUntil: '2026-03-17', field: 'entryId' },
  ]);
});

/** The format that all hashes cover: it never changes. */
test('an entry as a line of text', () => {
  const head: EntryHead = {
    memberId: 'm',
    id: 'e',
    kind: 'SPEND',
    at: new Date(1234),
    businessDate: TODAY,
    storeId: 'B',
    operatorId: 'o',
    reversalOf: null,
    twinId: 't',
    saleId: null,
    ruleId: 'r',
    ruleVersion: 2,
  };
  const { legs } = decide(at([account([lot('l', 5, '2026-05-01')])], 'B'), [debit(2)]);
  expect(entryText(head, legs).replaceAll(PRINCIPAL, 'p')).toBe(
    'm,e,SPEND,1234,2026-03-10,B,o,,t,,r,2;p,-2,A,REVENUE,,acc,l,3,4,2026-05-01;p,2,B,REVENUE,;p,-2,B,SETTLEMENT,A;p,2,A,SETTLEMENT,B',
  );
});
