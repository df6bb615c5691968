/**
 * `pnpm bench read [--members 50000] [--connections 32] [--seconds 5] [--rounds 3] [--only own]`: a page of 50 members with level, tags
 * and the last three receipts with their lines, over HTTP, in the same run: bare node + pg sending the database's own JSON (the floor),
 * Apollo alone in front of the same statement, plain Pothos + Prisma, and the product with viewer, scope, rights and limits. Each
 * server is one process; they take turns. Goal: 0.4 of the floor.
 */
import { parseArgs } from 'node:util';
import { machine, median } from './machine.ts';
import { onOwnServer } from './own-server.ts';
import { fillRead, HEAD_OFFICE, memberId, REGION } from './read-data.ts';
import { type Contender, drive, start } from './read-drive.ts';
import { cursorOf, essence, FIRST } from './read-question.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    members: { type: 'string', default: '50000' },
    connections: { type: 'string', default: '32' },
    seconds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    profile: { type: 'string', default: '' },
  },
});
const [members, connections, seconds, rounds] = [
  Number(values.members),
  Number(values.connections),
  Number(values.seconds),
  Number(values.rounds),
];
const GOAL = 0.4;
const NAMES = {
  floor: 'bare node + pg, one json_agg',
  apollo: 'Apollo + the same statement',
  prisma: 'plain Pothos + Prisma',
  own: 'Regulars, the head office',
  region: 'Regulars, a region manager',
};

await onOwnServer({ env: { POOL_SIZE: '10' }, data: { name: `read-${members}`, make: (server) => fillRead(server, members) } }, measure);
process.exit(process.exitCode ?? 0); // sockets of the contenders

async function measure(): Promise<void> {
  const { signedIn } = await import('./signed-in.ts');
  console.log(
    `${machine()}\n${members.toLocaleString('en')} members, a page of ${FIRST}, ${connections} connections, ${rounds} rounds of ${seconds} s each`,
  );
  const own = await start('own', values.profile);
  const contenders: Record<keyof typeof NAMES, Contender> = {
    floor: await start('floor'),
    apollo: await start('apollo'),
    prisma: await start('prisma'),
    own: { ...own, cookie: await signedIn(HEAD_OFFICE, 'OWNER') },
    region: { ...own, cookie: await signedIn(REGION, 'REGION_MANAGER') },
  };
  await compare(contenders);
  const results = new Map<string, { perSecond: number; cpu: number }[]>();
  for (let round = 0; round <= rounds; round++) {
    for (const [name, contender] of Object.entries(contenders)) {
      const result = await drive(contender, { connections, seconds: round === 0 ? 2 : seconds, cursor });
      if (round > 0) results.set(name, [...(results.get(name) ?? []), result]);
    }
  }
  report(results);
  for (const { stop } of Object.values(contenders)) stop();
}

/** Anywhere, with a whole page after it. */
function cursor(): string {
  return cursorOf(memberId(FIRST + Math.floor(Math.random() * (members - FIRST))));
}

/** All answer the same; the region's manager sees other members. */
async function compare({ region, ...others }: Record<keyof typeof NAMES, Contender>): Promise<void> {
  const after = cursor();
  const expected = essence(await others.floor.ask(after));
  for (const [name, contender] of Object.entries(others)) {
    const answer = essence(await contender.ask(after));
    const at = [...answer].findIndex((letter, place) => letter !== expected[place]);
    if (answer !== expected)
      throw new Error(`${name} answers otherwise: ${answer.slice(at - 80, at + 80)}, not ${expected.slice(at - 80, at + 80)}`);
  }
  await region.ask(after);
}

function report(results: ReadonlyMap<string, { perSecond: number; cpu: number }[]>): void {
  const of = (name: string, figure: 'perSecond' | 'cpu') => median((results.get(name) ?? []).map((round) => round[figure]));
  const floor = of('floor', 'perSecond');
  for (const [name, title] of Object.entries(NAMES)) {
    const share = of(name, 'perSecond') / floor;
    console.log(
      `${title.padEnd(32)}${of(name, 'perSecond').toFixed(0).padStart(6)}/s  ${share.toFixed(2)} of the floor  ${of(name, 'cpu').toFixed(2)} ms of its CPU a page`,
    );
  }
  const share = of('own', 'perSecond') / floor;
  console.log(`goal ${GOAL} of the floor: ${share >= GOAL ? 'met' : 'MISSED'}`);
  if (share < GOAL) process.exitCode = 1;
}
