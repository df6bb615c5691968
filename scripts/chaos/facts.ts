import type pg from 'pg';
import { type Book, NEWCOMERS, type Sums } from './books.ts';
import { STOCK, uuidIn, type World } from './world.ts';

/** The same sums as those of the books, out of the database: named alike. */
const QUERIES: Record<Book, string> = {
  entries: `select kind::text as name, count(*) as sum from journal_entry group by kind`,
  balances: `select concat(case when a.member_id = any($1) then a.member_id::text else '${NEWCOMERS}' end, ' ',
      case when s.kind in ('PRINCIPAL', 'BONUS') then 'value' when s.kind = 'COUNT' then 'pass uses' else lower(s.code) || ' points' end) as name, sum(a.balance) as sum
    from account a join asset s on s.id = a.asset_id group by 1`,
  reserved: `select member_id::text as name, sum(held) as sum from account group by member_id`,
  sales: `select kind || ' receipts' as name, count(*) as sum from sale group by kind
    union all select kind || ' amount', sum(amount) from sale group by kind`,
  shelves: `select store_id::text as name, sum(on_hand / 1000 - ${STOCK}) as sum from stock group by store_id`,
};

/** What the database says of a book. */
export async function factsOf(client: pg.Client, book: Book, { members }: World): Promise<Sums> {
  const values = QUERIES[book].includes('$1') ? [members.map(uuidIn)] : [];
  const { rows } = await client.query<{ name: string; sum: string }>(QUERIES[book], values);
  return new Map(rows.flatMap(({ name, sum }) => (Number(sum) === 0 ? [] : [[name, Number(sum)]])));
}

/** Every entry of the stream after a cursor whose kind is one of these, as the cursors in order. */
export async function streamAfter(client: pg.Client, cursor: string, kinds: readonly string[]): Promise<string[]> {
  const [epoch, seq] = cursor.split('.');
  const { rows } = await client.query<{ seq: string }>(
    `select e.seq from stream_entry e join event v on v.id = e.event_id where e.seq > $1 and v.kind = any($2) order by e.seq`,
    [seq, kinds],
  );
  return rows.map((row) => `${epoch}.${row.seq}`);
}

export interface Stream {
  /** Events that were written, and how many of them wait for a number. */
  events: number;
  waiting: number;
  /** Entries, different events among them, and the last number. */
  entries: number;
  different: number;
  last: number;
  /** Consumers of the worker that have not come to the end. */
  behind: number;
  /** Jobs and queues that are taken: by a worker that is at it, or that died. */
  taken: number;
}

export async function streamNow(client: pg.Client): Promise<Stream> {
  const { rows } = await client.query<Stream>(
    `select (select count(*)::int from event) as events, (select count(*)::int from event_pending) as waiting,
       (select count(*)::int from stream_entry) as entries, (select count(distinct event_id)::int from stream_entry) as different,
       last_seq::int as last, (select count(*)::int from stream_reader r where r.seq < s.last_seq) as behind,
       (select count(*)::int from graphile_worker._private_jobs where locked_by is not null)
       + (select count(*)::int from graphile_worker._private_job_queues where locked_by is not null) as taken
     from stream_state s`,
  );
  if (!rows[0]) throw new Error('there is no stream');
  return rows[0];
}

/** The keys under which something was done. */
export async function keysOf(client: pg.Client, prefix: string): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(`select key from idempotency where key like $1 || '%' and result is not null`, [
    prefix,
  ]);
  return rows.map(({ key }) => key);
}
