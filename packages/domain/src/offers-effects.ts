import { allocate, type Minor, minor, sum, ZERO } from './money.ts';
import type { BundlePart, Effect, OfferLine, Refusal, Taken } from './offers.ts';
import { proportion, thousandths, times } from './quantity.ts';

/** A line and what is still to be paid of it. */
interface Position {
  line: OfferLine;
  left: Minor;
}

interface Taking {
  /** All lines, by index. */
  basket: readonly Position[];
  /** Of which something may be taken. */
  only: readonly number[];
  /** How often the threshold is reached, at least once. */
  reached: number;
}

/** What an effect takes off each line; a discount on several is shared in proportion to what is left of them. */
export function takeEffect(effect: Effect, taking: Taking): Taken | Refusal {
  switch (effect.type) {
    case 'AMOUNT_OFF':
      return shared(capped(minor(effect.amount * (effect.each ? taking.reached : 1)), effect.cap), taking);
    case 'PERCENT': {
      const base = leftOf(taking);
      return shared(capped(minor(base - proportion(base, effect.percent, 100)), effect.cap), taking);
    }
    case 'PRICE':
      return atPrice(effect.price, effect.most, taking);
    case 'GIFT':
      return gift(effect, taking);
    case 'BUY_N':
      return buyN(effect, taking);
    case 'BUNDLE':
      return bundles(effect.parts, effect.price, taking);
    case 'FREE_DELIVERY':
      return { amounts: taking.basket.map(() => ZERO), total: ZERO };
  }
}

function leftOf({ basket, only }: Taking): Minor {
  return sum(only.map((index) => basket[index]?.left ?? ZERO));
}

function capped(amount: Minor, cap: Minor | null): Minor {
  return cap === null ? amount : minor(Math.min(amount, cap));
}

function shared(amount: Minor, taking: Taking): Taken | Refusal {
  const { basket, only } = taking;
  const total = minor(Math.min(amount, leftOf(taking)));
  if (total <= 0) return { code: 'NOTHING' };
  const parts = allocate(
    total,
    only.map((index) => basket[index]?.left ?? ZERO),
  );
  return takenOf(taking, new Map(only.map((index, at) => [index, parts[at] ?? ZERO])));
}

function takenOf({ basket }: Taking, byLine: ReadonlyMap<number, Minor>): Taken | Refusal {
  const amounts = basket.map(({ left }, index) => minor(Math.max(0, Math.min(left, byLine.get(index) ?? 0))));
  const total = sum(amounts);
  return total > 0 ? { amounts, total } : { code: 'NOTHING' };
}

/** A unit costs `price`, at most `most` of them, the dearest first. */
function atPrice(price: Minor, most: number | null, taking: Taking): Taken | Refusal {
  const byLine = new Map<number, Minor>();
  let free = most ?? Infinity;
  const saved = ({ line, left }: Position) => left * 1000 - price * line.quantity;
  for (const index of dearest(taking, (one) => saved(one) / one.line.quantity)) {
    const position = taking.basket[index];
    if (!position || free <= 0) break;
    const { line, left } = position;
    const units = thousandths(Math.min(free, line.quantity));
    byLine.set(index, minor(proportion(left, units, line.quantity) - times(units, price)));
    free -= units;
  }
  return takenOf(taking, byLine);
}

function gift({ productId, quantity }: { productId: string; quantity: number }, taking: Taking): Taken | Refusal {
  const there = taking.basket.flatMap(({ line }, index) => (line.productId === productId && !line.fixed ? [index] : []));
  if (there.length === 0) return { code: 'GIFT_MISSING', productId };
  return atPrice(ZERO, quantity * 1000, { ...taking, only: there });
}

/** Lines in falling order of a figure, by their key where it is the same. */
function dearest({ basket, only }: Taking, figure: (position: Position) => number): number[] {
  return only.toSorted((a, b) => {
    const [first, second] = [basket[a], basket[b]];
    return first && second ? figure(second) - figure(first) || (first.line.key < second.line.key ? -1 : 1) : 0;
  });
}

/** Whole pieces, the dearest first: what is weighed has no pieces beyond its whole units. */
function piecesOf(taking: Taking): { index: number; price: Minor }[] {
  const each = ({ line, left }: Position) => left / line.quantity;
  return dearest(taking, each).flatMap((index) => {
    const position = taking.basket[index];
    if (!position) return [];
    const { line, left } = position;
    const price = proportion(left, 1000, line.quantity);
    return Array.from({ length: Math.floor(line.quantity / 1000) }, () => ({ index, price }));
  });
}

function buyN({ buy, get, percent, most }: Extract<Effect, { type: 'BUY_N' }>, taking: Taking): Taken | Refusal {
  const pieces = piecesOf(taking);
  const size = buy + get;
  const sets = Math.min(Math.floor(pieces.length / size), most ?? Infinity);
  if (sets === 0) return { code: 'QUANTITY_MISSING', missing: thousandths((size - pieces.length) * 1000) };
  const byLine = new Map<number, Minor>();
  for (let set = 0; set < sets; set++) {
    for (const { index, price } of pieces.slice(set * size + buy, (set + 1) * size)) {
      byLine.set(index, minor((byLine.get(index) ?? 0) + price - proportion(price, percent, 100)));
    }
  }
  return takenOf(taking, byLine);
}

/** Bundles of the dearest pieces there are, as long as the price is a better one. */
function bundles(parts: readonly BundlePart[], price: Minor, taking: Taking): Taken | Refusal {
  let pieces = piecesOf(taking);
  const byLine = new Map<number, Minor>();
  for (;;) {
    const bundle = bundleOf(parts, pieces, taking);
    const worth = bundle && sum(bundle.map((piece) => piece.price));
    if (!bundle || worth === undefined || worth <= price) break;
    const off = allocate(
      minor(worth - price),
      bundle.map((piece) => piece.price),
    );
    bundle.forEach(({ index }, at) => byLine.set(index, minor((byLine.get(index) ?? 0) + (off[at] ?? 0))));
    const used = new Set(bundle);
    pieces = pieces.filter((piece) => !used.has(piece));
  }
  return takenOf(taking, byLine);
}

function bundleOf(parts: readonly BundlePart[], pieces: readonly { index: number; price: Minor }[], { basket }: Taking) {
  const chosen: { index: number; price: Minor }[] = [];
  for (const { productIds, quantity } of parts) {
    const fitting = pieces.filter((piece) => !chosen.includes(piece) && productIds.includes(basket[piece.index]?.line.productId ?? ''));
    if (fitting.length < quantity) return undefined;
    chosen.push(...fitting.slice(0, quantity));
  }
  return chosen;
}
