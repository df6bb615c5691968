import { db, pool } from '@regulars/api/db';
import { loadChain } from '@regulars/api/chain';
import { logContact } from '@regulars/api/features/contacts/service';
import { recordSale } from '@regulars/api/features/sales/service';
import { systemViewer } from '@regulars/api/viewer';
import { createPool } from '@regulars/db/pool';
import { withTx } from '@regulars/db/tx';
import { minor, ZERO } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { seedDemo } from '../../../prisma/seed/chain.ts';

const DAY = 86_400_000;
const clerk = systemViewer('bench member');

/** The demo chain, and in it a regular who has bought `sales` times: made by the services that a till uses. */
export async function makeMember(url: string, sales: number): Promise<void> {
  const owner = createPool(url, { role: null, max: 2, applicationName: 'bench member' });
  const now = new Date();
  await seedDemo(owner, { now });
  await owner.end();
  await loadChain();
  const { member_id: memberId, store_id: storeId, count } = await regular();
  const products = await db.selectFrom('product').select(['id', 'retail_price']).where('tracks_stock', '=', false).limit(50).execute();
  const goods = products.length > 0 ? products : await db.selectFrom('product').select(['id', 'retail_price']).limit(50).execute();
  for (let sale = count; sale < sales; sale++) {
    const lines = [0, 1, 2].map((line) => {
      const product = goods[(sale * 7 + line) % goods.length];
      if (!product) throw new Error('the demo chain sells nothing');
      const price = minor(product.retail_price);
      return { productId: product.id, quantity: thousandths(1000), unitPrice: price, amount: price, discount: ZERO };
    });
    const amount = minor(lines.reduce((sum, line) => sum + line.amount, 0));
    const soldAt = new Date(now.getTime() - (sales - sale) * DAY);
    await withTx(db, (tx) => recordSale(tx, clerk, { storeId, memberId, soldAt, now, lines, tenders: [{ method: 'CASH', amount }] }));
  }
  for (let contact = 0; contact < 60; contact++)
    await withTx(db, (tx) =>
      logContact(tx, clerk, { memberId, kind: 'CALL', direction: 'OUT', outcome: 'REACHED', text: `call ${contact}` }, now),
    );
  await pool.query('analyze');
}

/** Who of the chain bought most often, and where. */
export async function regular(): Promise<{ member_id: string; store_id: string; count: number }> {
  return db
    .selectFrom('sale as s')
    .innerJoin('member as m', 'm.id', 's.member_id')
    .select((select) => ['s.member_id', 'm.home_store_id as store_id', select.fn.countAll<number>().as('count')])
    .where('s.guest', '=', false)
    .groupBy(['s.member_id', 'm.home_store_id'])
    .orderBy('count', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}
