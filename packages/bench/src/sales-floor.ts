import { createHash, randomUUID } from 'node:crypto';
import { newId } from '@regulars/db/ids';
import { SPENDING_POINTS } from '@regulars/domain/assets';
import pg from 'pg';
import { STOCK, TABLES } from './sales-floor-rows.ts';
import { BY_POINTS, OFF, PER, PRICE } from './sales-world.ts';

/** What a bare server is told of a sale: all that ours finds out is known to it already. */
export interface BareSale {
  memberId: string;
  storeId: string;
  couponId: string;
  templateId: string;
  setId: string;
  ruleId: string;
  levelId: string;
  operatorId: string;
  products: { id: string; categoryId: string }[];
}

const LOOK = `select a.id, a.balance, a.version, a.hash, l.id as lot, l.remaining, l.expires_on::text as expires from account a
  join lot l on l.member_id = a.member_id and l.account_id = a.id and l.remaining > 0
  where a.member_id = $1 and a.asset_id = $2 order by l.id limit 1 for no key update of a`;

/** Such as `insert … values ($1, $4)`, of the values of all. */
interface Statement {
  name: string;
  text: string;
  /** Which of them it takes. */
  takes: readonly number[];
}

/**
 * `tables`: as one writes it by hand, a prepared statement for each table. `one`: all of them in a single one, the fewest that pg can be
 * given.
 */
export type How = 'tables' | 'one';

const STATEMENTS: Record<How, readonly Statement[]> = {
  tables: [...TABLES, `with ${STOCK}`].map(alone),
  one: [alone(`with ${TABLES.map((text, at) => `t${at} as (${text})`).join(', ')}, ${STOCK}`, TABLES.length + 1)],
};

/** A statement with parameters of its own. */
function alone(text: string, at: number): Statement {
  const takes = [...new Set([...text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)))];
  return { name: `write_${at}`, text: text.replaceAll(/\$(\d+)/g, (_, n) => `$${takes.indexOf(Number(n)) + 1}`), takes };
}

interface Row {
  id: string;
  balance: string;
  version: number;
  hash: Buffer;
  lot: string;
  expires: string | null;
}

/** The only process that sells there: it can number what happens. */
let happened = 0;

/** Writes the very rows of a checkout in one transaction, by prepared statements. */
export function bareSeller(url: string, connections: number, how: How): (sale: BareSale) => Promise<string> {
  const pool = new pg.Pool({ connectionString: url, max: connections, idleTimeoutMillis: 0 });
  pool.on('error', () => {}); // of idle connections, when the server stops
  return async (sale) => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<Row>({ name: 'look', text: LOOK, values: [sale.memberId, SPENDING_POINTS] });
      const [account] = rows;
      if (!account) throw new Error(`${sale.memberId} has no points`);
      const saleId = newId(new Date());
      const values = valuesOf(sale, account, saleId);
      for (const { name, text, takes } of STATEMENTS[how]) await client.query({ name, text, values: takes.map((n) => values[n - 1]) });
      await client.query('commit');
      return saleId;
    } finally {
      client.release();
    }
  };
}

function valuesOf(sale: BareSale, account: Row, saleId: string): unknown[] {
  const now = new Date();
  const ids = (count: number) => Array.from({ length: count }, () => newId(now));
  const amount = 3 * PRICE - OFF;
  const amounts = [PRICE - 167, PRICE - 167, PRICE - 166];
  const earned = Math.floor((amount - BY_POINTS) / PER);
  const day = now.toISOString().slice(0, 10);
  const text = JSON.stringify({
    saleId,
    number: saleId.slice(-8),
    businessDate: day,
    amount,
    quantity: 3000,
    lines: 3,
    channel: 'STORE',
    guest: false,
  });
  const hash = createHash('sha256').update(account.hash).update(text).digest();
  const twice = createHash('sha256').update(hash).update(text).digest();
  const { memberId, storeId, products } = sale;
  return [
    randomUUID(),
    createHash('sha256').update(JSON.stringify(sale)).digest(),
    JSON.stringify({ memberId, saleId }),
    memberId,
    saleId,
    storeId,
    day,
    now,
    `S-${day}-${saleId.slice(-8)}`,
    amount,
    ids(3),
    products.map(({ id }) => id),
    products.map(({ categoryId }) => categoryId),
    amounts,
    newId(now),
    amount - BY_POINTS,
    newId(now),
    sale.templateId,
    sale.couponId,
    ids(3),
    newId(now),
    newId(now),
    newId(now),
    sale.ruleId,
    account.lot,
    newId(now),
    account.id,
    earned,
    Number(account.balance) - BY_POINTS + earned,
    account.version + 2,
    twice,
    sale.setId,
    ids(4),
    newId(now),
    text,
    ids(3),
    sale.operatorId,
    sale.levelId,
    account.expires,
    Array.from({ length: 4 }, () => ++happened),
    randomUUID(),
  ];
}
