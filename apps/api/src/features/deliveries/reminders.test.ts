import { withTx } from '@regulars/db/tx';
import type { AlertKind } from '@regulars/domain/alerts';
import { type BusinessDate, businessDate, addDays, startOfBusinessDay } from '@regulars/domain/time';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import type { Entry } from '../../stream/entries.ts';
import { systemViewer } from '../../viewer.ts';
import { detectAfter, detectAll } from '../alerts/detect.ts';
import { DETECTORS } from '../alerts/detectors/index.ts';
import { stepDeliveries } from './changes.ts';
import { createDelivery, type NewDelivery } from './service.ts';

const viewer = systemViewer('test');
const today = businessDate(new Date(), 'Asia/Shanghai', 0);
/** So many minutes after the beginning of a day from today on. */
const moment = (days: number, minutes: number) =>
  new Date(startOfBusinessDay(addDays(today, days), 'Asia/Shanghai', 0).getTime() + minutes * 60_000);
let told: Told;

beforeAll(async () => {
  told = await chain().store('West Lake').product('Longjing').member('Li').buys('Longjing', 1).store('Harbour').member('Wang').tell();
});
beforeEach(async () => {
  for (const table of ['alert', 'delivery', 'event_pending'] as const) await db.deleteFrom(table).execute();
});
afterAll(() => closeDb());

function plan(store: string, date: BusinessDate, more: Partial<NewDelivery> = {}) {
  const who = { memberId: told.member('Li'), storeId: told.org(store), recipient: 'Li', address: 'Lane 3' };
  return withTx(db, (tx) => createDelivery(tx, viewer, { ...who, date, ...more }, moment(0, 0)));
}

async function look(kind: AlertKind, at: Date) {
  const detector = DETECTORS.find((one) => one.kind === kind);
  if (!detector) throw new Error(`no detector of ${kind}`);
  await detectAll(db, detector, at);
  return alertsOf(kind);
}
const alertsOf = (kind: AlertKind) =>
  db
    .selectFrom('alert')
    .select(['key', 'org_id', 'severity', 'state', 'subject', 'member_id'])
    .where('kind', '=', kind)
    .orderBy('key')
    .execute();

test('what is due today and tomorrow is a to-do of each store and day', async () => {
  const day = (store: string, date: string) => `${told.org(store)}:${date}`;
  await plan('West Lake', today);
  await plan('West Lake', today);
  await plan('Harbour', addDays(today, 1));
  await plan('Harbour', addDays(today, 2));
  const found = await look('DELIVERY_DUE', moment(0, 1));
  expect(found.map(({ key, severity, subject }) => ({ key, severity, subject }))).toEqual(
    [
      { key: day('West Lake', today), severity: 'INFO', subject: { day: today, deliveries: 2 } },
      { key: day('Harbour', addDays(today, 1)), severity: 'INFO', subject: { day: addDays(today, 1), deliveries: 1 } },
    ].toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  );
  const open = (await look('DELIVERY_DUE', moment(1, 1))).filter(({ state }) => state === 'OPEN');
  expect(open.map(({ key }) => key).toSorted()).toEqual([day('Harbour', addDays(today, 1)), day('Harbour', addDays(today, 2))]);
});

test('one that is late is told at the end of its window or day, becomes critical, and closes when it has arrived', async () => {
  const window = { windowStart: 540, windowEnd: 720 };
  const early = await plan('West Lake', today, window);
  const late = await plan('West Lake', today);
  const at = async (days: number, minutes: number) =>
    (await look('DELIVERY_OVERDUE', moment(days, minutes))).map(({ key, severity, state }) => [key.slice(37), severity, state]);
  const [one, other] = [early.deliveryId, late.deliveryId];
  const sorted = (...rows: [string, string, string][]) => rows.toSorted(([a], [b]) => (a < b ? -1 : 1));
  expect(await at(0, 719)).toEqual([]);
  expect(await at(0, 720)).toEqual([[one, 'WARNING', 'OPEN']]);
  expect(await at(1, 0)).toEqual(sorted([one, 'WARNING', 'OPEN'], [other, 'WARNING', 'OPEN']));
  expect(await at(1, 720)).toEqual(sorted([one, 'CRITICAL', 'OPEN'], [other, 'WARNING', 'OPEN']));
  for (const status of ['OUT', 'DELIVERED'] as const)
    await withTx(db, (tx) => stepDeliveries(tx, viewer, [early], { status }, moment(1, 730)));
  expect(await at(1, 731)).toEqual(sorted([one, 'CRITICAL', 'CLOSED'], [other, 'WARNING', 'OPEN']));
  expect(await at(40, 0)).toEqual(sorted([one, 'CRITICAL', 'CLOSED'], [other, 'WARNING', 'CLOSED']));
});

test('a store by its own clock', async () => {
  await db.updateTable('org').set({ time_zone: 'America/New_York', day_starts_at: 240 }).where('id', '=', told.org('Harbour')).execute();
  await plan('Harbour', addDays(today, 1));
  const end = startOfBusinessDay(addDays(today, 2), 'America/New_York', 240);
  expect(await look('DELIVERY_OVERDUE', new Date(end.getTime() - 1))).toEqual([]);
  expect(await look('DELIVERY_OVERDUE', end)).toMatchObject([{ severity: 'WARNING', member_id: told.member('Li') }]);
});

test('an event is enough: nobody waits for the round; a walk-in stays unnamed', async () => {
  const { id, member_id } = await db.selectFrom('sale').select(['id', 'member_id']).executeTakeFirstOrThrow();
  const key = await plan('West Lake', today, { sale: { memberId: member_id, saleId: id } });
  const events = await db
    .selectFrom('event')
    .selectAll()
    .where(sql<boolean>`payload->>'deliveryId' = ${key.deliveryId}`)
    .execute();
  const entries = events.map(({ kind, org_id: orgId, member_id: memberId, payload, at }): Entry => ({
    seq: 1,
    cursor: '1',
    at,
    kind,
    orgId,
    memberId,
    payload: payload as Record<string, unknown>, // the very event that was published
  }));
  const seen = async (now: Date) => {
    await withTx(db, (tx) => detectAfter(tx, entries, now));
    return [...(await alertsOf('DELIVERY_DUE')), ...(await alertsOf('DELIVERY_OVERDUE'))];
  };
  expect(await seen(moment(0, 1))).toMatchObject([{ key: `${told.org('West Lake')}:${today}`, state: 'OPEN' }]);
  await db.updateTable('delivery').set({ guest: true }).where('id', '=', key.deliveryId).execute();
  expect(await seen(moment(1, 1))).toMatchObject([{ state: 'CLOSED' }, { key: `${key.memberId}:${key.deliveryId}`, member_id: null }]);
});
