import { uuidIn } from './world.ts';

/** What is counted, apart from each other; each by name. */
export const BOOKS = ['entries', 'balances', 'reserved', 'sales', 'shelves'] as const;
export type Book = (typeof BOOKS)[number];

/** By name; nothing is kept of what comes to zero. */
export type Sums = ReadonlyMap<string, number>;

/** What members hold, by the names of the books. Stored value is principal and bonus together, in minor units. */
export type Holding = 'value' | 'spending points' | 'contribution points' | 'pass uses';

/** Those who joined under fire, together. */
export const NEWCOMERS = 'newcomers';

/** A model of the chain so simple that it must be right: what the answered operations add up to. Ids as the API writes them. */
export class Books {
  readonly #books = new Map<Book, Map<string, number>>(BOOKS.map((book) => [book, new Map()]));

  /** What a member holds became more or less; null: any of those who joined under fire. */
  hold(memberId: string | null, what: Holding, amount: number): void {
    this.#add('balances', `${memberId ? uuidIn(memberId) : NEWCOMERS} ${what}`, amount);
  }

  reserve(memberId: string, amount: number): void {
    this.#add('reserved', uuidIn(memberId), amount);
  }

  /** An entry of the journal. */
  entry(kind: string): void {
    this.#add('entries', kind, 1);
  }

  /** A receipt, with its amount in minor units. */
  receipt(kind: 'SALE' | 'REFUND', amount: number): void {
    this.#add('sales', `${kind} receipts`, 1);
    this.#add('sales', `${kind} amount`, amount);
  }

  /** Pieces that came to a store; those that went are negative. */
  shelf(storeId: string, pieces: number): void {
    this.#add('shelves', uuidIn(storeId), pieces);
  }

  sums(book: Book): Sums {
    return this.#books.get(book) ?? new Map();
  }

  #add(book: Book, name: string, amount: number): void {
    const sums = this.#books.get(book);
    const sum = (sums?.get(name) ?? 0) + amount;
    if (sum === 0) sums?.delete(name);
    else sums?.set(name, sum);
  }
}
