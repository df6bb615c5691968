import { db } from '../src/db.ts';
import { globalId } from '../src/global-id.ts';
import { startApi } from './client.ts';
import { chain } from './story.ts';

const SALE = `id kind number businessDate soldAt channel guest till amount discount quantity lineCount origin reason
  store { name } member { name } cashier { name } refundOf { id } refunds { id }
  lines { id lineNo quantity unitPrice amount discount promoted quantityLeft amountLeft product { name } employee { name } } tenders { method amount }`;
export const RECORD = `mutation ($key: String!, $input: RecordSaleInput!) { recordSale(idempotencyKey: $key, input: $input) { ${SALE} } }`;
export const REFUND = `mutation ($key: String!, $input: RefundSaleInput!) { refundSale(idempotencyKey: $key, input: $input) { ${SALE} } }`;

interface Line {
  id: string;
  quantity: string;
  amount: string;
  quantityLeft: string;
  amountLeft: string;
  product: { name: string };
}
export interface SaleAnswer {
  id: string;
  number: string;
  amount: string;
  lines: Line[];
  tenders: { method: string; amount: string }[];
  refundOf: { id: string } | null;
  refunds: { id: string }[];
}

/** A chain of two stores with people, goods and members, its API, and the words to sell and refund there. */
export async function openTill() {
  const api = await startApi();
  const told = await chain()
    .employee('OWNER')
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('CASHIER')
    .employee('STORE_MANAGER')
    .product('Longjing', { price: 1200, cost: 700 })
    .product('Cup', { price: 333, cost: null })
    .product('Tasting', { tracked: false, stock: 0 })
    .product('Gold', { cost: 10_000_000 })
    .member('Old Li')
    .member('Li')
    .region('North')
    .store('Drum Tower')
    .employee('CASHIER', 'other cashier')
    .employee('STORE_MANAGER', 'other manager')
    .member('Wang')
    .buys('Tasting')
    .tell();
  const [cashier, manager, owner] = await Promise.all([
    api.as(told.employee('CASHIER')),
    api.as(told.employee('STORE_MANAGER')),
    api.as(told.employee('OWNER')),
  ]);
  let keys = 0;
  const key = () => `test-key-${++keys}`;
  const line = (product: string, quantity: string, unitPrice: string, amount: string) => ({
    productId: globalId('Product', told.product(product)),
    quantity,
    unitPrice,
    amount,
  });
  const cash = (amount: string) => [{ method: 'CASH', amount }];
  const storeId = (name = 'West Lake') => globalId('Org', told.org(name));
  const li = () => globalId('Member', told.member('Li'));
  const teaInput = () => ({ storeId: storeId(), memberId: li(), lines: [line('Longjing', '2', '12.00', '24.00')], tenders: cash('24.00') });

  const sell = async (input: object, by = cashier) =>
    (await by.query<{ recordSale: SaleAnswer }>(RECORD, { key: key(), input })).recordSale;
  const refund = async (input: object, by = manager) =>
    (await by.query<{ refundSale: SaleAnswer }>(REFUND, { key: key(), input })).refundSale;
  const onHand = async (product: string, store = 'West Lake') =>
    (
      await db
        .selectFrom('stock')
        .select('on_hand')
        .where('product_id', '=', told.product(product))
        .where('store_id', '=', told.org(store))
        .executeTakeFirst()
    )?.on_hand;
  const metrics = (member: string) =>
    db.selectFrom('member_metrics').selectAll().where('member_id', '=', told.member(member)).executeTakeFirst();
  const countRows = async () => {
    const counts = await Promise.all(
      (['sale', 'sale_line', 'sale_tender', 'event', 'audit', 'idempotency', 'stock_movement'] as const).map((table) =>
        db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      ),
    );
    return counts.map(({ n }) => Number(n));
  };
  return { api, told, cashier, manager, owner, key, line, cash, storeId, li, teaInput, sell, refund, onHand, metrics, countRows };
}
