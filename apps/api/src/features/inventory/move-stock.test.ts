import { createDb, type Db } from '@regulars/db/kysely';
import { createPool } from '@regulars/db/pool';
import { testDatabase } from '@regulars/db/testing';
import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { thousandths } from '@regulars/domain/quantity';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemViewer } from '../../viewer.ts';
import { moveStock } from './service.ts';

const at = new Date('2026-03-01T02:00:00Z');
const viewer = systemViewer('test');
const store = newId(at);
let db: Db;
let end: () => Promise<void>;

beforeAll(async () => {
  const database = await testDatabase();
  const pool = createPool(database.url, { max: 20 });
  db = createDb(pool);
  end = async () => {
    await pool.end();
    await database.dispose();
  };
  await db.insertInto('org').values({ id: store, kind: 'STORE', code: 'S1', name: 'West Lake' }).execute();
});
afterAll(() => end());

async function product(name: string, options: { tracks_stock?: boolean; allow_negative?: boolean } = {}): Promise<string> {
  const id = newId(at);
  const category = newId(at);
  await db.insertInto('category').values({ id: category, code: category, name: 'Tea' }).execute();
  await db
    .insertInto('product')
    .values({ id, sku: id, name, category_id: category, retail_price: 1200, ...options })
    .execute();
  return id;
}

type Kind = Parameters<typeof moveStock>[2]['kind'];
const move = (kind: Kind, ...moves: [productId: string, quantity: number][]) =>
  withTx(db, (tx) =>
    moveStock(tx, viewer, {
      storeId: store,
      at,
      kind,
      moves: moves.map(([productId, quantity], line) => ({ productId, quantity: thousandths(quantity), field: `lines.${line}.quantity` })),
    }),
  );
const onHand = async (productId: string) =>
  (await db.selectFrom('stock').select('on_hand').where('product_id', '=', productId).executeTakeFirst())?.on_hand;
const history = (productId: string) =>
  db.selectFrom('stock_movement').select(['kind', 'quantity', 'balance']).where('product_id', '=', productId).orderBy('balance').execute();

test('a receipt opens the row, a sale takes from it, each leaves its movement', async () => {
  const tea = await product('Longjing');
  expect(await move('RECEIPT', [tea, 5000])).toEqual([{ productId: tea, balance: 5000 }]);
  expect(await move('SALE', [tea, -1000], [tea, -500])).toEqual([{ productId: tea, balance: 3500 }]);
  expect(await history(tea)).toEqual([
    { kind: 'SALE', quantity: -1500, balance: 3500 },
    { kind: 'RECEIPT', quantity: 5000, balance: 5000 },
  ]);
});

test('a count says what is there, and the movement what was missing', async () => {
  const tea = await product('Biluochun');
  await move('RECEIPT', [tea, 5000]);
  await move('COUNT', [tea, 4200]);
  expect(await history(tea)).toContainEqual({ kind: 'COUNT', quantity: -800, balance: 4200 });
});

test.each([
  { name: 'more than there is', received: 2000, available: '2' },
  { name: 'what the store never had', received: 0, available: '0' },
])('$name is refused by name, and nothing of the sale moves', async ({ received, available }) => {
  const [cup, tea] = [await product('Cup'), await product('Maofeng')];
  await move('RECEIPT', [cup, 9000]);
  if (received > 0) await move('RECEIPT', [tea, received]);
  const sale = move('SALE', [cup, -1000], [tea, -3000]);
  await expect(sale).rejects.toThrow(DomainError);
  await expect(sale).rejects.toMatchObject({
    code: 'INSUFFICIENT_STOCK',
    field: 'lines.1.quantity',
    details: { product: 'Maofeng', productId: tea, available, asked: '3' },
  });
  expect(await onHand(cup)).toBe(9000);
});

test('services and products without stock are left out', async () => {
  const wash = await product('Car wash', { tracks_stock: false });
  expect(await move('SALE', [wash, -1000])).toEqual([]);
  expect(await onHand(wash)).toBeUndefined();
});

test('where it is allowed, stock goes below zero, also from nothing', async () => {
  const bread = await product('Bread', { allow_negative: true });
  expect(await move('SALE', [bread, -2000])).toEqual([{ productId: bread, balance: -2000 }]);
  expect(await move('SALE', [bread, -1000])).toEqual([{ productId: bread, balance: -3000 }]);
});

test('twenty takers of ten things: ten get one, ten are refused, none is left', async () => {
  const [tea, cup] = [await product('Oolong'), await product('Gaiwan')];
  await move('RECEIPT', [tea, 10_000], [cup, 50_000]);
  // Every other taker names them in the other order: no deadlock, for locks follow the key.
  const take = (...products: string[]) => move('SALE', ...products.map((id): [string, number] => [id, -1000]));
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => (i % 2 ? take(tea, cup) : take(cup, tea))));
  expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(10);
  const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
  expect(reasons).toEqual(Array(10).fill('INSUFFICIENT_STOCK'));
  expect([await onHand(tea), await onHand(cup)]).toEqual([0, 40_000]);
  expect((await history(tea)).map((row) => row.balance)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => n * 1000));
});

test('takers of what the store never had meet at one row', async () => {
  const bread = await product('Mantou', { allow_negative: true });
  await Promise.all(Array.from({ length: 20 }, () => move('SALE', [bread, -1000])));
  expect(await onHand(bread)).toBe(-20_000);
  expect(await history(bread)).toHaveLength(20);
});
