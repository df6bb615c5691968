import { type AssetKind, isMoney } from './assets.ts';
import { DomainError } from './errors.ts';
import type { Account, Lot } from './ledger-lots.ts';
import { liveLots, shortage, split } from './ledger-lots.ts';
import { addMonths } from './period.ts';
import type { BusinessDate } from './time.ts';

/**
 * The house's side of an entry. `ENTRY`: at the store where it happens; `LOT`: at the store whose lot moves, so that nothing is
 * owed between stores.
 */
export const HOUSES = {
  /** Paid in or out by the member, by any method. */
  CASH: 'ENTRY',
  /** Paid for goods and services. */
  REVENUE: 'ENTRY',
  /** Bonus money given on top. */
  BONUS: 'ENTRY',
  /** Points given, or taken back. */
  POINTS: 'ENTRY',
  /** Passes: uses and days sold. */
  PASSES: 'ENTRY',
  /** From one kind of points into another. */
  CONVERSION: 'LOT',
  /** On its way to another member; zero over the chain. */
  TRANSFER: 'LOT',
  /** Expired: what the member lost. */
  BREAKAGE: 'LOT',
  /** Brought along from an earlier system. */
  OPENING: 'LOT',
  /** Put right by hand. */
  CORRECTION: 'LOT',
  /** What stores owe each other: written by `decide`, never by a move. */
  SETTLEMENT: 'ENTRY',
} as const;
export type House = keyof typeof HOUSES;

interface Value {
  assetId: string;
  /** Above zero. */
  amount: number;
  house: House;
  /** The input's field that a refusal names. */
  field?: string;
}

/** One thing that is to happen to a member's accounts. */
export type Move =
  /** A new lot; by default of the store where it happens. */
  | (Value & { act: 'CREDIT'; expiresOn: BusinessDate | null; storeId?: string })
  /** From the lots that expire first. */
  | (Value & { act: 'DEBIT' })
  /** From this very lot, expired or not: taking back a credit, expiry. */
  | (Value & { act: 'TAKE'; lotId: string })
  /** Back to the very lot that it came from; an expired lot reopens until `graceUntil`. */
  | (Value & { act: 'RETURN'; lotId: string; graceUntil: BusinessDate })
  /** Notes something about a lot in the journal that moves nothing: a use of a time pass, a longer validity. */
  | { act: 'MARK'; assetId: string; lotId: string; expiresOn?: BusinessDate | null }
  /** Reserves, and gives free again; neither is a posting. */
  | { act: 'HOLD' | 'RELEASE'; assetId: string; amount: number; field?: string };

/** One line of an entry: the member's, on a lot, or the house's. The lines of each asset sum to zero. */
export interface Leg {
  assetId: string;
  /** Positive: the member has more, or the house has given less. */
  amount: number;
  /** The lot's store; for the house, the store whose book it is. */
  storeId: string;
  /** Of a member's leg: how the account and the lot stand after it. */
  lot: { accountId: string; lotId: string; balance: number; version: number; expiresOn: BusinessDate | null } | null;
  /** Whose leg it is; of a member's leg, what it stands against. Null: nothing moved. */
  house: House | null;
  /** The other store, of a SETTLEMENT. */
  peerId: string | null;
}

/** What is to be written: one entry's legs, and the accounts and lots as they are after it. */
export interface Plan {
  legs: Leg[];
  accounts: Account[];
  newLots: Lot[];
  changedLots: Lot[];
}

export interface Situation {
  accounts: readonly Account[];
  /** Where it happens. */
  storeId: string;
  today: BusinessDate;
  /** Of the chain's currency, for refusals. */
  minorDigits: number;
  newId: () => string;
}

/** The accounts while an entry is decided. */
class Book {
  readonly legs: Leg[] = [];
  private readonly accounts: Map<string, Account>;
  private readonly lots = new Map<string, Lot>();
  private readonly fresh = new Set<string>();
  private readonly touched = new Set<string>();
  private readonly situation: Situation;

  constructor(situation: Situation) {
    this.situation = situation;
    this.accounts = new Map(situation.accounts.map((account) => [account.assetId, account]));
    for (const { lots } of situation.accounts) for (const lot of lots) this.lots.set(lot.id, lot);
  }

  account(assetId: string): Account {
    const account = this.accounts.get(assetId);
    if (!account) throw new RangeError(`no account of ${assetId} was loaded`);
    return { ...account, lots: [...this.lots.values()].filter((lot) => lot.assetId === assetId) };
  }

  lot(lotId: string): Lot {
    const lot = this.lots.get(lotId);
    if (!lot) throw new RangeError(`lot ${lotId} was not loaded`);
    return lot;
  }

  open(lot: Lot): void {
    this.lots.set(lot.id, lot);
    this.fresh.add(lot.id);
  }

  hold(assetId: string, amount: number): void {
    const account = this.account(assetId);
    this.accounts.set(assetId, { ...account, held: account.held + amount });
  }

  /** Moves a lot, and writes the member's leg and the house's. */
  move(lotId: string, amount: number, house: House | null, expiresOn = this.lot(lotId).expiresOn): void {
    const lot = { ...this.lot(lotId), expiresOn };
    const account = this.account(lot.assetId);
    const [balance, version] = [account.balance + amount, account.version + 1];
    this.accounts.set(lot.assetId, { ...account, balance, version });
    this.lots.set(lotId, { ...lot, remaining: lot.remaining + amount });
    this.touched.add(lotId);
    const { assetId, storeId } = lot;
    this.legs.push({ assetId, amount, storeId, lot: { accountId: account.id, lotId, balance, version, expiresOn }, house, peerId: null });
    if (house) this.counter(lot, account.kind, amount, house);
  }

