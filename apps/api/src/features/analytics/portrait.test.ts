import { withTx } from '@regulars/db/tx';
import { groupOf, RFM_SCORES, scoreOf } from '@regulars/domain/rfm';
import { addDays } from '@regulars/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadChain } from '../../chain.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { measureScale, scaleIsDue, scaleOf } from '../metrics/scale.ts';
import { recomputeMetrics } from '../metrics/service.ts';
import { type InterestGroup, interests } from './interests.ts';
import { portrait } from './portrait.ts';
import { Reports } from './reports.ts';
import { buildWorld, dice, FIRST_DAY, nodes, sellSome, world } from './test/world.ts';

const DAYS = 500;
const TODAY = addDays(FIRST_DAY, DAYS);
const reports = () => new Reports(systemViewer('test'));

beforeAll(async () => {
  await loadChain();
  await buildWorld();
  const roll = dice(3);
  for (const [n, id] of world.members.entries()) {
    const birthday = n % 3 === 0 ? null : `${1940 + n * 11}-06-15`;
    const change = { birthday, gender: n % 2 ? ('FEMALE' as const) : null, level_id: world.levels[n % 2] ?? '' };
    await db.updateTable('member').set(change).where('id', '=', id).execute();
  }
  await sellSome(roll, 90, FIRST_DAY, DAYS);
  await sql`insert into member_store (member_id, store_id) select id, home_store_id from member union select member_id, store_id from sale`.execute(
    db,
  );
});
afterAll(() => closeDb());

const BELOW = (orgId: string) =>
  sql`(with recursive below as (select id from org where id = ${orgId} union all select o.id from org o join below b on o.parent_id = b.id) select id from below)`;

describe('before the first night', () => {
  test('there is a portrait without RFM', async () => {
    const told = await portrait(reports(), null, TODAY);
    expect(told).toMatchObject({ members: world.members.length, share: 1, rfm: null });
    expect(told.activity.find(({ band }) => band === 'NEVER')?.members).toBe(world.members.length);
  });

  test('a scale is due, and without figures none is made', async () => {
    await measureScale(db, TODAY, new Date());
    expect([await scaleIsDue(db, TODAY), await scaleOf(db)]).toEqual([true, undefined]);
  });
});

interface Figures {
  id: string;
  level_id: string;
  recency: string | null;
  frequency: number;
  money: number;
}

/** What the facts say of the members that a branch knows, by themselves. */
async function figuresOf(orgId: string): Promise<Figures[]> {
  const { rows } = await sql<Figures>`
    select m.id, m.level_id, (select max(business_date) from sale where member_id = m.id and kind = 'SALE') as recency,
      (select count(*)::int from sale where member_id = m.id and kind = 'SALE' and business_date > ${TODAY}::date - 365) as frequency,
      (select coalesce(sum(amount), 0)::bigint from sale where member_id = m.id and business_date > ${TODAY}::date - 365
        and business_date >= (select min(business_date) from sale where member_id = m.id and kind = 'SALE')) as money
    from member m where kind <> 'GUEST' and exists (select from member_store k where k.member_id = m.id and k.store_id in ${BELOW(orgId)})`.execute(
    db,
  );
  return rows;
}

