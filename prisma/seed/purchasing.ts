import { groupBy } from '../../apps/api/src/features/alerts/group-by.ts';
import { addDays } from '../../packages/domain/src/time.ts';
import { SUPPLIERS } from './data/suppliers.ts';
import type { Catalog, Product } from './catalog.ts';
import type { Orgs, Store } from './orgs.ts';
import { at, type Random } from './random.ts';
import type { Team } from './staff.ts';
import type { Inventory } from './stock.ts';
import type { Row } from './table.ts';
import { instant, openingTime, type World } from './world.ts';

/** Deliveries of so many days stand in orders; those before came without. */
const ORDER_DAYS = 30;
const DAY = 86_400_000;

type Offer = Row<'product_supplier'> & { pack_size: number };

interface Supplier {
  id: string;
  days: number;
  sells: readonly string[];
}

export interface Purchasing {
  suppliers: Row<'supplier'>[];
  offers: Offer[];
  orders: Row<'purchase_order'>[];
  lines: Row<'purchase_order_line'>[];
  receipts: Row<'goods_receipt'>[];
  receiptLines: Row<'goods_receipt_line'>[];
}

interface Maker extends Purchasing {
  world: World;
  random: Random;
  teams: Map<Store, Team>;
  products: ReadonlyMap<string, Product>;
  /** By product. */
  preferred: Map<string, { supplier: Supplier; offer: Offer }>;
}

/** Suppliers and what they offer; the orders behind the deliveries of the last weeks, and those that are still to come. */
export function makePurchasing(
  world: World,
  orgs: Orgs,
  teams: Map<Store, Team>,
  catalog: Catalog,
  inventory: Inventory,
  random: Random,
): Purchasing {
  const made: Purchasing = { suppliers: [], offers: [], orders: [], lines: [], receipts: [], receiptLines: [] };
  const products = new Map(catalog.products.map((product) => [product.id, product]));
  const maker: Maker = { ...made, world, random, teams, products, preferred: new Map() };
  const suppliers = SUPPLIERS.map((known) => addSupplier(maker, known));
  for (const product of catalog.products) if (product.tracksStock) addOffers(maker, product, suppliers);
  for (const store of orgs.stores) {
    addPast(maker, store, inventory);
    addWaiting(maker, store, inventory);
  }
  return made;
}

function addSupplier({ world, random, suppliers }: Maker, known: (typeof SUPPLIERS)[number]): Supplier {
  const { code, name, contact, phone, address, days, sells } = known;
  const created_at = openingTime(addDays(at(world.days, 0), -random.int(100, 1500)), random);
  const id = random.id(created_at.getTime());
  suppliers.push({
    id,
    code,
    name,
    contact,
    phone,
    email: `${code.toLowerCase()}@suppliers.example`,
    address,
    lead_days: days,
    created_at,
  });
  return { id, days, sells };
}

/** The first that sells goods of this category is preferred; now and then there is a second one, a little dearer. */
function addOffers({ offers, preferred, random }: Maker, product: Product, suppliers: readonly Supplier[]): void {
  const fitting = suppliers.filter(({ sells }) => sells.some((code) => product.shelf.code.startsWith(code)));
  const pieces = product.price < 3_000 ? 12 : product.price < 10_000 ? 6 : 1;
  const size = product.weighed ? 5 : pieces;
  for (const [place, supplier] of fitting.entries()) {
    if (place > 0 && !random.chance(0.2)) continue;
    const offer: Offer = {
      product_id: product.id,
      supplier_id: supplier.id,
      preferred: place === 0 ? true : null,
      sku: `${random.int(10_000, 99_999)}`,
      pack_name: size > 1 ? (product.weighed ? '袋' : '箱') : null,
      pack_size: size * 1000,
      pack_cost: product.cost === null ? null : Math.round(product.cost * size * (place === 0 ? 1 : 1.04)),
    };
    offers.push(offer);
    if (place === 0) preferred.set(product.id, { supplier, offer });
  }
}

interface Head {
  store: Store;
  supplier: Supplier;
  created: number;
}

/** The order without lines; `change` says how far it has come. */
function addOrder(maker: Maker, { store, supplier, created }: Head, change: Partial<Row<'purchase_order'>>): Row<'purchase_order'> {
  const { world, random, orders, teams } = maker;
  const id = random.id(created);
  const day = at(world.days, Math.max(0, Math.floor((created - at(world.starts, 0)) / DAY)));
  const order: Row<'purchase_order'> = {
    id,
    number: `PO-${store.code}-${day.replaceAll('-', '').slice(2)}-${id.slice(-6).toUpperCase()}`,
    supplier_id: supplier.id,
    store_id: store.id,
    state: 'DRAFT',
    expected_on: addDays(day, supplier.days),
    note: random.chance(0.15) ? '请于上午十点前送达' : null,
    cost: 0,
    created_at: new Date(created),
    created_by: teams.get(store)?.manager.id ?? null,
    sent_at: null,
    ended_at: null,
    ...change,
  };
  orders.push(order);
  return order;
}

