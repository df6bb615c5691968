import { hash } from 'node:crypto';
import type { OwnConnection } from '@regulars/db/copy';
import type { Tx } from '@regulars/db/kysely';
import { balanceContent, type BalanceRow, balanceRow } from '@regulars/domain/import-balances';
import type { RowFields } from '@regulars/domain/import-row';
import { derivedId } from '@regulars/domain/uuid7';
import { sql } from 'kysely';
import { auditAll, type Change } from '../audit/service.ts';
import { post } from '../ledger/service.ts';
import type { NewEntry, Place } from '../ledger/write.ts';
import { type Opening, openingsOf } from './balance-moves.ts';
import { holdersOf } from './balance-holders.ts';
import { type BatchOutcome, importInBatches, type NumberedRow } from './batches.ts';
import type { Job } from './job.ts';

/** Each row is an entry of a member's journal, under the lock of its accounts: no transaction holds many of them. */
const BATCH = 100;

/** A row with the key by which it is known again. */
export interface KeyedBalance extends BalanceRow {
  key: string;
}

/**
 * Imports what members held in an earlier system: each row an OPENING entry, once. A row without any amount is passed over, as is
 * one that stands in the journal already.
 */
export async function importBalances(_connection: OwnConnection, job: Job): Promise<void> {
  await importInBatches(job, keyed(job.mapping.source), 'members_created', (tx, rows) => writeBalances(tx, job, rows), {
    size: BATCH,
  });
}

/** Rows that say the same are told apart by which of them it is; counted where rows are read, so that a batch tried again counts no further. */
function keyed(source: string): (row: RowFields) => KeyedBalance {
  const seen = new Map<string, number>();
  return (row) => {
    const balance = balanceRow(row);
    const content = hash('sha256', `${source}\u001fbalance\u001f${balanceContent(balance)}`);
    const nth = (seen.get(content) ?? 0) + 1;
    seen.set(content, nth);
    return { ...balance, key: derivedId(0, hash('sha256', `${content}\u001f${nth}`, 'buffer')) };
  };
}

async function writeBalances(tx: Tx, job: Job, all: readonly NumberedRow<KeyedBalance>[]): Promise<BatchOutcome> {
  const known = await knownKeys(tx, all);
  const rows = all.filter(({ fact }) => !known.has(fact.key));
  const now = new Date();
  const { held, refused } = await holdersOf(tx, job, rows);
  const openings = await openingsOf(tx, job, { rows: held, refused, now });
  const done = openings.filter(({ moves }) => moves.length > 0).toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1));
  await makeKnown(tx, done);
  const entries: string[] = [];
  for (const opening of done) entries.push((await post(tx, job.actor, opening.memberId, entryOf(job, opening, now))).entryId);
  await keep(tx, job, done, entries);
  await auditAll(
    tx,
    job.actor,
    done.map((opening, at) => changeOf(opening, entries[at] ?? '')),
  );
  return { written: done.length, created: 0, refused, totals: sumsOf(done) };
}

async function knownKeys(tx: Tx, rows: readonly NumberedRow<KeyedBalance>[]): Promise<Set<string>> {
  const keys = rows.map(({ fact }) => fact.key);
  const query = tx.selectFrom('opening_balance').select('key');
  const found = await query.where('key', '=', sql<string>`any(${keys}::uuid[])`).execute();
  return new Set(found.map(({ key }) => key));
}

function entryOf(job: Job, { store, moves, price }: Opening, now: Date): NewEntry {
  const place: Place = store;
  return { kind: 'OPENING', store: place, now, moves, why: { batch: job.fileName, ...(price !== null && { price }) } };
}

/** The store that owes it knows the member from then on. */
async function makeKnown(tx: Tx, openings: readonly Opening[]): Promise<void> {
  await sql`insert into member_store (member_id, store_id)
    select * from unnest(${openings.map(({ memberId }) => memberId)}::uuid[], ${openings.map(({ store }) => store.id)}::uuid[])
    on conflict do nothing`.execute(tx);
}

async function keep(tx: Tx, job: Job, openings: readonly Opening[], entries: readonly string[]): Promise<void> {
  await sql`insert into opening_balance (key, import_id, member_id, entry_id)
    select key, ${job.id}::uuid, member_id, entry_id
    from unnest(${openings.map(({ key }) => key)}::uuid[], ${openings.map(({ memberId }) => memberId)}::uuid[], ${entries}::uuid[])
      t (key, member_id, entry_id)`.execute(tx);
}

function changeOf({ memberId, store, moves }: Opening, entryId: string): Change {
  return {
    action: 'ledger.opening',
    entity: 'JournalEntry',
    id: JSON.stringify([memberId, entryId]),
    orgId: store.id,
    after: { amounts: moves.map(({ assetId, amount, expiresOn }) => ({ assetId, amount, expiresOn })) },
    member: { id: memberId, personal: [] },
  };
}

function sumsOf(openings: readonly Opening[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { assetId, amount } of openings.flatMap(({ moves }) => moves)) sums[assetId] = (sums[assetId] ?? 0) + amount;
  return sums;
}
