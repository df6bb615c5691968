import { addDays } from '../../packages/domain/src/time.ts';
import { minor, type Minor, parseMoney } from '../../packages/domain/src/money.ts';
import { food } from './data/food.ts';
import { goods } from './data/goods.ts';
import { tea } from './data/tea.ts';
import type { Shelf } from './data/shelf.ts';
import { at, type Random } from './random.ts';
import type { Row } from './table.ts';
import { openingTime, type World } from './world.ts';

export interface Product {
  index: number;
  id: string;
  categoryId: string;
  shelf: Shelf;
  name: string;
  price: Minor;
  /** Null: not known. */
  cost: Minor | null;
  weighed: boolean;
  tracksStock: boolean;
  /** For companies. */
  groupPrice?: Minor;
  popularity: number;
  /** The price before it was raised, and the day of the story on which that happened. */
  raised?: { day: number; before: Minor };
}

export interface Catalog {
  categories: Row<'category'>[];
  products: Product[];
  rows: Row<'product'>[];
  barcodes: Row<'product_barcode'>[];
  tiers: Row<'price_tier'>[];
  prices: Row<'product_price'>[];
  groupTier: string;
}

interface Maker {
  world: World;
  random: Random;
  catalog: Catalog;
}

/** The tree of categories and 400 products, services and gifts, with barcodes and the prices of two more lists. */
export function makeCatalog(world: World, random: Random): Catalog {
  const born = openingTime(addDays(at(world.days, 0), -1800), random).getTime();
  const tiers = [
    { id: random.id(born), code: 'GROUP', name: '团购价' },
    { id: random.id(born), code: 'DEALER', name: '经销商价' },
  ];
  const catalog: Catalog = { categories: [], products: [], rows: [], barcodes: [], tiers, prices: [], groupTier: at(tiers, 0).id };
  const maker = { world, random, catalog };
  [...tea, ...food, ...goods].forEach((shelf, position) => stock(maker, shelf, null, position));
  return catalog;
}

function stock(maker: Maker, shelf: Shelf, parent: string | null, position: number): void {
  const { world, random, catalog } = maker;
  const id = random.id(openingTime(addDays(at(world.days, 0), -1800), random).getTime());
  catalog.categories.push({ id, parent_id: parent, code: shelf.code, name: shelf.name, position });
  shelf.shelves?.forEach((child, index) => stock(maker, child, id, index));
  for (const line of shelf.goods?.trim().split('\n') ?? []) {
    const [name = '', unit = '', ...specs] = line.trim().split('|');
    for (const text of specs) {
      const [spec = '', price = ''] = text.split(/ (?=[\d.]+$)/);
      addProduct(maker, shelf, id, { name, unit, spec, price: parseMoney(price) });
    }
  }
}

interface Good {
  name: string;
  unit: string;
  spec: string;
  price: Minor;
}

function addProduct({ world, random, catalog }: Maker, shelf: Shelf, categoryId: string, { name, unit, spec, price }: Good): void {
  const index = catalog.products.length;
  const created = openingTime(addDays(at(world.days, 0), -random.int(60, 1700)), random);
  const kind = shelf.kind ?? 'PRODUCT';
  const margin = (shelf.margin ?? 0.4) * random.between(0.88, 1.12);
  const product: Product = {
    index,
    id: random.id(created.getTime()),
    categoryId,
    shelf,
    name: unit === 'kg' ? name : `${name} ${spec}`,
    price,
    // what a service costs is not always known
    cost: kind === 'SERVICE' && random.chance(0.5) ? null : tens(price * (1 - margin)),
    weighed: unit === 'kg',
    tracksStock: kind !== 'SERVICE',
    popularity: (0.25 + random.next() ** 2) * (price < 6_000 ? 1.6 : price < 20_000 ? 0.9 : 0.45),
  };
  if (kind === 'PRODUCT') {
    if (random.chance(0.3))
      product.raised = { day: random.int(60, world.days.length - 10), before: tens(price * random.between(0.9, 0.96)) };
    if (price >= 2_500 && !product.weighed) product.groupPrice = tens(price * 0.88);
  }
  catalog.products.push(product);
  const number = String(index + 1).padStart(4, '0');
  catalog.rows.push({
    id: product.id,
    sku: `${shelf.code.slice(0, 4)}${number}`,
    name: product.name,
    kind,
    category_id: categoryId,
    unit,
    spec,
    cost: product.cost,
    retail_price: price,
    tracks_stock: product.tracksStock,
    allow_negative: false,
    created_at: created,
  });
  // 20… are numbers of the shop's own scales
  const barcode = ean13(product.weighed ? `20${number}000000` : `690${random.int(1000, 9999)}${number}0`);
  if (kind !== 'SERVICE') catalog.barcodes.push({ barcode, product_id: product.id });
  const dealerPrice = product.cost === null ? price : tens(product.cost * 1.15);
  if (product.groupPrice) catalog.prices.push({ product_id: product.id, tier_id: at(catalog.tiers, 0).id, price: product.groupPrice });
  if (shelf.code.startsWith('10')) catalog.prices.push({ product_id: product.id, tier_id: at(catalog.tiers, 1).id, price: dealerPrice });
}

/** Rounded to ten minor units, as prices are written. */
const tens = (amount: number): Minor => minor(Math.round(amount / 10) * 10);

/** Twelve digits and the check digit: three times the even places plus the odd ones, up to the next ten. */
export function ean13(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return twelve + ((10 - (sum % 10)) % 10);
}

/** What a unit was sold for on a day of the story. */
export const priceOn = ({ price, raised }: Product, day: number): Minor => (raised && day < raised.day ? raised.before : price);

/** What a unit cost on a day of the story: goods have become dearer since. */
export const costOn = ({ cost }: Product, day: number, days: number): Minor | null =>
  cost === null ? null : minor(Math.round(cost * (0.965 + 0.035 * (day / days))));
