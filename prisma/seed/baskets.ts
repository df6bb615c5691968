import { addDays, dayNumber } from '../../packages/domain/src/time.ts';
import type { Thousandths } from '../../packages/domain/src/quantity.ts';
import { thousandths } from '../../packages/domain/src/quantity.ts';
import type { Catalog, Product } from './catalog.ts';
import type { Shelf } from './data/shelf.ts';
import { at, Random, type Wheel, wheel } from './random.ts';
import type { Season } from './season.ts';
import type { Visit } from './visits.ts';
import type { World } from './world.ts';

/** Walk in for one thing, leave with three. */
const SIZES = wheel([1, 2, 3, 4, 5, 6, 8], (size) => at([34, 27, 18, 10, 6, 3, 2], [1, 2, 3, 4, 5, 6, 8].indexOf(size)));
const PIECES = wheel([1, 2, 3, 4, 6], (pieces) => at([74, 17, 5, 2.5, 1.5], [1, 2, 3, 4, 6].indexOf(pieces)));
/** Share of what a member buys that the member has bought before. */
const HABITUAL = 0.3;

export interface Item {
  product: Product;
  quantity: Thousandths;
  /** Share taken off because the product is on offer. */
  offer: number;
}

/** What lies on the shelves on one day. */
interface Display {
  shelves: Wheel<Wheel<Product>>;
  /** Out of season a shelf is empty. */
  shown: Set<Shelf>;
  offers: Set<Product>;
  off: number;
}

/** Fills the baskets of a chain, day by day. */
export class Baskets {
  readonly #shelves: { shelf: Shelf; goods: Wheel<Product> }[];
  readonly #gifts: Product[];
  readonly #displays: Display[];
  readonly #favourites = new Map<string, Product[]>();
  readonly #random: Random;

  constructor(world: World, seasons: readonly Season[], { products }: Catalog, random: Random) {
    this.#random = random;
    this.#gifts = products.filter(({ shelf }) => shelf.kind === 'GIFT');
    const shelves = [...new Set(products.map(({ shelf }) => shelf))];
    this.#shelves = shelves.map((shelf) => ({
      shelf,
      goods: wheel(
        products.filter((product) => product.shelf === shelf),
        ({ popularity }) => popularity,
      ),
    }));
    this.#displays = seasons.map((season, day) =>
      this.#display(season, offersOf(products, season, Math.floor(dayNumber(addDays(at(world.days, 0), day)) / 7))),
    );
  }

  #display({ demand, offer }: Season, offers: Set<Product>): Display {
    const weightOf = ({ weight = 0, season = 'flat' }: Shelf) => weight * demand[season];
    const shown = new Set(this.#shelves.map(({ shelf }) => shelf).filter((shelf) => weightOf(shelf) > 0));
    return {
      shelves: wheel(
        this.#shelves.map(({ goods }) => goods),
        (_, index) => weightOf(at(this.#shelves, index).shelf),
      ),
      shown,
      offers,
      off: offer.off,
    };
  }

  /** What one visit brings; every product once. */
  fill(visit: Visit): Item[] {
    const random = this.#random;
    const display = at(this.#displays, visit.day);
    if (visit.member?.company) return this.#order(display);
    const wanted = Math.max(1, Math.round(random.spin(SIZES) * (visit.member?.habit.basket ?? 0.9)));
    const items = new Map<Product, Item>();
    for (let n = 0; n < wanted; n++) {
      const product = this.#choose(visit, display);
      const offer = display.offers.has(product) ? display.off : 0;
      items.set(product, { product, quantity: this.#quantity(product), offer });
    }
    const worth = [...items.values()].reduce((sum, { product, quantity }) => sum + (product.price * quantity) / 1000, 0);
    if (worth > 30_000 && visit.channel === 'STORE' && random.chance(0.2)) {
      const product = random.pick(this.#gifts);
      items.set(product, { product, quantity: thousandths(1000), offer: 1 });
    }
    return [...items.values()];
  }

  #choose({ memberId, member }: Visit, { shelves, shown }: Display): Product {
    const random = this.#random;
    const favourites = member && (this.#favourites.get(memberId) ?? []);
    if (favourites && favourites.length > 0 && random.chance(HABITUAL)) {
      const favourite = random.pick(favourites);
      if (shown.has(favourite.shelf)) return favourite;
    }
    const product = random.spin(random.spin(shelves));
    if (favourites && favourites.length < 6) this.#favourites.set(memberId, [...favourites, product]);
    return product;
  }

  #quantity({ weighed, price, shelf }: Product): Thousandths {
    const random = this.#random;
    if (weighed) return thousandths(random.int(24, 240) * 5);
    if (price > 15_000 || shelf.kind === 'SERVICE') return thousandths(1000);
    return thousandths(random.spin(PIECES) * 1000);
  }

  /** A company's order: a few products, many of each, at the price for groups. */
  #order({ shelves }: Display): Item[] {
    const random = this.#random;
    const items = new Map<Product, Item>();
    for (let tries = 0; items.size < 2 && tries < 20; tries++) {
      const product = random.spin(random.spin(shelves));
      if (product.groupPrice) items.set(product, { product, quantity: thousandths(random.int(5, 24) * 1000), offer: 0 });
    }
    return [...items.values()];
  }
}

/** The offers of a week: the same for all its ordinary days, more of them on the great days. */
function offersOf(products: readonly Product[], { offer }: Season, week: number): Set<Product> {
  const random = new Random(`offers of week ${week}`);
  return new Set(products.filter(({ shelf }) => random.chance(offer.share) && shelf.kind === undefined));
}
