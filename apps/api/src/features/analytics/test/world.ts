import { sql } from 'kysely';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { createPool } from '@regulars/db/pool';
import { withTx } from '@regulars/db/tx';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { db } from '../../../db.ts';
import { env } from '../../../env.ts';
import { forgetOrgTree } from '../../orgs/tree.ts';
import { markDirty } from '../../sales/sql.ts';

const T0 = new Date('2024-01-01T00:00:00Z');
const id = () => newId(T0);

/** A small chain in which every shape of the tree is found: regions, a store below the head office, a dealer below a store. */
export const world = {
  head: id(),
  east: id(),
  north: id(),
  lake: id(),
  tower: id(),
  gate: id(),
  pier: id(),
  dealer: id(),
  tea: id(),
  green: id(),
  longjing: id(),
  black: id(),
  ware: id(),
  levels: [id(), id()],
  tag: id(),
  products: [id(), id(), id(), id(), id(), id()],
  employees: [id(), id(), id(), id()],
  members: [id(), id(), id(), id(), id(), id(), id()],
  guest: id(),
};
export const sellers = [world.lake, world.tower, world.gate, world.pier, world.dealer];
export const nodes = [world.head, world.east, world.north, ...sellers];
export const FIRST_DAY = '2024-11-20';
/** Of products 0–4; the last changes its category in the middle. */
const leaves = [world.longjing, world.green, world.black, world.ware, world.tea, world.ware];

export async function buildWorld(): Promise<void> {
  const w = world;
  const org = (key: string, parent: string | null, kind: 'HEAD_OFFICE' | 'REGION' | 'STORE' | 'DEALER', code: string) => ({
    id: key,
    parent_id: parent,
    kind,
    code,
    name: code,
  });
  await db
    .insertInto('org')
    .values([
      org(w.head, null, 'HEAD_OFFICE', 'HQ'),
      org(w.east, w.head, 'REGION', 'E'),
      org(w.north, w.head, 'REGION', 'N'),
      org(w.lake, w.east, 'STORE', 'E1'),
      { ...org(w.tower, w.east, 'STORE', 'E2'), time_zone: 'Europe/Berlin' },
      org(w.gate, w.north, 'STORE', 'N1'),
      org(w.pier, w.head, 'STORE', 'H1'),
      org(w.dealer, w.lake, 'DEALER', 'D1'),
    ])
    .execute();
  await db
    .insertInto('category')
    .values([
      { id: w.tea, parent_id: null, code: 'tea', name: 'tea' },
      { id: w.green, parent_id: w.tea, code: 'green', name: 'green' },
      { id: w.longjing, parent_id: w.green, code: 'longjing', name: 'longjing' },
      { id: w.black, parent_id: w.tea, code: 'black', name: 'black' },
      { id: w.ware, parent_id: null, code: 'ware', name: 'ware' },
    ])
    .execute();
  await db
    .insertInto('level')
    .values(w.levels.map((level, n) => ({ id: level, code: `L${n}`, name: `L${n}`, rank: n + 1 })))
    .execute();
  await db.insertInto('tag').values({ id: w.tag, name: 'tag' }).execute();
  await db
    .insertInto('product')
    .values(
      w.products.map((product, n) => ({ id: product, sku: `P${n}`, name: `P${n}`, category_id: leaves[n] ?? w.tea, retail_price: 100 })),
    )
    .execute();
  await db
    .insertInto('employee')
    .values(w.employees.map((employee, n) => ({ id: employee, org_id: sellers[n] ?? w.head, code: `S${n}`, name: `S${n}` })))
    .execute();
  const common = { source: 'COUNTER' as const, level_id: w.levels[0] ?? '', created_at: T0, updated_at: T0 };
  await db
    .insertInto('member')
    .values([
      ...w.members.map((member, n) => ({
        ...common,
        id: member,
        number: `M${n}`,
        name: `M${n}`,
        home_store_id: sellers[n % sellers.length] ?? w.lake,
        joined_on: addDays(FIRST_DAY, n * 17),
      })),
      { ...common, id: w.guest, kind: 'GUEST' as const, number: 'G', name: 'G', home_store_id: w.lake, joined_on: FIRST_DAY },
    ])
    .execute();
  await sql`select recount_joined_months()`.execute(db);
  await db
    .insertInto('member_tag')
    .values([0, 2, 4].map((n) => ({ member_id: w.members[n] ?? '', tag_id: w.tag, tagged_at: T0 })))
    .execute();
  forgetOrgTree();
}

