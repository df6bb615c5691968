import { chainUp } from '../../apps/api/src/features/ledger/hash.ts';
import type { EntryKind, TenderMethod } from '../../packages/db/src/generated/kysely-enums.ts';
import { type AssetKind, BONUS, CONTRIBUTION_POINTS, PRINCIPAL, SPENDING_POINTS } from '../../packages/domain/src/assets.ts';
import { type Account, available } from '../../packages/domain/src/ledger-lots.ts';
import { type EntryHead, entryText } from '../../packages/domain/src/ledger-text.ts';
import { decide, type Leg, type Move } from '../../packages/domain/src/ledger.ts';
import type { Random } from './random.ts';
import type { Row } from './table.ts';

const KINDS: Record<string, AssetKind> = {
  [PRINCIPAL]: 'PRINCIPAL',
  [BONUS]: 'BONUS',
  [SPENDING_POINTS]: 'POINTS',
  [CONTRIBUTION_POINTS]: 'POINTS',
};

/** Something that happens to what a member holds. */
export interface Happening {
  kind: EntryKind;
  memberId: string;
  /** Milliseconds since 1970. */
  at: number;
  day: string;
  storeId: string;
  operatorId: string | null;
  moves: readonly Move[];
  saleId?: string;
  method?: TenderMethod;
  reason?: string;
  why?: Record<string, string | number>;
}

type Kept = Account & { hash: Buffer | null; opened: number };

/** What members hold while the story goes on: the journal's own rules, without a database. */
export class Purses {
  readonly entries: Row<'journal_entry'>[] = [];
  readonly postings: Row<'posting'>[] = [];
  readonly #random: Random;
  readonly #accounts = new Map<string, Kept[]>();
  /** By lot: the entry that made it. */
  readonly #origin = new Map<string, string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** What a member can spend of an asset on a day. */
  left(memberId: string, assetId: string, day: string): number {
    const account = this.#accounts.get(memberId)?.find((one) => one.assetId === assetId);
    return account ? available(account, day) : 0;
  }

  /** Writes an entry; returns its legs. */
  post({ kind, memberId, at, day, storeId, operatorId, moves, saleId, method, reason, why }: Happening): Leg[] {
    const accounts = this.#open(memberId, [...new Set(moves.map(({ assetId }) => assetId))], at);
    const newId = () => this.#random.id(at);
    const plan = decide({ accounts, storeId, today: day, minorDigits: 2, newId }, moves);
    const rest = { reversalOf: null, twinId: null, saleId: saleId ?? null, ruleId: null, ruleVersion: null };
    const head: EntryHead = { memberId, id: newId(), kind, at: new Date(at), businessDate: day, storeId, operatorId, ...rest };
    const { hashes, last } = chainUp(accounts, entryText(head, plan.legs), plan.legs);
    const opened = new Map(accounts.map((account) => [account.id, account.opened]));
    this.#accounts.set(
      memberId,
      plan.accounts.map((account) => ({ ...account, hash: last.get(account.id) ?? null, opened: opened.get(account.id) ?? at })),
    );
    for (const lot of plan.newLots) this.#origin.set(lot.id, head.id);
    this.#note(head, plan.legs, hashes, { method: method ?? null, reason: reason ?? null, why: why ? JSON.stringify(why) : null });
    return plan.legs;
  }

  /** All accounts of the member, the missing ones of these assets opened. */
  #open(memberId: string, assetIds: readonly string[], at: number): Kept[] {
    const known = this.#accounts.get(memberId) ?? [];
    const missing = assetIds.filter((assetId) => !known.some((one) => one.assetId === assetId));
    const empty = { balance: 0, held: 0, version: 0, frozen: false, lots: [], hash: null, opened: at };
    return [
      ...known,
      ...missing.map((assetId): Kept => ({ ...empty, id: this.#random.id(at), assetId, kind: KINDS[assetId] ?? 'POINTS' })),
    ];
  }

  #note(head: EntryHead, legs: readonly Leg[], hashes: readonly (Buffer | null)[], said: Said): void {
    this.entries.push({
      member_id: head.memberId,
      business_date: head.businessDate,
      id: head.id,
      kind: head.kind as EntryKind, // it came in as one
      at: head.at,
      store_id: head.storeId,
      operator_id: head.operatorId,
      sale_id: head.saleId,
      ...said,
    });
    // every column by name, as with the lines of sales: spreading takes longer than all the rest
    for (const [index, { assetId, amount, storeId, house, peerId, lot }] of legs.entries()) {
      this.postings.push({
        member_id: head.memberId,
        entry_id: head.id,
        business_date: head.businessDate,
        leg_no: index + 1,
        asset_id: assetId,
        amount,
        store_id: storeId,
        house,
        peer_id: peerId,
        account_id: lot?.accountId ?? null,
        lot_id: lot?.lotId ?? null,
        balance: lot?.balance ?? null,
        version: lot?.version ?? null,
        expires_on: lot?.expiresOn ?? null,
        hash: hashes[index] ?? null,
      });
    }
  }

  /** How everything stands at the end. */
  rows(): { accounts: Row<'account'>[]; lots: Row<'lot'>[] } {
    const accounts: Row<'account'>[] = [];
    const lots: Row<'lot'>[] = [];
    for (const [member_id, list] of this.#accounts) {
      for (const { id, assetId: asset_id, balance, held, version, hash, opened, lots: kept } of list) {
        accounts.push({ member_id, id, asset_id, balance, held, version, hash, opened_at: new Date(opened) });
        for (const lot of kept) {
          const entry_id = this.#origin.get(lot.id) ?? '';
          const { amount, remaining } = lot;
          lots.push({
            member_id,
            id: lot.id,
            account_id: id,
            asset_id,
            entry_id,
            store_id: lot.storeId,
            amount,
            remaining,
            expires_on: lot.expiresOn,
          });
        }
      }
    }
    return { accounts, lots };
  }
}

interface Said {
  method: TenderMethod | null;
  reason: string | null;
  why: string | null;
}
