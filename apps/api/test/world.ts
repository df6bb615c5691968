import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { db } from '../src/db.ts';
import { audit } from '../src/features/audit/service.ts';
import { systemViewer } from '../src/viewer.ts';
import { chain, type Told } from './story.ts';
import { makeAlerts } from './world-alerts.ts';
import { makeCards, makeCardType } from './world-cards.ts';
import { makeTill } from './world-till.ts';
import { makePassType, makeValue } from './world-value.ts';
import { makeImport } from './world-import.ts';
import { makeCustomField, makePerson } from './world-people.ts';
import { makeCommissionRule, makeCommissions } from './world-commissions.ts';
import { makeContacts, makeDelivery, makePlan } from './world-contacts.ts';
import { makeCoupons, makeOffers } from './world-offers.ts';
import { makePoints, makePointsRules } from './world-points.ts';

/** Stands in every text of a branch's data, so that a leak shows in any answer. */
export const MARK = { east: 'EASTERN', north: 'NORTHERN' } as const;

/** Minor units of a branch's one sale: the northern one is so large that it shows in any sum. */
const PRICE: Record<string, number> = { [MARK.east]: 9_900, [MARK.north]: 100_000_700 };

/** Stands in a member's personal data, whichever branch. */
export const MEMBER_MARK = 'Laohui';

const at = new Date('2026-11-02T04:00:00Z');
const day = '2026-11-02';
const lists = {
  level: newId(at),
  tag: newId(at),
  category: newId(at),
  product: newId(at),
  tier: newId(at),
  supplier: newId(at),
  field: '',
};

/** Two regions with one store each, everything in both, and staff of every role. */
export async function makeWorld(): Promise<Told> {
  const told = await chain()
    .employee('OWNER')
    .employee('HEAD_OFFICE_MANAGER')
    .employee('MARKETER')
    .employee('CALL_CENTRE_AGENT')
    .employee('ANALYST')
    .region(`${MARK.east} region`)
    .employee('REGION_MANAGER', `${MARK.east} manager`)
    .store(`${MARK.east} store`)
    .employee('STORE_MANAGER')
    .employee('CASHIER', `${MARK.east} cashier`)
    .region(`${MARK.north} region`)
    .employee('REGION_MANAGER', `${MARK.north} manager`)
    .store(`${MARK.north} store`)
    .employee('CASHIER', `${MARK.north} cashier`)
    .tell();
  await withTx(db, async (tx) => {
    await makeLists(tx);
    await tx.updateTable('stream_state').set({ epoch: 'walk' }).execute(); // a random one may look like a sum of money
    for (const mark of Object.values(MARK)) await makeBranch(tx, told, mark);
  });
  return told;
}

/** The condition that everybody meets. */
const everybody = JSON.stringify({ all: [] });

async function makeLists(tx: Tx): Promise<void> {
  await makePointsRules(tx, at);
  lists.field = await makeCustomField(tx, at);
  await makePlan(tx, at);
  await tx.insertInto('level').values({ id: lists.level, code: 'L1', name: 'Silver', rank: 1 }).execute();
  const category_id = newId(at);
  await tx.insertInto('tag_category').values({ id: category_id, name: 'Taste' }).execute();
  await tx.insertInto('tag').values({ id: lists.tag, name: 'Green tea', category_id }).execute();
  await tx.insertInto('tag_rule').values({ tag_id: lists.tag, criteria: everybody, updated_at: at }).execute();
  const ladder = newId(at);
  await tx.insertInto('ladder_version').values({ id: ladder, ladder: 'REGISTERED', number: 1, created_at: at }).execute();
  const up = JSON.stringify({ attribute: 'amount365', operator: 'ge', value: 50_000 });
  await tx.insertInto('ladder_rule').values({ version_id: ladder, level_id: lists.level, up }).execute();
  await tx.insertInto('category').values({ id: lists.category, code: 'C1', name: 'Tea' }).execute();
  await tx
    .insertInto('product')
    .values({ id: lists.product, sku: 'P1', name: 'Longjing', category_id: lists.category, retail_price: 9900, cost: 731_313 })
    .execute();
  await tx.insertInto('product_barcode').values({ barcode: '6901234567892', product_id: lists.product }).execute();
  const settlement = { id: newId(at), through: day, created_at: at };
  await tx.insertInto('settlement').values(settlement).execute();
  await tx.insertInto('supplier').values({ id: lists.supplier, code: 'V1', name: 'Tea Garden', created_at: at }).execute();
  await tx
    .insertInto('product_supplier')
    .values({ product_id: lists.product, supplier_id: lists.supplier, preferred: true, pack_cost: 731_313 })
    .execute();
  await makePassType(tx, lists.product, at);
  await makeCardType(tx, at);
  await makeOffers(tx, at);
  await makeCommissionRule(tx, at);
  await tx.insertInto('price_tier').values({ id: lists.tier, code: 'T1', name: 'Wholesale' }).execute();
  await tx.insertInto('product_price').values({ product_id: lists.product, tier_id: lists.tier, price: 8800 }).execute();
  const check = { id: newId(at), asked_at: at };
  await tx.insertInto('ledger_check').values(check).execute();
}

