import { withTx } from '@regulars/db/tx';
import { thousandths } from '@regulars/domain/quantity';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { adjustStock, transferStock } from './changes.ts';
import { datedLots } from './lots.ts';

const viewer = systemViewer('test');
let told: Told;
let count = 0;

beforeAll(async () => {
  told = await chain().region('East').store('West Lake').product('Milk', { stock: 0 }).store('Harbour').tell();
});
afterAll(() => closeDb());

const line = (pieces: number, bestBefore: string | null = null) => ({
  productId: told.product('Milk'),
  quantity: thousandths(pieces * 1000),
  bestBefore,
});
const adjust = (kind: 'RECEIPT' | 'LOSS' | 'COUNT', pieces: number, bestBefore: string | null = null) =>
  withTx(db, (tx) =>
    adjustStock(
      tx,
      viewer,
      `lots-adjust-${++count}`,
      { storeId: told.org('West Lake'), kind, lines: [line(pieces, bestBefore)] },
      new Date(),
    ),
  );
const lots = async (store = 'West Lake') =>
  (await datedLots(db, told.org(store), told.product('Milk'))).map(({ best_before, left }) => `${left / 1000} until ${best_before}`);

test('what is sold is the oldest; what has no date takes its place in the order', async () => {
  await adjust('RECEIPT', 5);
  await adjust('RECEIPT', 10, '2199-01-10');
  await adjust('RECEIPT', 10, '2199-01-20');
  expect(await lots()).toEqual(['10 until 2199-01-10', '10 until 2199-01-20']);
  await adjust('LOSS', 5);
  expect(await lots()).toEqual(['10 until 2199-01-10', '10 until 2199-01-20']);
  await adjust('LOSS', 4);
  expect(await lots()).toEqual(['6 until 2199-01-10', '10 until 2199-01-20']);
  await adjust('COUNT', 12);
  expect(await lots()).toEqual(['2 until 2199-01-10', '10 until 2199-01-20']);
  await adjust('COUNT', 13); // one was found again
  expect(await lots()).toEqual(['3 until 2199-01-10', '10 until 2199-01-20']);
});

test('a transfer takes the oldest, dates and all', async () => {
  const goods = { fromStoreId: told.org('West Lake'), toStoreId: told.org('Harbour'), lines: [line(5)] };
  await withTx(db, (tx) => transferStock(tx, viewer, 'lots-transfer', goods, new Date()));
  expect(await lots()).toEqual(['8 until 2199-01-20']);
  expect(await lots('Harbour')).toEqual(['3 until 2199-01-10', '2 until 2199-01-20']);
  const moved = db.selectFrom('stock_movement').select(['kind', 'quantity']).where('kind', 'in', ['TRANSFER_IN', 'TRANSFER_OUT']);
  expect(await moved.orderBy('kind').execute()).toEqual([
    { kind: 'TRANSFER_OUT', quantity: -5000 },
    { kind: 'TRANSFER_IN', quantity: 5000 },
  ]);
});

test('what is used up does not come back with new goods', async () => {
  await adjust('LOSS', 8);
  await adjust('RECEIPT', 20);
  expect(await lots()).toEqual([]);
});
