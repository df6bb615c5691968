import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { minor } from './money.ts';
import {
  averageCost,
  costOf,
  mostFor,
  isDue,
  mayOrder,
  type OrderAction,
  type OrderState,
  type Shelf,
  suggestedOrder,
} from './purchasing.ts';
import { thousandths } from './quantity.ts';

const policy = { ahead: 7, cover: 14 };
const shelf = (change: Partial<Shelf>): Shelf => ({ onHand: 0, onOrder: 0, reorderPoint: null, perDay: 0, leadDays: 0, ...change });

describe('it is time to order', () => {
  it.each<[string, Partial<Shelf>, boolean]>([
    ['at the reorder point', { onHand: 5000, reorderPoint: 5000 }, true],
    ['above it', { onHand: 5001, reorderPoint: 5000 }, false],
    ['what is on order counts', { onHand: 1000, onOrder: 5000, reorderPoint: 5000 }, false],
    ['nobody said, and nothing is sold', { onHand: 0 }, false],
    ['sold out within a week', { onHand: 7000, perDay: 1000 }, true],
    ['later', { onHand: 7001, perDay: 1000 }, false],
    ['later, but the delivery takes two days', { onHand: 9000, perDay: 1000, leadDays: 2 }, true],
    ['below zero', { onHand: -1000, reorderPoint: 0 }, true],
  ])('%s', (_name, change, due) => expect(isDue(shelf(change), policy)).toBe(due));
});

describe('so much', () => {
  it.each<[string, Partial<Shelf>, number, number]>([
    ['twice the reorder point', { onHand: 3000, reorderPoint: 5000 }, 1000, 7000],
    ['two weeks of sales', { onHand: 3000, reorderPoint: 5000, perDay: 1000 }, 1000, 11_000],
    ['and those of the lead time', { onHand: 3000, reorderPoint: 5000, perDay: 1000, leadDays: 3 }, 1000, 14_000],
    ['less what is on order', { onHand: 3000, onOrder: 5000, reorderPoint: 5000 }, 1000, 2000],
    ['in whole packs', { onHand: 3000, reorderPoint: 5000 }, 12_000, 12_000],
    ['by weight', { onHand: 300, reorderPoint: 500 }, 500, 1000],
    ['a pack at least', { onHand: 50_000 }, 6000, 6000],
    ['what is missing comes first', { onHand: -2000, reorderPoint: 1000 }, 1000, 4000],
  ])('%s', (_name, change, packSize, quantity) => expect(suggestedOrder(shelf(change), policy, packSize)).toBe(quantity));

  test('it is whole packs, enough, and never a pack too many', () => {
    const quantity = fc.integer({ min: 0, max: 1e7 });
    fc.assert(
      fc.property(quantity, quantity, quantity, fc.integer({ min: 1, max: 50_000 }), (onHand, onOrder, reorderPoint, packSize) => {
        const order = suggestedOrder(shelf({ onHand, onOrder, reorderPoint }), policy, packSize);
        const missing = 2 * reorderPoint - onHand - onOrder;
        expect(order % packSize).toBe(0);
        expect(order).toBeGreaterThanOrEqual(Math.max(missing, packSize));
        expect(order - packSize).toBeLessThan(Math.max(missing, 1));
      }),
    );
  });
});

test.each([
  [12_000, 12_000, 10_000, 10_000],
  [6000, 12_000, 9999, 5000],
  [500, 1000, 999, 500],
])('%d of packs of %d at %d cost %d', (quantity, size, pack, cost) =>
  expect(costOf(thousandths(quantity), thousandths(size), minor(pack), 'quantity')).toBe(cost),
);

test('a line may not cost more than can be told exactly', () =>
  expect(() => costOf(thousandths(1e12), thousandths(1000), minor(1e9), 'quantity')).toThrow(
    expect.objectContaining({ code: 'TOO_LARGE', field: 'quantity', details: { max: '1000' } }),
  ));

test.each([
  [1, 1e9],
  [1000, 1e12],
  [1e12, 1e12],
])('%d thousandths may cost %d at most', (quantity, most) => expect(mostFor(thousandths(quantity))).toBe(most));

describe('the moving average', () => {
  it.each<[string, number, number | null, number, number, number]>([
    ['as much again for more', 10_000, 700, 10_000, 9000, 800],
    ['nothing was there', 0, 700, 10_000, 9000, 900],
    ['less than nothing was there', -5000, 700, 10_000, 9000, 900],
    ['its cost was not known', 10_000, null, 10_000, 9000, 900],
    ['a half is rounded up', 1000, 701, 1000, 702, 702],
    ['given for nothing', 10_000, 700, 10_000, 0, 350],
    ['large figures', 9e11, 1e9, 1e11, 2e14, 900_200_000],
  ])('%s', (_name, onHand, before, quantity, cost, after) =>
    expect(averageCost(onHand, before === null ? null : minor(before), { quantity, cost })).toBe(after),
  );

  test('it lies between the two', () => {
    const some = fc.integer({ min: 1, max: 1e9 });
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 1e6 }), some, fc.integer({ min: 0, max: 1e6 }), (onHand, before, pieces, price) => {
        const cost = Math.round((pieces * price) / 1000);
        const after = averageCost(onHand, minor(before), { quantity: pieces, cost });
        const unit = (cost * 1000) / pieces;
        expect(after).toBeGreaterThanOrEqual(Math.floor(Math.min(before, unit)));
        expect(after).toBeLessThanOrEqual(Math.ceil(Math.max(before, unit)));
      }),
    );
  });
});

describe('what may be done with an order', () => {
  it.each<[OrderState, OrderAction[]]>([
    ['DRAFT', ['EDIT', 'SEND', 'CANCEL']],
    ['SENT', ['RECEIVE', 'CANCEL']],
    ['PARTLY_RECEIVED', ['RECEIVE', 'FINISH']],
    ['RECEIVED', []],
    ['CANCELLED', []],
  ])('%s', (state, actions) => {
    const all: OrderAction[] = ['EDIT', 'SEND', 'RECEIVE', 'CANCEL', 'FINISH'];
    expect(all.filter((action) => mayOrder(state, action))).toEqual(actions);
  });
});