async function makeSegment(tx: Tx, mark: string, org_id: string): Promise<void> {
  const segment = { id: newId(at), name: `${mark} segment`, criteria: everybody, org_id, created_at: at, updated_at: at };
  await tx.insertInto('segment').values(segment).execute();
}

/** A count that is open, and an order of which nothing has come yet. */
async function makeGoods(tx: Tx, mark: string, store_id: string): Promise<void> {
  const [count_id, order_id] = [newId(at), newId(at)];
  await tx
    .insertInto('stock_count')
    .values({ id: count_id, store_id, open_store_id: store_id, name: `${mark} count`, opened_at: at })
    .execute();
  await tx.insertInto('stock_count_line').values({ count_id, product_id: lists.product, expected: 5_000 }).execute();
  const lot = { store_id, product_id: lists.product, quantity: 1_000, came_in: 1_000 };
  await tx
    .insertInto('stock_lot')
    .values({ ...lot, id: newId(at), best_before: '2026-12-01' })
    .execute();
  const cost = 731_313;
  const order = { id: order_id, number: `${mark}-PO`, supplier_id: lists.supplier, store_id, note: mark, cost, created_at: at };
  await tx
    .insertInto('purchase_order')
    .values({ ...order, state: 'SENT', sent_at: at })
    .execute();
  await tx
    .insertInto('purchase_order_line')
    .values({ order_id, line_no: 1, product_id: lists.product, quantity: 1_000, pack_size: 1_000, pack_cost: cost, cost })
    .execute();
  const receipt_id = newId(at);
  await tx.insertInto('goods_receipt').values({ id: receipt_id, order_id, store_id, delivery_note: mark, received_at: at }).execute();
  await tx.insertInto('goods_receipt_line').values({ receipt_id, line_no: 1, product_id: lists.product, quantity: 1_000, cost }).execute();
}

async function makeBranch(tx: Tx, told: Told, mark: string): Promise<void> {
  const store_id = told.org(`${mark} store`);
  const employee_id = told.employee(`${mark} cashier`);
  await tx
    .updateTable('employee')
    .set({ phone: `+86139${mark.length}5550000`, position: mark })
    .where('id', '=', employee_id)
    .execute();
  const member_id = await makeMember(tx, mark, store_id, employee_id);
  const sale_id = await makeSale(tx, mark, { member_id, store_id, employee_id });
  await makeDelivery(tx, { at, day, mark, person: `${mark} ${MEMBER_MARK}` }, { member_id, store_id, employee_id, sale_id });
  await makeContacts(tx, at, mark, { member_id, store_id, employee_id, sale_id });
  await tx
    .insertInto('stock')
    .values({ store_id, product_id: lists.product, on_hand: 5_000, reorder_point: 6_000, came_in: 6_000, updated_at: at })
    .execute();
  await tx
    .insertInto('stock_movement')
    .values({
      store_id,
      id: newId(at),
      product_id: lists.product,
      kind: 'LOSS',
      quantity: -1000,
      balance: 5_000,
      reason: mark,
      employee_id,
      at,
    })
    .execute();
  await makeImport(tx, mark, store_id, at);
  await makeGoods(tx, mark, store_id);
  await makeSegment(tx, mark, told.org(`${mark} region`));
  await makeAlerts(tx, at, { org_id: store_id, member_id, product_id: lists.product });
  const words = {
    words_en: mark,
    words_zh: mark,
    reason: mark,
    payload: JSON.stringify({ storeId: store_id, memberId: member_id, toMemberId: member_id, amount: 1 }),
  };
  await tx
    .insertInto('approval')
    .values({ ...words, id: newId(at), kind: 'TRANSFER', org_id: store_id, member_id, requested_at: at, requested_by: employee_id })
    .execute();
  await makeValue(tx, mark, { store_id, member_id, at, price: PRICE[mark] ?? 0 });
  await makePoints(tx, at, mark, { member_id, store_id });
  await makeTill(tx, mark, { member_id, store_id, employee_id: told.employee(`${mark} manager`), at });
  await makeCards(tx, mark, { member_id, store_id, employee_id, at, person: MEMBER_MARK });
  await makeCommissions(tx, { member_id, store_id, employee_id, at, day, amount: PRICE[mark] ?? 0 });
  await makeCoupons(tx, mark, { member_id, store_id, employee_id, sale_id, at, amount: PRICE[mark] ?? 0 });
}

