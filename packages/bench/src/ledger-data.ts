import { postingHash } from '@regulars/api/features/ledger/hash';
import type { HeldAccount } from '@regulars/api/features/ledger/load';
import { copyLine, type OwnConnection, withOwnConnection } from '@regulars/db/copy';
import { newId } from '@regulars/db/ids';
import type { Db } from '@regulars/db/kysely';
import type pg from 'pg';
import { PRINCIPAL, SPENDING_POINTS } from '@regulars/domain/assets';
import { decide, type Move, type Plan } from '@regulars/domain/ledger';
import type { Lot } from '@regulars/domain/ledger-lots';
import { type EntryHead, entryText } from '@regulars/domain/ledger-text';
import { addDays } from '@regulars/domain/time';
import { sql } from 'kysely';
import { seedChain } from './import-data.ts';
import type { World } from './ledger-drive.ts';

/** Minor units that each member has paid in, and what is spent or earned at a time. */
const TOP_UP = 100_000_00;
const STEP = 100;
/** One of so many operations earns, the others spend. */
const EARNS = 4;
const FIRST_DAY = '2026-01-01';
/** Entries that one COPY writes. */
const CHUNK = 20_000;

interface Holder {
  id: string;
  storeId: string;
  accounts: HeldAccount[];
  /** With the entry that made each. */
  lots: Map<string, Lot & { entryId: string }>;
}

const ENTRY = 'journal_entry (member_id, id, kind, at, business_date, store_id)';
const POSTING =
  'posting (member_id, entry_id, leg_no, business_date, asset_id, amount, store_id, house, peer_id, account_id, lot_id, balance, version, expires_on, hash)';
const ACCOUNT = 'account (member_id, id, asset_id, balance, version, hash, opened_at)';
const LOT = 'lot (member_id, id, account_id, asset_id, entry_id, store_id, amount, remaining, expires_on)';

/**
 * Members who were topped up, and then spent and earned `times`, once a day, all members in turn: the rows lie as they would after
 * years. Decided and hashed by the product's own code, written by COPY without references being looked up. `owner` may do that.
 */
export async function seedValue(
  db: Db,
  owner: pg.Pool,
  { members, stores, times, products = 1 }: { members: number; stores: number; times: number; products?: number },
): Promise<World> {
  await seedChain(db, { lines: 0, members, products, stores, employees: 1 });
  const people = await db.selectFrom('member').select(['id', 'home_store_id']).orderBy('id').execute();
  const holders = people.map(({ id, home_store_id }): Holder => ({
    id,
    storeId: home_store_id ?? '',
    accounts: opened(),
    lots: new Map(),
  }));
  await withOwnConnection(owner, async (own) => {
    await sql`set session_replication_role = replica`.execute(own.db);
    const addKeys = await dropKeys(own.db);
    for (let time = 0; time <= times; time++) {
      for (let at = 0; at < holders.length; at += CHUNK) await copyDay(own, holders.slice(at, at + CHUNK), time);
    }
    for (let at = 0; at < holders.length; at += CHUNK) await copyStandings(own, holders.slice(at, at + CHUNK));
    await addKeys();
  });
  await sql`vacuum analyze`.execute(db).catch(() => {});
  return { members: holders.map(({ id }) => id), stores: [...new Set(holders.map(({ storeId }) => storeId))] };
}

/** Takes keys and indexes off the journal's large tables; returns how to add them again, which is much faster than keeping them. */
async function dropKeys(db: Db): Promise<() => Promise<void>> {
  const run = (text: string) => sql.raw(text).execute(db);
  const { rows: keys } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid in ('posting'::regclass, 'journal_entry'::regclass) and contype in ('p', 'u', 'f') order by contype`.execute(db); // f before p
  for (const { table, name } of keys) await run(`alter table ${table} drop constraint ${name}`);
  const { rows: indexes } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes where tablename in ('posting', 'journal_entry')`.execute(db);
  for (const { name } of indexes) await run(`drop index ${name}`);
  return async () => {
    await run(`set maintenance_work_mem = '1GB'`);
    for (const { definition } of indexes) await run(definition);
    for (const { table, name, definition } of keys.toReversed())
      await run(`alter table ${table} add constraint ${name} ${definition}${definition.startsWith('FOREIGN') ? ' not valid' : ''}`);
  };
}

