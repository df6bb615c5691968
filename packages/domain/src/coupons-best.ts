// The best legal combination of offers: at most one of each group, the groups in their order. Exact: a search over all combinations that
// leaves out what cannot be better than what it has.

/** How an offer takes money off what is left to pay of each line (minor units). Both numbers are asked very often: no allocation. */
export interface Taking<Offer> {
  /** What the offer takes off in all; 0 where it does not apply. */
  takes(offer: Offer, left: readonly number[]): number;
  /** What it could take at most of a basket of which no line has more left. */
  most(offer: Offer, left: readonly number[]): number;
  /** The greatest part that it can take of all that is left, 0 to 1, but for a minor unit of rounding. */
  share(offer: Offer): number;
  /** What is left of each line after it. */
  after(offer: Offer, left: readonly number[]): readonly number[];
}

export interface Combination<Offer> {
  /** In the order in which they apply. */
  offers: readonly Offer[];
  /** Minor units taken off. */
  taken: number;
}

/** Money first; of equal ones the fewest offers, so that nothing is used up for nothing. */
const WORTH = 64;

/** What an offer, or a whole group, could take. */
interface Bound {
  /** Of what is left here, and so of anything that is left later. */
  most: number;
  /** The part of all that is left. */
  share: number;
}

interface Hope<Offer> extends Bound {
  offer: Offer;
}

/** The offers of a group, those that could take the most first. */
type Hopes<Offer> = readonly Hope<Offer>[];

/** A place in the search: before a group, with what is left there. What offers could take was asked there or earlier. */
interface Place<Offer> {
  at: number;
  groups: readonly Hopes<Offer>[];
  left: readonly number[];
  worth: number;
}

interface Search<Offer> {
  taking: Taking<Offer>;
  /** A group of which one must be used; -1: none. */
  must: number;
  best: number;
  path: (Offer | null)[];
  found: readonly (Offer | null)[];
}

/**
 * @param groups offers of each group, the groups in their order
 * @param left what is to be paid of each line
 */
export function bestCombination<Offer>(
  groups: readonly (readonly Offer[])[],
  left: readonly number[],
  taking: Taking<Offer>,
): Combination<Offer> {
  return searched(rootOf(groups, left, taking), left, taking, -1);
}

function rootOf<Offer>(groups: readonly (readonly Offer[])[], left: readonly number[], taking: Taking<Offer>): Hopes<Offer>[] {
  return groups.map((group) => {
    const hopes = group.map((offer) => ({ offer, most: Infinity, share: taking.share(offer) }));
    return hopesOf(hopes, left, taking);
  });
}

function searched<Offer>(
  groups: readonly Hopes<Offer>[],
  left: readonly number[],
  taking: Taking<Offer>,
  must: number,
): Combination<Offer> {
  const search: Search<Offer> = { taking, must, best: 0, path: [], found: [] };
  visit(search, { at: 0, groups, left, worth: 0 });
  const offers = search.found.filter((offer) => offer !== null);
  return { offers, taken: (search.best + offers.length) / WORTH };
}

/** What the offers of a group could take of what is left here; those that could take nothing are left out. */
function hopesOf<Offer>(group: Hopes<Offer>, left: readonly number[], taking: Taking<Offer>): Hopes<Offer> {
  const hopes: Hope<Offer>[] = [];
  for (const { offer, share } of group) {
    const most = taking.most(offer, left);
    if (most > 0) hopes.push({ offer, most, share });
  }
  return hopes.sort(byMost);
}

function byMost(a: Bound, b: Bound): number {
  return b.most - a.most;
}

function visit<Offer>(search: Search<Offer>, { at, groups, left, worth }: Place<Offer>): void {
  const { taking, must } = search;
  if (worth > search.best && at > must) keep(search, at, worth);
  const group = groups[at];
  if (!group) return;
  if (at === groups.length - 1) return finish(search, { at, groups, left, worth });
  const [later, bounds] = lookAhead(search, { at, groups, left, worth });
  const rest = sumOf(left);
  for (const { offer, most } of group) {
    if (worth + worthOf(most, bounds, rest) <= search.best) break; // the others could take no more
    const takes = taking.takes(offer, left);
    if (takes === 0 || worth + worthOf(takes, bounds, rest) <= search.best) continue;
    search.path[at] = offer;
    visit(search, { at: at + 1, groups: later, left: taking.after(offer, left), worth: worth + takes * WORTH - 1 });
  }
  if (at === must || worth + worthOf(0, bounds, rest) <= search.best) return;
  search.path[at] = null;
  visit(search, { at: at + 1, groups: later, left, worth });
}

