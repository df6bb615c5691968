/**
 * `pnpm bench sales [--members 100000] [--products 5000] [--connections 32] [--seconds 10] [--rounds 3]`: the GraphQL checkout of three
 * goods to a member with points and a coupon, durable commits, one API process as the product starts it and the database on this machine,
 * beside bare node http + pg writing exactly the same rows in one transaction with prepared statements: with one for each table, as it is
 * written by hand, and, as what can't be beaten, with a single one for all of them. They take turns. Once over all stores, once with the
 * same product in the same store for everybody. Goal: 0.5 of the bare one, 99 of 100 under 150 ms, one product at least half the speed.
 */
import { fork } from 'node:child_process';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createDb } from '@regulars/db/kysely';
import { createPool } from '@regulars/db/pool';
import { NODE_OPTIONS } from '../../../scripts/lib/children.ts';
import { inRoot } from '../../../scripts/lib/paths.ts';
import { makeServer } from '../../../scripts/lib/products.ts';
import { alike } from './sales-alike.ts';
import type { How } from './sales-floor.ts';
import { machine, median } from './machine.ts';
import { bareCopy, onOwnServer, type OwnServer, settled } from './own-server.ts';
import type { Sale } from './sales-question.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    members: { type: 'string', default: '100000' },
    products: { type: 'string', default: '5000' },
    connections: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
    profile: { type: 'string', default: '' },
  },
});
const [members, products, connections, seconds, rounds] = [
  Number(values.members),
  Number(values.products),
  Number(values.connections),
  Number(values.seconds),
  Number(values.rounds),
];
const STORES = 200;
/** Until V8 has compiled what runs often: before, a quarter of the process's CPU is its compiler's. A till's server runs for weeks. */
const WARM_SECONDS = 20;
/** Before each turn: what the one before has left to be written and vacuumed is not this one's. */
const REST_MS = 3_000;
/** More than either sells. */
const MOST_PER_SECOND = 1_500;
const GOAL = { share: 0.5, p99: 150, hot: 0.5 };

interface Seller {
  address: string;
  cookie?: string;
  bodyOf: (sale: Sale) => string;
  cpu: () => Promise<number>;
  stop: () => void;
  /** Members that have not bought from it yet. */
  next: number;
}

interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  cpu: number;
}

await makeServer();
await onOwnServer({ settings: { max_connections: '200' }, env: { POOL_SIZE: '10' } }, measure);
process.exit(process.exitCode ?? 0); // sockets of the sellers

async function measure({ url }: OwnServer): Promise<void> {
  const { fillSales, readSales } = await import('./sales-data.ts');
  const owner = createPool(url, { role: null });
  await fillSales(createDb(owner), owner, { members, products, stores: STORES });
  const { signedIn } = await import('./signed-in.ts');
  const { db, closeDb } = await import('@regulars/api/db');
  const { saleOf, bodyOf } = await import('./sales-question.ts');
  const { id } = await db.selectFrom('org').select('id').where('kind', '=', 'HEAD_OFFICE').executeTakeFirstOrThrow();
  const cookie = await signedIn(id, 'OWNER');
  const world = await readSales(createDb(owner));
  await Promise.all([owner.end(), closeDb()]);
  const copies = { tables: await bareCopy(url), one: await bareCopy(url, 'bare_one') };
  console.log(
    `${machine()}\n${members.toLocaleString('en')} members, ${products.toLocaleString('en')} products, ${STORES} stores, ${connections} connections, ${rounds} rounds of ${seconds} s each, durable commits`,
  );
  const bare = async (how: How): Promise<Seller> => {
    const server = await start(path.join(import.meta.dirname, 'sales-server.ts'), process.execArgv, {
      BARE_URL: copies[how],
      BARE_HOW: how,
    });
    return { ...server, bodyOf: (sale) => JSON.stringify(sale), next: 0 };
  };
  const own: Seller = { ...(await start(inRoot('apps/api/dist/main.mjs'), NODE_OPTIONS)), cookie, bodyOf, next: 0 };
  const sellers = { tables: await bare('tables'), one: await bare('one'), own };
  const sellOnce = (seller: Seller) => async () => {
    const agent = new Agent();
    await post(seller, agent, seller.bodyOf(saleOf(world, seller.next++, false))).finally(() => agent.destroy());
  };
  const sold = { address: url, sell: sellOnce(own) };
  for (const how of ['tables', 'one'] as const) console.log(await alike({ address: copies[how], sell: sellOnce(sellers[how]) }, sold));
  const speeds: number[] = [];
  for (const one of [false, true]) {
    const results: Record<keyof typeof sellers, Measured[]> = { tables: [], one: [], own: [] };
    const basket = (n: number) => saleOf(world, n, one);
    for (const seller of Object.values(sellers)) await drive(seller, basket, one ? 2 : WARM_SECONDS);
    await settled([url, ...Object.values(copies)]);
    for (let round = 0; round < rounds; round++) {
      for (const who of ['tables', 'one', 'own'] as const) {
        await wait(REST_MS);
        results[who].push(await drive(sellers[who], basket, seconds));
      }
    }
    speeds.push(report(one, middle(results.tables), middle(results.one), middle(results.own)));
  }
  const hot = (speeds[1] ?? 0) / (speeds[0] ?? 1);
  console.log(`\none product for everybody: ${hot.toFixed(2)} of the speed, goal ${GOAL.hot}: ${hot >= GOAL.hot ? 'met' : 'MISSED'}`);
  if (hot < GOAL.hot) process.exitCode = 1;
  for (const { stop } of Object.values(sellers)) stop();
}

