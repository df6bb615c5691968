import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { now, openWallet, type Paid } from '../../../test/wallet-story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { reverse } from '../ledger/service.ts';

const viewer = systemViewer('test');
const { told, next, pay, offer, rules, sell, spend, takeBack, balances, entries } = await openWallet();
let memberId: string;
afterAll(() => closeDb());
beforeEach(() => {
  memberId = next();
});
const value = (amount: number): Paid[] => [{ method: 'STORED_VALUE', amount }];
const cash = (amount: number): Paid[] => [{ method: 'CASH', amount }];

describe('a sale paid from stored value', () => {
  test('takes principal first, or bonus first, or of both, by the settings', async () => {
    await pay(50_000, { packageId: await offer() });
    await spend(11_000);
    expect(await balances()).toEqual({ principal: 39_000, bonus: 5000 });
    await rules({ spendOrder: 'BONUS_FIRST' });
    await spend(600);
    expect(await balances()).toEqual({ principal: 39_000, bonus: 4400 });
    await rules({ spendOrder: 'PROPORTIONAL' });
    await spend(4340);
    await rules({ spendOrder: 'PRINCIPAL_FIRST' });
    expect(await balances()).toEqual({ principal: 35_100, bonus: 3960 });
  });

  test('is an entry that names it; the store that took the money owes the one that gave the goods', async () => {
    await pay(50_000);
    const { saleId } = await sell([...cash(100), ...value(2000)]);
    const spent = (await entries()).find(({ kind }) => kind === 'SPEND');
    expect(spent).toMatchObject({ sale_id: saleId, method: 'STORED_VALUE', store_id: told.org('Harbour') });
    const owed = db.selectFrom('posting').select(['store_id', 'peer_id', 'amount']).where('house', '=', 'SETTLEMENT');
    expect(await owed.where('member_id', '=', memberId).execute()).toContainEqual({
      store_id: told.org('Harbour'),
      peer_id: told.org('West Lake'),
      amount: -2000,
    });
  });

  test.each<[string, Paid[], boolean, object]>([
    [
      'more than there is',
      [...cash(100), ...value(50_001)],
      false,
      { code: 'INSUFFICIENT_VALUE', field: 'tenders.1.amount', details: { left: '500.00', asked: '500.01' } },
    ],
    ['a guest has none', value(100), true, { code: 'NO_ACCOUNT_OF_GUEST', field: 'tenders.0.amount' }],
  ])('is refused whole: %s', async (_name, tenders, guest, error) => {
    await pay(50_000);
    await expect(sell(tenders, { guest })).rejects.toMatchObject(error);
    expect(await balances()).toMatchObject({ principal: 50_000 });
    expect(await db.selectFrom('sale').select('id').where('member_id', '=', memberId).execute()).toEqual([]);
  });

  test('many at once take exactly what there is', async () => {
    await pay(10_000);
    const sales = Array.from({ length: 30 }, (_, at) => sell(value(1000), { store: at % 2 ? 'Harbour' : 'West Lake' }));
    expect((await Promise.allSettled(sales)).filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await balances()).toMatchObject({ principal: 0 });
  });
});

describe('its refund', () => {
  test('returns to the very lots, what was spent last first, and the stores are even again', async () => {
    await pay(50_000, { packageId: await offer() });
    const sale = await spend(52_000);
    expect(await balances()).toEqual({ principal: 0, bonus: 3000 });
    await takeBack(sale);
    expect(await balances()).toEqual({ principal: 50_000, bonus: 5000 });
    const { rows } = await sql`
      select house from posting where member_id = ${memberId} and house in ('REVENUE', 'SETTLEMENT')
      group by asset_id, store_id, house, peer_id, account_id is null having sum(amount) <> 0`.execute(db);
    expect(rows).toEqual([]);
  });

  test('never comes to more than was spent so, whatever else was paid', async () => {
    await pay(50_000);
    const sale = await sell([...cash(300), ...value(700)]);
    const error = { code: 'PAID_OTHERWISE', field: 'tenders.0.amount', details: { left: '7.00', asked: '10.00' } };
    await expect(takeBack(sale, value(1000))).rejects.toMatchObject(error);
    await takeBack(sale);
    expect(await balances()).toMatchObject({ principal: 50_000 });
  });

  test('finds nothing to return where the entry was reversed, nor in a sale that was paid otherwise', async () => {
    await pay(50_000);
    const sale = await spend(700);
    const spent = (await entries()).find(({ kind }) => kind === 'SPEND');
    await withTx(db, (tx) => reverse(tx, viewer, { memberId, entryId: spent?.id ?? '', reason: null, now, field: 'id' }));
    await expect(takeBack(sale)).rejects.toMatchObject({ code: 'VALUE_NOT_SPENT', details: { left: '0.00' } });
    await expect(takeBack(await sell(cash(500)), value(500))).rejects.toMatchObject({ code: 'PAID_OTHERWISE' });
    await expect(takeBack(await sell(cash(500), { guest: true }), value(500))).rejects.toMatchObject({ code: 'PAID_OTHERWISE' });
    expect(await balances()).toEqual({ principal: 50_000, bonus: 0 });
  });

  test('reopens a lot that has expired, for some days', async () => {
    await rules({ principalMonths: 1 });
    await pay(50_000, { now: new Date('2026-10-15T04:00:00Z') });
    await rules({ principalMonths: null });
    const sale = await sell(value(900), { at: new Date('2026-11-15T04:00:00Z') });
    await expect(spend(100)).rejects.toMatchObject({ code: 'INSUFFICIENT_VALUE', details: { left: '0.00' } });
    await takeBack(sale);
    const lots = await db.selectFrom('lot').select(['expires_on', 'remaining']).where('member_id', '=', memberId).execute();
    expect(lots).toEqual([{ expires_on: '2026-11-27', remaining: 50_000 }]);
  });
});
