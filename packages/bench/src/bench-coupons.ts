/**
 * `pnpm bench coupons [--sets 200] [--brute 1]`: the best legal combination of 4 groups × 30 coupons over ten lines, exact, beside one pass that takes
 * the best of each group and looks no further (goal: under 5 ms), and what else could be chosen, which is asked by itself. The sets are made to be hard: percents that leave little to leave out,
 * thresholds that one coupon takes from another, amounts that nearly tie; the first `brute` of each kind are compared with all 923,521
 * combinations. Processor time, so that what else runs counts less.
 */
import { parseArgs } from 'node:util';
import { couponAlternatives, proposeCoupons } from '@regulars/domain/coupons-choice';
import { minor, type Minor } from '@regulars/domain/money';
import { type Effect, isRefusal, type OfferLine, type ReadyOffer, take, type Taken, takesInAll } from '@regulars/domain/offers';
import { byGroup } from '@regulars/domain/offers-promotions';
import { thousandths } from '@regulars/domain/quantity';
import { machine, median } from './machine.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { sets: { type: 'string', default: '200' }, brute: { type: 'string', default: '1' } },
});
const [SETS, BRUTE] = [Number(values.sets), Number(values.brute)];
const [GROUPS, COUPONS, LINES] = [4, 30, 10];

let state = 20261122;
/** A whole number from 0 to less than `below`; the same row of them in every run. */
function chance(below: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * below);
}

const lines = Array.from({ length: LINES }, (_, at): OfferLine => {
  const [pieces, price] = [1 + chance(4), 900 + chance(9_000)];
  const gross = minor(pieces * price);
  const [productId, quantity] = [`product-${at}`, thousandths(pieces * 1_000)];
  return {
    key: String(at),
    productId,
    categoryId: 'tea',
    sellerId: null,
    quantity,
    unitPrice: minor(price),
    gross,
    promoted: false,
    fixed: false,
    delivery: false,
  };
});
const left = lines.map(({ gross }) => gross);
const whole = left.reduce((sum, gross) => sum + gross, 0);
const all = lines.map((_, at) => at);
const some = () => all.filter(() => chance(3) > 0);

type Made = Pick<ReadyOffer, 'meant'> & { effect: Effect; fromAmount?: number };
const amount = (off: number): Effect => ({ type: 'AMOUNT_OFF', amount: minor(off), each: false, cap: null });

/** How a coupon of each kind of set is made. */
const KINDS: Record<string, () => Made> = {
  percents: () => ({ meant: all, effect: { type: 'PERCENT', percent: 60 + chance(39), cap: null } }),
  'percents of some lines': () => ({ meant: some(), effect: { type: 'PERCENT', percent: 50 + chance(49), cap: null } }),
  thresholds: () => ({ meant: all, effect: amount(500 + chance(whole / 8)), fromAmount: Math.floor((whole * (40 + chance(60))) / 100) }),
  'thresholds of some lines': () => ({
    meant: some(),
    effect: amount(300 + chance(6_000)),
    fromAmount: Math.floor((whole * (10 + chance(60))) / 100),
  }),
  'near ties': () => ({ meant: all, effect: amount(3_000 + chance(8)), fromAmount: Math.floor((whole * (80 + chance(20))) / 100) }),
  mixed: () => {
    const kind = chance(5);
    if (kind === 0) return { meant: some(), effect: { type: 'PRICE', price: minor(500 + chance(3_000)), most: thousandths(2_000) } };
    if (kind === 1) return { meant: some(), effect: { type: 'BUY_N', buy: 1, get: 1, percent: chance(90), most: null } };
    if (kind === 2) return { meant: some(), effect: { type: 'PERCENT', percent: 60 + chance(39), cap: minor(2_000 + chance(9_000)) } };
    return { meant: some(), effect: amount(300 + chance(5_000)), fromAmount: chance(whole) };
  },
};

function setOf(make: () => Made): ReadyOffer[] {
  return Array.from({ length: GROUPS * COUPONS }, (_, at): ReadyOffer => {
    const { meant, effect, fromAmount } = make();
    const [group, id] = [at % GROUPS, `coupon-${String(at).padStart(3, '0')}`];
    const named = { id, kind: 'COUPON' as const, ruleId: id, version: 1, name: id, group: String(group), order: group };
    const offer = { ...named, condition: null, lines: null, fromAmount: fromAmount ? minor(fromAmount) : null, fromQuantity: null, effect };
    return { meant, offer };
  });
}

/** The floor: the best of each group as it stands, and no way back. Not exact. */
function onePass(ready: readonly ReadyOffer[]): number {
  let [now, taken]: [Minor[], number] = [left, 0];
  for (const group of byGroup(ready, ({ offer }) => offer)) {
    const tried = group.map((one) => take(one, lines, now)).flatMap((result) => (isRefusal(result) ? [] : [result]));
    const best = tried.toSorted((a, b) => b.total - a.total)[0];
    if (!best) continue;
    taken += best.total;
    now = now.map((gross, at) => minor(gross - (best.amounts[at] ?? 0)));
  }
  return taken;
}

/** The best of all 31⁴ combinations, one by one. */
function bestOfAll(groups: readonly (readonly ReadyOffer[])[], now: readonly Minor[]): number {
  const [group, ...later] = groups;
  if (!group) return 0;
  if (later.length === 0) return Math.max(0, ...group.map((one) => takesInAll(one, lines, now)));
  const after = ({ amounts }: Taken) => now.map((gross, at) => minor(gross - (amounts[at] ?? 0)));
  const ways = group.map((one) => {
    const result = take(one, lines, now);
    return isRefusal(result) ? 0 : result.total + bestOfAll(later, after(result));
  });
  return Math.max(bestOfAll(later, now), ...ways);
}

/** Milliseconds of processor time. */
function cost<Answer>(work: () => Answer): [number, Answer] {
  const before = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1_000, answer];
}

console.log(`${machine()}\n${GROUPS} groups × ${COUPONS} coupons, ${LINES} lines, ${SETS} sets of a kind`);
const table: Record<string, Record<string, string>> = {};
for (const [name, make] of Object.entries(KINDS)) {
  const [ours, floor, others]: [number[], number[], number[]] = [[], [], []];
  let better = 0;
  for (let n = 0; n < SETS; n++) {
    const ready = setOf(make);
    const [took, proposal] = cost(() => proposeCoupons(ready, lines, left));
    const { taken } = proposal;
    const [pass, greedy] = cost(() => onePass(ready));
    if (taken < greedy) throw new Error(`${name}: ${taken} is less than ${greedy}`);
    if (taken > greedy) better += 1;
    const groups = n < BRUTE ? byGroup(ready, ({ offer }) => offer) : null;
    if (groups && taken !== bestOfAll(groups, left)) throw new Error(`${name}: ${taken} is not the best of all combinations`);
    if (n < SETS / 10) continue; // the first ones warm up
    ours.push(took);
    floor.push(pass);
    if (n % 10 === 0) others.push(cost(() => couponAlternatives(proposal, ready, lines, left))[0]);
  }
  const p99 = ours.toSorted((a, b) => a - b)[Math.floor(ours.length * 0.99)] ?? 0;
  const text = (ms: number) => `${ms.toFixed(2)} ms`;
  table[name] = {
    median: text(median(ours)),
    '99%': text(p99),
    'one pass': text(median(floor)),
    'other choices': text(median(others)),
    'better than one pass': `${better} of ${SETS}`,
  };
}
console.table(table);
