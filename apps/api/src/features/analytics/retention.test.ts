import { addMonths, periodEnd } from '@regulars/domain/period';
import { addDays } from '@regulars/domain/time';
import { withTx } from '@regulars/db/tx';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain, loadChain } from '../../chain.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { updateMember } from '../members/service.ts';
import { fold } from './fold.ts';
import { Reports } from './reports.ts';
import { type CohortBy, retention } from './retention.ts';
import { buildWorld, clearFacts, type Dice, dice, FIRST_DAY, nodes, pick, sellers, sellSome, world } from './test/world.ts';

beforeAll(async () => {
  await loadChain();
  await buildWorld();
});
afterAll(() => closeDb());

const DAYS = 150;
const TODAY = addDays(FIRST_DAY, DAYS);
const range = { from: addDays(FIRST_DAY, -40), to: TODAY };
const viewer = systemViewer('test');

/** What direct SQL over members and facts says of a cohort; nothing is shared with the product. */
async function cohort(orgId: string, by: CohortBy, month: string): Promise<{ members: number; bought: number[] }> {
  const started =
    by === 'JOINED'
      ? sql`m.joined_on`
      : sql`(select min(business_date) from sale s where s.member_id = m.id and kind = 'SALE' and not guest)`;
  const members = sql`(with recursive below as (select id from org where id = ${orgId} union all select o.id from org o join below b on o.parent_id = b.id)
    select m.id from member m where m.kind <> 'GUEST' and m.home_store_id in (select id from below) and ${started} between ${month}::date and ${periodEnd(month, 'MONTH')}::date) c`;
  const bought: number[] = [];
  for (let age = 0; age <= 12 && addMonths(month, age) <= TODAY; age++) {
    const first = addMonths(month, age);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from ${members} where exists (select from sale s where s.member_id = c.id and s.kind = 'SALE'
      and not s.guest and s.business_date between ${first}::date and ${periodEnd(first, 'MONTH')}::date)`.execute(db);
    bought.push(rows[0]?.n ?? 0);
  }
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${members}`.execute(db);
  return { members: rows[0]?.n ?? 0, bought };
}

async function expectRight(roll: Dice): Promise<void> {
  const orgId = pick(roll, nodes);
  const by = pick(roll, ['JOINED', 'FIRST_PURCHASE'] as const);
  for (const { month, members, cells } of await retention(new Reports(viewer), { orgId, by, ...range }, TODAY, 'en')) {
    const told = { members, bought: cells.map((cell) => cell.members) };
    expect({ month, ...told }).toEqual({ month, ...(await cohort(orgId, by, month)) });
  }
}

async function moveMember(roll: Dice): Promise<void> {
  const id = pick(roll, world.members);
  const { version } = await db.selectFrom('member').select('version').where('id', '=', id).executeTakeFirstOrThrow();
  const homeStoreId = pick(roll, sellers);
  await withTx(db, (tx) => updateMember(tx, viewer, id, version, { homeStoreId }, new Date()));
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('sell' as const), by: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('fold' as const), by: fc.integer({ min: 0, max: DAYS }) }),
  fc.record({ kind: fc.constant('move' as const), by: fc.constant(1) }),
);

test('every cohort is what direct SQL over the facts says, whatever came late and whoever moved', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(step, { minLength: 3, maxLength: 7 }), async (seed, steps) => {
      await clearFacts();
      const roll = dice(seed);
      await sellSome(roll, 30, FIRST_DAY, DAYS);
      for (const { kind, by } of steps) {
        if (kind === 'sell') await sellSome(roll, by, FIRST_DAY, DAYS);
        if (kind === 'fold') await fold(db, chain(), new Date(`${addDays(FIRST_DAY, by)}T12:00:00Z`));
        if (kind === 'move') await moveMember(roll);
        await expectRight(roll);
      }
    }),
    { numRuns: 12 },
  );
});

test('after a fold nothing is in doubt, and what is kept is the sum of what is counted of each member', async () => {
  await clearFacts();
  await sellSome(dice(7), 60, FIRST_DAY, DAYS);
  const evening = new Date(`${addDays(TODAY, 1)}T12:00:00Z`);
  await fold(db, chain(), evening);
  await sellSome(dice(8), 20, FIRST_DAY, DAYS);
  await fold(db, chain(), evening);
  const { rows } = await sql<object>`select by, sum(bought[1])::int as own, (select count(*)::int from member_cohort where stale) as stale,
    (select sum(case when c.by = 'JOINED' then joined_bits & 1 else first_bits & 1 end)::int from member_cohort) as counted
    from cohort_month c group by by order by by`.execute(db);
  const bought = await db.selectFrom('member_cohort').select('first_bits').execute();
  expect(rows).toMatchObject([
    { by: 'JOINED', stale: 0 },
    { by: 'FIRST_PURCHASE', stale: 0, own: bought.length },
  ]);
  for (const row of rows as { own: number; counted: number }[]) expect(row.own).toBe(row.counted);
});

test('more than sixty months are refused with their field', async () => {
  const asked = retention(new Reports(viewer), { orgId: null, by: 'JOINED', from: '2019-01-01', to: TODAY }, TODAY, 'en');
  await expect(asked).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'from' });
});
