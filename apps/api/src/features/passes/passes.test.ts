import { newId } from '@regulars/db/ids';
import { PRINCIPAL } from '@regulars/domain/assets';
import { undoneBy } from '@regulars/domain/ledger-undo';
import { minor } from '@regulars/domain/money';
import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { arrivals } from '../ledger/origin.ts';
import { post, reverse } from '../ledger/service.ts';
import { expireLots } from '../points/expire.ts';
import { refundSale } from '../sales/refund.ts';
import { topUp } from '../wallet/service.ts';
import { extendPass, type PassSale, refundPass, sellPass, usePass } from './service.ts';
import { passesOf } from './sold.ts';
import { archivePassType, createPassType, type PassKind, type PassTypeInput, updatePassType } from './types.ts';

const viewer = systemViewer('test');
const now = new Date('2026-11-20T04:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
let told: Told;
let memberId: string;
let count = 0;

beforeAll(async () => {
  let story = chain()
    .region('East')
    .store('West Lake')
    .store('Harbour')
    .product('Massage', { tracked: false, stock: 0 })
    .product('Longjing');
  for (let n = 1; n <= 30; n++) story = story.member(`Li ${n}`);
  told = await story.tell();
  await db.updateTable('product').set({ kind: 'SERVICE' }).where('id', '=', told.product('Massage')).execute();
});
afterAll(() => closeDb());
beforeEach(() => {
  memberId = told.member(`Li ${++count}`);
});

const define = (kind: PassKind, change: Partial<PassTypeInput> = {}) => {
  const says = kind === 'COUNT' ? { uses: 3, validDays: 90 } : { validDays: 30, perDay: 1 };
  const input = {
    code: `K${count}-${kind}`,
    name: 'Massage',
    productId: told.product('Massage'),
    price: minor(10_000),
    ...says,
    ...change,
  };
  return withTx(db, (tx) => createPassType(tx, viewer, kind, input, now));
};
const WECHAT = [{ method: 'WECHAT_PAY' as const, amount: minor(10_000) }];
const sell = (passTypeId: string, at = now, tenders: PassSale['tenders'] = WECHAT) =>
  withTx(db, (tx) => sellPass(tx, viewer, { storeId: told.org('West Lake'), memberId, passTypeId, tenders, now: at }));
const use = (passTypeId: string, { uses = 1, at = now, store = 'West Lake' } = {}) =>
  withTx(db, (tx) => usePass(tx, viewer, { storeId: told.org(store), memberId, passTypeId, uses, now: at }));
const passes = (empty = true) => passesOf(db, memberId, { empty });
const lot = async () => {
  const [pass] = await passes();
  return { storeId: told.org('West Lake'), memberId, lotId: pass?.lotId ?? '', reason: 'holiday' };
};
const undo = (entryId: string, at = now) =>
  withTx(db, (tx) => reverse(tx, viewer, { memberId, entryId, reason: 'by mistake', now: at, field: 'entryId' }));
const entry = (id: string) => db.selectFrom('journal_entry').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('a count pass', () => {
  test('is sold as a lot of its uses, at its price, and used up where the member comes', async () => {
    const type = await define('COUNT');
    const { entryId } = await sell(type);
    expect(await entry(entryId)).toMatchObject({
      kind: 'PASS_SALE',
      method: 'WECHAT_PAY',
      rule_id: type,
      rule_version: 1,
      why: { pass: 'Massage', price: 10_000 },
    });
    expect(await passes()).toMatchObject([{ uses: 3, left: 3, paid: 10_000, soldOn: '2026-11-20', expiresOn: '2027-02-18' }]);
    await use(type, { uses: 2, store: 'Harbour' });
    await expect(use(type, { uses: 2 })).rejects.toMatchObject({
      code: 'INSUFFICIENT_USES',
      field: 'uses',
      details: { left: '1', asked: '2' },
    });
    await use(type);
    await expect(use(type)).rejects.toMatchObject({ code: 'PASS_EMPTY', field: 'passTypeId' });
    expect(await passes(false)).toEqual([]);
  });

  test('of several the one that ends first is used first, and what is undone comes back to it', async () => {
    const type = await define('COUNT');
    await sell(type, later(10));
    await sell(type);
    const { entryId } = await use(type, { uses: 4, at: later(11) });
    expect((await passes()).map(({ left }) => left)).toEqual([0, 2]);
    await undo(entryId, later(11));
    expect((await passes()).map(({ left }) => left)).toEqual([3, 3]);
  });

  test('is paid back by what its unused uses cost, the rest is gone', async () => {
    const type = await define('COUNT');
    await sell(type);
    await use(type);
    const back = { ...(await lot()), method: 'WECHAT_PAY' as const, now };
    const inCash = withTx(db, (tx) => refundPass(tx, viewer, { ...back, method: 'CASH' }));
    await expect(inCash).rejects.toMatchObject({ code: 'PAID_OTHERWISE', field: 'method' });
    const asked = withTx(db, (tx) => refundPass(tx, viewer, { ...back, amount: minor(6_667) }));
    await expect(asked).rejects.toMatchObject({ code: 'PASS_WORTH_LESS', field: 'amount', details: { left: '66.66' } });
    const { entryId } = await withTx(db, (tx) => refundPass(tx, viewer, back));
    expect(await entry(entryId)).toMatchObject({ kind: 'PASS_REFUND', method: 'WECHAT_PAY', reason: 'holiday', why: { price: 6_666 } });
    expect(await passes()).toMatchObject([{ left: 0 }]);
    await expect(withTx(db, (tx) => refundPass(tx, viewer, back))).rejects.toMatchObject({ code: 'PASS_EMPTY', field: 'lotId' });
  });

  test('is extended, before it is over or after, until the night takes it', async () => {
    const type = await define('COUNT', { validDays: 10 });
    await sell(type);
    const change = await lot();
    const extend = (until: string, at: Date) => withTx(db, (tx) => extendPass(tx, viewer, { ...change, until, now: at }));
    await expect(extend('2026-11-30', now)).rejects.toMatchObject({ code: 'TOO_EARLY', field: 'until', details: { from: '2026-12-01' } });
    await expect(use(type, { at: later(11) })).rejects.toMatchObject({ code: 'PASS_EMPTY' });
    const { entryId } = await extend('2026-12-31', later(11));
    await use(type, { at: later(11) });
    await undo(entryId, later(11));
    expect(await passes()).toMatchObject([{ left: 2, soldUntil: '2026-11-30', expiresOn: '2026-11-30' }]);
    await expireLots(db, later(12));
    await expect(extend('2026-12-31', later(12))).rejects.toMatchObject({ code: 'PASS_EMPTY' });
  });
});

describe('a time pass', () => {
  test('is used once a day until its last day, and only noted', async () => {
    const type = await define('TIME');
    await sell(type);
    const { entryId } = await use(type);
    await expect(use(type)).rejects.toMatchObject({ code: 'PASS_DAY_LIMIT', field: 'uses', details: { max: 1, left: 0 } });
    await undo(entryId);
    await use(type);
    await use(type, { at: later(30) });
    await expect(use(type, { at: later(31) })).rejects.toMatchObject({ code: 'PASS_EMPTY' });
    expect(await passes()).toMatchObject([{ uses: null, left: 1, expiresOn: '2026-12-20' }]);
  });

  test('is used once though many ask at once', async () => {
    const type = await define('TIME');
    await sell(type);
    const done = await Promise.allSettled(Array.from({ length: 8 }, () => use(type)));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is paid back by its days; a day of use is gone', async () => {
    const type = await define('TIME');
    await sell(type);
    await use(type, { at: later(10) });
    const { entryId } = await withTx(db, async (tx) => refundPass(tx, viewer, { ...(await lot()), method: 'WECHAT_PAY', now: later(10) }));
    expect(await entry(entryId)).toMatchObject({ why: { price: 6_333 } });
    expect(await passes(false)).toEqual([]);
  });
});

test('nothing is taken from a frozen account', async () => {
  const type = await define('TIME');
  await sell(type);
  await db.updateTable('account').set({ frozen_at: now }).where('member_id', '=', memberId).execute();
  await expect(use(type)).rejects.toMatchObject({ code: 'ACCOUNT_FROZEN' });
});

describe('a pass type', () => {
  test('is of its stores, and sold no more once archived', async () => {
    const type = await define('COUNT', { orgIds: [told.org('West Lake')] });
    await sell(type);
    await expect(use(type, { store: 'Harbour' })).rejects.toMatchObject({ code: 'PASS_NOT_HERE', field: 'passTypeId' });
    await withTx(db, (tx) => archivePassType(tx, viewer, type, now));
    await expect(sell(type)).rejects.toMatchObject({ code: 'ARCHIVED', field: 'passTypeId' });
    await use(type);
  });

  test('changes for who buys it from now on', async () => {
    const type = await define('COUNT');
    await sell(type);
    const input = { code: 'K-ten', name: 'Ten', productId: told.product('Massage'), uses: 10, price: minor(30_000) };
    await withTx(db, (tx) => updatePassType(tx, viewer, type, input));
    await sell(type, now, [{ method: 'CASH', amount: minor(30_000) }]);
    expect(await passes()).toMatchObject([
      { uses: 3, paid: 10_000, expiresOn: '2027-02-18' },
      { uses: 10, paid: 30_000, expiresOn: null },
    ]);
    const audits = await db.selectFrom('audit').select('action').where('entity_id', '=', type).orderBy('id').execute();
    expect(audits.map(({ action }) => action)).toEqual(['passType.create', 'passType.update']);
  });

  test.each<[string, PassKind, Partial<PassTypeInput>, object]>([
    ['no uses', 'COUNT', { uses: null }, { code: 'REQUIRED', field: 'uses' }],
    ['no end', 'TIME', { validDays: null }, { code: 'REQUIRED', field: 'validDays' }],
    ['uses of a time pass', 'TIME', { uses: 3 }, { code: 'BAD_INPUT', field: 'uses' }],
    ['zero uses', 'COUNT', { uses: 0 }, { code: 'NOT_POSITIVE', field: 'uses' }],
    ['too many a day', 'COUNT', { perDay: 101 }, { code: 'TOO_LARGE', field: 'perDay' }],
    ['a price below zero', 'COUNT', { price: minor(-1) }, { code: 'NEGATIVE', field: 'price' }],
    ['a code with a space', 'COUNT', { code: 'a b' }, { code: 'BAD_CODE', field: 'code' }],
  ])('is refused with %s', async (_name, kind, change, error) => {
    await expect(define(kind, change)).rejects.toMatchObject(error);
  });

  test('is of a service, and has a code of its own', async () => {
    await expect(define('COUNT', { productId: told.product('Longjing') })).rejects.toMatchObject({ code: 'PASS_NEEDS_SERVICE' });
    await define('COUNT', { code: 'once' });
    await expect(define('TIME', { code: 'once' })).rejects.toMatchObject({ code: 'DUPLICATE', field: 'code' });
  });
});

describe('a pass is a line of a sale', () => {
  const saleOf = async (entryId: string) => {
    const { sale_id } = await entry(entryId);
    const sale = await db
      .selectFrom('sale')
      .selectAll()
      .where('id', '=', sale_id ?? '')
      .executeTakeFirstOrThrow();
    const lines = await db.selectFrom('sale_line').selectAll().where('sale_id', '=', sale.id).execute();
    return { sale, lines };
  };
  const money = async () => {
    const rows = await db.selectFrom('account').select(['asset_id', 'balance']).where('member_id', '=', memberId).execute();
    return rows.find(({ asset_id }) => asset_id === PRINCIPAL)?.balance;
  };
  const payIn = (amount: number) =>
    withTx(db, (tx) => topUp(tx, viewer, { storeId: told.org('Harbour'), memberId, amount: minor(amount), method: 'CASH', now }));

  test('of its service, at its price; to use it is none', async () => {
    const type = await define('COUNT');
    const { entryId } = await sell(type);
    const { sale, lines } = await saleOf(entryId);
    expect(sale).toMatchObject({ kind: 'SALE', member_id: memberId, amount: 10_000, store_id: told.org('West Lake') });
    expect(lines).toMatchObject([{ product_id: told.product('Massage'), quantity: 3000, amount: 10_000 }]);
    await use(type);
    const sales = await db.selectFrom('sale').select('id').where('member_id', '=', memberId).execute();
    expect(sales).toHaveLength(1);
  });

  test('is paid from stored value of another store, which then owes it; and goes back to the very lots', async () => {
    await payIn(8_000);
    const type = await define('COUNT');
    await expect(sell(type, now, [{ method: 'STORED_VALUE', amount: minor(9_999) }])).rejects.toMatchObject({
      code: 'TENDERS_MISMATCH',
      field: 'tenders',
    });
    const short = sell(type, now, [{ method: 'STORED_VALUE', amount: minor(10_000) }]);
    await expect(short).rejects.toMatchObject({ code: 'INSUFFICIENT_VALUE', field: 'tenders.0.amount' });
    await sell(type, now, [
      { method: 'STORED_VALUE', amount: minor(6_000) },
      { method: 'CASH', amount: minor(4_000) },
    ]);
    expect(await money()).toBe(2_000);
    const debts = await db
      .selectFrom('posting')
      .select('amount')
      .where('member_id', '=', memberId)
      .where('house', '=', 'SETTLEMENT')
      .execute();
    expect(debts.map(({ amount }) => amount).toSorted((a, b) => a - b)).toEqual([-6_000, 6_000]);
    await use(type);
    const { entryId } = await withTx(db, async (tx) => refundPass(tx, viewer, { ...(await lot()), now }));
    const { sale, lines } = await saleOf(entryId);
    expect(sale).toMatchObject({ kind: 'REFUND', amount: -6_666 });
    expect(lines).toMatchObject([{ quantity: -2000, amount: -6_666 }]);
    expect(await money()).toBe(6_000);
  });

  test('is undone by paying it back only', async () => {
    const type = await define('COUNT');
    const { entryId } = await sell(type);
    const { sale } = await saleOf(entryId);
    const refund = withTx(db, (tx) => refundSale(tx, viewer, { memberId, saleId: sale.id, now }));
    await expect(refund).rejects.toMatchObject({ code: 'UNDO_BY_PASS', field: 'saleId' });
    expect(undoneBy({ kind: 'PASS_SALE', ofSale: true })).toBe('UNDO_BY_PASS');
  });

  test('that was handed on keeps its price, its day and its sale', async () => {
    const type = await define('COUNT');
    await sell(type);
    await use(type);
    const [from, to] = [memberId, told.member(`Li ${++count}`)];
    const [id, twinId] = [newId(now), newId(now)];
    const store = { id: told.org('Harbour'), time_zone: null, day_starts_at: null };
    await withTx(db, async (tx) => {
      const gone = [{ act: 'DEBIT', assetId: type, amount: 2, house: 'TRANSFER' }] as const;
      const { plan } = await post(tx, viewer, from, { kind: 'TRANSFER_OUT', store, now, id, twinId, moves: gone, why: { peer: to } });
      const come = { kind: 'TRANSFER_IN', store, now, id: twinId, twinId: id, moves: arrivals(plan), why: { peer: from } } as const;
      await post(tx, viewer, to, come);
    });
    memberId = to;
    expect(await passes()).toMatchObject([{ uses: 3, left: 2, paid: 10_000, soldOn: '2026-11-20', sale: { memberId: from } }]);
    const { entryId } = await withTx(db, async (tx) => refundPass(tx, viewer, { ...(await lot()), method: 'WECHAT_PAY', now }));
    expect(await entry(entryId)).toMatchObject({ why: { price: 6_666 } });
  });
});