/** The last group: nothing comes after it, so what takes most is best. */
function finish<Offer>(search: Search<Offer>, { at, groups, left, worth }: Place<Offer>): void {
  for (const { offer, most } of groups[at] ?? []) {
    if (worth + most * WORTH - 1 <= search.best) return;
    const takes = search.taking.takes(offer, left);
    const whole = worth + takes * WORTH - 1;
    if (takes === 0 || whole <= search.best) continue;
    search.path[at] = offer;
    keep(search, at + 1, whole);
  }
}

function keep<Offer>(search: Search<Offer>, length: number, worth: number): void {
  search.best = worth;
  search.found = search.path.slice(0, length);
}

/**
 * What the groups behind this one could take of what is left here. Where there are several, their offers are asked anew and put in order for
 * all that follows; of a single one the greatest alone is looked for, which asks few.
 */
function lookAhead<Offer>({ taking }: Search<Offer>, { at, groups, left }: Place<Offer>): [Hopes<Offer>[], (readonly Bound[])[]] {
  const isLast = at === groups.length - 2;
  const later = groups.map((group, index) => (index > at && at > 0 && !isLast ? hopesOf(group, left, taking) : group));
  return [later, isLast ? [[greatestOf(later[at + 1] ?? [], left, taking)]] : later.slice(at + 1)];
}

function greatestOf<Offer>(group: Hopes<Offer>, left: readonly number[], taking: Taking<Offer>): Bound {
  const bound = { most: 0, share: 0 };
  for (const { offer, most, share } of group) {
    bound.share = Math.max(bound.share, share);
    if (most > bound.most) bound.most = Math.max(bound.most, taking.most(offer, left));
  }
  return bound;
}

/**
 * What could be had at most by taking so much here and then something of each of these groups. Of the money that a group finds it takes at
 * most a share, so what it leaves grows with what it finds: each group is asked of what the one before leaves at least.
 */
function worthOf(takes: number, groups: readonly (readonly Bound[])[], rest: number): number {
  let now = rest - takes;
  for (const group of groups) {
    let taken = 0;
    for (const { most, share } of group) {
      if (most <= taken) break;
      taken = Math.max(taken, Math.min(most, Math.floor(share * now) + 1));
    }
    now -= Math.min(now, taken);
  }
  return (rest - now) * WORTH - (rest > now ? 1 : 0);
}

function sumOf(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

export interface Alternative<Offer> extends Combination<Offer> {
  /** Minor units by which it takes less than the best. */
  givesUp: number;
}

/**
 * For each offer that is not in the best combination: the best one that has it, and what that gives up; each combination once. Offers that
 * take nothing there are left out. The least that is given up first.
 * @param most so many offers are tried, those that could take the most by themselves
 */
export function alternativesTo<Offer>(
  best: Combination<Offer>,
  groups: readonly (readonly Offer[])[],
  left: readonly number[],
  taking: Taking<Offer>,
  most = Infinity,
): Alternative<Offer>[] {
  const chosen: ReadonlySet<Offer | null> = new Set(best.offers);
  const root = rootOf(groups, left, taking);
  const others = root.flatMap((group, at) => group.flatMap((hope) => (chosen.has(hope.offer) ? [] : [{ at, hope }])));
  const tried = others.toSorted((a, b) => byMost(a.hope, b.hope)).slice(0, most);
  const found = tried.flatMap(({ at, hope }): Alternative<Offer>[] => {
    const only = root.map((one, index) => (index === at ? [hope] : one));
    const { offers, taken } = searched(only, left, taking, at);
    return offers.includes(hope.offer) ? [{ offers, taken, givesUp: best.taken - taken }] : [];
  });
  return onceEach(found).toSorted((a, b) => a.givesUp - b.givesUp);
}

function onceEach<Offer>(found: readonly Alternative<Offer>[]): Alternative<Offer>[] {
  const isSame = (a: Alternative<Offer>, b: Alternative<Offer>) =>
    a.taken === b.taken && a.offers.length === b.offers.length && a.offers.every((offer, at) => offer === b.offers[at]);
  return found.filter((one, at) => found.findIndex((other) => isSame(one, other)) === at);
}
