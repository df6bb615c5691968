import { describe, expect, it, test } from 'vitest';
import {
  callerNumber,
  checkDirection,
  checkDueDate,
  checkOutcome,
  CONTACT_KINDS,
  type ContactKind,
  type FollowUpState,
  followUpState,
  outcomesOf,
} from './contacts.ts';

describe('contacts', () => {
  it.each<[ContactKind, string]>([
    ['CALL', 'REACHED NO_ANSWER LATER DECLINED'],
    ['VISIT', 'REACHED NO_ANSWER LATER DECLINED'],
    ['MESSAGE', 'REACHED NO_ANSWER LATER DECLINED'],
    ['COMPLAINT', 'LATER RESOLVED'],
  ])('%s ends with %s', (kind, outcomes) => {
    expect(outcomesOf(kind).join(' ')).toBe(outcomes);
  });

  test('anything else is refused, none is not', () => {
    expect(() => checkOutcome('CALL', 'RESOLVED')).toThrow(expect.objectContaining({ code: 'CONTACT_OUTCOME', field: 'outcome' }));
    expect(CONTACT_KINDS.map((kind) => checkOutcome(kind, null))).toEqual([null, null, null, null]);
    expect(() => checkDirection('COMPLAINT', 'OUT')).toThrow(expect.objectContaining({ code: 'CONTACT_DIRECTION', field: 'direction' }));
    expect([checkDirection('COMPLAINT', 'IN'), checkDirection('CALL', 'OUT')]).toEqual(['IN', 'OUT']);
  });
});

describe('follow-ups', () => {
  it.each<['PLANNED' | 'DONE' | 'CANCELLED', string, FollowUpState]>([
    ['PLANNED', '2026-11-21', 'OVERDUE'],
    ['PLANNED', '2026-11-22', 'PLANNED'],
    ['PLANNED', '2026-11-23', 'PLANNED'],
    ['DONE', '2026-11-21', 'DONE'],
    ['CANCELLED', '2026-11-21', 'CANCELLED'],
  ])('%s for %s is %s', (state, due, expected) => {
    expect(followUpState(state, due, '2026-11-22')).toBe(expected);
  });

  test('are due today or within a year', () => {
    expect(checkDueDate('2026-11-22', '2026-11-22', 'dueOn')).toBe('2026-11-22');
    for (const date of ['2026-11-21', '2027-11-24'])
      expect(() => checkDueDate(date, '2026-11-22', 'dueOn')).toThrow(expect.objectContaining({ code: 'NOT_LATER', field: 'dueOn' }));
  });
});

describe('the number of who calls', () => {
  it.each([
    ['13800005555', '+8613800005555'],
    ['013800005555', '+8613800005555'],
    ['+86 138-0000-5555', '+8613800005555'],
    ['sip:13800005555@pbx.local', '+8613800005555'],
    ['01012345678', '+861012345678'],
    ['0044 20 7946 0000', '+442079460000'],
  ])('%s is %s', (told, number) => {
    expect(callerNumber(told)).toBe(number);
  });

  it.each(['', 'anonymous', '801', 'sip:anonymous@anonymous.invalid'])('%j is none', (told) => {
    expect(() => callerNumber(told)).toThrow(expect.objectContaining({ code: 'BAD_PHONE' }));
  });
});
