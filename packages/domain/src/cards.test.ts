import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actsFrom,
  CARD_ACTS,
  CARD_STATES,
  CARD_TRANSITIONS,
  type CardAct,
  cardExpiry,
  cardRefusal,
  type CardSpent,
  type CardState,
  expiresSoon,
  leftToSpend,
  maskNumber,
  nextState,
  renewedUntil,
  requireUsable,
  spentBy,
} from './cards.ts';
import { addDays } from './time.ts';

const today = '2026-11-22';

describe('what can be done to a card', () => {
  // Every cell of the table: the states from which an act is allowed, and where it leads.
  test.each<[CardAct, Partial<Record<CardState, CardState>>]>([
    ['ACTIVATE', { ISSUED: 'ACTIVE' }],
    ['RENEW', { ACTIVE: 'ACTIVE', EXPIRED: 'ACTIVE' }],
    ['EXPIRE', { ISSUED: 'EXPIRED', ACTIVE: 'EXPIRED' }],
    ['REPORT_LOSS', { ISSUED: 'LOST', ACTIVE: 'LOST' }],
    ['CANCEL_LOSS', { LOST: 'ACTIVE' }],
    ['FREEZE', { ISSUED: 'FROZEN', ACTIVE: 'FROZEN' }],
    ['UNFREEZE', { FROZEN: 'ACTIVE' }],
    ['REPLACE', { ISSUED: 'REPLACED', ACTIVE: 'REPLACED', LOST: 'REPLACED', EXPIRED: 'REPLACED' }],
    ['CLOSE', { ISSUED: 'CLOSED', ACTIVE: 'CLOSED', LOST: 'CLOSED', FROZEN: 'CLOSED', EXPIRED: 'CLOSED' }],
  ])('%s', (act, leads) => {
    for (const state of CARD_STATES) {
      const to = leads[state];
      if (to) expect(nextState(state, act, true)).toBe(to);
      else expect(() => nextState(state, act, true)).toThrow(expect.objectContaining({ code: 'CARD_STATE', field: 'id' }));
    }
  });

  test.each<[CardAct, CardState]>([
    ['CANCEL_LOSS', 'LOST'],
    ['UNFREEZE', 'FROZEN'],
  ])('%s gives a card that was never activated back as it was', (act, from) => {
    expect(nextState(from, act, false)).toBe('ISSUED');
  });

  test('whatever is done in whatever order, a closed or replaced card stays so, and only an active one is usable', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CARD_ACTS), { maxLength: 30 }), (acts) => {
        let state: CardState = 'ISSUED';
        let activated = false;
        for (const act of acts) {
          const before: CardState = state;
          if (actsFrom(state).includes(act)) state = nextState(state, act, activated);
          else expect(() => nextState(before, act, activated)).toThrow('This cannot be done');
          activated ||= state === 'ACTIVE';
          if (before === 'CLOSED' || before === 'REPLACED') expect(state).toBe(before);
          expect(cardRefusal({ number: '1', state, expiresOn: null }, today) === null).toBe(state === 'ACTIVE');
        }
      }),
    );
  });

  test('every state but the last two can be left, and every act leads on from somewhere', () => {
    for (const state of CARD_STATES) expect(actsFrom(state).length > 0).toBe(state !== 'CLOSED' && state !== 'REPLACED');
    for (const act of CARD_ACTS) expect(CARD_TRANSITIONS[act].from.length).toBeGreaterThan(0);
  });
});

