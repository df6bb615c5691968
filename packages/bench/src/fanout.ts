import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadChain } from '@regulars/api/chain';
import { closeDb, db } from '@regulars/api/db';
import { recordSale } from '@regulars/api/features/sales/service';
import { createServer } from '@regulars/api/server';
import { systemViewer } from '@regulars/api/viewer';
import { afterCommit, withTx } from '@regulars/db/tx';
import { minor, ZERO } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { WebSocketServer } from 'ws';
import type { Order, Report } from './fanout-clients.ts';
import { seedChain } from './import-data.ts';
import { machine, median, seconds } from './machine.ts';
import { signedIn } from './signed-in.ts';

const QUERY =
  'subscription { sales { cursor sale { id number kind store { id name } soldAt amount discount cost profit quantity lines { product { name } quantity amount } } } }';
const GOAL = 1.2;
const PINGED_MS = 35_000; // every connection is pinged within 30 s
const now = () => performance.timeOrigin + performance.now();
const worst = (times: number[], share: number) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? 0;

/** The process with the clients. */
class Clients {
  readonly #child: ChildProcess = fork(new URL('fanout-clients.ts', import.meta.url));
  lost = 0;

  constructor() {
    this.#child.on('message', (report: Report) => void (report.did === 'lose' && this.lost++));
  }

  async order(order: Order): Promise<void> {
    const done = this.next(order.do);
    this.#child.send(order);
    await done;
  }

  async next<Did extends Report['did']>(did: Did): Promise<Extract<Report, { did: Did }>> {
    for (;;) {
      const [report] = (await once(this.#child, 'message')) as [Report]; // what fanout-clients.ts sends
      if (report.did === did) return report as Extract<Report, { did: Did }>; // just looked at
    }
  }

  stop(): void {
    this.#child.kill();
  }
}

/** Makes a sale; returns when it was committed. */
async function sell(storeId: string, productId: string): Promise<number> {
  const amount = minor(1000);
  const line = { productId, quantity: thousandths(1000), unitPrice: amount, amount, discount: ZERO };
  let committed = 0;
  await withTx(db, async (tx) => {
    await recordSale(tx, systemViewer('bench'), {
      storeId,
      memberId: null,
      now: new Date(),
      lines: [line],
      tenders: [{ method: 'CASH', amount }],
    });
    afterCommit(tx, () => (committed = now()));
  });
  return committed;
}

/** A server that does nothing but send a text to all. */
async function bareServer() {
  const http = createHttpServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const broadcast = (text: Buffer) => {
    for (const socket of sockets.clients) socket.send(text, { binary: false });
  };
  return { url: `ws://127.0.0.1:${port}`, broadcast, close: () => http.close() };
}

async function seed() {
  await seedChain(db, { lines: 0, members: 10, products: 10, stores: 5, employees: 5 });
  await db.updateTable('product').set({ tracks_stock: false }).execute();
  await loadChain();
  const head = await db.selectFrom('org').select('id').where('kind', '=', 'HEAD_OFFICE').executeTakeFirstOrThrow();
  const store = await db.selectFrom('org').select('id').where('kind', '=', 'STORE').executeTakeFirstOrThrow();
  const product = await db.selectFrom('product').select('id').executeTakeFirstOrThrow();
  return { cookie: await signedIn(head.id, 'OWNER'), sell: () => sell(store.id, product.id) };
}

export async function measure({ clients: count, held, rounds }: { clients: number; held: number; rounds: number }): Promise<void> {
  console.log(machine());
  const chain = await seed();
  const app = await createServer();
  const url = `${(await app.listen({ port: 0, host: '127.0.0.1' })).replace('http', 'ws')}/graphql`;
  const bare = await bareServer();
  const clients = new Clients();
  const ours = { do: 'open', name: 'ours', url, cookie: chain.cookie, query: QUERY } as const;
  const took = await seconds(() => clients.order({ ...ours, count }));
  await clients.order({ do: 'open', name: 'bare', url: bare.url, cookie: '', query: null, count });
  console.log(`${count.toLocaleString('en')} subscribers in ${took.toFixed(1)} s, as many connections to a bare server`);
  await sleep(3_000); // the last of them have subscribed
  await compare(clients, chain.sell, bare.broadcast, rounds);
  await clients.order({ do: 'close', name: 'bare' });
  bare.close();
  if (held > count) {
    await clients.order({ ...ours, count: held - count });
    await hold(clients, chain.sell, held);
  }
  clients.stop();
  await app.close();
  await closeDb();
}

async function compare(clients: Clients, sellOne: () => Promise<number>, broadcast: (text: Buffer) => void, rounds: number): Promise<void> {
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = -3; round < rounds; round++) {
    await clients.order({ do: 'await', name: 'ours' });
    const hears = clients.next('hear');
    const committed = await sellOne();
    const { last, text } = await hears;
    await sleep(100);
    await clients.order({ do: 'await', name: 'bare' });
    const bareHears = clients.next('hear');
    const start = now();
    broadcast(Buffer.from(text));
    const { last: bareLast } = await bareHears;
    await sleep(100);
    if (round === -3) console.log(`a message has ${Buffer.byteLength(text)} bytes\n`);
    if (round < 0) continue; // warming up
    times.ours.push(last - committed);
    times.bare.push(bareLast - start);
  }
  for (const [name, list] of Object.entries(times)) {
    console.log(
      `${name === 'ours' ? 'commit → last subscriber' : 'bare ws broadcast      '}  median ${median(list).toFixed(0)} ms, 95% within ${worst(list, 0.95).toFixed(0)} ms`,
    );
  }
  const ratio = median(times.ours) / median(times.bare);
  console.log(`${ratio.toFixed(2)} times the bare broadcast, goal ${GOAL}: ${ratio <= GOAL ? 'met' : 'MISSED'}`);
}

/** Everybody connected, pinged at least once, and reached by a sale. */
async function hold(clients: Clients, sellOne: () => Promise<number>, held: number): Promise<void> {
  const started = process.cpuUsage();
  await sleep(PINGED_MS);
  const { user, system } = process.cpuUsage(started);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    await clients.order({ do: 'await', name: 'ours' });
    const hears = clients.next('hear');
    const committed = await sellOne();
    times.push((await hears).last - committed);
  }
  const memory = process.memoryUsage.rss() / 2 ** 20;
  console.log(
    `\n${held.toLocaleString('en')} held for ${PINGED_MS / 1000} s: ${clients.lost} lost${clients.lost === 0 ? '' : ' MISSED'}, ${memory.toFixed(0)} MB in all, ${((user + system) / PINGED_MS / 10).toFixed(0)}% of a core while idle`,
  );
  console.log(`commit → last of them: median ${median(times).toFixed(0)} ms`);
}
