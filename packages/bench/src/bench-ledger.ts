/**
 * `pnpm bench ledger [--members 100000] [--callers 32] [--seconds 10] [--rounds 3]`: spending and earning through the ledger's services,
 * with idempotency key, hash and event, beside bare node + pg writing exactly the same rows in one transaction, in the same run, taking
 * turns; commits are durable. Once over 200 stores, once at a single one, so that a house account is as hot as it can be.
 * Goal: 0.6 of the bare one, 99 of 100 under 50 ms.
 */
import { parseArgs } from 'node:util';
import { drive, type Measured, middle } from './ledger-drive.ts';
import { machine } from './machine.ts';
import { bareCopy, onOwnServer, type OwnServer, settled } from './own-server.ts';
import { createDb } from '@regulars/db/kysely';
import { createPool } from '@regulars/db/pool';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    members: { type: 'string', default: '100000' },
    callers: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '3' },
  },
});
const [members, callers, seconds, rounds] = [Number(values.members), Number(values.callers), Number(values.seconds), Number(values.rounds)];
const STORES = 200;
/** Of either: the product's default. More only wait for each other on two cores. */
const CONNECTIONS = 10;
/** Until V8 has compiled what runs often. */
const WARM_SECONDS = 20;
const GOAL = { share: 0.6, p99: 50 };

await onOwnServer({ settings: { max_connections: '200' }, env: { POOL_SIZE: String(CONNECTIONS) } }, measure);

async function measure({ url }: OwnServer): Promise<void> {
  const { closeDb, db } = await import('@regulars/api/db');
  const { loadChain } = await import('@regulars/api/chain');
  const { seedValue } = await import('./ledger-data.ts');
  const { serviceWriter } = await import('./ledger-service.ts');
  const { floorWriter } = await import('./ledger-floor.ts');
  const { verify } = await import('@regulars/api/features/ledger/verify');
  console.log(
    `${machine()}\n${members.toLocaleString('en')} members with stored value and points, ${callers} callers on ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s each, durable commits`,
  );
  const owner = createPool(url, { role: null });
  const world = await seedValue(createDb(owner), owner, { members, stores: STORES, times: 1 });
  await owner.end();
  const copy = await bareCopy(url);
  const bare = floorWriter(copy, CONNECTIONS);
  await loadChain();
  const ours = serviceWriter(db);
  for (const stores of [world.stores, world.stores.slice(0, 1)]) {
    const [floors, own]: Measured[][] = [[], []];
    await drive(bare.write, { ...world, stores }, { callers, seconds: WARM_SECONDS });
    await drive(ours, { ...world, stores }, { callers, seconds: WARM_SECONDS });
    await settled([url, copy]);
    for (let round = 0; round < rounds; round++) {
      floors?.push(await drive(bare.write, { ...world, stores }, { callers, seconds }));
      own?.push(await drive(ours, { ...world, stores }, { callers, seconds }));
    }
    report(stores.length, middle(floors ?? []), middle(own ?? []));
  }
  const { postings, wrong } = await verify(db);
  console.log(`\nthe journal after it: ${postings.toLocaleString('en')} postings, ${wrong === 0 ? 'all as written' : `${wrong} WRONG`}`);
  await bare.end();
  await closeDb();
  if (wrong > 0) process.exitCode = 1;
}

function report(stores: number, floor: Measured, own: Measured): void {
  const verdict = (fine: boolean) => (fine ? 'met' : 'MISSED');
  const line = ({ perSecond, p50, p99, cpu }: Measured) =>
    `${Math.round(perSecond).toLocaleString('en')}/s, half under ${p50.toFixed(1)} ms, 99% under ${p99.toFixed(1)} ms; ${cpu.toFixed(2)} ms of our CPU each`;
  const share = own.perSecond / floor.perSecond;
  console.log(
    `\n${stores === 1 ? 'all at one store' : `at ${stores} stores`}, median of ${rounds}\n  bare node + pg: ${line(floor)}\n  the ledger:     ${line(own)}`,
  );
  console.log(
    `  ${share.toFixed(2)} of the bare one, goal ${GOAL.share}: ${verdict(share >= GOAL.share)}; 99% under ${GOAL.p99} ms: ${verdict(own.p99 < GOAL.p99)}`,
  );
}
