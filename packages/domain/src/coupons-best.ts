// The best legal combination of offers: at most one of each group, the groups in their order. Exact: a search over all combinations that
// leaves out what cannot be better than what it has.

/**
 * How an offer takes money off what is left to pay of each line (minor units). It must be monotone: never more off a basket of which less
 * is left to pay. All effects of offers.ts are.
 */
export interface Taking<Offer> {
  /** What the offer takes off in all; 0 where it does not apply. Called often: no allocation. */
  takes(offer: Offer, left: readonly number[]): number;
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

interface Search<Offer> {
  /** Of each group those that could take the most first; without those that take nothing. */
  groups: readonly (readonly Capped<Offer>[])[];
  taking: Taking<Offer>;
  /** A group of which one must be used; -1: none. */
  must: number;
  best: number;
  path: (Offer | null)[];
  found: readonly (Offer | null)[];
  /** The highest worth with which a place was come to: by group and what is left. */
  seen: Map<string, number>;
}

/** An offer and the most that it can take: what it takes off the whole basket. */
interface Capped<Offer> {
  offer: Offer;
  cap: number;
}

/**
 * @param groups offers of each group, the groups in their order; of equal ones the earlier is taken
 * @param left what is to be paid of each line
 */
export function bestCombination<Offer>(
  groups: readonly (readonly Offer[])[],
  left: readonly number[],
  taking: Taking<Offer>,
): Combination<Offer> {
  return searched(groups, left, taking, -1);
}

function searched<Offer>(
  groups: readonly (readonly Offer[])[],
  left: readonly number[],
  taking: Taking<Offer>,
  must: number,
): Combination<Offer> {
  const search: Search<Offer> = {
    groups: groups.map((group) => capped(group, left, taking)),
    taking,
    must,
    best: 0,
    path: [],
    found: [],
    seen: new Map(),
  };
  visit(search, 0, left, 0);
  const offers = search.found.filter((offer) => offer !== null);
  return { offers, taken: (search.best + offers.length) / WORTH };
}

function capped<Offer>(group: readonly Offer[], left: readonly number[], taking: Taking<Offer>): Capped<Offer>[] {
  return group
    .map((offer) => ({ offer, cap: taking.takes(offer, left) }))
    .filter(({ cap }) => cap > 0)
    .toSorted((a, b) => b.cap - a.cap); // stable: equal ones stay in the order of the caller
}

/** The offer of a group that takes most here. Those whose cap is no more than what is found are not asked. */
function most<Offer>({ groups, taking }: Search<Offer>, at: number, left: readonly number[]): { offer: Offer; takes: number } | undefined {
  let best: { offer: Offer; takes: number } | undefined;
  for (const { offer, cap } of groups[at] ?? []) {
    if (best && cap <= best.takes) break;
    const takes = taking.takes(offer, left);
    if (takes > (best?.takes ?? 0)) best = { offer, takes };
  }
  return best;
}

/** The most that the groups from `at` on could add, each by itself: they are monotone, so together they take no more. */
function bound<Offer>(search: Search<Offer>, at: number, left: readonly number[]): number {
  let total = 0;
  for (let group = at; group < search.groups.length; group += 1) {
    const best = most(search, group, left);
    if (best) total += best.takes * WORTH - 1;
  }
  return total;
}

function visit<Offer>(search: Search<Offer>, at: number, left: readonly number[], worth: number): void {
  const { groups, taking, must } = search;
  if (worth > search.best && at > must) {
    search.best = worth;
    search.found = [...search.path];
  }
  if (at === groups.length) return;
  if (at === groups.length - 1) return finish(search, most(search, at, left), worth);
  const later = bound(search, at + 1, left);
  for (const { offer, cap } of groups[at] ?? []) {
    if (worth + cap * WORTH - 1 + later <= search.best) break; // the others can take no more
    const takes = taking.takes(offer, left);
    const next = worth + takes * WORTH - 1;
    if (takes > 0 && next + later > search.best) step(search, { at, offer, left: taking.after(offer, left), worth: next });
  }
  if (at !== must && worth + later > search.best) step(search, { at, offer: null, left, worth });
}

function finish<Offer>(search: Search<Offer>, choice: { offer: Offer; takes: number } | undefined, worth: number): void {
  if (!choice || worth + choice.takes * WORTH - 1 <= search.best) return;
  search.best = worth + choice.takes * WORTH - 1;
  search.found = [...search.path, choice.offer];
}

/** Goes on behind a group, unless the same place was come to with as much before. */
function step<Offer>(
  search: Search<Offer>,
  { at, offer, left, worth }: { at: number; offer: Offer | null; left: readonly number[]; worth: number },
): void {
  const place = `${at} ${left.join(' ')}`;
  const before = search.seen.get(place);
  if (before !== undefined && before >= worth) return;
  search.seen.set(place, worth);
  search.path[at] = offer;
  visit(search, at + 1, left, worth);
  search.path.length = at;
}

export interface Alternative<Offer> extends Combination<Offer> {
  /** The one that it was asked for. */
  offer: Offer;
  /** Minor units by which it takes less than the best. */
  givesUp: number;
}

/**
 * For each offer that is not in the best combination: the best one that has it, and what that gives up. Offers that take nothing there are
 * left out. The least that is given up first.
 */
export function alternativesTo<Offer>(
  best: Combination<Offer>,
  groups: readonly (readonly Offer[])[],
  left: readonly number[],
  taking: Taking<Offer>,
): Alternative<Offer>[] {
  const chosen = new Set(best.offers);
  return groups
    .flatMap((offers, at) =>
      offers
        .filter((offer) => !chosen.has(offer))
        .map((offer) => {
          const only = groups.map((group, index) => (index === at ? [offer] : group));
          const { offers: together, taken } = searched(only, left, taking, at);
          return { offer, offers: together, taken, givesUp: best.taken - taken };
        }),
    )
    .filter(({ offer, offers }) => offers.includes(offer))
    .toSorted((a, b) => a.givesUp - b.givesUp);
}
