import type { EntryKind, TenderMethod } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { decide, type Leg, type Move, type Plan } from '@regulars/domain/ledger';
import { type EntryHead, entryText } from '@regulars/domain/ledger-text';
import { sql } from 'kysely';
import { businessDayAt, type StoreClock } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import { eventRow, wakeAfter } from '../../publish.ts';
import type { Actor } from '../../viewer.ts';
import { chainUp } from './hash.ts';
import { markLate } from './late.ts';
import type { Held, HeldAccount } from './load.ts';

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
 * Writes one entry: decides what moves, then the entry, its legs, lots and accounts in one statement, and `value.moved`. The accounts
 * in `held` are brought up to date, so that another entry can follow. Where only something is reserved there is no entry.
 * @throws what `decide` refuses
 */
export async function write(tx: Tx, viewer: Actor, held: Held, entry: NewEntry): Promise<Written> {
  const { now, store } = entry;
  const today = businessDayAt(store, now);
  const { minorDigits } = chain();
  const situation = { accounts: held.accounts, storeId: store.id, today, minorDigits, newId: () => newId(now) };
  const plan = decide(situation, entry.moves);
  const head = headOf(held.memberId, viewer, today, entry);
  const { hashes, last } = chainUp(held.accounts, entryText(head, plan.legs), plan.legs);
  const accounts = plan.accounts.map((account): HeldAccount => ({ ...account, hash: last.get(account.id) ?? null }));
  if (plan.legs.length === 0) await storeHeld(tx, held.memberId, accounts);
  else await insert(tx, { head, entry, plan, hashes, accounts });
  held.accounts = accounts;
  if (plan.legs.length > 0) await markLate(tx, store, today);
  return { memberId: held.memberId, entryId: head.id, plan };
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

/** Everything in one statement, the event too; arrays, so that its text, and with it its plan, stays the same. */
async function insert(tx: Tx, { head, entry, plan, hashes, accounts }: Rows): Promise<void> {
  const { legs, newLots, changedLots } = plan;
  const accountOf = new Map(accounts.map(({ assetId, id }) => [assetId, id]));
  const told = toldOf(head, legs);
  await sql`
    /* ledger_write */ with entry as (
      insert into journal_entry (member_id, id, kind, at, business_date, store_id, operator_id, reversal_of, twin_id, sale_id, rule_id, rule_version, method, reference, reason, why)
      values (${head.memberId}, ${head.id}, ${head.kind}, ${head.at}, ${head.businessDate}, ${head.storeId}, ${head.operatorId}, ${head.reversalOf}, ${head.twinId}, ${head.saleId},
        ${head.ruleId}, ${head.ruleVersion}, ${entry.method ?? null}, ${entry.reference ?? null}, ${entry.reason ?? null}, ${entry.why ? JSON.stringify(entry.why) : null}::jsonb)
    ), opened as (
      insert into lot (member_id, id, account_id, asset_id, entry_id, store_id, amount, remaining, expires_on)
      select ${head.memberId}, id, account_id, asset_id, ${head.id}, store_id, amount, remaining, expires_on
      from unnest(${newLots.map(({ id }) => id)}::uuid[], ${newLots.map(({ assetId }) => accountOf.get(assetId))}::uuid[], ${newLots.map(({ assetId }) => assetId)}::uuid[],
        ${newLots.map(({ storeId }) => storeId)}::uuid[], ${newLots.map(({ amount }) => amount)}::bigint[], ${newLots.map(({ remaining }) => remaining)}::bigint[],
        ${newLots.map(({ expiresOn }) => expiresOn)}::date[]) as n (id, account_id, asset_id, store_id, amount, remaining, expires_on)
    ), moved as (
      update lot l set remaining = n.remaining, expires_on = n.expires_on
      from unnest(${changedLots.map(({ id }) => id)}::uuid[], ${changedLots.map(({ remaining }) => remaining)}::bigint[],
        ${changedLots.map(({ expiresOn }) => expiresOn)}::date[]) as n (id, remaining, expires_on)
      where l.member_id = ${head.memberId} and l.id = n.id
    ), balanced as (
      update account a set balance = n.balance, held = n.held, version = n.version, hash = n.hash
      from unnest(${accounts.map(({ id }) => id)}::uuid[], ${accounts.map(({ balance }) => balance)}::bigint[], ${accounts.map(({ held }) => held)}::bigint[],
        ${accounts.map(({ version }) => version)}::int[], ${accounts.map(({ hash }) => hash)}::bytea[]) as n (id, balance, held, version, hash)
      where a.member_id = ${head.memberId} and a.id = n.id
    ), told as (
      insert into event (id, at, kind, org_id, member_id, payload)
      values (${told.id}, ${told.at}, ${told.kind}, ${told.org_id}, ${told.member_id}, ${told.payload}::jsonb)
    ), pending as (
      insert into event_pending (event_id) values (${told.id})
    )
    insert into posting (member_id, entry_id, leg_no, business_date, asset_id, amount, store_id, house, peer_id, account_id, lot_id, balance, version, expires_on, hash)
    select ${head.memberId}, ${head.id}, leg_no, ${head.businessDate}, asset_id, amount, store_id, house::house, peer_id, account_id, lot_id, balance, version, expires_on, hash
    from unnest(${legs.map((_leg, index) => index + 1)}::smallint[], ${legs.map(({ assetId }) => assetId)}::uuid[], ${legs.map(({ amount }) => amount)}::bigint[],
      ${legs.map(({ storeId }) => storeId)}::uuid[], ${legs.map(({ house }) => house)}::text[], ${legs.map(({ peerId }) => peerId)}::uuid[],
      ${legs.map(({ lot }) => lot?.accountId)}::uuid[], ${legs.map(({ lot }) => lot?.lotId)}::uuid[], ${legs.map(({ lot }) => lot?.balance)}::bigint[],
      ${legs.map(({ lot }) => lot?.version)}::int[], ${legs.map(({ lot }) => lot?.expiresOn)}::date[], ${hashes}::bytea[])
      as n (leg_no, asset_id, amount, store_id, house, peer_id, account_id, lot_id, balance, version, expires_on, hash)
  `.execute(tx);
  wakeAfter(tx);
}

/** Reservations change no more than this. */
async function storeHeld(tx: Tx, memberId: string, accounts: readonly HeldAccount[]): Promise<void> {
  await sql`
    update account a set held = n.held
    from unnest(${accounts.map(({ id }) => id)}::uuid[], ${accounts.map(({ held }) => held)}::bigint[]) as n (id, held)
    where a.member_id = ${memberId} and a.id = n.id and a.held <> n.held`.execute(tx);
}

/** `value.moved`: what the member has more or less of, by asset. */
function toldOf({ memberId, id, kind, storeId, at }: EntryHead, legs: readonly Leg[]) {
  const moved: Record<string, number> = {};
  for (const { assetId, amount, lot } of legs) if (lot) moved[assetId] = (moved[assetId] ?? 0) + amount;
  return eventRow(at, { kind: 'value.moved', orgId: storeId, memberId, payload: { entryId: id, kind, moved } });
}
