import type { MovementKind } from '../../packages/db/src/generated/kysely-enums.ts';
import type { Catalog, Product } from './catalog.ts';
import type { Demand } from './data/shelf.ts';
import { LOSS_REASONS } from './data/membership.ts';
import type { Orgs, Store } from './orgs.ts';
import { at, type Random } from './random.ts';
import type { Facts } from './sales.ts';
import type { Team } from './staff.ts';
import type { Row } from './table.ts';
import { instant, type World } from './world.ts';

/** Stock is kept in the system since so many days; before lies the opening balance. */
const KEPT_DAYS = 60;
const TRANSFERS = 60;
/** Days of sales that a store wants to have left when it orders. */
const LEAD_DAYS = 9;

const FEASTS = new Set<Demand | undefined>(['newyearOnly', 'midautumn', 'dragonboat']);

/** Thousandths that came (or went, negative) at a moment. */
interface Change {
  kind: MovementKind;
  at: number;
  quantity: number;
  reason: string | null;
  employee_id: string | null;
  member_id: string | null;
  sale_id: string | null;
}

export interface Inventory {
  stock: Row<'stock'>[];
  movements: Row<'stock_movement'>[];
}

const byHand = { member_id: null, sale_id: null };

/** Stock near its limits, and the movements of two months that led to it. */
export function makeStock(world: World, orgs: Orgs, teams: Map<Store, Team>, catalog: Catalog, facts: Facts, random: Random): Inventory {
  const inventory: Inventory = { stock: [], movements: [] };
  const sold = changesBySale(world, facts, random);
  for (const [key, change] of transfers(world, orgs, teams, catalog, random)) sold.set(key, [...(sold.get(key) ?? []), change]);
  for (const store of orgs.stores) {
    const keeper = teams.get(store)?.manager.id ?? null;
    for (const product of catalog.products) {
      if (!product.tracksStock) continue;
      const changes = [...(sold.get(`${store.id} ${product.id}`) ?? []), ...mishaps(world, product, keeper, random)].sort(
        (a, b) => a.at - b.at,
      );
      keepBook(world, inventory, store, product, changes, keeper, random);
    }
  }
  inventory.movements.sort((a, b) => (a.id < b.id ? -1 : 1));
  return inventory;
}

/** What the sales and refunds of the two months took and gave, by store and product; three refunds in four go back on the shelf. */
function changesBySale(world: World, facts: Facts, random: Random): Map<string, Change[]> {
  const since = at(world.days, Math.max(0, world.days.length - KEPT_DAYS));
  const sales = new Map(facts.sales.filter((sale) => sale.business_date >= since).map((sale) => [sale.id, sale]));
  const changes = new Map<string, Change[]>();
  for (const line of facts.lines) {
    const sale = sales.get(line.sale_id);
    if (!sale || (sale.kind === 'REFUND' && random.chance(0.25))) continue;
    const key = `${line.store_id} ${line.product_id}`;
    const { kind, member_id, id: sale_id, cashier_id: employee_id = null, reason = null } = sale;
    const list = changes.get(key) ?? [];
    list.push({ kind, at: sale.sold_at.getTime(), quantity: -line.quantity, reason, employee_id, member_id, sale_id });
    changes.set(key, list);
  }
  return changes;
}

/** Goods that stores of a region lent each other, as two changes each. */
function transfers(world: World, orgs: Orgs, teams: Map<Store, Team>, catalog: Catalog, random: Random): [string, Change][] {
  const goods = catalog.products.filter(({ tracksStock, weighed, shelf }) => tracksStock && !weighed && !FEASTS.has(shelf.season));
  return Array.from({ length: TRANSFERS }, (_, index) => {
    const day = world.days.length - random.int(3, KEPT_DAYS - 5);
    const product = random.pick(goods);
    const near = orgs.stores.filter(({ region, openDay }) => region === at(orgs.regions, index % orgs.regions.length) && openDay < day);
    if (near.length < 2) return [];
    const from = random.pick(near);
    const to = random.pick(near.filter((store) => store !== from));
    const [pieces, when] = [random.int(1, 3) * 1000, instant(world, day, random.between(14 * 60, 16 * 60))];
    const change = (store: Store, kind: MovementKind, quantity: number): [string, Change] => [
      `${store.id} ${product.id}`,
      { ...byHand, kind, at: when, quantity, reason: '门店调拨', employee_id: teams.get(store)?.manager.id ?? null },
    ];
    return [change(from, 'TRANSFER_OUT', -pieces), change(to, 'TRANSFER_IN', pieces)];
  }).flat();
}