describe('of a branch', () => {
  beforeAll(async () => {
    await withTx(db, (tx) => recomputeMetrics(tx, world.members, TODAY));
    await measureScale(db, TODAY, new Date());
  });

  test('the scale is that of the sorted figures of the chain', async () => {
    const all = (await figuresOf(world.head)).filter(({ recency }) => recency !== null);
    const cut = <T extends string | number>(values: T[]) =>
      [0.2, 0.4, 0.6, 0.8].map((share) => values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))[Math.ceil(share * values.length) - 1]);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const ago = all.map(({ recency }) => (Date.parse(TODAY) - Date.parse(recency ?? '')) / 86_400_000);
    expect(await scaleOf(db)).toEqual({
      asOf: TODAY,
      recency: { cuts: cut(all.map(({ recency }) => recency ?? '')), mean: addDays(TODAY, -Math.floor(mean(ago))) },
      frequency: { cuts: cut(all.map(({ frequency }) => frequency)), mean: Math.ceil(mean(all.map(({ frequency }) => frequency))) },
      money: { cuts: cut(all.map(({ money }) => money)), mean: Math.ceil(mean(all.map(({ money }) => money))) },
    });
    expect(await scaleIsDue(db, TODAY)).toBe(false);
  });

  test.each(nodes.map((id, n) => [n, id]))('node %i: levels, activity, cells and groups are those of its members', async (_n, orgId) => {
    const [told, members, scale] = await Promise.all([portrait(reports(), orgId, TODAY), figuresOf(orgId), scaleOf(db)]);
    if (!scale || !told.rfm) throw new Error('the scale was measured');
    const parts = (some: readonly Figures[]) => ({ members: some.length, amount: some.reduce((sum, { money }) => sum + money, 0) });
    expect(told).toMatchObject(parts(members));
    for (const level of told.levels) expect(level).toMatchObject(parts(members.filter(({ level_id }) => level_id === level.id)));
    const within = (from: number, to: number) =>
      members.filter(({ recency }) => recency !== null && recency > addDays(TODAY, -to) && recency <= addDays(TODAY, -from));
    expect(told.activity).toMatchObject([
      { band: 'DAYS_30', ...parts(within(0, 30)) },
      { band: 'DAYS_90', ...parts(within(30, 90)) },
      { band: 'DAYS_365', ...parts(within(90, 365)) },
      { band: 'EARLIER', ...parts(within(365, 9999)) },
      { band: 'NEVER', ...parts(members.filter(({ recency }) => recency === null)) },
    ]);
    const bought = members.flatMap(({ recency, ...rest }) => (recency === null ? [] : [{ ...rest, recency }]));
    const cells = RFM_SCORES.flatMap((recency) =>
      RFM_SCORES.map((frequency) => ({
        recency,
        frequency,
        ...parts(
          bought.filter((one) => scoreOf(scale.recency, one.recency) === recency && scoreOf(scale.frequency, one.frequency) === frequency),
        ),
      })),
    );
    expect(told.rfm.cells).toMatchObject(cells);
    for (const { group, ...part } of told.rfm.groups)
      expect(part).toMatchObject(parts(bought.filter((one) => groupOf(scale, one) === group)));
  });
});

const KEYS: Record<InterestGroup, string> = {
  LEVEL: 'm.level_id::text',
  STORE: 's.store_id::text',
  GENDER: `coalesce(m.gender::text, '')`,
  AGE: `coalesce((least(60, (date_part('year', age('${TODAY}'::date, m.birthday))::int / 10) * 10))::text, '')`,
};

/** Distinct buyers by plain SQL: of a category with all below it, of one group or all. */
async function buyersOf(orgId: string, category: string | null, by: InterestGroup | null, key: string | null): Promise<number> {
  const where = [
    sql`s.kind = 'SALE' and not s.guest and s.business_date between ${FIRST_DAY}::date and ${TODAY}::date and s.store_id in ${BELOW(orgId)}`,
  ];
  if (category)
    where.push(sql`l.category_id in (with recursive below as (select id from category where id = ${category}
      union all select c.id from category c join below b on c.parent_id = b.id) select id from below)`);
  if (by && key !== null) where.push(sql`${sql.raw(KEYS[by])} = ${key}`);
  const { rows } = await sql<{ n: number }>`select count(distinct s.member_id)::int as n from sale s
    join sale_line l on l.member_id = s.member_id and l.sale_id = s.id join member m on m.id = s.member_id where ${sql.join(where, sql` and `)}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

describe('interests', () => {
  test.each([null, 'LEVEL', 'STORE', 'AGE', 'GENDER'] as const)('by %s: members, shares and lifts are those of direct SQL', async (by) => {
    const range = { from: FIRST_DAY, to: TODAY };
    for (const orgId of [world.head, world.east, world.lake]) {
      const told = await interests(reports(), { orgId, parentId: null, by, ...range });
      const [here, all] = [await buyersOf(orgId, null, null, null), await buyersOf(world.head, null, null, null)];
      expect(told.buyers).toBe(here);
      for (const { key, buyers } of told.groups) expect(buyers).toBe(await buyersOf(orgId, null, by, key));
      for (const { id, groups, ...row } of told.rows) {
        const usual = (await buyersOf(world.head, id, null, null)) / all;
        const expected = (members: number, of: number) => ({
          members,
          share: Math.round((members / of) * 1e4) / 1e4,
          lift: Math.round((members / of / usual) * 100) / 100,
        });
        expect(row).toMatchObject(expected(await buyersOf(orgId, id, null, null), here));
        for (const { key, ...cell } of groups)
          expect(cell).toEqual(expected(await buyersOf(orgId, id, by, key), await buyersOf(orgId, null, by, key)));
      }
    }
  });

  test('below a category they are among its buyers', async () => {
    const told = await interests(reports(), { orgId: null, parentId: world.tea, by: null, from: FIRST_DAY, to: TODAY });
    expect(told.buyers).toBe(await buyersOf(world.head, world.tea, null, null));
    expect(told.rows.map(({ name }) => name).sort()).toEqual(['black', 'green', 'tea']);
  });
});
