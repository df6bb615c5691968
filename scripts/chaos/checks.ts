import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { runScript } from '../lib/run.ts';
import { BOOKS, type Sums } from './books.ts';
import { factsOf, keysOf, streamAfter, streamNow } from './facts.ts';
import { FEEDS, Listener } from './listeners.ts';
import type { Acknowledged, Load } from './load.ts';
import type { System } from './system.ts';
import type { World } from './world.ts';

/** What a check found; no faults: it holds. */
export interface Finding {
  check: string;
  /** In figures, what was looked at. */
  looked: string;
  faults: string[];
}

/** All that is looked at when the last shot has fallen. */
export interface Field {
  system: System;
  client: pg.Client;
  world: World;
  load: Load;
  listeners: Listener[];
  /** Where the stream was before the first operation. */
  start: string;
}

const PATIENCE_MS = 30_000;
const AT_ONCE = 8;
/** What may be refused: the state of the chain was against it. */
const REASONABLE = new Set([
  'INSUFFICIENT_VALUE',
  'INSUFFICIENT_POINTS',
  'INSUFFICIENT_USES',
  'LOT_SPENT',
  'STORED_VALUE_LIMIT',
  'PASS_EMPTY',
]);

export async function checkAll(field: Field): Promise<Finding[]> {
  const { load, system, client } = field;
  const findings = [await sameAnswers(load), await keysOnce(field), refusals(load)];
  await settled(field);
  for (const book of BOOKS) findings.push(compare(book, load.books.sums(book), await factsOf(client, book, field.world)));
  findings.push(
    await wholeStream(client),
    await freeJobs(client),
    ...(await allHeard(field)),
    await figuresNow(field),
    await verified(system),
  );
  findings.push({ check: 'nobody fell who was not shot', looked: 'API and worker', faults: system.fallen });
  return findings;
}

/** Waits until events are numbered, the worker has come to the end and everybody has heard, or patience ends: then the checks tell. */
async function settled({ client, listeners, start }: Field): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
    const { waiting, behind, taken } = await streamNow(client);
    let deaf = 0;
    for (const { feed, heard } of listeners) {
      const { kinds } = FEEDS[feed];
      if (kinds && heard.length < (await streamAfter(client, start, kinds)).length) deaf += 1;
    }
    if (waiting + behind + taken + deaf === 0) return;
  }
}

/** Every key is asked for again, and gives the very answer that it gave. */
async function sameAnswers(load: Load): Promise<Finding> {
  const faults: string[] = [];
  const left = load.acknowledged.filter(({ operation }) => !operation.doneBefore);
  const looked = `${left.length} keys asked for once more`;
  const ask = async () => {
    for (let one = left.pop(); one; one = left.pop()) faults.push(...(await again(load, one)));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, ask));
  return { check: 'each key answers as it did', looked, faults };
}

async function again(load: Load, { operation, key, variables, answer }: Acknowledged): Promise<string[]> {
  const { answer: now } = await load.callerOf(operation).insist(operation.document, variables);
  const text = 'data' in now ? JSON.stringify(now.data['made']) : now.refused;
  return text === answer ? [] : [`${operation.name} ${key}: ${answer} became ${text}`];
}

/** The database knows the keys that were answered, and no others. */
async function keysOnce({ client, load }: Field): Promise<Finding> {
  const kept = new Set(await keysOf(client, 'chaos-'));
  const given = new Set(load.acknowledged.flatMap(({ operation, key }) => (operation.doneBefore ? [] : [key])));
  const faults = [...given].filter((key) => !kept.has(key)).map((key) => `${key} was answered and is not there`);
  for (const key of kept) if (!given.has(key)) faults.push(`${key} is there and was not answered`);
  return { check: 'what is there was answered, what was answered is there', looked: `${kept.size} keys in the database`, faults };
}

