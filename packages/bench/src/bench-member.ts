/**
 * `pnpm bench member [--sales 500] [--rounds 60]`: the page of a member who bought so often, as the admin asks for it: one request over
 * HTTP (goal: under 150 ms at the median). Beside it each section by itself, slowest first, and the smallest request there is. The
 * data, the demo chain with one regular more, are made once and kept in .data.
 */
import { parseArgs } from 'node:util';
import { print } from 'graphql';
import { MemberDocument } from '../../../apps/admin/src/gql/graphql.ts';
import { machine, median, seconds } from './machine.ts';
import { onOwnServer } from './own-server.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { sales: { type: 'string', default: '500' }, rounds: { type: 'string', default: '60' } },
});
const [sales, rounds] = [Number(values.sales), Number(values.rounds)];
const GOAL = 150;
const WARM = 10;
const PAGE = print(MemberDocument);
const ALL = { sales: true, cards: true, contacts: true, deliveries: true, tags: true, messages: true };

/** A request of one field of the member. */
const only = (field: string) => `query ($id: ID!) { node(id: $id) { ... on Member { ${field} } } }`;
const SECTIONS: Record<string, string> = {
  'nothing but the name': 'name',
  'next steps': 'nextSteps { text }',
  'timeline of 60': 'timeline(first: 60) { text }',
  '20 purchases with lines': 'purchases(first: 20) { edges { node { id amount store { name } lines { product { name } } } } }',
  '10 contacts': 'contacts(first: 10) { edges { node { id text store { name } employee { name } } } }',
  '10 follow-ups': 'followUps(first: 10) { edges { node { id text state assignee { name } } } }',
  cases: 'cases { id subject }',
  family: 'family { name member { name } }',
  'standings and progress': 'standings { since level { name } } levelProgress { text share }',
  cards: 'cardsHeld { id number } cardsPaid { id number }',
  'tag history': 'tagHistory(first: 5) { totalCount edges { node { at } } }',
};

await onOwnServer(
  { data: { name: `member-${sales}`, make: async ({ url }) => (await import('./member-data.ts')).makeMember(url, sales) } },
  async () => {
    const { regular } = await import('./member-data.ts');
    const { signedIn } = await import('./signed-in.ts');
    const { closeDb, db } = await import('@regulars/api/db');
    const { globalId } = await import('@regulars/api/global-id');
    const { loadChain } = await import('@regulars/api/chain');
    const { createServer } = await import('@regulars/api/server');
    await loadChain();
    const { member_id, count } = await regular();
    const head = await db.selectFrom('org').select('id').where('kind', '=', 'HEAD_OFFICE').executeTakeFirstOrThrow();
    const cookie = await signedIn(head.id, 'OWNER');
    const app = await createServer();
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const id = globalId('Member', member_id);
    const ask = async (query: string): Promise<void> => {
      const body = JSON.stringify({ query, variables: { id, ...ALL } });
      const response = await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', cookie }, body });
      const { errors } = (await response.json()) as { errors?: unknown[] };
      if (errors) throw new Error(JSON.stringify(errors));
    };
    const measure = async (query: string): Promise<number[]> => {
      for (let warm = 0; warm < WARM; warm++) await ask(query);
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) times.push((await seconds(() => ask(query))) * 1000);
      return times.toSorted((a, b) => a - b);
    };
    console.log(`${machine()}\na member with ${count} sales, ${rounds} rounds`);
    const before = process.cpuUsage();
    const page = await measure(PAGE);
    const { user, system } = process.cpuUsage(before);
    const cpu = (user + system) / 1000 / (rounds + WARM);
    const [half, most] = [median(page), page[Math.floor(page.length * 0.95)] ?? 0];
    console.log(
      `the page, one request     median ${half.toFixed(0)} ms, 95% ${most.toFixed(0)} ms (goal ${GOAL}): ${half < GOAL ? 'met' : 'MISSED'}`,
    );
    console.log(`  the fastest ${(page[0] ?? 0).toFixed(0)} ms; CPU of API and client together ${cpu.toFixed(0)} ms a page`);
    const parts: [string, number][] = [];
    for (const [name, field] of Object.entries(SECTIONS)) parts.push([name, median(await measure(only(field)))]);
    for (const [name, took] of parts.toSorted((a, b) => b[1] - a[1])) console.log(`  ${name.padEnd(24)}${took.toFixed(1).padStart(6)} ms`);
    if (half >= GOAL) process.exitCode = 1;
    await app.close();
    await closeDb();
  },
);
