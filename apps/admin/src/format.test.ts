import { describe, expect, it } from 'vitest';
import {
  change,
  clockOf,
  formatChange,
  formatCount,
  formatDay,
  formatInstant,
  formatMoney,
  formatPercent,
  formatPhone,
  formatQuantity,
  formatShort,
} from './format.ts';

describe('money', () => {
  it.each([
    ['12.30', 'zh', '¥12.30'],
    ['1234567.5', 'en', '¥1,234,567.50'],
    ['-8', 'zh', '-¥8.00'],
    ['9007199254740993.01', 'en', '¥9,007,199,254,740,993.01'],
    [null, 'en', '–'],
    ['', 'zh', '–'],
  ] as const)('%s in %s is %s', (value, locale, expected) => expect(formatMoney(value, locale)).toBe(expected));
});

describe('short figures', () => {
  it.each([
    ['9999', 'money', 'zh', '¥9,999'],
    ['12.30', 'money', 'zh', '¥12.30'],
    ['12345', 'money', 'zh', '¥1.2万'],
    ['123456789', 'money', 'zh', '¥1.23亿'],
    ['-12345', 'money', 'zh', '-¥1.2万'],
    [1234567, 'count', 'en', '1.23M'],
    [12345, 'count', 'en', '12.35K'],
    [0.256, 'percent', 'en', '25.6%'],
    [0, 'count', 'zh', '0'],
  ] as const)('%s (%s) in %s is %s', (value, measure, locale, expected) => expect(formatShort(value, measure, locale)).toBe(expected));
});

describe('the rest', () => {
  it('counts, quantities, ratios', () => {
    expect(formatCount(12345, 'zh')).toBe('12,345');
    expect(formatQuantity('1.500', 'en')).toBe('1.5');
    expect(formatPercent(0.1, 'zh')).toBe('10.0%');
    expect(formatChange(0.1234, 'en')).toBe('+12.3%');
    expect(formatChange(-0.05, 'zh')).toBe('-5.0%');
    expect(formatChange(null, 'zh')).toBe('–');
  });

  it('a day does not move with the zone of the browser', () => {
    expect(formatDay('2026-11-21', 'zh')).toBe('2026-11-21');
    expect(formatDay('2026-11-21', 'en')).toBe('Nov 21, 2026');
  });

  it('an instant is told by the clock of the store, wherever the reader is', () => {
    const late = '2026-11-21T16:30:00Z';
    expect(formatInstant(late, 'zh', 'Asia/Shanghai')).toBe('2026-11-22 00:30');
    expect(formatInstant(late, 'zh', 'Asia/Urumqi')).toBe('2026-11-21 22:30');
    expect(formatInstant(late, 'en', 'Asia/Shanghai')).toMatch(/^Nov 22, 2026, 12:30\sAM$/);
    expect(formatInstant(null, 'en', 'Asia/Shanghai')).toBe('–');
  });

  it('in a file, too, to the second', () => {
    const late = '2026-11-21T16:30:05.700Z';
    expect(clockOf(late, 'Asia/Shanghai')).toEqual(new Date('2026-11-22T00:30:05Z'));
    expect(clockOf(late, 'Asia/Urumqi')).toEqual(new Date('2026-11-21T22:30:05Z'));
    expect(clockOf(null, 'Asia/Shanghai')).toBeNull();
  });

  it('a Chinese mobile is read out in groups', () => {
    expect(formatPhone('+8613812345678')).toBe('138 1234 5678');
    expect(formatPhone('+442079460000')).toBe('+442079460000');
    expect(formatPhone(null)).toBe('–');
  });

  it('a change needs a base', () => {
    expect(change('110', '100')).toBeCloseTo(0.1);
    expect(change('50', '-100')).toBeCloseTo(1.5);
    expect(change('5', '0')).toBeNull();
    expect(change(null, '1')).toBeNull();
  });
});
