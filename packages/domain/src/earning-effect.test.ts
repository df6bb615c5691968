import { expect, test } from 'vitest';
import { checkEffect, type EarningEffect } from './earning-effect.ts';
import { minor } from './money.ts';

const perYuan: EarningEffect = { type: 'PER_AMOUNT', points: 1, per: minor(100), rounding: 'DOWN' };
const from = (...amounts: number[]): EarningEffect => ({
  ...perYuan,
  type: 'BANDS',
  mode: 'STEP',
  bands: amounts.map((amount) => ({ from: minor(amount), points: 1 })),
});

test.each<[EarningEffect, number, string, string, object]>([
  [{ type: 'FIXED', points: 0, each: false }, 2, 'TOO_SMALL', 'points', { min: 1 }],
  [{ type: 'MULTIPLIER', percent: 100 }, 2, 'TOO_SMALL', 'percent', { min: 101 }],
  [{ ...perYuan, per: minor(0) }, 2, 'NOT_POSITIVE', 'per', { value: '0.00' }],
  [{ ...perYuan, per: minor(-500) }, 2, 'NOT_POSITIVE', 'per', { value: '-5.00' }],
  [{ ...perYuan, per: minor(-500) }, 0, 'NOT_POSITIVE', 'per', { value: '-500' }],
  [from(), 2, 'REQUIRED', 'bands', {}],
  [from(-500), 2, 'NEGATIVE', 'bands.0.from', { value: '-5.00' }],
  [from(1e13), 2, 'TOO_LARGE', 'bands.0.from', { max: '10000000000.00' }],
  [from(500, 500), 2, 'TOO_SMALL', 'bands.1.from', { min: '5.01' }],
])('%j with %i digits is refused in the words of who typed it', (effect, digits, code, field, details) => {
  const refusal = expect.objectContaining({ code, field: `effect.${field}`, details });
  expect(() => checkEffect(effect, 'effect', digits)).toThrow(refusal);
});