/** @param options of Node: the bare ones are read as they are written, ours is the built one, as the product starts it */
async function start(script: string, options: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const profile = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [];
  const child = fork(script, {
    execArgv: [...options, '--import', pathToFileURL(path.join(import.meta.dirname, 'tell-cpu.mjs')).href, ...profile],
    env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: '0' },
  });
  const told = <Message>() => new Promise<Message>((resolve) => child.once('message', resolve));
  const { ready: address } = await told<{ ready: string }>();
  const cpu = async () => {
    child.send('cpu');
    return (await told<{ cpu: number }>()).cpu;
  };
  return { address, cpu, stop: () => child.connected && child.disconnect() };
}

/** @throws unless it is sold */
async function post({ address, cookie }: Seller, agent: Agent, body: string): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'till',
    ...(cookie && { cookie }),
  };
  const answer = await new Promise<string>((resolve, reject) => {
    const call = request(`${address.replace(/\/$/, '')}/graphql`, { method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts).toString()));
    });
    call.on('error', reject).end(body);
  });
  if (!/"saleId"|"CheckedOut"/.test(answer)) throw new Error(answer.slice(0, 2_000));
}

/** So many connections, each of which sells the next basket when the last one is sold. What tills do is done before: it is not measured. */
async function drive(seller: Seller, saleOf: (n: number) => Sale, time: number): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const first = seller.next;
  const bodies = Array.from({ length: time * MOST_PER_SECOND }, (_, at) => seller.bodyOf(saleOf(first + at)));
  const before = await seller.cpu();
  const began = performance.now();
  const times: number[] = [];
  const connection = async () => {
    for (let at = performance.now(); at - began < time * 1000; at = performance.now()) {
      await post(seller, agent, bodies[seller.next++ - first] ?? '');
      times.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { perSecond: times.length / took, p50: at(0.5), p99: at(0.99), cpu: ((await seller.cpu()) - before) / times.length };
}

function middle(of: readonly Measured[]): Measured {
  const figure = (name: keyof Measured) => median(of.map((one) => one[name]));
  return { perSecond: figure('perSecond'), p50: figure('p50'), p99: figure('p99'), cpu: figure('cpu') };
}

function report(one: boolean, tables: Measured, single: Measured, own: Measured): number {
  const verdict = (fine: boolean) => (fine ? 'met' : 'MISSED');
  const line = ({ perSecond, p50, p99, cpu }: Measured) =>
    `${Math.round(perSecond)}/s, half under ${p50.toFixed(0)} ms, 99% under ${p99.toFixed(0)} ms; ${cpu.toFixed(2)} ms of its CPU each`;
  const share = own.perSecond / tables.perSecond;
  console.log(`\n${one ? 'one product in one store for everybody' : 'over all stores and products'}, median of ${rounds}`);
  console.log(`  bare http + pg, a statement for each table: ${line(tables)}`);
  console.log(`  bare http + pg, one statement for all:      ${line(single)}`);
  console.log(`  Regulars:                                   ${line(own)}`);
  console.log(`  ${share.toFixed(2)} of the bare one, ${(own.perSecond / single.perSecond).toFixed(2)} of its one statement`);
  if (!one) {
    const [fast, even] = [share >= GOAL.share, own.p99 < GOAL.p99];
    console.log(`  goal ${GOAL.share} of the bare one: ${verdict(fast)}; 99% under ${GOAL.p99} ms: ${verdict(even)}`);
    if (!fast || !even) process.exitCode = 1;
  }
  return own.perSecond;
}
