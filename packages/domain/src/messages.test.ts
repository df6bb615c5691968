import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  afterQuietHours,
  checkTemplateText,
  fillTemplate,
  holesIn,
  isAdvertising,
  keepsQuiet,
  MOST_ATTEMPTS,
  nextAttempt,
  previewTemplate,
  variablesOf,
} from './messages.ts';

const ZONE = 'Asia/Shanghai';
const at = (time: string) => new Date(`2026-11-22T${time}:00+08:00`);

describe('quiet hours', () => {
  it.each<[string, number, number, string]>([
    ['20:59', 1260, 540, '2026-11-22T20:59'],
    ['21:00', 1260, 540, '2026-11-23T09:00'],
    ['23:59', 1260, 540, '2026-11-23T09:00'],
    ['00:00', 1260, 540, '2026-11-22T09:00'],
    ['08:59', 1260, 540, '2026-11-22T09:00'],
    ['09:00', 1260, 540, '2026-11-22T09:00'],
    ['12:30', 720, 840, '2026-11-22T14:00'],
    ['14:00', 720, 840, '2026-11-22T14:00'],
    ['03:00', 600, 600, '2026-11-22T03:00'],
  ])('at %s with %d to %d: %s', (time, from, until, expected) => {
    expect(afterQuietHours(at(time), { from, until }, ZONE)).toEqual(new Date(`${expected}:00+08:00`));
  });

  test('what may be sent is never in them, and never a day later', () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(minute, minute, fc.integer({ min: 0, max: 10_000 }), (from, until, minutes) => {
        const asked = new Date(at('00:00').getTime() + minutes * 60_000);
        const sent = afterQuietHours(asked, { from, until }, ZONE);
        expect(sent.getTime()).toBeGreaterThanOrEqual(asked.getTime());
        expect(sent.getTime() - asked.getTime()).toBeLessThan(86_400_000);
        expect(afterQuietHours(sent, { from, until }, ZONE)).toEqual(sent);
      }),
    );
  });

  test('where the clocks skip an hour, the day still begins', () => {
    const night = new Date('2026-03-08T01:30:00-05:00'); // New York puts its clocks on at two
    expect(afterQuietHours(night, { from: 60, until: 150 }, 'America/New_York')).toEqual(new Date('2026-03-08T03:30:00-04:00'));
  });
});

describe('texts', () => {
  test('their variables', () => {
    expect(holesIn('{name}, {code} and {name} { not } {}')).toEqual(['name', 'code']);
    expect(fillTemplate('{name}: {points}', { name: 'Li {points}', points: 5 })).toBe('Li {points}: 5');
    expect(() => fillTemplate('{code}', {})).toThrow(expect.objectContaining({ code: 'REQUIRED', field: 'variables.code' }));
    expect(variablesOf('anything')).toEqual(['name', 'store', 'chain']);
    expect(variablesOf('registration_code')).toEqual(['chain', 'code', 'minutes']);
  });

  it.each<[string, string, string, string]>([
    ['', 'x', 'SMS', 'REQUIRED'],
    ['x'.repeat(501), 'x', 'SMS', 'TOO_LONG'],
    ['{points}', 'x', 'SMS', 'UNKNOWN_VARIABLE'],
    ['{name}', 'registration_code', 'SMS', 'UNKNOWN_VARIABLE'],
  ])('%j of %s is refused', (text, code, channel, error) => {
    expect(() => checkTemplateText(text, code, channel as 'SMS', 'bodyEn')).toThrow(
      expect.objectContaining({ code: error, field: 'bodyEn' }),
    );
  });

  test('as somebody may get them', () => {
    expect(previewTemplate('{name}, {points} at {chain}', 'points_expiring', 'Yunqi', 'zh')).toBe('李小明, 1,280 at Yunqi');
    expect(previewTemplate('{code}', 'anything', 'Yunqi', 'en')).toBe('{code}');
  });

  test('as they are kept', () => {
    expect(checkTemplateText(' {points} until {day} ', 'points_expiring', 'SMS', 'bodyEn')).toBe('{points} until {day}');
    expect(checkTemplateText('x'.repeat(501), 'x', 'EMAIL', 'bodyEn')).toHaveLength(501);
  });
});

test('a gateway is asked again after ever longer pauses, then given up', () => {
  const now = at('12:00');
  const pauses = Array.from({ length: MOST_ATTEMPTS }, (_, place) => nextAttempt(place + 1, now)).map((next) => next && +next - +now);
  expect(pauses).toEqual([30_000, 120_000, 600_000, 3_600_000, 21_600_000, undefined]);
});

test('a code waits for nothing', () => {
  expect([isAdvertising('CODE'), keepsQuiet('CODE'), isAdvertising('SERVICE'), keepsQuiet('SERVICE'), isAdvertising('MARKETING')]).toEqual([
    false,
    false,
    false,
    true,
    true,
  ]);
});