function refusals({ refused }: Load): Finding {
  const list = [...refused].map(([what, times]) => `${times} × ${what}`);
  const faults = list.filter((line) => !REASONABLE.has(line.split(': ')[1] ?? ''));
  const sum = [...refused.values()].reduce((total, times) => total + times, 0);
  return { check: 'only what cannot be is refused', looked: `${sum} refusals`, faults };
}

function compare(book: string, wanted: Sums, found: Sums): Finding {
  const names = [...new Set([...wanted.keys(), ...found.keys()])];
  const faults = names.flatMap((name) => {
    const [model, fact] = [wanted.get(name) ?? 0, found.get(name) ?? 0];
    return model === fact ? [] : [`${name}: ${fact}, and ${model} was answered`];
  });
  const total = [...found.values()].reduce((sum, one) => sum + one, 0);
  return { check: `${book} are what was answered`, looked: `${found.size} sums, together ${total}`, faults };
}

/** Every event that was written has one number, and there is none without. */
async function wholeStream(client: pg.Client): Promise<Finding> {
  const now = await streamNow(client);
  const whole =
    now.waiting === 0 && now.entries === now.events && now.different === now.events && now.last === now.events && now.behind === 0;
  return { check: 'each event is in the stream once', looked: `${now.events} events`, faults: whole ? [] : [JSON.stringify(now)] };
}

/** A worker that died left nothing taken. */
async function freeJobs(client: pg.Client): Promise<Finding> {
  const { taken } = await streamNow(client);
  const faults = taken === 0 ? [] : [`${taken} are`];
  return { check: 'no job is held by the dead', looked: 'jobs and their queues', faults };
}

/** Whoever listened heard everything once, in order, however often the line was cut. */
async function allHeard({ client, listeners, start }: Field): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [index, { feed, heard, faults, connected }] of listeners.entries()) {
    const { kinds } = FEEDS[feed];
    const wanted = kinds ? await streamAfter(client, start, kinds) : inOrder(heard);
    const at = wanted.findIndex((cursor, place) => heard[place] !== cursor);
    const gap = at >= 0 ? [`after ${at} of ${wanted.length}: heard ${heard[at] ?? 'nothing'}, there is ${wanted[at]}`] : [];
    const more = at < 0 && heard.length > wanted.length ? [`${heard.length - wanted.length} more than there were`] : [];
    const looked = `${heard.length} payloads, connected ${connected} times`;
    findings.push({ check: `listener ${index + 1} of ${feed} missed nothing`, looked, faults: [...faults, ...gap, ...more] });
  }
  return findings;
}

/** Of what tells how things are it is only asked that it never goes back. */
const inOrder = (cursors: readonly string[]) => cursors.toSorted((a, b) => Number(a.split('.')[1]) - Number(b.split('.')[1]));

/** The figures of the day that were told last are those that somebody gets who comes now. */
async function figuresNow({ system, listeners, load }: Field): Promise<Finding> {
  const teller = load.callerOf({ name: '', weight: 0, document: '', ask: () => undefined });
  const fresh = new Listener(system.url, teller.cookie, 'dashboard', undefined);
  for (const end = Date.now() + PATIENCE_MS; !fresh.latest && Date.now() < end;) await sleep(20);
  await fresh.close();
  const text = (one: Listener) => JSON.stringify({ ...one.latest, cursor: '' });
  const pages = listeners.filter(({ feed }) => feed === 'dashboard');
  const faults = pages.filter((page) => text(page) !== text(fresh)).map((page) => `${text(page)}, and it is ${text(fresh)}`);
  return { check: 'open dashboards show how it is', looked: `${pages.length} pages`, faults };
}

/** `pnpm verify`, on this database. */
async function verified({ env }: System): Promise<Finding> {
  const check = 'the journal is as it was written';
  return runScript('apps/api/src/features/ledger/verify-cli.ts', { env }).then(
    (print) => ({ check, looked: print.trim().split('\n')[0] ?? '', faults: [] }),
    (error: unknown) => ({ check, looked: 'pnpm verify', faults: [error instanceof Error ? error.message : String(error)] }),
  );
}
