import { expect, test } from 'vitest';
import { checkAnniversary, checkPossession, checkRelative, inverseOf, plateOf, RELATIONS } from './belongings.ts';
import { DomainError } from './errors.ts';

const today = '2026-11-22';

const refusal = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.field] : error;
  }
};

test('a relation seen from the other side, and back again, is itself', () => {
  expect(RELATIONS.map(inverseOf)).toEqual(['SPOUSE', 'PARENT', 'CHILD', 'SIBLING', 'OTHER']);
  expect(RELATIONS.map(inverseOf).map(inverseOf)).toEqual([...RELATIONS]);
});

test.each([
  ['浙a·12345', '浙A12345'],
  [' 浙A 12345 ', '浙A12345'],
  ['ＡＢ-12', 'AB12'],
  ['· ·', null],
  ['', null],
  [null, null],
])('plate %j is compared as %j', (typed, kept) => expect(plateOf(typed, 'identifier')).toBe(kept));

test.each<[string, () => unknown, unknown]>([
  ['a name must be given', () => checkRelative({ relation: 'CHILD', name: ' ', birthday: null, phone: null }, today), ['REQUIRED', 'name']],
  [
    'nobody is born tomorrow',
    () => checkRelative({ relation: 'CHILD', name: 'Li', birthday: '2026-11-23', phone: null }, today),
    ['BAD_BIRTHDAY', 'birthday'],
  ],
  [
    'phones are checked',
    () => checkRelative({ relation: 'CHILD', name: 'Li', birthday: null, phone: '12' }, today),
    ['BAD_PHONE', 'phone'],
  ],
  ['a day to come is not kept yet', () => checkAnniversary({ name: 'Wedding', date: '2026-11-23' }, today), ['TOO_LARGE', 'date']],
  ['nor one that nobody remembers', () => checkAnniversary({ name: 'Wedding', date: '1800-01-01' }, today), ['TOO_EARLY', 'date']],
  [
    'a plate has an end',
    () => checkPossession({ kind: 'VEHICLE', name: 'Car', identifier: 'A'.repeat(41), note: null, since: null }, today),
    ['TOO_LONG', 'identifier'],
  ],
])('%s', (_what, work, expected) => expect(refusal(work)).toEqual(expected));
