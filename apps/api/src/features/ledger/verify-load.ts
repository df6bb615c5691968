import type { Db, Tx } from '@regulars/db/kysely';
import { sql } from 'kysely';

/** Members from `from` up to, not including, `below`. */
export interface Range {
  from: string;
  below: string;
}

/** An entry as the hashes cover it: see domain/ledger-text.ts. */
export interface EntryRow {
  id: string;
  memberId: string;
  /** Exactly `entryText`. */
  text: string;
  /** Places in the entry and hashes (hex) of the member's own lines: "1:ab…;3:cd…"; null: it has none. */
  own: string | null;
  /** Whether all its lines lie on its day. */
  oneDay: boolean | null;
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
  entries: EntryRow[];
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

/** What is kept of a range. `tx` sees one moment: REPEATABLE READ. */
export async function loadKept(tx: Tx, range: Range): Promise<Kept> {
  const own = { entries: await loadEntries(tx, range), accounts: await loadAccounts(tx, range) };
  return { ...own, lots: await loadLots(tx, range), anchors: await loadAnchors(tx, range) };
}

/** The text is built here as `entryText` builds it: a test holds the two equal. */
async function loadEntries(tx: Tx, { from, below }: Range): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.id, e.member_id as "memberId",
      concat(e.member_id, ',', e.id, ',', e.kind, ',', (extract(epoch from e.at) * 1000)::bigint, ',', e.business_date, ',', e.store_id, ',', e.operator_id, ',',
        e.reversal_of, ',', e.twin_id, ',', e.sale_id, ',', e.rule_id, ',', e.rule_version, ';', string_agg(
          case when p.account_id is null then concat(p.asset_id, ',', p.amount, ',', p.store_id, ',', p.house, ',', p.peer_id)
          else concat(p.asset_id, ',', p.amount, ',', p.store_id, ',', p.house, ',', p.peer_id, ',', p.account_id, ',', p.lot_id, ',', p.balance, ',', p.version, ',', p.expires_on)
          end, ';' order by p.leg_no)) as text,
      string_agg(p.leg_no || ':' || encode(p.hash, 'hex'), ';' order by p.leg_no) as own,
      bool_and(p.business_date = e.business_date) as "oneDay"
    from journal_entry e left join posting p on p.member_id = e.member_id and p.entry_id = e.id
    where e.member_id >= ${from} and e.member_id < ${below}
    group by e.member_id, e.id`.execute(tx);
  return rows;
}

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
