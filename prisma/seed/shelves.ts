import { addDays, businessDate, partsOf } from '../../packages/domain/src/time.ts';
import type { Catalog, Product } from './catalog.ts';
import { KEEPS } from './data/suppliers.ts';
import type { Orgs, Store } from './orgs.ts';
import { at, type Random } from './random.ts';
import type { Team } from './staff.ts';
import type { Inventory } from './stock.ts';
import type { Row } from './table.ts';
import { instant, TIME_ZONE, type World } from './world.ts';

export interface Shelves {
  lots: Row<'stock_lot'>[];
  counts: Row<'stock_count'>[];
  countLines: Row<'stock_count_line'>[];
}

interface Maker extends Shelves {
  world: World;
  random: Random;
  catalog: Catalog;
  teams: Map<Store, Team>;
  /** On hand by `<store> <product>`, as the story goes on. */
  balance: Map<string, number>;
}

type Movement = Row<'stock_movement'>;

const COMES_IN: ReadonlySet<string> = new Set(['OPENING', 'RECEIPT', 'TRANSFER_IN']);

/** The dates on what came in, the last count of each store that found something else, and two counts that are under way. */
export function makeShelves(
  world: World,
  orgs: Orgs,
  teams: Map<Store, Team>,
  catalog: Catalog,
  inventory: Inventory,
  random: Random,
): Shelves {
  const made: Shelves = { lots: [], counts: [], countLines: [] };
  const maker: Maker = { ...made, world, random, catalog, teams, balance: new Map() };
  const products = new Map(catalog.products.map((product) => [product.id, product]));
  const counted = new Map(inventory.movements.filter(({ kind }) => kind === 'COUNT').map((movement) => [movement.store_id, movement]));
  const stores = new Map(orgs.stores.map((store) => [store.id, store]));
  const cameIn = new Map<string, number>();
  for (const movement of inventory.movements) {
    const key = `${movement.store_id} ${movement.product_id}`;
    maker.balance.set(key, Number(movement.balance));
    const [store, product] = [stores.get(movement.store_id), products.get(movement.product_id)];
    if (COMES_IN.has(movement.kind)) {
      cameIn.set(key, (cameIn.get(key) ?? 0) + Number(movement.quantity));
      if (product) addLot(maker, movement, product, cameIn.get(key) ?? 0);
    }
    if (store && product && counted.get(movement.store_id) === movement) addCount(maker, store, product, movement);
  }
  for (const row of inventory.stock) row.came_in = cameIn.get(`${row.store_id} ${row.product_id}`) ?? 0;
  for (const place of [2, 6]) openCount(maker, at(orgs.stores, place), place);
  return made;
}

/** Most goods keep for months; a few have lain at the supplier's for too long. */
function addLot({ world, random, lots }: Maker, movement: Movement, product: Product, came_in: number): void {
  const keeps = KEEPS.find(({ code }) => product.shelf.code.startsWith(code));
  if (!keeps) return;
  const day = businessDate(new Date(movement.at), TIME_ZONE, 0);
  const fresh = addDays(day, random.int(...keeps.days));
  const old = addDays(world.today, random.int(-3, 26));
  const best_before = random.chance(0.03) && old > addDays(day, 3) ? old : fresh;
  const { store_id, product_id, quantity } = movement;
  lots.push({ store_id, product_id, id: random.id(Number(movement.at)), quantity, best_before, came_in });
}

/** The count behind a movement: of the product's category, all else found as it should be. */
function addCount(maker: Maker, store: Store, product: Product, movement: Movement): void {
  const { counts, countLines, random, teams } = maker;
  const ended = Number(movement.at);
  const opened = new Date(ended - 5_400_000);
  const by = teams.get(store)?.manager.id ?? null;
  const id = random.id(opened.getTime());
  const name = `${partsOf(businessDate(opened, TIME_ZONE, 0)).month}月盘点 · ${product.shelf.name}`;
  const ends = { ended_at: new Date(ended), ended_by: by };
  counts.push({ ...head(store, id, name, product.categoryId, opened, by), state: 'CLOSED', open_store_id: null, ...ends });
  movement.reason = name;
  for (const other of kept(maker, store, product.categoryId)) {
    const found = maker.balance.get(`${store.id} ${other.id}`) ?? 0;
    const book = other === product ? found - Number(movement.quantity) : found;
    const when = new Date(ended - random.int(600_000, 4_800_000));
    countLines.push({ count_id: id, product_id: other.id, expected: book, counted: found, book, counted_at: when, counted_by: by });
  }
}

/** Opened last evening, and half done. */
function openCount(maker: Maker, store: Store, place: number): void {
  const { world, counts, countLines, random, teams, catalog } = maker;
  const opened = new Date(instant(world, world.days.length - 2, 20 * 60 + 30));
  const by = teams.get(store)?.manager.id ?? null;
  const id = random.id(opened.getTime());
  const product = at(
    catalog.products.filter((one) => one.tracksStock && kept(maker, store, one.categoryId).length > 6),
    place * 10,
  );
  const name = `${product.shelf.name}盘点`;
  counts.push({
    ...head(store, id, name, product.categoryId, opened, by),
    state: 'OPEN',
    open_store_id: store.id,
    ended_at: null,
    ended_by: null,
  });
  for (const [index, { id: product_id, weighed }] of kept(maker, store, product.categoryId).entries()) {
    const book = maker.balance.get(`${store.id} ${product_id}`) ?? 0;
    const found = random.chance(0.25) ? Math.max(0, book + random.pick([-1, 1]) * (weighed ? 500 : 1000)) : book;
    const done = index % 2 === 0;
    const entered = done ? { counted: found, book, counted_at: new Date(opened.getTime() + index * 60_000), counted_by: by } : NOT_YET;
    countLines.push({ count_id: id, product_id, expected: book, ...entered });
  }
}

const NOT_YET = { counted: null, book: null, counted_at: null, counted_by: null };

const head = (store: Store, id: string, name: string, category_id: string, opened_at: Date, opened_by: string | null) => ({
  id,
  store_id: store.id,
  name,
  category_id,
  opened_at,
  opened_by,
});

/** What the store has of a category. */
const kept = ({ catalog, balance }: Maker, store: Store, categoryId: string): Product[] =>
  catalog.products.filter((product) => product.categoryId === categoryId && balance.has(`${store.id} ${product.id}`));