test.each([
  ['ACTIVE', null, null],
  ['ACTIVE', today, null],
  ['ACTIVE', '2026-11-21', 'CARD_EXPIRED'],
  ['ISSUED', null, 'CARD_NOT_ACTIVE'],
  ['LOST', null, 'CARD_LOST'],
  ['FROZEN', '2026-11-21', 'CARD_FROZEN'],
  ['EXPIRED', null, 'CARD_EXPIRED'],
  ['CLOSED', null, 'CARD_CLOSED'],
  ['REPLACED', null, 'CARD_REPLACED'],
] as const)('at the till %s until %s: %s', (state, expiresOn, code) => {
  const card = { number: '8800000012', state, expiresOn };
  if (code === null) expect(() => requireUsable(card, today, 'card')).not.toThrow();
  else
    expect(() => requireUsable(card, today, 'card')).toThrow(
      expect.objectContaining({ code, field: 'card', details: { number: '****0012' } }),
    );
});

test.each([
  ['2026-11-22', 12, '2027-11-22'],
  ['2026-08-31', 6, '2027-02-28'],
  ['2026-11-22', null, null],
])('given on %s for %s months: until %s', (day, months, until) => {
  expect(cardExpiry(day, months)).toBe(until);
});

test.each([
  ['2026-12-31', 12, '2027-12-31'],
  ['2026-11-21', 12, '2027-11-22'],
  [today, 1, '2026-12-22'],
  [null, 12, 'CARD_NO_END'],
  ['2026-12-31', null, 'CARD_NO_END'],
] as const)('renewed from %s by %s months: %s', (expiresOn, months, result) => {
  if (result === 'CARD_NO_END') expect(() => renewedUntil(expiresOn, today, months)).toThrow(expect.objectContaining({ code: result }));
  else expect(renewedUntil(expiresOn, today, months)).toBe(result);
});

test.each([
  [null, false],
  ['2026-11-21', false],
  [today, true],
  ['2026-12-22', true],
  ['2026-12-23', false],
])('a card until %s expires soon: %s', (expiresOn, soon) => {
  expect(expiresSoon(expiresOn, today)).toBe(soon);
});

test('a number is told by its end', () => {
  expect(maskNumber('88001234')).toBe('****1234');
});

describe('what a linked card has left', () => {
  const spent = (change: Partial<CardSpent> = {}): CardSpent => ({ on: today, day: 30, month: 100, inAll: 500, ...change });
  const limits = { perDay: 50, perMonth: 130, inAll: 600 };

  test.each([
    ['the day is nearest', limits, spent(), 20],
    ['the month is nearest', limits, spent({ day: 0, month: 120 }), 10],
    ['all is nearest', limits, spent({ inAll: 595 }), 5],
    ['the day is new', limits, spent({ on: '2026-11-21' }), 30],
    ['the month is new', limits, spent({ on: '2026-10-31', month: 130 }), 50],
    ['nothing was spent yet', limits, spent({ on: null, day: 0, month: 0, inAll: 0 }), 50],
    ['a limit was lowered', { ...limits, inAll: 400 }, spent(), 0],
    ['no limit', { perDay: null, perMonth: null, inAll: null }, spent(), null],
    ['a store is a day ahead', limits, spent({ on: '2026-11-23' }), 20],
  ])('%s', (_what, given, used, left) => {
    expect(leftToSpend(given, used, today)).toBe(left);
  });

  test('never more than any limit, never below zero, and more with each day that goes by', () => {
    const amount = fc.nat(1_000);
    const maybe = fc.option(amount);
    fc.assert(
      fc.property(
        fc.record({ perDay: maybe, perMonth: maybe, inAll: maybe }),
        fc.record({ day: amount, month: amount, inAll: amount }),
        fc.nat(400),
        (given, used, days) => {
          const all = { on: today, ...used };
          const [now, later] = [leftToSpend(given, all, today), leftToSpend(given, all, addDays(today, days))];
          for (const limit of Object.values(given)) if (limit !== null) expect(now ?? 0).toBeLessThanOrEqual(limit);
          expect(now ?? 0).toBeGreaterThanOrEqual(0);
          if (now !== null) expect(later ?? 0).toBeGreaterThanOrEqual(now);
          expect(spentBy(all, addDays(today, days)).inAll).toBe(used.inAll);
        },
      ),
    );
  });
});
