import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  checkDeliveryDate,
  checkStep,
  checkWindow,
  clock,
  deadlineOf,
  DELIVERY_STATUSES,
  type DeliveryStatus,
  isChangeable,
  isOverdue,
  needsReason,
  nextStatuses,
  OPEN_DELIVERIES,
} from './deliveries.ts';

const ZONE = 'Asia/Shanghai';

describe('steps', () => {
  it.each<[DeliveryStatus, string]>([
    ['PLANNED', 'OUT CANCELLED'],
    ['OUT', 'DELIVERED FAILED PLANNED CANCELLED'],
    ['FAILED', 'PLANNED CANCELLED'],
    ['DELIVERED', ''],
    ['CANCELLED', ''],
  ])('from %s: %s', (from, allowed) => {
    const possible = DELIVERY_STATUSES.filter((to) => {
      try {
        checkStep(from, to, 'status');
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: 'DELIVERY_STEP', field: 'status', details: { from, to } });
        return false;
      }
    });
    expect(possible.toSorted()).toEqual(allowed.split(' ').filter(Boolean).toSorted());
    expect(nextStatuses(from).join(' ')).toBe(allowed);
    expect(isChangeable(from)).toBe(allowed !== '');
  });

  test('wherever one may walk, one may stop: an end can be reached from every open status', () => {
    const ends = (from: DeliveryStatus) => nextStatuses(from).filter((to) => !isChangeable(to));
    for (const status of OPEN_DELIVERIES) expect(ends(status)).toContain('CANCELLED');
  });

  test('what did not arrive says why', () => expect(DELIVERY_STATUSES.filter(needsReason).toSorted()).toEqual(['CANCELLED', 'FAILED']));
});

describe('windows', () => {
  it.each<[number | null, number | null]>([
    [null, null],
    [0, 1],
    [540, 720],
    [1439, 1440],
  ])('%s to %s', (start, end) => expect(checkWindow(start, end)).toEqual({ start, end }));

  it.each<[number | null, number | null, string, string]>([
    [540, null, 'REQUIRED', 'windowEnd'],
    [null, 540, 'REQUIRED', 'windowStart'],
    [-1, 540, 'OUT_OF_RANGE', 'windowStart'],
    [1440, 1441, 'OUT_OF_RANGE', 'windowStart'],
    [540, 1441, 'OUT_OF_RANGE', 'windowEnd'],
    [0, 0, 'OUT_OF_RANGE', 'windowEnd'],
    [540, 540, 'BAD_RANGE', 'windowEnd'],
    [540, 539, 'BAD_RANGE', 'windowEnd'],
  ])('%s to %s is %s of %s', (start, end, code, field) =>
    expect(() => checkWindow(start, end)).toThrow(expect.objectContaining({ code, field })),
  );

  it.each([
    [0, '00:00'],
    [570, '09:30'],
    [1440, '24:00'],
  ])('%i minutes read %s', (minutes, text) => expect(clock(minutes)).toBe(text));
});

describe('days', () => {
  it.each(['2026-11-21', '2026-11-22', '2027-11-22'])('%s can be planned', (date) =>
    expect(checkDeliveryDate(date, '2026-11-21')).toBe(date),
  );
  it.each(['2026-11-20', '2027-11-23'])('%s cannot', (date) =>
    expect(() => checkDeliveryDate(date, '2026-11-21')).toThrow(expect.objectContaining({ code: 'NOT_LATER', field: 'date' })),
  );
});

describe('being late', () => {
  it.each<[number | null, number, string]>([
    [720, 0, '2026-11-21T04:00:00.000Z'],
    [1440, 0, '2026-11-21T16:00:00.000Z'],
    [null, 0, '2026-11-21T16:00:00.000Z'],
    [null, 240, '2026-11-21T20:00:00.000Z'],
  ])('with a window to %s and days that begin at minute %i: from %s on', (end, dayStartsAt, instant) => {
    const deadline = deadlineOf('2026-11-21', end, ZONE, dayStartsAt);
    expect(deadline.toISOString()).toBe(instant);
    expect(isOverdue('PLANNED', deadline, new Date(deadline.getTime() - 1))).toBe(false);
    expect(DELIVERY_STATUSES.filter((status) => isOverdue(status, deadline, deadline))).toEqual(['PLANNED', 'OUT']);
  });

  test('a later window is never late earlier', () => {
    const minutes = fc.integer({ min: 1, max: 1440 });
    fc.assert(
      fc.property(minutes, minutes, (one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(deadlineOf('2026-11-21', early, ZONE, 0) <= deadlineOf('2026-11-21', late, ZONE, 0)).toBe(true);
      }),
    );
  });
});
