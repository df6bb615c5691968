import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AssetKind, BONUS, isMoney, PRINCIPAL, SPENDING_POINTS } from './assets.ts';
import { DomainError } from './errors.ts';
import { type Account, available, type Lot } from './ledger-lots.ts';
import { decide, type Leg, type Move, type PostedLeg, undo } from './ledger.ts';
import { addDays } from './time.ts';

const HISTORIES = 2_000;
const STEPS = 40;
const FIRST_DAY = '2026-01-01';
const GRACE = 7;
const KINDS: Record<string, AssetKind> = { [PRINCIPAL]: 'PRINCIPAL', [BONUS]: 'BONUS', [SPENDING_POINTS]: 'POINTS' };
const tooMuchOf = (asset: string) => (asset === SPENDING_POINTS ? 'INSUFFICIENT_POINTS' : 'INSUFFICIENT_VALUE');

/** What somebody tries; `nth` chooses among the lots or entries there are. */
type Try =
  | { act: 'CREDIT'; assetId: string; amount: number; storeId: string; days: number | null }
  | { act: 'DEBIT' | 'HOLD' | 'RELEASE'; assetId: string; amount: number; storeId: string }
  | { act: 'TAKE' | 'RETURN' | 'MARK'; nth: number; amount: number; storeId: string }
  | { act: 'UNDO'; nth: number; storeId: string }
  | { act: 'FREEZE'; assetId: string }
  | { act: 'WAIT'; days: number };

const assetId = fc.constantFrom(...Object.keys(KINDS));
const storeId = fc.constantFrom('A', 'B', 'C');
const amount = fc.integer({ min: 1, max: 50 });
const nth = fc.nat(1000);
const tries = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ act: fc.constant('CREDIT' as const), assetId, amount, storeId, days: fc.option(fc.nat(12)) }) },
    {
      weight: 6,
      arbitrary: fc.record({ act: fc.constantFrom('DEBIT' as const, 'HOLD' as const, 'RELEASE' as const), assetId, amount, storeId }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ act: fc.constantFrom('TAKE' as const, 'RETURN' as const, 'MARK' as const), nth, amount, storeId }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('UNDO' as const), nth, storeId }) },
    { weight: 1, arbitrary: fc.record({ act: fc.constant('FREEZE' as const), assetId }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('WAIT' as const), days: fc.nat(5) }) },
  ),
  { minLength: 1, maxLength: STEPS, size: 'max' },
);

/** The simple model: purses in a list; a purse is what is left of one credit. It knows neither legs nor versions. */
interface Purse {
  assetId: string;
  storeId: string;
  size: number;
  left: number;
  until: string;
}
const NEVER = '9999-12-31';

class Model {
  purses: Purse[] = [];
  held: Record<string, number> = { [PRINCIPAL]: 0, [BONUS]: 0, [SPENDING_POINTS]: 0 };
  frozen = new Set<string>();
  today = FIRST_DAY;

  free = (asset: string) =>
    this.purses.filter((purse) => purse.assetId === asset && purse.until >= this.today).reduce((sum, { left }) => sum + left, 0) -
    this.heldOf(asset);
  heldOf = (asset: string) => this.held[asset] ?? 0;
  total = (asset: string) => this.purses.filter((purse) => purse.assetId === asset).reduce((sum, { left }) => sum + left, 0);

  /** One coin after the other, each from the purse that closes first. */
  debit(asset: string, coins: number): string | null {
    if (this.frozen.has(asset)) return 'ACCOUNT_FROZEN';
    if (coins > this.free(asset)) return tooMuchOf(asset);
    for (let coin = 0; coin < coins; coin++) {
      let best: Purse | undefined;
      for (const purse of this.purses)
        if (purse.assetId === asset && purse.left > 0 && purse.until >= this.today && (!best || purse.until < best.until)) best = purse;
      if (best) best.left--;
    }
    return null;
  }

  take(purse: Purse, coins: number): string | null {
    if (coins > purse.left || coins > this.total(purse.assetId) - this.heldOf(purse.assetId)) return 'LOT_SPENT';
    purse.left -= coins;
    return null;
  }

