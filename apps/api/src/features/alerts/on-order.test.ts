import { thousandths } from '@regulars/domain/quantity';
import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStores, viewer } from '../../../test/alert-story.ts';
import { closeDb, db } from '../../db.ts';
import { consume } from '../../stream/consume.ts';
import { Hub } from '../../stream/hub.ts';
import { setOffer } from '../purchasing/offers.ts';
import { receiveGoods } from '../purchasing/receive.ts';
import { createOrders, finishOrder, sendOrder, updateOrder } from '../purchasing/service.ts';
import { createSupplier } from '../purchasing/suppliers.ts';
import { alertConsumer } from './jobs.ts';

const { told, look, stock, reorderAt, only } = await openStores();
const productId = told.product('Longjing');
const lines = (pieces: number) => [{ productId, quantity: thousandths(pieces * 1000) }];
let hub: Hub;
let stop: () => Promise<void>;

beforeAll(async () => {
  await reorderAt(5, 'Longjing');
  await stock(4);
  hub = await Hub.start();
  stop = await consume(hub, alertConsumer);
  await look('LOW_STOCK');
});
afterAll(async () => {
  await stop();
  await hub.stop();
  await closeDb();
});

/** What the alert comes to say is on order and to be ordered, without a round. */
const soon = { timeout: 5000 };
const ordering = async () => {
  const { subject } = await only('LOW_STOCK');
  const { onOrder, suggested } = subject as Record<string, unknown>;
  return [onOrder, suggested];
};

test('an alert of low stock follows what is on order', async () => {
  await expect.poll(ordering, soon).toEqual([0, 6000]);
  const supplierId = await withTx(db, (tx) => createSupplier(tx, viewer, { code: 'TEA', name: 'Tea Garden' }, new Date()));
  await withTx(db, (tx) => setOffer(tx, viewer, { supplierId, productId, preferred: true, packSize: thousandths(1000) }));
  const drafts = [{ supplierId, storeId: told.org('West Lake'), lines: lines(2) }];
  const [id = ''] = await withTx(db, (tx) => createOrders(tx, viewer, 'on-order-1', drafts, new Date()));
  await expect.poll(ordering, soon).toEqual([2000, 4000]);
  await withTx(db, (tx) => updateOrder(tx, viewer, id, { lines: lines(9) }, new Date()));
  await expect.poll(ordering, soon).toEqual([9000, 0]); // enough is on order, and the shelf is still low
  await withTx(db, (tx) => sendOrder(tx, viewer, id, new Date()));
  await withTx(db, (tx) => receiveGoods(tx, viewer, 'on-order-2', { orderId: id, lines: lines(1) }, new Date()));
  await expect.poll(ordering, soon).toEqual([8000, 0]);
  await withTx(db, (tx) => finishOrder(tx, viewer, id, new Date()));
  await expect.poll(ordering, soon).toEqual([0, 5000]);
});