interface Ordered {
  productId: string;
  quantity: number;
  received: number;
}

function addLines({ lines, products, preferred }: Maker, order: Row<'purchase_order'>, goods: readonly Ordered[]): void {
  for (const [index, { productId, quantity, received }] of goods.entries()) {
    const offer = preferred.get(productId)?.offer;
    const whole = offer && quantity % offer.pack_size === 0 ? offer : undefined; // what came before there were packs
    const unit = products.get(productId)?.cost ?? null;
    const pack_size = whole?.pack_size ?? 500;
    const pack_cost = whole ? (whole.pack_cost ?? null) : unit === null ? null : Math.round(unit / 2);
    const cost = pack_cost === null ? null : Math.round((quantity * pack_cost) / pack_size);
    const pack_name = whole?.pack_name ?? null;
    lines.push({
      order_id: order.id,
      line_no: index + 1,
      product_id: productId,
      quantity,
      pack_name,
      pack_size,
      pack_cost,
      cost,
      received,
    });
    order.cost = Number(order.cost) + (cost ?? 0);
  }
}

/** Deliveries by supplier and morning, each as an order of some days before; of a few late ones a part is still to come. */
function addPast(maker: Maker, store: Store, inventory: Inventory): void {
  const { world, random, preferred, receipts, receiptLines, products } = maker;
  const since = at(world.starts, Math.max(0, world.days.length - ORDER_DAYS));
  const mornings = groupBy(
    inventory.movements.filter(({ store_id, kind, at: when }) => store_id === store.id && kind === 'RECEIPT' && Number(when) >= since),
    ({ product_id, at: when }) => `${preferred.get(product_id)?.supplier.id} ${Math.floor((Number(when) - since) / DAY)}`,
  );
  for (const movements of mornings.values()) {
    const supplier = preferred.get(at(movements, 0).product_id)?.supplier;
    if (!supplier) continue;
    const came = new Date(Math.max(...movements.map(({ at: when }) => Number(when))));
    const created = came.getTime() - supplier.days * DAY + random.int(5, 9) * 3_600_000;
    const late = Number(world.now) - came.getTime() < 4 * DAY && random.chance(0.35);
    const order = addOrder(
      maker,
      { store, supplier, created },
      { state: late ? 'PARTLY_RECEIVED' : 'RECEIVED', sent_at: new Date(created + 1_200_000), ended_at: late ? null : came },
    );
    const goods = movements.map(({ product_id: productId, quantity }, index) => {
      const received = Number(quantity);
      return { productId, quantity: late && index === 0 ? received * 2 : received, received };
    });
    addLines(maker, order, goods);
    const receipt = {
      id: random.id(came.getTime()),
      order_id: order.id,
      store_id: store.id,
      delivery_note: `SH${random.int(100_000, 999_999)}`,
      received_at: came,
      received_by: maker.teams.get(store)?.manager.id ?? null,
    };
    receipts.push(receipt);
    for (const [index, movement] of movements.entries()) {
      const cost = products.get(movement.product_id)?.cost ?? null;
      receiptLines.push({
        receipt_id: receipt.id,
        line_no: index + 1,
        product_id: movement.product_id,
        quantity: movement.quantity,
        cost: cost === null ? null : Math.round((Number(movement.quantity) * cost) / 1000),
      });
      movement.reason = order.number;
    }
  }
}

/** About half of what is short is on order: sent some days ago, rarely overdue, or drafted last night. */
function addWaiting(maker: Maker, store: Store, inventory: Inventory): void {
  const { world, random, preferred } = maker;
  const short = inventory.stock.filter(
    (row) =>
      row.store_id === store.id && Number(row.on_hand) <= Number(row.reorder_point) && preferred.has(row.product_id) && random.chance(0.5),
  );
  const bySupplier = groupBy(short, ({ product_id }) => preferred.get(product_id)?.supplier);
  for (const [supplier, rows] of bySupplier) {
    if (!supplier) continue;
    const age = random.chance(0.12) ? supplier.days + 2 : random.int(1, supplier.days);
    const draft = random.chance(0.3);
    const created = instant(world, world.days.length - 1 - (draft ? 1 : age), random.between(17 * 60, 20 * 60));
    const sent = { state: 'SENT' as const, sent_at: new Date(created + 900_000) };
    const order = addOrder(maker, { store, supplier, created }, draft ? {} : sent);
    const goods = rows.map(({ product_id: productId, on_hand, reorder_point }) => {
      const size = preferred.get(productId)?.offer.pack_size ?? 1000;
      const quantity = Math.max(1, Math.ceil((2 * Number(reorder_point) - Number(on_hand)) / size)) * size;
      return { productId, quantity, received: 0 };
    });
    addLines(maker, order, goods);
  }
}