  give(purse: Purse, coins: number): string | null {
    if (purse.left + coins > purse.size) return 'LOT_FULL';
    purse.left += coins;
    if (purse.until < this.today) purse.until = addDays(this.today, GRACE);
    return null;
  }
}

/** The core under test, with what the database would keep. */
class Books {
  accounts: Account[] = Object.entries(KINDS).map(([asset, kind]) => ({
    id: `account ${asset}`,
    assetId: asset,
    kind,
    balance: 0,
    held: 0,
    version: 0,
    frozen: false,
    lots: [],
  }));
  lots: Lot[] = [];
  posted: Leg[] = [];
  entries: PostedLeg[][] = [];
  private made = 0;

  write(moves: readonly Move[], store: string, today: string): string | null {
    const named = moves.flatMap((move) => ('lotId' in move ? [move.lotId] : []));
    const loaded = (asset: string) => this.lots.filter((lot) => lot.assetId === asset && (lot.remaining > 0 || named.includes(lot.id)));
    const accounts = this.accounts.map((account) => ({ ...account, lots: loaded(account.assetId) }));
    const newId = () => `lot ${String(++this.made).padStart(4, '0')}`;
    try {
      const plan = decide({ accounts, storeId: store, today, minorDigits: 2, newId }, moves);
      this.accounts = plan.accounts;
      this.lots = [...this.lots.map((lot) => plan.changedLots.find(({ id }) => id === lot.id) ?? lot), ...plan.newLots];
      this.posted.push(...plan.legs);
      assertBalanced(plan.legs);
      const own = plan.legs.flatMap(({ lot, house, ...leg }) =>
        lot && house ? [{ assetId: leg.assetId, lotId: lot.lotId, amount: leg.amount, house }] : [],
      );
      if (own.length > 0) this.entries.push(own);
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error.code;
      throw error;
    }
  }
}

/** Every asset sums to zero over the entry, and in the book of each store. */
function assertBalanced(legs: readonly Leg[]): void {
  const sums = new Map<string, number>();
  for (const leg of legs)
    for (const key of [leg.assetId, `${leg.assetId} ${leg.storeId}`]) sums.set(key, (sums.get(key) ?? 0) + leg.amount);
  assert([...sums.values()].every((sum) => sum === 0));
}

/** Does one try in both, and says what both answered. */
function step(books: Books, model: Model, one: Try): [string | null, string | null] | null {
  const { today } = model;
  switch (one.act) {
    case 'WAIT':
      model.today = addDays(today, one.days);
      return null;
    case 'FREEZE': {
      const frozen = !model.frozen.delete(one.assetId);
      if (frozen) model.frozen.add(one.assetId);
      books.accounts = books.accounts.map((account) => (account.assetId === one.assetId ? { ...account, frozen } : account));
      return null;
    }
    case 'CREDIT': {
      const expiresOn = one.days === null ? null : addDays(today, one.days);
      const { assetId: asset, amount: size, storeId: store } = one;
      model.purses.push({ assetId: asset, storeId: store, size, left: size, until: expiresOn ?? NEVER });
      return [books.write([{ act: 'CREDIT', assetId: asset, amount: size, house: 'CASH', expiresOn }], store, today), null];
    }
    case 'DEBIT':
      return [books.write([{ ...one, act: 'DEBIT', house: 'REVENUE' }], one.storeId, today), model.debit(one.assetId, one.amount)];
    case 'HOLD':
    case 'RELEASE':
      return reserve(books, model, one.act, one.assetId, one.amount);
    case 'UNDO':
      return undoOne(books, model, one);
    default:
      return onLot(books, model, one);
  }
}

function reserve(books: Books, model: Model, act: 'HOLD' | 'RELEASE', asset: string, asked: number): [string | null, string | null] | null {
  if (act === 'RELEASE') {
    const part = Math.min(asked, model.heldOf(asset));
    if (part === 0) return null;
    model.held[asset] = model.heldOf(asset) - part;
    return [books.write([{ act, assetId: asset, amount: part }], 'A', model.today), null];
  }
  const before = books.write([{ act, assetId: asset, amount: asked }], 'A', model.today);
  if (model.frozen.has(asset)) return [before, 'ACCOUNT_FROZEN'];
  if (asked > model.free(asset)) return [before, tooMuchOf(asset)];
  model.held[asset] = model.heldOf(asset) + asked;
  return [before, null];
}

