import { allocate, type Minor, minor, sum, ZERO } from './money.ts';
import type { BundlePart, Effect, OfferLine, Refusal, Taken } from './offers.ts';
import { proportion, thousandths, times } from './quantity.ts';

interface Taking {
  /** All lines, by index. */
  lines: readonly OfferLine[];
  /** What is still to be paid of each. */
  left: readonly number[];
  /** Of which something may be taken. */
  only: readonly number[];
  /** How often the threshold is reached, at least once. */
  reached: number;
}

/** What an effect takes off each line; a discount on several is shared in proportion to what is left of them. */
export function takeEffect(effect: Effect, taking: Taking): Taken | Refusal {
  const { lines, left, only } = taking;
  switch (effect.type) {
    case 'AMOUNT_OFF':
    case 'PERCENT': {
      const parts = allocate(
        minor(totalOf(effect, taking)),
        only.map((index) => left[index] ?? 0),
      );
      const amounts = lines.map(() => ZERO);
      only.forEach((index, at) => (amounts[index] = parts[at] ?? ZERO));
      return takenOf(amounts);
    }
    case 'GIFT':
      if (onlyGift(effect, taking).length === 0) return { code: 'GIFT_MISSING', productId: effect.productId };
      return takenOf(byLine(effect, taking));
    case 'BUY_N': {
      const missing = effect.buy + effect.get - pieces(taking);
      if (missing > 0) return { code: 'QUANTITY_MISSING', missing: thousandths(missing * 1000) };
      return takenOf(byLine(effect, taking));
    }
    case 'PRICE':
    case 'BUNDLE':
      return takenOf(byLine(effect, taking));
    case 'FREE_DELIVERY':
      if (!lines.some((line) => line.delivery)) return { code: 'DELIVERY_MISSING' };
      return takenOf(byLine(effect, taking));
  }
}

/** What an effect takes in all, minor units: as `takeEffect` says it, without sharing it among lines. Asked very often. */
export function totalOf(effect: Effect, taking: Taking): number {
  switch (effect.type) {
    case 'AMOUNT_OFF':
      return Math.min(leftOf(taking), effect.cap ?? Infinity, effect.amount * (effect.each ? taking.reached : 1));
    case 'PERCENT': {
      const base = leftOf(taking);
      return Math.min(effect.cap ?? Infinity, base - proportion(minor(base), effect.percent, 100));
    }
    default:
      return plainSum(byLine(effect, taking));
  }
}

function plainSum(amounts: readonly number[]): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}

/** Effects that go by the piece, as against those that are shared. */
type Piecewise = Extract<Effect, { type: 'PRICE' | 'GIFT' | 'BUY_N' | 'BUNDLE' | 'FREE_DELIVERY' }>;

/** What they take off each line, minor units. */
function byLine(effect: Piecewise, taking: Taking): number[] {
  const { lines, left } = taking;
  const amounts = Array<number>(lines.length).fill(0);
  if (effect.type === 'PRICE') atPrice(effect.price, effect.most, taking, amounts);
  if (effect.type === 'GIFT') atPrice(0, effect.quantity * 1000, { ...taking, only: onlyGift(effect, taking) }, amounts);
  if (effect.type === 'BUY_N') buyN(effect, taking, amounts);
  if (effect.type === 'BUNDLE') bundles(effect.parts, effect.price, taking, amounts);
  if (effect.type === 'FREE_DELIVERY') lines.forEach((line, index) => line.delivery && (amounts[index] = left[index] ?? 0));
  for (let index = 0; index < amounts.length; index++) amounts[index] = Math.max(0, Math.min(left[index] ?? 0, amounts[index] ?? 0));
  return amounts;
}

function leftOf({ left, only }: Taking): number {
  let base = 0;
  for (const index of only) base += left[index] ?? 0;
  return base;
}

function takenOf(amounts: readonly number[]): Taken | Refusal {
  const taken = amounts.map(minor);
  const total = sum(taken);
  return total > 0 ? { amounts: taken, total } : { code: 'NOTHING' };
}

/** A unit costs `price`, at most `most` of them, the dearest first. */
function atPrice(price: number, most: number | null, taking: Taking, amounts: number[]): void {
  const { lines, left } = taking;
  let free = most ?? Infinity;
  for (const index of dearest(taking)) {
    const [quantity, due] = [lines[index]?.quantity ?? 1, left[index] ?? 0];
    if (free <= 0) break;
    const units = Math.min(free, quantity);
    amounts[index] = proportion(minor(due), units, quantity) - times(thousandths(units), minor(price));
    free -= units;
  }
}

