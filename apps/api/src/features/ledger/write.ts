import type { EntryKind, TenderMethod } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { decide, type Leg, type Move, type Plan } from '@regulars/domain/ledger';
import { type EntryHead, entryText } from '@regulars/domain/ledger-text';
import { sql } from 'kysely';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import { publish } from '../../publish.ts';
import type { Actor } from '../../viewer.ts';
import { chainUp } from './hash.ts';
import { markLate } from './late.ts';
import type { Held, HeldAccount } from './load.ts';
import { insertEntry, insertPostings, moveAccounts, moveLots, openLots } from './write-sql.ts';

/** Where something happens. */
export type Place = StoreClock & { id: string };

/** An entry that is to be written, and all that says why. */
export interface NewEntry {
  kind: EntryKind;
  store: Place;
  now: Date;
  moves: readonly Move[];
  /** Given where another entry must name it before it stands. */
  id?: string;
  reversalOf?: string;
  twinId?: string;
  saleId?: string;
  rule?: { id: string; version: number };
  method?: TenderMethod;
  reference?: string | null;
  reason?: string | null;
  /** What the words of the statement need beside the columns; no personal data. */
  why?: Record<string, string | number | boolean | null>;
}

/** An entry that stands. */
export interface Written {
  memberId: string;
  entryId: string;
  plan: Plan;
}

/**
 * Writes one entry: decides what moves, then the entry, its legs, lots and accounts, and `value.moved`. The accounts
 * in `held` are brought up to date, so that another entry can follow. Where only something is reserved there is no entry.
 * @throws what `decide` refuses
 */
export async function write(tx: Tx, viewer: Actor, held: Held, entry: NewEntry): Promise<Written> {
  const { now, store } = entry;
  const today = businessDayAt(store, now);
  const plan = planOf(held, entry);
  const head = headOf(held.memberId, viewer, today, entry);
  const { hashes, last } = chainUp(held.accounts, entryText(head, plan.legs), plan.legs);
  const accounts = plan.accounts.map((account): HeldAccount => ({ ...account, hash: last.get(account.id) ?? null }));
  if (plan.legs.length === 0) await storeHeld(tx, held.memberId, accounts);
  else await insert(tx, { head, entry, plan, hashes, accounts });
  held.accounts = accounts;
  if (plan.legs.length > 0) await markLate(tx, store, today);
  return { memberId: held.memberId, entryId: head.id, plan };
}

/** What the moves would do to what is held; nothing is written. @throws what `decide` refuses */
export function planOf({ accounts }: Held, { store, now, moves }: Pick<NewEntry, 'store' | 'now' | 'moves'>): Plan {
  const { minorDigits } = chain();
  return decide({ accounts, storeId: store.id, today: businessDayAt(store, now), minorDigits, newId: () => newId(now) }, moves);
}

function headOf(memberId: string, viewer: Actor, businessDate: string, entry: NewEntry): EntryHead {
  const { id, kind, now, store, reversalOf, twinId, saleId, rule } = entry;
  return {
    memberId,
    id: id ?? newId(now),
    kind,
    at: now,
    businessDate,
    storeId: store.id,
    operatorId: viewer.kind === 'employee' ? viewer.id : null,
    reversalOf: reversalOf ?? null,
    twinId: twinId ?? null,
    saleId: saleId ?? null,
    ruleId: rule?.id ?? null,
    ruleVersion: rule?.version ?? null,
  };
}

interface Rows {
  head: EntryHead;
  entry: NewEntry;
  plan: Plan;
  hashes: (Buffer | null)[];
  accounts: HeldAccount[];
}

/** Everything is sent with what follows, the event too. */
async function insert(tx: Tx, { head, entry, plan, hashes, accounts }: Rows): Promise<void> {
  const { memberId: member_id, id: entry_id, businessDate: business_date } = head;
  const accountOf = new Map(accounts.map(({ assetId, id }) => [assetId, id]));
  await insertEntry(tx, [entryRow(head, entry)]);
  await openLots(
    tx,
    plan.newLots.map((lot) => ({
      member_id,
      entry_id,
      id: lot.id,
      account_id: accountOf.get(lot.assetId),
      asset_id: lot.assetId,
      store_id: lot.storeId,
      amount: lot.amount,
      remaining: lot.remaining,
      expires_on: lot.expiresOn,
    })),
  );
  await moveLots(
    tx,
    plan.changedLots.map(({ id, remaining, expiresOn }) => ({ member_id, id, remaining, expires_on: expiresOn })),
  );
  await moveAccounts(
    tx,
    accounts.map(({ id, balance, held, version, hash }) => ({ member_id, id, balance, held, version, hash })),
  );
  await insertPostings(
    tx,
    plan.legs.map((leg, index) => ({ member_id, entry_id, business_date, ...postingRow(leg, index, hashes) })),
  );
  await tell(tx, head, plan.legs);
}

function postingRow({ assetId, amount, storeId, house, peerId, lot }: Leg, index: number, hashes: Rows['hashes']) {
  return {
    leg_no: index + 1,
    asset_id: assetId,
    amount,
    store_id: storeId,
    house,
    peer_id: peerId,
    account_id: lot?.accountId,
    lot_id: lot?.lotId,
    balance: lot?.balance,
    version: lot?.version,
    expires_on: lot?.expiresOn,
    hash: hashes[index],
  };
}

function entryRow(head: EntryHead, { method, reference, reason, why }: NewEntry) {
  return {
    member_id: head.memberId,
    id: head.id,
    business_date: head.businessDate,
    kind: head.kind,
    at: head.at,
    store_id: head.storeId,
    operator_id: head.operatorId,
    reversal_of: head.reversalOf,
    twin_id: head.twinId,
    sale_id: head.saleId,
    rule_id: head.ruleId,
    rule_version: head.ruleVersion,
    method,
    reference,
    reason,
    why,
  };
}

/** Reservations change no more than this. */
async function storeHeld(tx: Tx, memberId: string, accounts: readonly HeldAccount[]): Promise<void> {
  await sql`
    update account a set held = n.held
    from unnest(${accounts.map(({ id }) => id)}::uuid[], ${accounts.map(({ held }) => held)}::bigint[]) as n (id, held)
    where a.member_id = ${memberId} and a.id = n.id and a.held <> n.held`.execute(tx);
}

/** `value.moved`: what the member has more or less of, by asset. */
async function tell(tx: Tx, { memberId, id, kind, storeId, at }: EntryHead, legs: readonly Leg[]): Promise<void> {
  const moved: Record<string, number> = {};
  for (const { assetId, amount, lot } of legs) if (lot) moved[assetId] = (moved[assetId] ?? 0) + amount;
  await publish(tx, at, [{ kind: 'value.moved', orgId: storeId, memberId, payload: { entryId: id, kind, moved } }]);
}
