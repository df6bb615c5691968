import type { Tx } from '../../packages/db/src/kysely.ts';
import { minor } from '../../packages/domain/src/money.ts';
import { expectedCash } from '../../packages/domain/src/shifts.ts';
import { businessDate } from '../../packages/domain/src/time.ts';
import { takenIn } from '../../apps/api/src/features/shifts/report.ts';
import type { imagine } from './chain.ts';
import { Random } from './random.ts';
import type { Employee } from './staff.ts';
import { instant, TIME_ZONE, type World } from './world.ts';

/** Shifts of so many days, in so many stores: each costs a query. */
const DAYS = 5;
const STORES = 3;
const [OPENS, CLOSES] = [8.75 * 60, 22.25 * 60];
/** Minor units: what lies in a drawer at the start; the least that goes to the bank; coins for the day. */
const FLOAT = 50_000;
const BAG = 20_000;
const CHANGE = 10_000;
/** What was counted less what should have been there, by the day back: most drawers are right. */
const DIFFERENCES: Readonly<Record<number, readonly [number, string]>> = { 2: [-500, '找零多付 5 元，已登记'], 4: [50, '零钱多出 0.5 元'] };

/** The last days at the tills of a few stores, counted; and one shift that is still open. */
export async function playShifts(tx: Tx, { world, staff }: ReturnType<typeof imagine>): Promise<void> {
  const random = new Random('拾味集 shifts');
  const last = world.days.length - 1;
  for (const [number, [store, { cashier, sellers }]] of [...staff.teams].slice(0, STORES).entries()) {
    const [first = '1', second = '2'] = store.tills;
    for (let back = DAYS; back >= 1; back--) {
      const post = { store_id: store.id, till: first, day: last - back, by: cashier };
      await closed(tx, world, random, post, number === 0 ? DIFFERENCES[back] : undefined);
    }
    const seller = sellers.find((one) => one !== cashier); // who may sign in as cashier begins a shift by hand
    const began = instant(world, last, OPENS);
    const day = began < world.now.getTime() ? last : last - 1; // before the doors open, somebody forgot to count yesterday
    if (number === 0 && seller)
      await tx
        .insertInto('shift')
        .values(opened(world, random, { store_id: store.id, till: second, day, by: seller }))
        .execute();
  }
}

interface Post {
  store_id: string;
  till: string;
  day: number;
  by: Employee;
}

function opened(world: World, random: Random, { store_id, till, day, by }: Post) {
  const opened_at = new Date(instant(world, day, OPENS + random.int(-5, 5)));
  const business_date = businessDate(opened_at, TIME_ZONE, 0);
  return { id: random.id(opened_at.getTime()), store_id, till, business_date, opened_at, opened_by: by.id, float_amount: FLOAT };
}

/** What a store counted in the evening; change came in the morning, and most of the cash went to the bank before the count. */
async function closed(tx: Tx, world: World, random: Random, post: Post, [difference, note]: readonly [number, string | null] = [0, null]) {
  const shift = opened(world, random, post);
  const closed_at = new Date(instant(world, post.day, CLOSES + random.int(0, 15)));
  const inDrawer = expectedCash(minor(FLOAT), await takenIn(tx, { ...shift, closed_at }));
  const bag = Math.max(0, Math.floor((inDrawer - FLOAT) / BAG) * BAG);
  const expected = inDrawer + CHANGE - bag;
  await tx
    .insertInto('shift')
    .values({ ...shift, closed_at, closed_by: post.by.id, counted: expected + difference, expected, note })
    .execute();
  const move = (minutes: number, kind: 'PAID_IN' | 'PAID_OUT', amount: number, reason: string) => {
    const moment = new Date(instant(world, post.day, minutes));
    return { id: random.id(moment.getTime()), shift_id: shift.id, kind, amount, reason, by: post.by.id, at: moment };
  };
  const moves = [move(OPENS + 30, 'PAID_IN', CHANGE, '备零钱'), ...(bag > 0 ? [move(CLOSES - 30, 'PAID_OUT', bag, '送存银行')] : [])];
  await tx.insertInto('shift_cash').values(moves).execute();
}
