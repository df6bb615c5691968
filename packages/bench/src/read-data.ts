import pg from 'pg';
import { fill, KIND, uuid } from './dashboard-data.ts';
import type { OwnServer } from './own-server.ts';

/** Receipts of two and a half lines, so that a member has eight of them on average. */
const LINES_EACH = 20;
const STORES = 200;

export const memberId = (n: number) => uuid(KIND.member, n);
export const HEAD_OFFICE = uuid(KIND.org, 0);
export const REGION = uuid(KIND.org, 1);

/** A chain whose members have bought, are known to their home store, have two of eight tags, and can be found. */
export async function fillRead({ url }: OwnServer, members: number): Promise<void> {
  await fill(url, { lines: members * LINES_EACH, stores: STORES, products: 2_000, employees: 1_000, members }, () => {});
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tag = (n: string) => `('0000000a-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
  for (const statement of [
    `set session_replication_role = replica`,
    `update member set name = '会员' || number, phone = '+86138' || lpad(substr(number, 2), 8, '0') where kind <> 'GUEST'`,
    `insert into tag (id, name) select ${tag('n')}, 'Tag ' || n from generate_series(0, 7) n`,
    `insert into member_tag (member_id, tag_id, tagged_at)
     select m.id, ${tag('(i * 3 + right(m.number, 1)::int) % 8')}, timestamp '2026-01-01' + i * interval '1 day' from member m, generate_series(0, 1) i where m.kind <> 'GUEST'`,
    `insert into member_store (member_id, store_id) select id, home_store_id from member where kind <> 'GUEST'
     union select distinct member_id, store_id from sale where not guest`,
    `vacuum full analyze`,
  ])
    await client.query(statement);
  await client.end();
}
