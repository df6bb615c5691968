import { createHash, randomUUID } from 'node:crypto';
import { newId } from '@regulars/db/ids';
import { PRINCIPAL, SPENDING_POINTS } from '@regulars/domain/assets';
import pg from 'pg';
import type { Operation, Writer } from './ledger-drive.ts';

const LOCK = `select a.id, a.balance, a.version, a.hash, l.id as lot, l.remaining, l.store_id as owes
  from account a left join lot l on l.member_id = a.member_id and l.account_id = a.id and l.remaining > 0
  where a.member_id = $1 and a.asset_id = $2 order by l.id limit 1 for no key update of a`;

const write = (lot: string, more: string) => `with claim as (
    insert into idempotency (caller, key, input_hash, result) values ('bare', $1, $2, $3)
  ), entry as (
    insert into journal_entry (member_id, id, kind, at, business_date, store_id) values ($4, $5, $6, $7, $8, $9)
  ), lot as (${lot}
  ), account as (
    update account set balance = $14, version = $15, hash = $16 where member_id = $4 and id = $10
  ), event as (
    insert into event (id, at, kind, org_id, member_id, payload) values ($17, $7, 'value.moved', $9, $4, $18)
  ), pending as (
    insert into event_pending (event_id) values ($17)
  )
  insert into posting (member_id, entry_id, leg_no, business_date, asset_id, amount, store_id, house, peer_id, account_id, lot_id, balance, version, expires_on, hash)
  values ($4, $5, 1, $8, $11, $12::bigint, $20, $19::house, null::uuid, $10::uuid, $13::uuid, $14::bigint, $15::int, null::date, $16::bytea),
    ($4, $5, 2, $8, $11, -$12::bigint, $9, $19, null, null, null, null, null, null, null)${more}`;
const EARN_LOT =
  'insert into lot (member_id, id, account_id, asset_id, entry_id, store_id, amount, remaining) values ($4, $13, $10, $11, $5, $20, $12, $21)';
const SPEND_LOT = 'update lot set remaining = $21 where member_id = $4 and id = $13';
/** What one store owes the other. */
const DEBT = `, ($4, $5, 3, $8, $11, $12::bigint, $9, 'SETTLEMENT', $20, null, null, null, null, null, null),
    ($4, $5, 4, $8, $11, -$12::bigint, $20, 'SETTLEMENT', $9, null, null, null, null, null, null)`;
const TEXTS = { EARN: write(EARN_LOT, ''), SPEND: write(SPEND_LOT, ''), ELSEWHERE: write(SPEND_LOT, DEBT) };

interface Row {
  id: string;
  balance: string;
  version: number;
  hash: Buffer;
  lot: string;
  remaining: string;
  owes: string;
}

/** The very rows of an operation, by the fewest statements that pg can be given, prepared; the hash is a plain one. */
export function floorWriter(url: string, callers: number): { write: Writer; end: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: callers, idleTimeoutMillis: 0 });
  pool.on('error', () => {}); // of idle connections, when the server stops
  return { write: (operation) => writeBare(pool, operation), end: () => pool.end() };
}

async function writeBare(pool: pg.Pool, { kind, memberId, storeId, amount }: Operation): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const asset = kind === 'SPEND' ? PRINCIPAL : SPENDING_POINTS;
    const { rows } = await client.query<Row>({ name: 'lock', text: LOCK, values: [memberId, asset] });
    const [row] = rows;
    if (!row) throw new Error(`${memberId} has no account`);
    const now = new Date();
    const [entryId, change] = [newId(now), kind === 'SPEND' ? -amount : amount];
    const hash = createHash('sha256').update(row.hash).update(`${entryId},${change}`).digest();
    const lot = kind === 'SPEND' ? [row.lot, Number(row.remaining) - amount] : [newId(now), amount];
    const key = [randomUUID(), createHash('sha256').update(`${memberId},${storeId},${amount}`).digest(), JSON.stringify({ entryId })];
    const entry = [memberId, entryId, kind, now, now.toISOString().slice(0, 10), storeId];
    const moved = [row.id, asset, change, lot[0], Number(row.balance) + change, row.version + 1, hash];
    const told = [newId(now), JSON.stringify({ entryId, kind, moved: { [asset]: change } }), kind === 'SPEND' ? 'REVENUE' : 'POINTS'];
    const owes = kind === 'SPEND' ? row.owes : storeId;
    const name = owes === storeId ? kind : 'ELSEWHERE';
    await client.query({ name, text: TEXTS[name], values: [...key, ...entry, ...moved, ...told, owes, lot[1]] });
    await client.query('commit');
  } finally {
    client.release();
  }
}