/** Nothing sold, nothing folded, the tree as at first. */
export async function clearFacts(): Promise<void> {
  const owner = createPool(env.DATABASE_URL, { role: null, max: 1 });
  const rollups = ['sales', 'category', 'employee', 'channel', 'hour', 'product'].flatMap((name) => [`${name}_day`, `${name}_month`]);
  await owner.query(
    `truncate sale, sale_line, sale_tender, active_day, member_cohort, cohort_month, dirty_day, dirty_month, ${rollups.join(', ')} cascade`,
  );
  await owner.query(
    'update fold_state set closing_through = null, folded_through = null, months_through = null, active_through = null, cohorts_through = null, tree = null, version = version + 1',
  );
  await owner.end();
  await moveStore(world.gate, world.north);
}

export async function moveStore(store: string, parent: string): Promise<void> {
  await db.updateTable('org').set({ parent_id: parent }).where('id', '=', store).execute();
  forgetOrgTree();
}

/** A whole number below `below`, each time another. */
export type Dice = (below: number) => number;

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0; // mulberry32
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export function pick<T>(roll: Dice, from: readonly T[]): T {
  const one = from[roll(from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}

/** One random sale or refund on the day, marked as the sales room marks it. */
export async function sell(tx: Tx, roll: Dice, day: BusinessDate): Promise<void> {
  const w = world;
  const guest = roll(5) === 0;
  const sign = roll(6) === 0 ? -1 : 1;
  const [member_id, store_id, sale_id] = [guest ? w.guest : pick(roll, w.members), pick(roll, sellers), id()];
  const lines = Array.from({ length: 1 + roll(3) }, (_, n) => {
    const product = roll(w.products.length);
    const category_id = product === 5 && day > '2025-01-10' ? w.black : (leaves[product] ?? w.tea);
    return {
      member_id,
      id: id(),
      sale_id,
      line_no: n + 1,
      store_id,
      business_date: day,
      product_id: w.products[product] ?? '',
      category_id,
      employee_id: roll(4) === 0 ? null : pick(roll, w.employees),
      quantity: sign * 1000 * (1 + roll(3)),
      unit_price: 100,
      amount: sign * roll(2000),
      discount: sign * roll(50),
      cost: roll(4) === 0 ? null : sign * roll(1500),
    };
  });
  const total = (of: (line: (typeof lines)[number]) => number) => lines.reduce((sum, line) => sum + of(line), 0);
  const costed = lines.filter((line) => line.cost !== null);
  await tx
    .insertInto('sale')
    .values({
      member_id,
      id: sale_id,
      kind: sign < 0 ? 'REFUND' : 'SALE',
      store_id,
      business_date: day,
      sold_at: roll(6) === 0 ? null : new Date(`${day}T${String(roll(24)).padStart(2, '0')}:30:00Z`),
      number: `N${roll(9)}`,
      channel: pick(roll, ['STORE', 'APP'] as const),
      guest,
      level_id: guest || roll(7) === 0 ? null : pick(roll, w.levels),
      amount: total((line) => line.amount),
      discount: total((line) => line.discount),
      cost: costed.length > 0 ? costed.reduce((sum, line) => sum + (line.cost ?? 0), 0) : null,
      costed_amount: costed.reduce((sum, line) => sum + line.amount, 0),
      quantity: total((line) => line.quantity),
      line_count: lines.length,
      origin: 'IMPORT',
      recorded_at: T0,
    })
    .execute();
  await tx.insertInto('sale_line').values(lines).execute();
  await markDirty(tx, store_id, day, T0);
}

/** `count` random facts of the range, each in a transaction of its own. */
export async function sellSome(roll: Dice, count: number, from: BusinessDate, days: number): Promise<void> {
  for (let n = 0; n < count; n++) await withTx(db, (tx) => sell(tx, roll, addDays(from, roll(days))));
}