function opened(): HeldAccount[] {
  const account = (assetId: string, kind: 'PRINCIPAL' | 'POINTS'): HeldAccount => ({
    id: newId(new Date(FIRST_DAY)),
    assetId,
    kind,
    balance: 0,
    held: 0,
    version: 0,
    frozen: false,
    lots: [],
    hash: null,
  });
  return [account(PRINCIPAL, 'PRINCIPAL'), account(SPENDING_POINTS, 'POINTS')];
}

/** One of so many members spends at another store than his own, so that stores owe each other. */
const ABROAD = 3;

const SPEND: Move = { act: 'DEBIT', assetId: PRINCIPAL, amount: STEP, house: 'REVENUE' };
const EARN: Move = { act: 'CREDIT', assetId: SPENDING_POINTS, amount: STEP, house: 'POINTS', expiresOn: '2099-12-31' };
const PAY_IN: Move = { act: 'CREDIT', assetId: PRINCIPAL, amount: TOP_UP, house: 'CASH', expiresOn: null };

async function copyDay(own: OwnConnection, holders: readonly Holder[], time: number): Promise<void> {
  const today = addDays(FIRST_DAY, time);
  const at = new Date(`${today}T04:00:00Z`);
  const [kind, moves]: ['TOP_UP' | 'EARN' | 'SPEND', Move[]] =
    time === 0 ? ['TOP_UP', [PAY_IN, EARN]] : time % EARNS === 0 ? ['EARN', [EARN]] : ['SPEND', [SPEND]];
  let [entries, postings] = ['', ''];
  for (const [index, holder] of holders.entries()) {
    const { id: memberId } = holder;
    const storeId =
      kind === 'SPEND' && (index + time) % ABROAD === 0 ? (holders[(index + time) % holders.length]?.storeId ?? '') : holder.storeId;
    const plan = decide({ accounts: holder.accounts, storeId, today, minorDigits: 2, newId: () => newId(at) }, moves);
    const head: EntryHead = {
      memberId,
      id: newId(at),
      kind,
      at,
      businessDate: today,
      storeId,
      operatorId: null,
      reversalOf: null,
      twinId: null,
      saleId: null,
      ruleId: null,
      ruleVersion: null,
    };
    entries += copyLine([memberId, head.id, kind, at.toISOString(), today, storeId]);
    postings += postingLines(holder, head, plan);
  }
  await own.copy(ENTRY, entries);
  await own.copy(POSTING, postings);
}

/** The lines of an entry, and the holder as it leaves him. */
function postingLines(holder: Holder, head: EntryHead, { legs, accounts, newLots, changedLots }: Plan): string {
  const text = entryText(head, legs);
  const last = new Map(holder.accounts.map(({ id, hash }) => [id, hash]));
  let lines = '';
  for (const [index, { assetId, amount, storeId, house, peerId, lot }] of legs.entries()) {
    const hash = lot && postingHash(last.get(lot.accountId) ?? null, lot.accountId, index + 1, text);
    if (lot) last.set(lot.accountId, hash);
    const own = [lot?.accountId, lot?.lotId, lot?.balance, lot?.version, lot?.expiresOn].map((value) => value ?? null);
    const place = [head.memberId, head.id, index + 1, head.businessDate, assetId, amount, storeId, house, peerId];
    lines += copyLine([...place, ...own, hash && `\\x${hash.toString('hex')}`]);
  }
  for (const lot of newLots) holder.lots.set(lot.id, { ...lot, entryId: head.id });
  for (const lot of changedLots) holder.lots.set(lot.id, { ...lot, entryId: holder.lots.get(lot.id)?.entryId ?? '' });
  holder.accounts = accounts.map((account) => ({ ...account, hash: last.get(account.id) ?? null }));
  return lines;
}

async function copyStandings(own: OwnConnection, holders: readonly Holder[]): Promise<void> {
  let [accounts, lots] = ['', ''];
  for (const holder of holders) {
    const accountOf = new Map(holder.accounts.map(({ assetId, id }) => [assetId, id]));
    for (const { id, assetId, balance, version, hash } of holder.accounts)
      accounts += copyLine([holder.id, id, assetId, balance, version, hash && `\\x${hash.toString('hex')}`, FIRST_DAY]);
    for (const { id, assetId, entryId, storeId, amount, remaining, expiresOn } of holder.lots.values())
      lots += copyLine([holder.id, id, accountOf.get(assetId) ?? '', assetId, entryId, storeId, amount, remaining, expiresOn]);
  }
  await own.copy(ACCOUNT, accounts);
  await own.copy(LOT, lots);
}
