import type { DateRange, Grain } from '@regulars/domain/period';
import { addDays, isoWeek } from '@regulars/domain/time';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain, loadChain } from '../../chain.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import type { Figures, PeriodFigures } from './figures.ts';
import { fold } from './fold.ts';
import { type Measures, NOTHING } from './measures.ts';
import { byCategory, byEmployee, byHour, byOrg, byProduct, type Ranking, type Table } from './rankings.ts';
import { Reports } from './reports.ts';
import { overview, trend } from './service.ts';
import type { Scope } from './subject.ts';
import { type Truth, truth } from './test/oracle.ts';
import { buildWorld, clearFacts, type Dice, dice, FIRST_DAY, moveStore, nodes, pick, sellSome, world } from './test/world.ts';

beforeAll(async () => {
  await loadChain();
  await buildWorld();
});
afterAll(() => closeDb());

const DAYS = 80; // over New Year, so that weeks, quarters and years meet
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

async function shown({ measures, counts }: Figures) {
  const { orders, refunds } = await counts();
  return told({ ...measures, orders, refunds });
}

const told = (measured: Measures | undefined) => {
  const { revenue, cost, costed, discount, units, orders, refunds, lines } = measured ?? NOTHING;
  return { revenue, cost, costed, discount, units, orders, refunds, lines };
};

async function expectPeriod(period: PeriodFigures, measured: Truth | undefined) {
  const { from, to, label, figures, activeMembers, orderNumbers } = period;
  expect({ from, to, label, ...(await shown(figures)), members: await activeMembers() }).toEqual({
    from,
    to,
    label,
    ...told(measured),
    members: measured?.members ?? 0,
  });
  if (from !== to) return;
  expect(await orderNumbers()).toBe(measured?.numbers ?? 0);
}

async function expectTable(table: Table, measured: Map<string, Truth>, key: (row: Ranking) => string = (row) => row.id) {
  const got = await Promise.all(table.rows.map(async (row) => [key(row), await shown(row.figures)] as const));
  expect(new Map(got)).toEqual(new Map([...measured].map(([id, row]) => [id, told(row)])));
  expect(table.total).toBe(measured.size);
}

const keyOf: Record<Grain, (day: string) => string> = {
  YEAR: (day) => day.slice(0, 4),
  QUARTER: (day) => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`,
  MONTH: (day) => day.slice(0, 7),
  WEEK: (day) => `${isoWeek(day).year}W${String(isoWeek(day).week).padStart(2, '0')}`,
  DAY: (day) => day,
};

function randomScope(roll: Dice): Scope {
  const maybe = <T>(chance: number, from: readonly T[]): T | null => (roll(chance) === 0 ? pick(roll, from) : null);
  return {
    orgId: maybe(2, nodes),
    categoryId: maybe(4, [world.tea, world.green, world.longjing, world.ware]),
    productId: maybe(7, world.products),
    employeeId: maybe(7, world.employees),
    levelId: maybe(7, world.levels),
    channel: maybe(7, ['STORE', 'APP']),
    tagId: maybe(10, [world.tag]),
  };
}

function randomRange(roll: Dice): DateRange {
  if (roll(3) === 0)
    return pick(roll, [
      { from: '2024-12-01', to: '2024-12-31' },
      { from: '2025-01-01', to: '2025-01-31' },
      { from: '2024-10-01', to: '2025-03-31' },
      { from: '2024-12-30', to: '2025-01-05' },
    ]);
  const from = addDays(FIRST_DAY, roll(DAYS));
  return { from, to: addDays(from, roll(DAYS)) };
}

/** One random question of each kind, each answer held against direct SQL. */
async function askEverything(roll: Dice): Promise<void> {
  const reports = new Reports(systemViewer('test'));
  const scope = randomScope(roll);
  const range = randomRange(roll);
  const grain = pick(roll, ['YEAR', 'QUARTER', 'MONTH', 'WEEK', 'DAY'] as const);
  const { current, previous } = await overview(reports, scope, range, 'en');
  await expectPeriod(current, (await truth(scope, range, 'all')).get(''));
  const earlier = await previous();
  await expectPeriod(earlier, (await truth(scope, earlier, 'all')).get(''));
  const { points } = await trend(reports, scope, range, grain, pick(roll, ['PREVIOUS', 'SAME_LAST_YEAR', null]), 'en');
  const byPeriod = await truth(scope, range, grain);
  for (const { current: point } of points) await expectPeriod(point, byPeriod.get(keyOf[grain](point.from)));
  for (const { compared } of points) if (compared) await expectPeriod(compared, (await truth(scope, compared, 'all')).get(''));
  const page = { by: 'REVENUE', first: 100, offset: 0 } as const;
  await expectTable(await byProduct(reports, scope, range, page), await truth(scope, range, 'product'));
  await expectTable(await byEmployee(reports, scope, range, page), await truth(scope, range, 'employee'));
  await expectTable(await byOrg(reports, scope, range, false), await truth(scope, range, 'store'));
  const { cells } = await byHour(reports, scope, range);
  const hours = await truth(scope, range, 'hour');
  expect(cells.length).toBe(hours.size);
  for (const cell of cells) expect(await shown(cell.figures)).toEqual(told(hours.get(`${cell.weekday} ${cell.hour}`)));
  for (const row of (await byCategory(reports, { ...scope, categoryId: null }, range, null, 1)).rows) {
    expect(await shown(row.figures)).toEqual(told((await truth({ ...scope, categoryId: row.id }, range, 'all')).get('')));
  }
  for (const region of (await byOrg(reports, { ...scope, orgId: null }, range, true)).rows) {
    expect(await shown(region.figures)).toEqual(told((await truth({ ...scope, orgId: region.id }, range, 'all')).get('')));
  }
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('sell' as const), count: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ kind: fc.constant('fold' as const), day: fc.integer({ min: 0, max: DAYS }) }),
  fc.record({ kind: fc.constant('move' as const), count: fc.integer({ min: 0, max: 1 }) }),
);

test('every figure is what direct SQL over the facts says, in every state of the rollups', { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.array(step, { minLength: 3, maxLength: 7 }), async (seed, steps) => {
      await clearFacts();
      const roll = dice(seed);
      await sellSome(roll, 40, FIRST_DAY, DAYS);
      for (const { kind, ...how } of steps) {
        if (kind === 'sell' && 'count' in how) await sellSome(roll, how.count, FIRST_DAY, DAYS);
        if (kind === 'fold' && 'day' in how) await fold(db, chain(), noon(addDays(FIRST_DAY, how.day)));
        if (kind === 'move') await moveStore(world.gate, pick(roll, [world.east, world.north, world.head]));
        await askEverything(roll);
      }
    }),
    { numRuns: 12 },
  );
});
