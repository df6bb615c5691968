import { describe, expect, it, test } from 'vitest';
import { type AlertSetting, checkThreshold, isEnabled, thresholdAt } from './alerts-settings.ts';

const says = (orgId: string, thresholds: Record<string, number> = {}, enabled: boolean | null = null): AlertSetting => ({
  orgId,
  enabled,
  thresholds,
});

describe('a threshold', () => {
  it.each<[string, AlertSetting[], string | undefined, number, string | null]>([
    ['nobody says anything', [], undefined, 90, null],
    ['the head office says it', [says('hq', { days: 60 })], undefined, 60, 'hq'],
    ['the nearest wins', [says('hq', { days: 60 }), says('region', { days: 30 }), says('store')], undefined, 30, 'region'],
    ['of a level', [says('hq', { days: 60, 'days/gold': 20 })], 'gold', 20, 'hq'],
    ['of another level', [says('hq', { days: 60, 'days/gold': 20 })], 'silver', 60, 'hq'],
    ['a level wins over nearness', [says('hq', { 'days/gold': 20 }), says('store', { days: 5 })], 'gold', 20, 'hq'],
    ['for all, where levels differ', [says('hq', { 'days/gold': 20 })], undefined, 90, null],
  ])('%s', (_name, path, level, value, from) => expect(thresholdAt('CHURN', 'days', path, level)).toEqual({ value, from }));
});

test('is on unless the nearest that says something says no', () => {
  expect(isEnabled([])).toEqual({ value: true, from: null });
  expect(isEnabled([says('hq', {}, false), says('store')])).toEqual({ value: false, from: 'hq' });
  expect(isEnabled([says('hq', {}, false), says('store', {}, true)])).toEqual({ value: true, from: 'store' });
});

describe('what is set', () => {
  it.each<[string, number | null, boolean, string | undefined]>([
    ['days', 30, false, undefined],
    ['days', 30, true, undefined],
    ['days', null, false, undefined],
    ['days', 0, false, 'TOO_SMALL'],
    ['days', Number.NaN, false, 'TOO_SMALL'],
    ['days', 4000, false, 'TOO_LARGE'],
    ['until', 30, true, 'BAD_INPUT'],
    ['nights', 30, false, 'BAD_INPUT'],
    ['toString', null, false, 'BAD_INPUT'],
  ])('%s = %s by level %s: %s', (name, value, byLevel, code) => {
    const check = () => checkThreshold('CHURN', name, value, byLevel, 'thresholds.0');
    if (code) expect(check).toThrow(expect.objectContaining({ code, field: 'thresholds.0' }));
    else expect(check).not.toThrow();
  });
});
