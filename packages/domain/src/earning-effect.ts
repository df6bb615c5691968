import { divideRounded } from './decimal.ts';
import { DomainError } from './errors.ts';
import { formatMoney, type Minor, minor } from './money.ts';
import { MAX_POINTS } from './points.ts';
import type { Thousandths } from './quantity.ts';

/** What becomes of a part of a point. */
export const ROUNDINGS = ['DOWN', 'NEAREST', 'UP'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** 多级: what the bands mean. STEP: so many points in all; RATE: so many for each `per` of the whole amount; SLICES: of the part within the band. */
export const BAND_MODES = ['STEP', 'RATE', 'SLICES'] as const;
export type BandMode = (typeof BAND_MODES)[number];

/** A band begins at an amount and ends where the next one begins. */
export interface Band {
  from: Minor;
  points: number;
}

/** How a rule counts its points. Money in minor units. */
export type EarningEffect =
  /** `each`: for every whole unit of the goods it means, not once a sale. */
  | { type: 'FIXED'; points: number; each: boolean }
  | { type: 'PER_AMOUNT'; points: number; per: Minor; rounding: Rounding }
  | { type: 'BANDS'; mode: BandMode; per: Minor; rounding: Rounding; bands: readonly Band[] }
  /** 200: what the rules before it gave for the same goods, once again. */
  | { type: 'MULTIPLIER'; percent: number };

const MOST_BANDS = 20;
const MAX_PERCENT = 10_000;
const MAX_MONEY = 1e12;

/**
 * Checks a rule's effect.
 * @param minorDigits of the money that errors tell
 * @throws TOO_SMALL, TOO_LARGE, NEGATIVE, NOT_POSITIVE, REQUIRED, TOO_LONG, each of `path` and the part
 */
export function checkEffect(effect: EarningEffect, path: string, minorDigits = 2): EarningEffect {
  switch (effect.type) {
    case 'FIXED':
      return { ...effect, points: points(effect.points, 1, `${path}.points`) };
    case 'PER_AMOUNT':
      return { ...effect, points: points(effect.points, 1, `${path}.points`), per: money(effect.per, `${path}.per`, minorDigits) };
    case 'MULTIPLIER':
      return { ...effect, percent: within(effect.percent, 101, MAX_PERCENT, `${path}.percent`) };
    case 'BANDS':
      return {
        ...effect,
        per: money(effect.per, `${path}.per`, minorDigits),
        bands: checkBands(effect.bands, `${path}.bands`, minorDigits),
      };
  }
}

function checkBands(bands: readonly Band[], path: string, minorDigits: number): Band[] {
  const told = (amount: number) => formatMoney(minor(amount), minorDigits);
  if (bands.length === 0) throw new DomainError('REQUIRED', {}, path);
  if (bands.length > MOST_BANDS) throw new DomainError('TOO_LONG', { max: MOST_BANDS }, path);
  return bands.map(({ from, points: given }, at) => {
    const field = `${path}.${at}.from`;
    const before = bands[at - 1];
    if (from < 0) throw new DomainError('NEGATIVE', { value: told(from) }, field);
    if (from > MAX_MONEY) throw new DomainError('TOO_LARGE', { max: told(MAX_MONEY) }, field);
    if (before && from <= before.from) throw new DomainError('TOO_SMALL', { min: told(before.from + 1) }, field);
    return { from, points: points(given, 0, `${path}.${at}.points`) };
  });
}

function points(value: number, min: number, field: string): number {
  return within(value, min, MAX_POINTS, field);
}

function within(value: number, min: number, max: number, field: string): number {
  if (value < min) throw new DomainError('TOO_SMALL', { min }, field);
  if (value > max) throw new DomainError('TOO_LARGE', { max }, field);
  return value;
}

function money(value: Minor, field: string, minorDigits: number): Minor {
  if (value <= 0) throw new DomainError('NOT_POSITIVE', { value: formatMoney(value, minorDigits) }, field);
  return value;
}

/** numerator / denominator, both not negative, as whole points. */
export function rounded(numerator: bigint, denominator: bigint, rounding: Rounding): number {
  const whole = rounding === 'NEAREST' ? divideRounded(numerator, denominator) : numerator / denominator;
  const exact = Number(rounding === 'UP' && numerator % denominator !== 0n ? whole + 1n : whole);
  return Math.min(exact, MAX_POINTS);
}

/** The goods that a rule means: what is paid for them, and how many there are. */
export interface Meant {
  amount: Minor;
  quantity: Thousandths;
  /** What rules before gave for them, of the same kind of points. */
  given: number;
}

/** The points that an effect gives for so much. */
export function pointsOf(effect: EarningEffect, { amount, quantity, given }: Meant): number {
  switch (effect.type) {
    case 'FIXED':
      return effect.each ? Math.min(MAX_POINTS, Math.floor(quantity / 1000) * effect.points) : effect.points;
    case 'PER_AMOUNT':
      return rounded(BigInt(amount) * BigInt(effect.points), BigInt(effect.per), effect.rounding);
    case 'MULTIPLIER':
      return rounded(BigInt(given) * BigInt(effect.percent - 100), 100n, 'DOWN');
    case 'BANDS':
      return bandPoints(effect, amount);
  }
}

function bandPoints({ mode, per, rounding, bands }: Extract<EarningEffect, { type: 'BANDS' }>, amount: Minor): number {
  const reached = bands.filter(({ from }) => from <= amount);
  const highest = reached.at(-1);
  if (!highest) return 0;
  if (mode === 'STEP') return highest.points;
  if (mode === 'RATE') return rounded(BigInt(amount) * BigInt(highest.points), BigInt(per), rounding);
  const exact = reached.reduce((sum, { from, points: rate }, at) => {
    const to = reached[at + 1]?.from ?? amount;
    return sum + BigInt(to - from) * BigInt(rate);
  }, 0n);
  return rounded(exact, BigInt(per), rounding);
}

/** Of an amount that gives nothing: the least one that gives something; null: none does. */
export function nextAmount(effect: EarningEffect, amount: Minor): Minor | null {
  const ceil = (a: bigint, b: bigint) => minor(Number((a + b - 1n) / b));
  const forOne = (rate: number, per: Minor, rounding: Rounding): Minor =>
    rounding === 'UP' ? minor(1) : rounding === 'NEAREST' ? ceil(BigInt(per), 2n * BigInt(rate)) : ceil(BigInt(per), BigInt(rate));
  if (effect.type === 'PER_AMOUNT') return forOne(effect.points, effect.per, effect.rounding);
  if (effect.type !== 'BANDS') return null;
  const next = effect.bands.find(({ from, points: rate }) => from > amount && rate > 0);
  const now = effect.bands.findLast(({ from }) => from <= amount);
  if (effect.mode === 'STEP' || !now || now.points === 0) return next ? next.from : null;
  const first = forOne(now.points, effect.per, effect.rounding);
  return minor(effect.mode === 'RATE' ? Math.max(first, now.from) : now.from + first);
}
