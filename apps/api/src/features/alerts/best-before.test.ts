import { withTx } from '@regulars/db/tx';
import { thousandths } from '@regulars/domain/quantity';
import { addDays, businessDate } from '@regulars/domain/time';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { moveStock } from '../inventory/service.ts';
import { detect, detectAll, prepareRun } from './detect.ts';
import { bestBefore } from './detectors/best-before.ts';

const viewer = systemViewer('test');
const now = new Date();
const today = businessDate(now, 'Asia/Shanghai', 0);
const inDays = (days: number) => addDays(today, days);
let told: Told;
let moment = now.getTime();

beforeAll(async () => {
  told = await chain().region('East').store('West Lake').product('Milk', { stock: 0 }).product('Yoghurt', { stock: 0 }).tell();
});
afterAll(() => closeDb());

const move = (kind: 'RECEIPT' | 'SALE' | 'LOSS', product: string, pieces: number, date: string | null = null) =>
  withTx(db, (tx) =>
    moveStock(tx, viewer, {
      storeId: told.org('West Lake'),
      at: new Date(++moment),
      kind,
      moves: [{ productId: told.product(product), quantity: thousandths(pieces * 1000), bestBefore: date }],
    }),
  );
const keyOf = (product: string) => `${told.org('West Lake')}:${told.product(product)}`;
const found = async (product: string) => {
  const row = db
    .selectFrom('alert')
    .select(['state', 'severity', 'subject'])
    .where('kind', '=', 'BEST_BEFORE')
    .where('key', '=', keyOf(product));
  return row.executeTakeFirst();
};
const look = (days = 0) => detectAll(db, bestBefore, new Date(++moment + days * 86_400_000));

test('goods near their date are told of, as far as they are still there and will not be sold in time', async () => {
  await move('RECEIPT', 'Milk', 40, inDays(10));
  await move('RECEIPT', 'Milk', 30, inDays(60));
  await move('RECEIPT', 'Yoghurt', 20, inDays(31));
  await move('SALE', 'Milk', -14); // half a piece a day of 28
  await look();
  // by the evening of that day eleven days of sales have taken 5.5 of the 26
  expect(await found('Milk')).toEqual({
    state: 'OPEN',
    severity: 'WARNING',
    subject: { day: inDays(10), quantity: 26_000, expired: 0, perDay: 500, unsold: 20_000 },
  });
  expect(await found('Yoghurt')).toBeUndefined();
  await look(1);
  expect(await found('Yoghurt')).toMatchObject({ severity: 'WARNING', subject: { perDay: 0, unsold: 20_000 } });
});

test('it is seen at once when they are sold, and closes', async () => {
  await move('SALE', 'Milk', -20);
  const run = { ...(await prepareRun(db, new Date(++moment))), keys: [keyOf('Milk')] };
  await withTx(db, (tx) => detect(tx, bestBefore, run));
  expect(await found('Milk')).toMatchObject({ severity: 'INFO', subject: { quantity: 6000, unsold: 0 } });
  await move('LOSS', 'Milk', -6);
  await withTx(db, (tx) => detect(tx, bestBefore, run));
  expect(await found('Milk')).toMatchObject({ state: 'CLOSED' });
});

test('past the date it is grave, and after the set days no more', async () => {
  await look(32);
  expect(await found('Yoghurt')).toMatchObject({
    state: 'OPEN',
    severity: 'CRITICAL',
    subject: { day: inDays(31), quantity: 20_000, expired: 20_000, unsold: 20_000 },
  });
  await look(31 + 91);
  expect(await found('Yoghurt')).toMatchObject({ state: 'CLOSED' });
});
