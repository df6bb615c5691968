import { PRINCIPAL } from '@regulars/domain/assets';
import type { Condition } from '@regulars/domain/criteria';
import pg from 'pg';
import { idOf, TODAY } from './detectors-data.ts';

const member = `('00000005-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;
const [TAG, LEVEL, STORE, PRODUCT] = [idOf(0, 1), idOf(2, 3), idOf(1, 1), idOf(4, 7)];

/** A tag of one in five, stored value of every second, two receipts a member and year, and one in fifty out of use, besides what detectors-data.ts makes. */
export async function addHoldings(url: string, members: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const all = `generate_series(0::bigint, ${members - 1}) n`;
  const sale = `('00000009-0000-7000-8000-' || lpad(to_hex(n * 2 + k), 12, '0'))::uuid`;
  const receipts = `from ${all}, generate_series(0, 1) k`;
  const day = `date '${TODAY}' - ((n * 7919 + k * 181) % 365)::int`;
  for (const statement of [
    `set session_replication_role = replica`,
    `insert into tag (id, name) values ('${TAG}', 'Tea')`,
    `insert into member_tag (member_id, tag_id, tagged_at) select ${member}, '${TAG}', now() from ${all} where n % 5 = 0`,
    `insert into account (member_id, id, asset_id, balance, opened_at) select ${member}, ${member}, '${PRINCIPAL}', (n * 37) % 100000, now() from ${all} where n % 2 = 0`,
    `insert into sale (member_id, id, store_id, business_date, sold_at, number, channel, amount, quantity, line_count, recorded_at)
     select ${member}, ${sale}, '${STORE}', ${day}, now(), 'R', 'STORE', 2000, 1000, 1, now() ${receipts}`,
    `insert into sale_line (member_id, id, sale_id, line_no, store_id, business_date, product_id, category_id, quantity, unit_price, amount)
     select ${member}, ${sale}, ${sale}, 1, '${STORE}', ${day}, ('00000004-0000-7000-8000-' || lpad(to_hex(n % 100), 12, '0'))::uuid, '${idOf(3, 0)}', 1000, 2000, 2000 ${receipts}`,
    `update member set archived_at = now() where id in (select ${member} from ${all} where n % 51 = 9)`,
    `vacuum analyze`,
  ])
    await client.query(statement);
  await client.end();
}

interface Question {
  name: string;
  condition: Condition;
  /** The best that we know. */
  byHand: string;
}

const inUse = `m.kind <> 'GUEST' and m.archived_at is null`;
const counted = (from: string, id = 'x.member_id') =>
  `select count(*)::int as count ${from} and not exists (select from member o where o.id = ${id} and (o.kind = 'GUEST' or o.archived_at is not null))`;
const tagged = `from member_tag x where x.tag_id = '${TAG}' and (x.expires_on is null or x.expires_on >= date '${TODAY}')`;
const holding = (least: number) => `from account x where x.asset_id = '${PRINCIPAL}' and x.balance >= ${least}`;
const everybody = `(select count(*) from member) - (select count(*) from member where kind = 'GUEST' or archived_at is not null)`;

export const QUESTIONS: readonly Question[] = [
  {
    name: 'profile: level and joined',
    condition: {
      all: [
        { attribute: 'level', operator: 'in', value: [LEVEL] },
        { attribute: 'joined', operator: 'last', value: 365 },
      ],
    },
    byHand: `select count(*)::int as count from member m where ${inUse} and m.level_id = '${LEVEL}' and m.joined_on > date '${TODAY}' - 365 and m.joined_on <= date '${TODAY}'`,
  },
  { name: 'tag', condition: { attribute: 'tags', operator: 'any', value: [TAG] }, byHand: counted(tagged) },
  {
    name: 'without a tag',
    condition: { attribute: 'tags', operator: 'none', value: [TAG] },
    byHand: `select (${everybody} - (${counted(tagged)}))::int as count`,
  },
  { name: 'balance', condition: { attribute: 'principal', operator: 'ge', value: 50_000 }, byHand: counted(holding(50_000)) },
  {
    name: 'balance: little or none',
    condition: { attribute: 'principal', operator: 'lt', value: 50_000 },
    byHand: `select (${everybody} - (${counted(holding(50_000))}))::int as count`,
  },
  {
    name: 'metrics: much spent, long away',
    condition: {
      all: [
        { attribute: 'amount', operator: 'ge', value: 500_000 },
        { attribute: 'lastPurchase', operator: 'ago', value: 90 },
      ],
    },
    byHand: counted(`from member_metrics x where x.amount >= 500000 and x.last_purchase <= date '${TODAY}' - 90`),
  },
  {
    name: 'level and metrics',
    condition: {
      all: [
        { attribute: 'level', operator: 'in', value: [LEVEL] },
        { attribute: 'amount', operator: 'ge', value: 500_000 },
      ],
    },
    byHand: `select count(*)::int as count from member_metrics x join member m on m.id = x.member_id where x.amount >= 500000 and m.level_id = '${LEVEL}' and ${inUse}`,
  },
  {
    name: 'tag, balance and metrics',
    condition: {
      all: [
        { attribute: 'tags', operator: 'any', value: [TAG] },
        { attribute: 'principal', operator: 'ge', value: 50_000 },
        { attribute: 'amount', operator: 'ge', value: 100_000 },
      ],
    },
    byHand:
      counted(`from account x join member_tag t on t.member_id = x.member_id join member_metrics y on y.member_id = x.member_id where t.tag_id = '${TAG}'
      and (t.expires_on is null or t.expires_on >= date '${TODAY}') and x.asset_id = '${PRINCIPAL}' and x.balance >= 50000 and y.amount >= 100000`),
  },
  {
    name: 'level or tag or balance',
    condition: {
      any: [
        { attribute: 'level', operator: 'in', value: [LEVEL] },
        { attribute: 'tags', operator: 'any', value: [TAG] },
        { attribute: 'principal', operator: 'ge', value: 90_000 },
      ],
    },
    byHand:
      counted(`from (select member_id from (select id as member_id from member where level_id = '${LEVEL}') a full join (select member_id ${tagged}) b using (member_id)
      full join (select member_id ${holding(90_000)}) c using (member_id)) x where true`),
  },
  {
    name: 'purchases: a product in 90 days',
    condition: {
      purchases: 'exists',
      operator: 'yes',
      within: { operator: 'last', value: 90 },
      where: { attribute: 'product', operator: 'in', value: [PRODUCT] },
    },
    byHand: counted(
      `from (select distinct member_id from sale_line where business_date > date '${TODAY}' - 90 and business_date <= date '${TODAY}' and product_id = '${PRODUCT}' and quantity > 0) x where true`,
    ),
  },
];
