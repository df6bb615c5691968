import { expect, test } from 'vitest';
import { gets, type Offer } from './gets.ts';

const offer = (change: Partial<Offer>): Offer => ({
  id: '1',
  name: '',
  payFrom: '500.00',
  bonusAmount: null,
  bonusPercent: null,
  points: null,
  ...change,
});

test.each([
  ['500.00', null, { total: '500.00', bonus: '0.00', points: 0 }],
  ['500', offer({ bonusAmount: '50.00', points: 7 }), { total: '550.00', bonus: '50.00', points: 7 }],
  ['499.99', offer({ bonusAmount: '50.00', points: 7 }), { total: '499.99', bonus: '0.00', points: 0 }],
  ['500.05', offer({ bonusPercent: 10 }), { total: '550.05', bonus: '50.00', points: 0 }],
  ['', null, null],
  ['0', null, null],
  ['5.', null, null],
])('%s by %j', (amount, by, expected) => expect(gets(amount, by, 2)).toEqual(expected));
