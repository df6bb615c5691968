import { withTx } from '@regulars/db/tx';
import type { AlertKind } from '@regulars/domain/alerts';
import { thousandths } from '@regulars/domain/quantity';
import { addDays, businessDate, startOfBusinessDay } from '@regulars/domain/time';
import { db } from '../src/db.ts';
import { detectAll } from '../src/features/alerts/detect.ts';
import { DETECTORS } from '../src/features/alerts/detectors/index.ts';
import { moveStock } from '../src/features/inventory/service.ts';
import { systemViewer } from '../src/viewer.ts';
import { chain } from './story.ts';

export const viewer = systemViewer('test');
const ZONE = 'Asia/Shanghai';
export const now = new Date();
export const today = businessDate(now, ZONE, 0);
export const daysAgo = (days: number) => new Date(startOfBusinessDay(addDays(today, -days), ZONE, 0).getTime() + 3_600_000);

export function detector(kind: AlertKind) {
  const found = DETECTORS.find((one) => one.kind === kind);
  if (!found) throw new Error(`no detector of ${kind}`);
  return found;
}

/** Two stores with a purchase long ago and one of late, and the words to look at their alerts. */
export async function openStores() {
  const told = await chain()
    .region('East')
    .store('West Lake')
    .product('Longjing', { stock: 10 })
    .product('Maofeng', { stock: 60 })
    .member('Li')
    .buys('Longjing', 1, daysAgo(100))
    .member('Wang')
    .buys('Maofeng', 1, daysAgo(5))
    .member('Zhao')
    .store('Harbour')
    .product('Oolong', { stock: 10 })
    .tell();
  /** Each run a moment later, as time goes. */
  let moment = now.getTime();
  const look = (kind: AlertKind, at = new Date(++moment)) => detectAll(db, detector(kind), at);
  const alertsOf = (kind: AlertKind) =>
    db
      .selectFrom('alert')
      .select(['id', 'key', 'org_id', 'severity', 'state', 'subject', 'member_id', 'product_id'])
      .where('kind', '=', kind)
      .orderBy('key')
      .execute();
  const actsOf = async (id: string) =>
    (await db.selectFrom('alert_entry').select('act').where('alert_id', '=', id).orderBy('id').execute()).map(({ act }) => act);
  const stock = (pieces: number, product = 'Longjing', store = 'West Lake') =>
    withTx(db, (tx) =>
      moveStock(tx, viewer, {
        storeId: told.org(store),
        at: new Date(),
        kind: 'COUNT',
        moves: [{ productId: told.product(product), quantity: thousandths(pieces * 1000) }],
      }),
    );
  const reorderAt = (pieces: number | null, product: string) =>
    db
      .updateTable('stock')
      .set({ reorder_point: pieces === null ? null : pieces * 1000 })
      .where('product_id', '=', told.product(product))
      .execute();
  const keyOf = (product: string, store = 'West Lake') => `${told.org(store)}:${told.product(product)}`;

  async function only(kind: AlertKind) {
    const [alert, another] = await alertsOf(kind);
    if (!alert || another) throw new Error(`${another ? 'more than one' : 'no'} ${kind}`);
    return alert;
  }
  return { told, look, alertsOf, actsOf, stock, reorderAt, keyOf, only };
}
