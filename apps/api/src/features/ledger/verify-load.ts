import type { OwnConnection } from '@regulars/db/copy';
import type { Db, Tx } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** Members from `from` up to, not including, `below`. */
export interface Range {
  from: string;
  below: string;
}

export interface AccountRow {
  id: string;
  memberId: string;
  balance: number;
  held: number;
  version: number;
  /** Hex; null before the first posting. */
  hash: string | null;
  /** What holds say is reserved. */
  reserved: number;
}

export interface LotRow {
  id: string;
  memberId: string;
  accountId: string;
  assetId: string;
  entryId: string;
  storeId: string;
  amount: number;
  remaining: number;
  expiresOn: string | null;
}

export interface AnchorRow {
  memberId: string;
  accountId: string;
  day: string;
  version: number;
  hash: string;
}

/** All that is kept of some members, at one moment. */
export interface Kept {
  /** A line of text each, in the order of members and ids: exactly what `entryText` says before the legs. */
  entries: string;
  /**
   * In the same order: "member,entry,day,place,hash," and the leg as `entryText` says it; of the house's lines five commas follow,
   * hash and all else that they lack being empty.
   */
  postings: string;
  accounts: AccountRow[];
  lots: LotRow[];
  anchors: AnchorRow[];
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** All members, in ranges of about so many postings. */
export async function rangesOf(db: Db, postings: number): Promise<Range[]> {
  const { rows } = await sql<{ from: string }>`
    select distinct on (part) member_id as "from"
    from (select member_id, (sum(n) over (order by member_id))::bigint / ${postings}::int as part
      from (select member_id, sum(version) + 1 as n from account group by member_id) m) parts
    order by part, member_id`.execute(db);
  const starts = [FIRST, ...rows.slice(1).map(({ from }) => from)];
  return starts.map((from, at) => ({ from, below: starts[at + 1] ?? LAST }));
}

/**
 * What is kept of a range. `tx` sees one moment: REPEATABLE READ; `own` is its connection. The long tables come as text, not as rows: that
 * costs a third, here and in the database. Ids come from the database and stand in the statements as they are.
 */
export async function loadKept(tx: Tx, own: OwnConnection, range: Range): Promise<Kept> {
  const where = `member_id >= '${range.from}' and member_id < '${range.below}'`;
  const entries = await own.read(ENTRIES.replace('$where', where));
  const postings = await own.read(POSTINGS.replace('$where', where));
  const standing = { accounts: await loadAccounts(tx, range), lots: await loadLots(tx, range) };
  return { entries, postings, ...standing, anchors: await loadAnchors(tx, range) };
}

// A test holds these equal to `entryText`: COPY puts a comma between columns, and nothing for null, as that does.
const ENTRIES = `select member_id, id, kind, (date_part('epoch', at) * 1000)::bigint, business_date, store_id, operator_id, reversal_of, twin_id, sale_id,
  rule_id, rule_version from journal_entry where $where order by member_id, id`;
const POSTINGS = `select member_id, entry_id, business_date, leg_no, hash, asset_id, amount, store_id, house, peer_id, account_id, lot_id, balance, version,
  expires_on from posting where $where order by member_id, entry_id, leg_no`;

async function loadAccounts(tx: Tx, { from, below }: Range): Promise<AccountRow[]> {
  const { rows } = await sql<AccountRow>`
    select a.id, a.member_id as "memberId", a.balance, a.held, a.version, encode(a.hash, 'hex') as hash, coalesce(h.reserved, 0)::bigint as reserved
    from account a
    left join (select member_id, account_id, sum(amount) as reserved from value_hold
      where state = 'HELD' and member_id >= ${from} and member_id < ${below} group by member_id, account_id) h
      on h.member_id = a.member_id and h.account_id = a.id
    where a.member_id >= ${from} and a.member_id < ${below}`.execute(tx);
  return rows;
}

async function loadLots(tx: Tx, { from, below }: Range): Promise<LotRow[]> {
  const { rows } = await sql<LotRow>`
    select id, member_id as "memberId", account_id as "accountId", asset_id as "assetId", entry_id as "entryId", store_id as "storeId", amount, remaining,
      expires_on as "expiresOn"
    from lot where member_id >= ${from} and member_id < ${below}`.execute(tx);
  return rows;
}

async function loadAnchors(tx: Tx, { from, below }: Range): Promise<AnchorRow[]> {
  const { rows } = await sql<AnchorRow>`
    select member_id as "memberId", account_id as "accountId", day, version, encode(hash, 'hex') as hash
    from ledger_anchor where member_id >= ${from} and member_id < ${below} order by day`.execute(tx);
  return rows;
}