/** Now and then something breaks, or a count finds another number. */
function mishaps(world: World, { weighed }: Product, keeper: string | null, random: Random): Change[] {
  const changes: Change[] = [];
  const when = () => instant(world, world.days.length - random.int(2, KEPT_DAYS - 2), random.between(570, 600));
  const piece = weighed ? 100 : 1000;
  if (random.chance(0.06))
    changes.push({ ...byHand, kind: 'LOSS', at: when(), quantity: -piece, reason: random.pick(LOSS_REASONS), employee_id: keeper });
  if (random.chance(0.04))
    changes.push({
      ...byHand,
      kind: 'COUNT',
      at: when(),
      quantity: random.chance(0.6) ? -piece : piece,
      reason: '月度盘点',
      employee_id: keeper,
    });
  return changes;
}

/**
 * Works backwards from what lies on the shelf today: each change undone gives the balance before it, and wherever that would be
 * more than a shelf holds, a delivery must have come that morning. So no balance is ever below zero.
 */
function keepBook(
  world: World,
  inventory: Inventory,
  store: Store,
  product: Product,
  changes: Change[],
  keeper: string | null,
  random: Random,
): void {
  const unit = product.weighed ? 500 : 1000;
  const round = (quantity: number) => Math.ceil(quantity / unit) * unit;
  const soldDaily = changes.reduce((sum, { quantity }) => sum + Math.max(0, -quantity), 0) / KEPT_DAYS;
  if (soldDaily === 0 && FEASTS.has(product.shelf.season)) return; // out of season, and not kept
  const reorder = round(Math.max(2 * unit, soldDaily * LEAD_DAYS));
  const returned = changes.reduce((sum, { quantity }) => sum + Math.max(0, quantity), 0);
  const onHand = Math.max(returned, onShelf(reorder, soldDaily > 0, random, round));
  const book: { change: Change; balance: number }[] = [];
  let balance = onHand;
  const undo = (change: Change) => {
    book.push({ change, balance });
    balance -= change.quantity;
  };
  for (const [index, change] of changes.toReversed().entries()) {
    undo(change);
    const earlier = changes[changes.length - 2 - index];
    const morning = change.at - ((change.at - at(world.starts, 0)) % 86_400_000) + 8.5 * 3_600_000 + random.int(0, 1_800_000);
    const full = Math.max(reorder * 3, returned + reorder);
    if (balance > full && morning < change.at && (earlier === undefined || earlier.at < morning)) {
      const rest = returned + round(reorder * random.between(0.2, 0.9));
      undo({
        ...byHand,
        kind: 'RECEIPT',
        at: morning,
        quantity: Math.floor((balance - rest) / unit) * unit,
        reason: null,
        employee_id: keeper,
      });
    }
  }
  const opened = instant(world, Math.max(store.openDay, world.days.length - KEPT_DAYS), 0);
  if (balance > 0) undo({ ...byHand, kind: 'OPENING', at: opened, quantity: balance, reason: '系统启用', employee_id: keeper });
  for (const { change, balance: after } of book) {
    const { kind, quantity, reason, employee_id, member_id, sale_id } = change;
    inventory.movements.push({
      store_id: store.id,
      id: random.id(change.at),
      product_id: product.id,
      kind,
      quantity,
      balance: after,
      reason,
      employee_id,
      member_id,
      sale_id,
      at: new Date(change.at),
    });
  }
  const updated = Math.max(opened, book[0]?.change.at ?? opened);
  inventory.stock.push({
    store_id: store.id,
    product_id: product.id,
    on_hand: onHand,
    reorder_point: reorder,
    allow_negative: false,
    updated_at: new Date(updated),
  });
}

/** A few products have run out, some are due to be ordered, most are well in stock. */
function onShelf(reorder: number, sells: boolean, random: Random, round: (quantity: number) => number): number {
  const luck = random.next();
  if (luck < (sells ? 0.025 : 0.08)) return 0;
  if (luck < 0.13) return round(reorder * random.between(0.2, 1));
  return round(reorder * random.between(1.05, 3));
}
