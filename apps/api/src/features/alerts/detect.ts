import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { log } from '../../log.ts';
import { publish } from '../../publish.ts';
import type { Entry } from '../../stream/entries.ts';
import { orgTree } from '../orgs/tree.ts';
import type { Detector, Run } from './detector.ts';
import { DETECTORS } from './detectors/index.ts';
import { groupBy } from './group-by.ts';
import { loadSettings } from './settings.ts';
import { type Change, collect, differingKeys, holdKind, raise, wakeSnoozed } from './sql.ts';

/** Alerts that one event names. */
const CHUNK = 100;
/** Keys that one transaction looks at. */
const PART = 1_000;

/** What a run over everything goes by: the settings as they are, the chain's day. */
export async function prepareRun(on: Db, now: Date): Promise<Run> {
  const today = businessDayAt({ time_zone: null, day_starts_at: null }, now);
  return { now, today, settings: await loadSettings(on, await orgTree()), keys: null };
}

/** Runs one detector: opens, refreshes and closes the alerts of its kind, notes it in their history and tells the stream. */
export async function detect(tx: Tx, detector: Detector, run: Run): Promise<Change[]> {
  await holdKind(tx, detector.kind);
  const candidates = await detector.candidates(run);
  const changes = await raise(tx, detector.kind, run, run.keys ? candidates : await collect(tx, candidates));
  await tell(tx, run.now, changes);
  return changes;
}

/** `alert.changed`, per organisation, with `alertIds`. */
export async function tell(tx: Tx, now: Date, changes: readonly { id: string; org_id: string }[]): Promise<void> {
  const events = [...groupBy(changes, (change) => change.org_id)].flatMap(([orgId, list]) =>
    Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, part) => ({
      kind: 'alert.changed' as const,
      orgId,
      payload: { alertIds: list.slice(part * CHUNK, (part + 1) * CHUNK).map(({ id }) => id) },
    })),
  );
  await publish(tx, now, events);
}

/** Looks at once at what the events concern. */
export async function detectAfter(tx: Tx, entries: readonly Entry[], now: Date): Promise<void> {
  const concerned = DETECTORS.flatMap((detector) => {
    const { events } = detector;
    const keys = new Set(events ? entries.filter(({ kind }) => events.kinds.includes(kind)).flatMap(events.keys) : []);
    return keys.size > 0 ? [{ detector, keys: [...keys] }] : [];
  });
  if (concerned.length === 0) return;
  const run = await prepareRun(tx, now);
  for (const { detector, keys } of concerned) await detect(tx, detector, { ...run, keys });
}

/** What is put off until now wakes up; then every detector that is due looks at everything. One that fails does not keep the others. */
export async function detectDue(db: Db, now: Date): Promise<void> {
  await withTx(db, async (tx) => tell(tx, now, await wakeSnoozed(tx, now)));
  const runs = await db.selectFrom('alert_run').select(['kind', 'day']).execute();
  const { today } = await prepareRun(db, now);
  const done = new Set(runs.filter(({ day }) => day >= today).map(({ kind }) => kind));
  for (const detector of DETECTORS.filter(({ kind, every }) => every === 'ROUND' || !done.has(kind))) {
    await detectAll(db, detector, now).catch((err: unknown) => log.error({ err, kind: detector.kind }, 'a detector failed'));
  }
}

/** Lets a detector look at everything, and keeps what came of it. */
export async function detectAll(db: Db, detector: Detector, now: Date): Promise<Change[]> {
  const began = performance.now();
  const run = await prepareRun(db, now);
  const changes = detector.events ? await detectInParts(db, detector, run) : await withTx(db, (tx) => detect(tx, detector, run));
  const count = (...acts: Change['act'][]) => changes.filter(({ act }) => acts.includes(act)).length;
  const figures = {
    day: run.today,
    at: now,
    took: Math.round(performance.now() - began),
    opened: count('OPENED', 'REOPENED'),
    changed: count('REFRESHED', null),
    closed: count('CLOSED'),
  };
  await db
    .insertInto('alert_run')
    .values({ kind: detector.kind, ...figures })
    .onConflict((known) => known.column('kind').doUpdateSet(figures))
    .execute();
  return changes;
}

/**
 * Where events let single keys be looked at, a look at everything only finds those that differ, and these are looked at again
 * under the lock, part by part: nobody who waits for a sale's alert waits long.
 */
async function detectInParts(db: Db, detector: Detector, run: Run): Promise<Change[]> {
  const keys = await differingKeys(db, detector.kind, await detector.candidates(run));
  const changes: Change[] = [];
  for (let at = 0; at < keys.length; at += PART) {
    changes.push(...(await withTx(db, (tx) => detect(tx, detector, { ...run, keys: keys.slice(at, at + PART) }))));
  }
  return changes;
}

/** Asks for a detector to look at everything again, in the caller's transaction: after a change of its settings, say. */
export async function askForRun(on: Db, kind: string): Promise<void> {
  await sql`select graphile_worker.add_job('alerts:detect', json_build_object('kind', ${kind}::text), queue_name => 'alerts', job_key => ${`alerts:detect ${kind}`})`.execute(
    on,
  );
}
