import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Random } from '../prisma/seed/random.ts';
import { checkAll, type Finding } from './chaos/checks.ts';
import { type Feed, FEEDS, Listener } from './chaos/listeners.ts';
import { Load } from './chaos/load.ts';
import { System } from './chaos/system.ts';
import { foundChain } from './chaos/world.ts';
import { main } from './lib/main.ts';
import { makeServer } from './lib/products.ts';

const HELP = `Kills the product while it works, and looks whether anything was lost, done twice or made up.
  --kills 20     how often the API is killed, and then PostgreSQL, each by SIGKILL
  --seconds 2    from the first answers after a start to the next kill, at most
  --clients 8    who work at the same time
  --seed 1       of chance: what is done, and when it is killed`;

const MEMBERS = 24;
const LISTENERS = 2;
/** Answers before the first kill: by then members have something to lose. */
const WARM_UP = 100;
/** Answers after a start that a kill waits for, at most: however slow the machine is, it falls among work. */
const MOST_ANSWERS = 10;
/** A kill in so many comes while the last start is still under way; with as many the worker falls too. */
const EARLY = 1 / 5;
const EARLY_MS = 600;

await main(async () => {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '20' },
      seconds: { type: 'string', default: '2' },
      clients: { type: 'string', default: '8' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(HELP);
  const { seed } = values;
  const [kills, seconds, clients] = [Number(values.kills), Number(values.seconds), Number(values.clients)];
  await makeServer();
  const system = await System.open();
  try {
    report(await fight(system, { kills, seconds, clients, seed }));
  } finally {
    await system.close();
  }
});

interface Plan {
  kills: number;
  seconds: number;
  clients: number;
  seed: string;
}

async function fight(system: System, plan: Plan): Promise<Finding[]> {
  await system.startApi();
  const { world, people } = await foundChain(system, MEMBERS);
  await system.startWorker();
  const start = String((await people.teller.query('{ streamCursor }'))['streamCursor']);
  const feeds = Object.keys(FEEDS) as Feed[]; // its keys
  const listeners = feeds.flatMap((feed) =>
    Array.from({ length: LISTENERS }, () => new Listener(system.url, people.teller.cookie, feed, start)),
  );
  const load = new Load(world, people, plan.seed);
  load.start(plan.clients);
  await load.answers(WARM_UP);
  console.log(`${plan.clients} clients, ${world.members.length} members, ${listeners.length} listeners, seed ${plan.seed}`);
  await shoot('API', plan, load, (chance) => killApi(system, chance));
  await shoot('PostgreSQL', plan, load, () => system.killPostgres());
  await sleep(plan.seconds * 1000);
  await load.finish();
  const { lost } = people.teller;
  console.log(
    `${load.acknowledged.length} operations answered, ${load.repeated} of them after more than one request; requests without an answer: ${[
      ...lost.codes,
    ]
      .map(([code, times]) => `${times} × ${code}`)
      .join(', ')}`,
  );
  const client = new pg.Client({ connectionString: system.env['DATABASE_URL'] });
  await client.connect();
  const findings = await checkAll({ system, client, world, load, listeners, start });
  for (const listener of listeners) await listener.close();
  await client.end();
  return findings;
}

/** Kills it again and again at random moments, and tells how it was. */
async function shoot(target: string, { kills, seconds, seed }: Plan, load: Load, kill: (chance: Random) => Promise<void>): Promise<void> {
  const chance = new Random(`${seed} ${target}`);
  const before = load.acknowledged.length;
  const backs: number[] = [];
  for (let n = 0; n < kills; n++) {
    await load.answers(chance.int(1, MOST_ANSWERS));
    await sleep(chance.between(0, seconds * 1000));
    const since = performance.now();
    await kill(chance);
    backs.push(performance.now() - since);
  }
  backs.sort((a, b) => a - b);
  const [half, last] = [backs[backs.length >> 1] ?? 0, backs.at(-1) ?? 0];
  const answered = load.acknowledged.length - before;
  console.log(
    `${target} killed ${kills} times, up again after ${(half / 1000).toFixed(1)} s at the median, ${(last / 1000).toFixed(1)} s at most; ${answered} operations meanwhile`,
  );
}

async function killApi(system: System, chance: Random): Promise<void> {
  await system.killApi();
  const started = system.startApi();
  if (chance.chance(EARLY)) {
    await Promise.race([started.catch(() => {}), sleep(chance.between(0, EARLY_MS))]);
    await system.killApi();
    await system.startApi();
  } else await started;
  if (!chance.chance(EARLY)) return;
  await system.killWorker();
  await system.startWorker();
}

function report(findings: readonly Finding[]): void {
  console.log();
  for (const { check, looked, faults } of findings) {
    console.log(`${faults.length === 0 ? '✓' : '✗'} ${check} (${looked})`);
    for (const fault of faults.slice(0, 10)) console.log(`    ${fault}`);
    if (faults.length > 10) console.log(`    and ${faults.length - 10} more`);
  }
  const failed = findings.filter(({ faults }) => faults.length > 0).length;
  console.log(`\n${findings.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