  private counter({ assetId, storeId: owes }: Lot, kind: AssetKind, amount: number, name: House): void {
    const here = HOUSES[name] === 'ENTRY' && isMoney(kind) ? this.situation.storeId : owes;
    this.house(assetId, here, name, null, -amount);
    if (here === owes) return;
    this.house(assetId, here, 'SETTLEMENT', owes, amount);
    this.house(assetId, owes, 'SETTLEMENT', here, -amount);
  }

  private house(assetId: string, storeId: string, house: House, peerId: string | null, amount: number): void {
    const same = (leg: Leg) => leg.assetId === assetId && leg.storeId === storeId && leg.house === house && leg.peerId === peerId;
    const known = this.legs.find((leg) => leg.lot === null && same(leg));
    if (known) known.amount += amount;
    else this.legs.push({ assetId, amount, storeId, lot: null, house, peerId });
  }

  plan(): Plan {
    const changed = [...this.touched].map((id) => this.lot(id));
    return {
      legs: this.legs.filter((leg) => leg.lot !== null || leg.amount !== 0),
      accounts: [...this.accounts.keys()].map((assetId) => this.account(assetId)),
      newLots: changed.filter((lot) => this.fresh.has(lot.id)),
      changedLots: changed.filter((lot) => !this.fresh.has(lot.id)),
    };
  }
}

/**
 * Decides one entry of the journal: which lots move, what the house's side is, and how the accounts stand after it. Money that is
 * spent at another store than the one that owes it leaves a debt between the two: the legs of each store sum to zero, too.
 * @throws INSUFFICIENT_VALUE, ACCOUNT_FROZEN, LOT_SPENT, LOT_FULL, each with the move's field; RangeError for what is a defect
 */
export function decide(situation: Situation, moves: readonly Move[]): Plan {
  const book = new Book(situation);
  for (const move of moves) {
    if ('amount' in move && (!Number.isSafeInteger(move.amount) || move.amount <= 0)) throw new RangeError(`a move of ${move.amount}`);
    apply(book, situation, move);
  }
  const stirred = moves.filter(({ act }) => act === 'CREDIT' || act === 'DEBIT').map(({ assetId }) => assetId);
  for (const assetId of new Set(stirred)) renew(book, assetId, situation.today);
  return book.plan();
}

/**
 * Points that expire when nothing happens: what came or went renews the date of all that can be spent, in the same entry. So a lot's date
 * is always the true one, for who spends it a moment before the nightly job as for the journal of any past day.
 */
function renew(book: Book, assetId: string, today: BusinessDate): void {
  const account = book.account(assetId);
  if (!account.renewMonths) return;
  const until = addMonths(today, account.renewMonths);
  for (const lot of liveLots(account, today)) if (lot.expiresOn !== null && lot.expiresOn < until) book.move(lot.id, 0, null, until);
}

function apply(book: Book, situation: Situation, move: Move): void {
  const { storeId, today, minorDigits, newId } = situation;
  switch (move.act) {
    case 'CREDIT': {
      const lot = { id: newId(), assetId: move.assetId, storeId: move.storeId ?? storeId, amount: move.amount, remaining: 0 };
      book.open({ ...lot, expiresOn: move.expiresOn });
      return book.move(lot.id, move.amount, move.house);
    }
    case 'DEBIT': {
      const account = book.account(move.assetId);
      if (account.frozen) throw new DomainError('ACCOUNT_FROZEN', {}, move.field);
      for (const part of split(account, move, situation)) book.move(part.lotId, -part.amount, move.house);
      return;
    }
    case 'TAKE': {
      const [lot, account] = [book.lot(move.lotId), book.account(move.assetId)];
      const left = Math.min(lot.remaining, account.balance - account.held);
      if (move.amount > left) throw new DomainError('LOT_SPENT', shortage(account.kind, left, move.amount, minorDigits), move.field);
      return book.move(lot.id, -move.amount, move.house);
    }
    case 'RETURN': {
      const [lot, account] = [book.lot(move.lotId), book.account(move.assetId)];
      const left = lot.amount - lot.remaining;
      if (move.amount > left) throw new DomainError('LOT_FULL', shortage(account.kind, left, move.amount, minorDigits), move.field);
      const over = lot.expiresOn !== null && lot.expiresOn < today;
      return book.move(lot.id, move.amount, move.house, over ? move.graceUntil : lot.expiresOn);
    }
    case 'MARK':
      return book.move(move.lotId, 0, null, move.expiresOn === undefined ? book.lot(move.lotId).expiresOn : move.expiresOn);
    case 'HOLD': {
      const account = book.account(move.assetId);
      if (account.frozen) throw new DomainError('ACCOUNT_FROZEN', {}, move.field);
      split(account, move, situation);
      return book.hold(move.assetId, move.amount);
    }
    case 'RELEASE':
      return book.hold(move.assetId, -move.amount);
  }
}

/** A member's leg as it stands in the journal. */
export interface PostedLeg {
  assetId: string;
  lotId: string;
  amount: number;
  house: House;
}

/** The moves that undo what an entry did, latest first: what came is taken from the very lots, what went returns to them. */
export function undo(legs: readonly PostedLeg[], graceUntil: BusinessDate, field?: string): Move[] {
  return legs
    .filter(({ amount }) => amount !== 0)
    .toReversed()
    .map(({ amount, ...leg }) => {
      const move = { ...leg, amount: Math.abs(amount), ...(field && { field }) };
      return amount > 0 ? { ...move, act: 'TAKE' } : { ...move, act: 'RETURN', graceUntil };
    });
}
