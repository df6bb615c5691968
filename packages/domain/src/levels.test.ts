import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBenefits, type Cycle, decideLevel, type Earned, paidUntil, type Standing } from './levels.ts';
import { addDays } from './time.ts';

const gold = { id: 'gold', rank: 3 };
const silver = { id: 'silver', rank: 2 };
const cycle: Cycle = { months: 12, graceDays: 30, warnDays: 30 };
const inSilver: Standing = {
  levelId: 'silver',
  rank: 2,
  cause: 'RULE',
  pinned: false,
  until: null,
  reviewOn: '2026-06-01',
  graceUntil: null,
  warnedFor: null,
};
const byHand: Standing = { ...inSilver, cause: 'MANUAL', reviewOn: null, until: '2026-05-31' };
const up = (to: Earned['level'], keeps = true): Earned => ({ level: to, keeps });

describe('a standing', () => {
  test.each<[string, Standing | null, Earned, string, object]>([
    ['starts where nothing is earned', null, up(null), '2026-05-01', { act: 'STAY' }],
    ['rises on any day', inSilver, up(gold), '2026-05-01', { act: 'MOVE', cause: 'UPGRADE', to: gold, reviewOn: '2027-05-01' }],
    ['rises from the start', null, up(silver), '2026-05-01', { act: 'MOVE', cause: 'UPGRADE', to: silver }],
    ['is not taken down before its review', inSilver, up(null, false), '2026-04-30', { act: 'STAY' }],
    ['is warned of a review ahead', inSilver, up(null, false), '2026-05-02', { act: 'WARN', reviewOn: '2026-06-01' }],
    ['is warned once', { ...inSilver, warnedFor: '2026-06-01' }, up(null, false), '2026-05-03', { act: 'STAY' }],
    ['is not warned while it keeps', inSilver, up(silver), '2026-05-20', { act: 'STAY' }],
    ['is renewed at its review', inSilver, up(null), '2026-06-01', { act: 'RENEW', reviewOn: '2027-06-01' }],
    ['keeps its rhythm after missed nights', inSilver, up(null), '2028-06-02', { act: 'RENEW', reviewOn: '2029-06-01' }],
    ['gets its grace', inSilver, up(null, false), '2026-06-01', { act: 'GRACE', graceUntil: '2026-07-01' }],
    ['stays during grace', { ...inSilver, graceUntil: '2026-07-01' }, up(null, false), '2026-07-01', { act: 'STAY' }],
    ['makes it up in grace', { ...inSilver, graceUntil: '2026-07-01' }, up(null), '2026-06-20', { act: 'RENEW', reviewOn: '2027-06-01' }],
    [
      'falls after grace',
      { ...inSilver, graceUntil: '2026-07-01' },
      up(null, false),
      '2026-07-02',
      { act: 'MOVE', cause: 'DOWNGRADE', to: null },
    ],
    ['by hand is not reviewed', byHand, up(null, false), '2026-05-31', { act: 'STAY' }],
    ['by hand ends', byHand, up(null, false), '2026-06-01', { act: 'MOVE', cause: 'MANUAL_ENDED', to: null, reviewOn: null }],
    ['by hand rises, too', byHand, up(gold), '2026-05-01', { act: 'MOVE', cause: 'UPGRADE', to: gold }],
    ['that is pinned does not rise', { ...byHand, pinned: true }, up(gold), '2026-05-01', { act: 'STAY' }],
    [
      'that was pinned takes what is earned',
      { ...byHand, pinned: true },
      up(gold),
      '2026-06-01',
      { act: 'MOVE', cause: 'MANUAL_ENDED', to: gold },
    ],
  ])('%s', (_what, standing, earned, today, decision) => {
    expect(decideLevel(standing, earned, cycle, today)).toMatchObject(decision);
  });

  test('without a cycle never falls', () => {
    const forever: Cycle = { ...cycle, months: null };
    expect(decideLevel({ ...inSilver, reviewOn: null }, up(null, false), forever, '2030-01-01')).toEqual({ act: 'STAY' });
    expect(decideLevel(null, up(gold), forever, '2030-01-01')).toMatchObject({ to: gold, reviewOn: null });
  });

  test('without grace falls at its review', () =>
    expect(decideLevel(inSilver, up(null, false), { ...cycle, graceDays: 0 }, '2026-06-01')).toMatchObject({ cause: 'DOWNGRADE' }));

  test('that falls short is warned, has its grace and falls, whatever the cycle; who keeps it never falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(60), fc.nat(60), fc.boolean(), (months, graceDays, warnDays, keeps) => {
        const own: Cycle = { months, graceDays, warnDays };
        let standing: Standing = { ...inSilver, reviewOn: '2026-06-01' };
        const seen: string[] = [];
        for (let at = -90; at <= 130 && seen.at(-1) !== 'MOVE'; at += 1) {
          const decision = decideLevel(standing, up(null, keeps), own, addDays('2026-06-01', at));
          if (decision.act === 'WARN') standing = { ...standing, warnedFor: decision.reviewOn };
          if (decision.act === 'GRACE') standing = { ...standing, graceUntil: decision.graceUntil };
          if (decision.act === 'RENEW') standing = { ...standing, reviewOn: decision.reviewOn, graceUntil: null };
          if (decision.act !== 'STAY') seen.push(decision.act);
        }
        const falls = [...(warnDays > 0 ? ['WARN'] : []), ...(graceDays > 0 ? ['GRACE'] : []), 'MOVE'];
        if (keeps) expect(new Set(seen)).toEqual(new Set(['RENEW']));
        else expect(seen).toEqual(falls);
      }),
    );
  });
});

test.each([
  [null, '2026-01-31', 1, '2026-02-27'],
  [null, '2026-03-15', 12, '2027-03-14'],
  ['2026-03-20', '2026-03-15', 12, '2027-03-20'],
  ['2026-03-14', '2026-03-15', 12, '2027-03-14'],
])('a level that runs to %s, bought on %s for %s months, runs to %s', (running, today, months, until) =>
  expect(paidUntil(running, today, months)).toBe(until),
);

const none = { pricePercent: 100, pointsPercent: 100, birthdayPercent: 100, freeDelivery: false };

test.each([
  [{ pricePercent: 0 }, 'benefits.pricePercent'],
  [{ pricePercent: 101 }, 'benefits.pricePercent'],
  [{ pointsPercent: -1 }, 'benefits.pointsPercent'],
  [{ birthdayPercent: 10_001 }, 'benefits.birthdayPercent'],
])('benefits of %s are refused at %s', (change, field) =>
  expect(() => checkBenefits({ ...none, ...change })).toThrow(expect.objectContaining({ code: 'OUT_OF_RANGE', field })),
);