function onLot(books: Books, model: Model, one: Extract<Try, { act: 'TAKE' | 'RETURN' | 'MARK' }>): [string | null, string | null] | null {
  const at = one.nth % Math.max(1, books.lots.length);
  const [lot, purse] = [books.lots[at], model.purses[at]];
  if (!lot || !purse) return null;
  const move = { assetId: lot.assetId, lotId: lot.id, amount: one.amount, house: 'CORRECTION' } as const;
  if (one.act === 'TAKE') return [books.write([{ ...move, act: 'TAKE' }], one.storeId, model.today), model.take(purse, one.amount)];
  if (one.act === 'RETURN') {
    const graceUntil = addDays(model.today, GRACE);
    return [books.write([{ ...move, act: 'RETURN', graceUntil }], one.storeId, model.today), model.give(purse, one.amount)];
  }
  purse.until = addDays(model.today, one.amount);
  return [books.write([{ act: 'MARK', assetId: lot.assetId, lotId: lot.id, expiresOn: purse.until }], one.storeId, model.today), null];
}

/** Whole or not at all: the model tries on a copy. */
function undoOne(
  books: Books,
  model: Model,
  { nth: chosen, storeId: store }: { nth: number; storeId: string },
): [string | null, string | null] | null {
  const legs = books.entries[chosen % Math.max(1, books.entries.length)];
  if (!legs) return null;
  const before = structuredClone(model.purses);
  let refused: string | null = null;
  for (const leg of legs.toReversed()) {
    const purse = model.purses[books.lots.findIndex(({ id }) => id === leg.lotId)];
    if (purse) refused ??= leg.amount > 0 ? model.take(purse, leg.amount) : model.give(purse, -leg.amount);
  }
  if (refused) model.purses = before;
  return [books.write(undo(legs, addDays(model.today, GRACE)), store, model.today), refused];
}

/** The books say what the model says, and agree with themselves. Plain assertions: vitest's are slow by the million. */
function assertSame(books: Books, model: Model): void {
  assert.deepEqual(
    books.lots.map(({ remaining, expiresOn, storeId: store }) => [remaining, expiresOn ?? NEVER, store]),
    model.purses.map(({ left, until, storeId: store }) => [left, until, store]),
  );
  for (const account of books.accounts) {
    const legs = books.posted.filter(({ lot }) => lot?.accountId === account.id);
    const mine = { ...account, lots: books.lots.filter((lot) => lot.assetId === account.assetId) };
    assert.equal(available(mine, model.today), model.free(account.assetId));
    assert.deepEqual([account.balance, account.held], [model.total(account.assetId), model.heldOf(account.assetId)]);
    assert.equal(
      account.balance,
      legs.reduce((sum, leg) => sum + leg.amount, 0),
    );
    assert(account.balance >= account.held && account.held >= 0 && account.version === legs.length);
    assert(legs.every(({ lot }, at) => lot !== null && lot.version === at + 1 && lot.balance >= 0));
  }
  const owed = books.posted.filter(({ house }) => house === 'SETTLEMENT');
  assert(owed.every((leg) => leg.peerId !== leg.storeId && isMoney(KINDS[leg.assetId] ?? 'POINTS')));
}

test(`${HISTORIES} random histories of up to ${STEPS} steps end as in a simple model, refusals and all`, () => {
  let [steps, refusals] = [0, 0];
  fc.assert(
    fc.property(tries, (history) => {
      const [books, model] = [new Books(), new Model()];
      for (const one of history) {
        const answers = step(books, model, one);
        if (answers) assert.equal(answers[0], answers[1]);
        if (answers?.[0]) refusals++;
        steps++;
        assertSame(books, model);
      }
    }),
    { numRuns: HISTORIES },
  );
  console.log(`${steps} steps, ${refusals} of them refused`);
  expect(refusals).toBeGreaterThan(HISTORIES);
});
