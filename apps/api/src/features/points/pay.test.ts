import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShop, type Shop } from './test/shop.ts';

let shop: Shop;
const buys: Shop['buys'] = (...of) => shop.buys(...of);
const brings: Shop['brings'] = (...of) => shop.brings(...of);
const balance: Shop['balance'] = (name) => shop.balance(name);

beforeAll(async () => {
  shop = await openShop();
  await shop.publish([shop.rule('base')]);
});
afterAll(() => shop.people.api.stop());

const settings = (input: object) =>
  shop.people.marketer.query(`mutation ($input: PointsSettingsInput!) { updatePointsSettings(input: $input) { payFirst } }`, { input });

describe('points that were spent before the goods came back', () => {
  test('are owed, and what is earned next pays them', async () => {
    const spent = async (points: number) =>
      shop.people.manager.query(
        `mutation ($key: String!, $input: GrantPointsInput!) { grantPoints(idempotencyKey: $key, input: $input) { entry { id } } }`,
        {
          key: shop.key(),
          input: {
            memberId: shop.id('Member', 'Chen'),
            kindId: shop.people.kindId,
            points: -points,
            storeId: shop.store(),
            reason: 'spent',
          },
        },
      );
    const { id } = await buys('Chen', { tea: 100 });
    await spent(80);
    expect((await brings(id)).tenders).toEqual([{ method: 'CASH', amount: '-100.00' }]);
    expect(await balance('Chen')).toBe(0);
    await buys('Chen', { tea: 100 });
    expect(await balance('Chen')).toBe(20);
  });

  test('or their worth is kept from the money', async () => {
    await settings({
      payKindId: shop.people.kindId,
      payPoints: 100,
      payWorth: '10.00',
      payFirst: 50,
      payShare: 50,
      backPolicy: 'FROM_REFUND',
    });
    const { id } = await buys('Zhao', { tea: 100 });
    await buys('Zhao', { tea: 20 }, [
      { method: 'CASH', amount: '10.00' },
      { method: 'POINTS', amount: '10.00' },
    ]);
    expect(await balance('Zhao')).toBe(10); // 100 for the first, less 100 that paid, 10 for the money of the second
    expect((await brings(id)).tenders).toEqual([
      { method: 'CASH', amount: '-91.00' },
      { method: 'POINTS', amount: '-9.00' },
    ]);
    expect(await balance('Zhao')).toBe(0);
  });
});

describe('points as money', () => {
  test('are earned first', async () => {
    expect((await buys('Li', { tea: 500 })).pointsEarned?.points).toBe(500);
  });

  test.each<[string, object, string]>([
    ['before the first threshold', { payFirst: 100_000 }, 'POINTS_FIRST'],
    ['more than the share', { payFirst: 0, payShare: 10 }, 'POINTS_SHARE'],
    ['more than there are', { payShare: 100, payPoints: 1_000_000 }, 'INSUFFICIENT_POINTS'],
    ['no whole steps', { payPoints: 100, payStep: 7 }, 'WHOLE_STEPS'],
  ])('%s are refused', async (_name, change, code) => {
    await settings(change);
    const paid = buys('Li', { tea: 20 }, [
      { method: 'CASH', amount: '10.00' },
      { method: 'POINTS', amount: '10.00' },
    ]);
    await expect(paid).rejects.toThrow(code);
  });

  test('come back in the share in which the money does', async () => {
    await settings({ payStep: 1, payWorth: '1.00', payPoints: 10, payFirst: 0 });
    await buys('Li', { tea: 1000 });
    const before = await balance('Li');
    const { id, lines } = await buys('Li', { tea: 20, cake: 20 }, [
      { method: 'CASH', amount: '20.00' },
      { method: 'POINTS', amount: '20.00' },
    ]);
    expect(await balance('Li')).toBe(before - 200 + 20); // for the half that money paid
    await brings(id, [{ lineId: lines[0]?.id, quantity: '1.000' }]);
    await brings(id);
    expect(await balance('Li')).toBe(before);
  });
});