function onlyGift({ productId }: { productId: string }, { lines }: Taking): number[] {
  return lines.flatMap((line, index) => (line.productId === productId && !line.fixed ? [index] : []));
}

/** Lines, those first of which a unit costs most; in their own order where it is the same. */
function dearest({ lines, left, only }: Taking): number[] {
  const [order, figures]: [number[], number[]] = [[], []];
  for (const index of only) {
    const own = (left[index] ?? 0) / (lines[index]?.quantity ?? 1);
    let at = order.length;
    for (; at > 0 && (figures[at - 1] ?? 0) < own; at--) {
      order[at] = order[at - 1] ?? 0;
      figures[at] = figures[at - 1] ?? 0;
    }
    order[at] = index;
    figures[at] = own;
  }
  return order;
}

/** Whole pieces: what is weighed has no pieces beyond its whole units. */
function piecesOf({ lines }: Taking, index: number): number {
  return Math.floor((lines[index]?.quantity ?? 0) / 1000);
}

function pieces(taking: Taking): number {
  let count = 0;
  for (const index of taking.only) count += piecesOf(taking, index);
  return count;
}

/** What a piece of a line costs. */
function pieceOf({ lines, left }: Taking, index: number): Minor {
  return proportion(minor(left[index] ?? 0), 1000, lines[index]?.quantity ?? 1);
}

/** How many of so many pieces are among the last `get` of a set. */
function lastOfSets(count: number, buy: number, get: number): number {
  return Math.floor(count / (buy + get)) * get + Math.max(0, (count % (buy + get)) - buy);
}

/** Pieces in falling order of their price: of each set of them the last `get`. */
function buyN({ buy, get, percent, most }: Extract<Effect, { type: 'BUY_N' }>, taking: Taking, amounts: number[]): void {
  const size = buy + get;
  const sets = Math.min(Math.floor(pieces(taking) / size), most ?? Infinity);
  let place = 0;
  for (const index of dearest(taking)) {
    const price = pieceOf(taking, index);
    const end = Math.min(sets * size, place + piecesOf(taking, index));
    amounts[index] = (lastOfSets(end, buy, get) - lastOfSets(place, buy, get)) * (price - proportion(price, percent, 100));
    place = end;
  }
}

/** Pieces of a line that are in no bundle yet. */
interface Free {
  index: number;
  price: Minor;
  count: number;
}

/** Bundles of the dearest pieces there are, as long as the price is a better one. */
function bundles(parts: readonly BundlePart[], price: Minor, taking: Taking, amounts: number[]): void {
  const free = dearest(taking).map((index): Free => ({ index, price: pieceOf(taking, index), count: piecesOf(taking, index) }));
  for (;;) {
    const bundle = bundleOf(parts, free, taking);
    const worth = bundle && sum(bundle.map((part) => minor(part.from.price * part.count)));
    if (!bundle || worth === undefined || worth <= price) return;
    const off = allocate(
      minor(worth - price),
      bundle.map(({ from, count }) => from.price * count),
    );
    const often = Math.min(...bundle.map(({ from }) => Math.floor(from.count / countOf(bundle, from)))); // as often as just this one can be made
    bundle.forEach(({ from, count }, at) => {
      amounts[from.index] = (amounts[from.index] ?? 0) + (off[at] ?? 0) * often;
      from.count -= count * often;
    });
  }
}

interface Part {
  from: Free;
  count: number;
}

function countOf(bundle: readonly Part[], line: Free): number {
  return bundle.reduce((total, { from, count }) => (from === line ? total + count : total), 0);
}

/** What one bundle is made of; undefined: it cannot be made. */
function bundleOf(parts: readonly BundlePart[], free: readonly Free[], { lines }: Taking): Part[] | undefined {
  const chosen: Part[] = [];
  for (const { productIds, quantity } of parts) {
    let missing = quantity;
    for (const from of free) {
      const count = Math.min(missing, from.count - countOf(chosen, from));
      if (count === 0 || !productIds.includes(lines[from.index]?.productId ?? '')) continue;
      chosen.push({ from, count });
      missing -= count;
    }
    if (missing > 0) return undefined;
  }
  return chosen;
}