async function makeMember(tx: Tx, mark: string, home_store_id: string, recruiter_id: string): Promise<string> {
  const id = newId(at);
  const phone = `+8613${mark.length}55501234`;
  const person = {
    name: `${mark} ${MEMBER_MARK}`,
    phone,
    email: `${mark}@${MEMBER_MARK}.test`,
    address: `${mark} ${MEMBER_MARK} road`,
    note: `${mark} ${MEMBER_MARK}`,
  };
  await tx
    .insertInto('member')
    .values({
      ...person,
      id,
      number: `${mark}-M`,
      source: 'COUNTER',
      home_store_id,
      level_id: lists.level,
      recruiter_id,
      joined_on: day,
      created_at: at,
      updated_at: at,
    })
    .execute();
  await tx
    .insertInto('member_key')
    .values([
      { kind: 'NUMBER', value: `${mark}-M`, member_id: id },
      { kind: 'PHONE', value: phone, member_id: id },
      { kind: 'CARD', value: `${mark}-card`, member_id: id },
    ])
    .execute();
  await makePerson(tx, at, mark, { id, name: person.name, phone, field: lists.field });
  await tx.insertInto('member_store').values({ member_id: id, store_id: home_store_id }).execute();
  await tx.insertInto('member_tag').values({ member_id: id, tag_id: lists.tag, tagged_at: at, reason: mark }).execute();
  const amount = PRICE[mark] ?? 0;
  const figures = {
    orders: 1,
    amount,
    orders_30: 1,
    amount_30: amount,
    orders_90: 1,
    amount_90: amount,
    orders_365: 1,
    amount_365: amount,
  };
  await tx
    .insertInto('member_metrics')
    .values({ member_id: id, as_of: day, first_purchase: day, last_purchase: day, ...figures })
    .execute();
  const change = { action: 'member.update', entity: 'Member', id, orgId: home_store_id } as const;
  await audit(tx, systemViewer(mark), {
    ...change,
    before: { name: mark, note: null },
    after: { name: person.name, note: mark },
    member: { id, personal: ['name'] },
  });
  return id;
}

async function makeSale(tx: Tx, mark: string, who: { member_id: string; store_id: string; employee_id: string }): Promise<string> {
  const { member_id, store_id, employee_id } = who;
  const sold = { store_id, business_date: day, member_id };
  const head = {
    ...sold,
    sold_at: at,
    channel: 'STORE' as const,
    level_id: lists.level,
    till: mark,
    cashier_id: employee_id,
    line_count: 1,
    recorded_at: at,
  };
  // The walks take the sale that comes first, newest first: what was sold, not what was given back.
  const [sale, refund, line] = [newId(at), newId(new Date(at.getTime() - 1)), newId(at)];
  const amount = PRICE[mark] ?? 0;
  const back = -amount / 10;
  const sums = { amount, cost: 731_313, costed_amount: amount, quantity: 1000 };
  const backSums = { amount: back, cost: -73_131, costed_amount: back, quantity: -100 };
  await tx
    .insertInto('sale')
    .values([{ ...head, id: sale, number: `${mark}-1`, ...sums }])
    .execute();
  await tx
    .insertInto('sale')
    .values([{ ...head, id: refund, number: `${mark}-2`, kind: 'REFUND', refund_of_id: sale, reason: mark, ...backSums }])
    .execute();
  const what = { ...sold, line_no: 1, product_id: lists.product, category_id: lists.category, employee_id, unit_price: amount };
  await tx
    .insertInto('sale_line')
    .values([
      { ...what, id: line, sale_id: sale, quantity: 1000, amount, cost: 731_313 },
      { ...what, id: newId(at), sale_id: refund, quantity: -100, amount: back, cost: -73_131, refund_of_line_id: line },
    ])
    .execute();
  await tx
    .insertInto('sale_tender')
    .values([
      { member_id, id: newId(at), sale_id: sale, method: 'CASH', amount },
      { member_id, id: newId(at), sale_id: refund, method: 'CASH', amount: back },
    ])
    .execute();
  await tx
    .insertInto('sale_line_left')
    .values({ member_id, line_id: line, quantity_left: 900, amount_left: amount + back, discount_left: 0, cost_left: 658_182 })
    .execute();
  await tx.insertInto('dirty_day').values({ store_id, day, marked_at: at }).execute();
  return sale;
}
