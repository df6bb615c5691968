import type { DuckDBConnection } from '@duckdb/node-api';
import { loadChain } from '@regulars/api/chain';
import { db, pool } from '@regulars/api/db';
import { byCategory, byEmployee, byHour, byOrg, byProduct } from '@regulars/api/features/analytics/rankings';
import { Reports } from '@regulars/api/features/analytics/reports';
import { overview, trend } from '@regulars/api/features/analytics/service';
import { createServer } from '@regulars/api/server';
import { systemViewer } from '@regulars/api/viewer';
import { duckOf } from './dashboard-duck.ts';
import { KIND, uuid } from './dashboard-data.ts';
import { PAGE, PAGE_RANGES } from './dashboard-page.ts';
import { type Question, QUESTIONS } from './dashboard-questions.ts';
import { median } from './machine.ts';
import { signedIn } from './signed-in.ts';

const REGION = uuid(KIND.org, 1);
const page = { by: 'REVENUE', first: 20, offset: 0 } as const;

/** Asks the reports, as a resolver does: a request's own Reports, nothing kept from before. Returns the sum of what was told. */
async function asked({ ask: wanted }: Question, orgId: string | null): Promise<number> {
  const reports = new Reports(systemViewer('bench'));
  const scope = { orgId, categoryId: null, productId: null, employeeId: null, levelId: null, channel: null, tagId: null };
  const total = (rows: readonly { figures: { measures: { revenue: number } } }[]) =>
    rows.reduce((sum, { figures }) => sum + figures.measures.revenue, 0);
  if (wanted.kind === 'overview') return total([(await overview(reports, scope, wanted.range, 'en')).current]);
  if (wanted.kind === 'trend')
    return total(
      (await trend(reports, { ...scope, ...wanted.filter }, wanted.range, wanted.grain, null, 'en')).points.map(({ current }) => current),
    );
  if (wanted.kind === 'active') {
    const { points } = await trend(reports, scope, wanted.range, wanted.grain, null, 'en');
    const members = await Promise.all(points.map(({ current }) => current.activeMembers()));
    return members.reduce((sum, count) => sum + count, 0);
  }
  if (wanted.kind === 'products') return total((await byProduct(reports, scope, wanted.range, page)).rows);
  if (wanted.kind === 'staff') return total((await byEmployee(reports, scope, wanted.range, page)).rows);
  if (wanted.kind === 'categories') return total((await byCategory(reports, scope, wanted.range, null, 2)).rows);
  if (wanted.kind === 'stores') return total((await byOrg(reports, scope, wanted.range, false)).rows);
  return total((await byHour(reports, scope, wanted.range)).cells);
}

async function inPostgres(statement: string): Promise<number> {
  const { rows } = await pool.query<{ revenue: string | number }>(statement);
  return rows.reduce((sum, { revenue }) => sum + Number(revenue), 0);
}

async function inDuck(duck: DuckDBConnection, statement: string): Promise<number> {
  const rows = (await duck.runAndReadAll(statement)).getRowObjects();
  return rows.reduce((sum, { revenue }) => sum + Number(revenue), 0);
}

/** Milliseconds of each of the works, taking turns; the first turn warms up. */
async function taking<Name extends string>(works: Record<Name, () => Promise<number>>, rounds: number): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[]; // the keys of the very object
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  const answers = new Set<number>();
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const start = performance.now();
      answers.add(await works[name]());
      if (round > 0) times.get(name)?.push(performance.now() - start);
    }
  }
  if (answers.size !== 1) throw new Error(`the answers differ: ${[...answers].join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>; // one for each name
}

const COLUMNS = ['reports', 'facts', 'duckdb'] as const;
const line = (name: string, cells: readonly string[]) =>
  console.log(`${name.padEnd(44)}${cells.map((cell) => cell.padStart(11)).join('')}`);
const ms = (time: number) => (time < 10 ? time.toFixed(1) : time.toFixed(0));

/** Prints the table of all questions and the dashboard's times. */
export async function ask(url: string, folder: string, rounds: number, only: string): Promise<void> {
  await loadChain();
  const duck = await duckOf(url, folder);
  const region = await db.selectFrom('org').select('id').where('parent_id', '=', REGION).execute();
  for (const [who, orgId] of [
    ['head office', null],
    ['a region manager', REGION],
  ] as const) {
    console.log('');
    line(`ms at the median, ${who}`, [...COLUMNS, '']);
    for (const question of QUESTIONS.filter(({ name }) => name.includes(only))) {
      const alias = question.facts.includes('from sale s') ? 's' : 'l';
      const inBranch =
        orgId === null ? 'true' : `${alias}.store_id in (${[{ id: REGION }, ...region].map(({ id }) => `'${id}'`).join(', ')})`;
      const statement = question.facts.replace('{in}', inBranch);
      const times = await taking(
        { reports: () => asked(question, orgId), facts: () => inPostgres(statement), duckdb: () => inDuck(duck, statement) },
        rounds,
      );
      line(question.name, [...COLUMNS.map((column) => ms(times[column])), times.reports <= times.duckdb ? '' : 'SLOWER']);
    }
  }
  duck.closeSync();
  await askDashboard(rounds * 3);
}

/** The whole first page as one request to the real server over HTTP. */
async function askDashboard(rounds: number): Promise<void> {
  const app = await createServer();
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  console.log('');
  line('the first page, one GraphQL request', ['median', 'slowest', '']);
  for (const [who, cookie] of [
    ['head office', await signedIn(uuid(KIND.org, 0), 'OWNER')],
    ['a region manager', await signedIn(REGION, 'REGION_MANAGER')],
  ] as const) {
    for (const [range, variables] of Object.entries(PAGE_RANGES)) {
      const times: number[] = [];
      for (let round = -2; round < rounds; round++) {
        const start = performance.now();
        const response = await fetch(`${address}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify({ query: PAGE, variables }),
        });
        const text = await response.text();
        if (text.includes('"errors"')) throw new Error(text.slice(0, 2_000));
        if (round >= 0) times.push(performance.now() - start);
      }
      line(`${who}, ${range}`, [ms(median(times)), ms(Math.max(...times)), median(times) < 100 ? '' : 'SLOW']);
    }
  }
  await app.close();
}
