import type { ProductKind } from '../../../packages/db/src/generated/kysely-enums.ts';

/** When a shelf sells: see season.ts. */
export type Demand = 'flat' | 'hot' | 'cold' | 'spring' | 'gifts' | 'newyear' | 'newyearOnly' | 'midautumn' | 'dragonboat';

/** A node of the category tree, with shelves below it or goods on it. */
export interface Shelf {
  code: string;
  name: string;
  kind?: ProductKind;
  shelves?: Shelf[];
  /** How much of the trade it makes, in an ordinary month. */
  weight?: number;
  /** Share of the price that is profit, about. */
  margin?: number;
  season?: Demand;
  /** A line per product: name|unit|spec price|spec price …, prices in yuan; the unit kg means weighed goods. */
  goods?: string;
}
