import { type Minor, minor, sum, ZERO } from './money.ts';
import { isRefusal, type Offer, type OfferLine, type ReadyOffer, type Refusal, take, type Taken } from './offers.ts';

/** What became of an offer, for the receipt and for who asks why. */
export interface Outcome {
  offer: Offer;
  result: Taken | Refusal;
}

/** Offers by stacking group, in the order in which the groups apply. */
export function byGroup<Item>(items: readonly Item[], offerOf: (item: Item) => Offer): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(offerOf(item).group, [...(groups.get(offerOf(item).group) ?? []), item]);
  const place = (group: Item[]) => Math.min(...group.map((item) => offerOf(item).order));
  const name = (group: Item[]) => (group[0] ? offerOf(group[0]).group : '');
  return [...groups.values()].toSorted((a, b) => place(a) - place(b) || (name(a) < name(b) ? -1 : 1));
}

/**
 * Takes off what promotions take, group after group. Of the promotions of a group a line gets only one: the one that takes the
 * greatest part of the price of its lines goes first, the next takes what it can of the others.
 * @returns what is left of each line, and what became of each promotion
 */
export function applyPromotions(
  ready: readonly ReadyOffer[],
  lines: readonly OfferLine[],
  start: readonly Minor[],
): { left: Minor[]; outcomes: Outcome[] } {
  let left = [...start];
  const outcomes: Outcome[] = [];
  for (const group of byGroup(ready, ({ offer }) => offer)) {
    const free = new Set(lines.keys());
    const waiting = new Set(group);
    while (waiting.size > 0) {
      const tried = [...waiting].map((one): Tried => {
        const open = one.meant.filter((index) => free.has(index));
        const result = take(one, lines, left, open);
        return { one, result, part: partOf(result, left) };
      });
      const best = tried.toSorted(steepest)[0];
      if (!best) break;
      waiting.delete(best.one);
      const crowded = isRefusal(best.result) && best.one.meant.some((index) => !free.has(index));
      outcomes.push({ offer: best.one.offer, result: crowded ? { code: 'GROUP' } : best.result });
      if (isRefusal(best.result)) continue;
      const { amounts } = best.result;
      left = left.map((amount, index) => minor(amount - (amounts[index] ?? 0)));
      amounts.forEach((amount, index) => amount > 0 && free.delete(index));
    }
  }
  return { left, outcomes };
}

interface Tried {
  one: ReadyOffer;
  result: Taken | Refusal;
  /** Of what is left of the lines that it is taken of. */
  part: number;
}

function partOf(result: Taken | Refusal, left: readonly Minor[]): number {
  if (isRefusal(result)) return -1;
  const base = sum(left.filter((_amount, index) => (result.amounts[index] ?? 0) > 0));
  return base > 0 ? result.total / base : 0;
}

function steepest(a: Tried, b: Tried): number {
  return b.part - a.part || (a.one.offer.id < b.one.offer.id ? -1 : 1);
}

/** What offers took off in all. */
export function takenInAll(outcomes: readonly Outcome[]): Minor {
  return sum(outcomes.map(({ result }) => (isRefusal(result) ? ZERO : result.total)));
}
