import { uuid7 } from '../../packages/domain/src/uuid7.ts';

const BITS32 = 2 ** 32;

const bytes = new Uint8Array(12);
const words = new DataView(bytes.buffer);

/** The FNV-1a hash of a text, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  return hash >>> 0;
}

/**
 * Chance that repeats itself: the same name gives the same numbers for ever. Each room draws from a stream of its own, so that a
 * change in one room leaves the others as they were. The generator is mulberry32.
 */
export class Random {
  #state: number;

  constructor(name: string) {
    this.#state = hashOf(name);
  }

  /** 32 bits. */
  #bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** From 0 to just below 1. */
  next(): number {
    return this.#bits() / BITS32;
  }

  /** A number between the two. */
  between(from: number, to: number): number {
    return from + (to - from) * this.next();
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.int(0, list.length - 1));
  }

  /** By weight: see `wheel`. */
  spin<T>({ items, sums }: Wheel<T>): T {
    const ball = this.next() * (sums.at(-1) ?? 0);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(sums, middle) > ball) high = middle;
      else low = middle + 1;
    }
    return at(items, low);
  }

  /** A UUIDv7 of that millisecond. */
  id(ms: number): string {
    for (const place of [0, 4, 8]) words.setUint32(place, this.#bits());
    // the text is a tree of its parts until somebody reads it: flat it takes a tenth of the memory
    return Buffer.from(uuid7(ms, bytes), 'latin1').toString('latin1');
  }
}

/** A wheel of fortune: the larger an item's weight, the wider its field. */
export interface Wheel<T> {
  items: readonly T[];
  /** Weights added up. */
  sums: number[];
}

export function wheel<T>(items: readonly T[], weightOf: (item: T, index: number) => number): Wheel<T> {
  let sum = 0;
  return { items, sums: items.map((item, index) => (sum += weightOf(item, index))) };
}

/** The element at an index that is known to be there. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return item;
}
