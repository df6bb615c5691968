import { withTx } from '@regulars/db/tx';
import { thousandths } from '@regulars/domain/quantity';
import { addDays } from '@regulars/domain/time';
import { parseCrontab } from 'graphile-worker';
import { afterAll, describe, expect, test } from 'vitest';
import { daysAgo, detector, now, openStores, today, viewer } from '../../../test/alert-story.ts';
import { closeDb, db } from '../../db.ts';
import { detect, detectDue, prepareRun } from './detect.ts';
import { moveStock } from '../inventory/service.ts';
import { configureAlerts } from './configure.ts';
import { DETECTORS } from './detectors/index.ts';
import { handleAlerts } from './service.ts';
import { alertCrontab, alertJobs } from './jobs.ts';

const { told, look, alertsOf, actsOf, stock, reorderAt, keyOf, only } = await openStores();
afterAll(() => closeDb());

test('the worker knows the round, and runs it by itself', () => {
  for (const { task } of parseCrontab(alertCrontab)) expect(Object.keys(alertJobs)).toContain(task);
});

describe('a case of low stock', () => {
  test('opens at the reorder point, gets worse, closes by itself, and comes back as the same alert', async () => {
    await reorderAt(5, 'Longjing');
    await look('LOW_STOCK');
    expect(await alertsOf('LOW_STOCK')).toEqual([]);
    await stock(5);
    await look('LOW_STOCK');
    const alert = await only('LOW_STOCK');
    expect(alert).toMatchObject({
      key: keyOf('Longjing'),
      severity: 'WARNING',
      state: 'OPEN',
      product_id: told.product('Longjing'),
      subject: { onHand: 5000, reorderPoint: 5000, suggested: 5000 },
    });
    await stock(0);
    await look('LOW_STOCK');
    expect(await only('LOW_STOCK')).toMatchObject({ id: alert.id, severity: 'CRITICAL', subject: { onHand: 0, suggested: 10_000 } });
    await stock(20);
    await look('LOW_STOCK');
    expect(await only('LOW_STOCK')).toMatchObject({ id: alert.id, state: 'CLOSED' });
    await stock(4);
    await look('LOW_STOCK');
    expect(await only('LOW_STOCK')).toMatchObject({ id: alert.id, state: 'OPEN', severity: 'WARNING' });
    expect(await actsOf(alert.id)).toEqual(['OPENED', 'REFRESHED', 'CLOSED', 'REOPENED']);
  });

  test('what is found again changes nothing; other figures are no entry', async () => {
    const { id } = await only('LOW_STOCK');
    const acts = await actsOf(id);
    expect(await look('LOW_STOCK')).toEqual([]);
    await stock(3);
    expect(await look('LOW_STOCK')).toEqual([{ id, org_id: told.org('West Lake'), act: null }]);
    expect(await actsOf(id)).toEqual(acts);
  });

  test('runs at once, over everything and over keys, make one alert and one entry', async () => {
    await reorderAt(50, 'Maofeng');
    await stock(40, 'Maofeng');
    const run = { ...(await prepareRun(db, now)), keys: [keyOf('Maofeng')] };
    await Promise.all(
      Array.from({ length: 8 }, (_, at) => (at % 2 ? look('LOW_STOCK') : withTx(db, (tx) => detect(tx, detector('LOW_STOCK'), run)))),
    );
    const made = (await alertsOf('LOW_STOCK')).filter(({ key }) => key === keyOf('Maofeng'));
    expect(made).toHaveLength(1);
    expect(await actsOf(made[0]?.id ?? '')).toEqual(['OPENED']);
    await stock(60, 'Maofeng');
    await withTx(db, (tx) => detect(tx, detector('LOW_STOCK'), run));
    const states = new Map((await alertsOf('LOW_STOCK')).map(({ key, state }) => [key, state]));
    expect([states.get(keyOf('Maofeng')), states.get(keyOf('Longjing'))]).toEqual(['CLOSED', 'OPEN']); // the other key was not looked at
  });

  test('seen or settled it comes back only if it gets worse; put off it is quiet until its time', async () => {
    const { id } = (await alertsOf('LOW_STOCK')).find(({ key }) => key === keyOf('Longjing')) ?? { id: '' };
    const state = async () => (await db.selectFrom('alert').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state;
    const handle = (deed: Parameters<typeof handleAlerts>[3]) => withTx(db, (tx) => handleAlerts(tx, viewer, [id], deed, now));
    await handle({ action: 'RESOLVE' });
    await stock(2);
    await look('LOW_STOCK');
    expect(await state()).toBe('RESOLVED');
    await stock(0);
    await look('LOW_STOCK');
    expect(await state()).toBe('OPEN');
    await stock(1);
    await handle({ action: 'ACKNOWLEDGE' });
    await look('LOW_STOCK');
    expect(await state()).toBe('ACKNOWLEDGED');
    await handle({ action: 'SNOOZE', until: new Date(now.getTime() + 3_600_000) });
    await stock(0);
    expect(await look('LOW_STOCK')).toEqual([]); // nobody is told
    expect(await state()).toBe('SNOOZED');
    await detectDue(db, new Date(now.getTime() + 3_600_001));
    expect(await state()).toBe('OPEN');
  });

  test('is switched off for a store, and on again above it', async () => {
    const setting = { kind: 'LOW_STOCK' as const, thresholds: [] };
    await withTx(db, (tx) => configureAlerts(tx, viewer, { ...setting, orgId: told.org('Head office'), enabled: false }));
    await look('LOW_STOCK');
    expect((await alertsOf('LOW_STOCK')).map(({ state }) => state)).toEqual(['CLOSED', 'CLOSED']);
    await withTx(db, (tx) => configureAlerts(tx, viewer, { ...setting, orgId: told.org('East'), enabled: true }));
    await look('LOW_STOCK');
    expect((await alertsOf('LOW_STOCK')).map(({ state }) => state)).toContain('OPEN');
  });
});

describe('sold out ahead', () => {
  test('at the rate of the last days, with what to order; not while the reorder point speaks already', async () => {
    const productId = told.product('Oolong');
    for (const days of [1, 2, 3]) {
      await withTx(db, (tx) =>
        moveStock(tx, viewer, {
          storeId: told.org('Harbour'),
          at: daysAgo(days),
          kind: 'SALE',
          moves: [{ productId, quantity: thousandths(-2000) }],
        }),
      );
    }
    await withTx(db, (tx) =>
      configureAlerts(tx, viewer, {
        orgId: told.org('Harbour'),
        kind: 'STOCK_OUT_AHEAD',
        thresholds: [{ name: 'days', levelId: null, value: 7 }],
      }),
    );
    await look('STOCK_OUT_AHEAD');
    // 6 sold in 7 days, 4 left: 4.67 days
    expect(await only('STOCK_OUT_AHEAD')).toMatchObject({
      key: keyOf('Oolong', 'Harbour'),
      severity: 'INFO',
      state: 'OPEN',
      subject: { onHand: 4000, perDay: 857, outOn: addDays(today, 4), suggested: 8000 },
    });
    await reorderAt(4, 'Oolong');
    await look('STOCK_OUT_AHEAD');
    expect(await only('STOCK_OUT_AHEAD')).toMatchObject({ state: 'CLOSED' });
  });
});

describe('members', () => {
  test('who stays away is told of by store and, being a key member, alone; a purchase closes it', async () => {
    await look('CHURN');
    const store = told.org('West Lake');
    expect(await alertsOf('CHURN')).toMatchObject([
      { key: store, severity: 'INFO', subject: { members: 1, amount: 1200 }, member_id: null },
      {
        key: `${store}:${told.member('Li')}`,
        severity: 'WARNING',
        subject: { silentDays: 100, amount: 1200, alive: null },
        member_id: told.member('Li'),
      },
    ]);
    await db.updateTable('member_metrics').set({ p_alive: 0.9 }).where('member_id', '=', told.member('Li')).execute();
    await look('CHURN');
    expect((await alertsOf('CHURN')).map(({ state }) => state)).toEqual(['CLOSED', 'CLOSED']); // will most likely come back
  });

  test('the days without a purchase are those of the level', async () => {
    await db.updateTable('member_metrics').set({ p_alive: null }).execute();
    const { level_id } = await db.selectFrom('member').select('level_id').where('id', '=', told.member('Li')).executeTakeFirstOrThrow();
    const configure = (value: number | null) =>
      withTx(db, (tx) =>
        configureAlerts(tx, viewer, { orgId: told.org('East'), kind: 'CHURN', thresholds: [{ name: 'days', levelId: level_id, value }] }),
      );
    const states = async () => (await alertsOf('CHURN')).map(({ state }) => state);
    await configure(101);
    await look('CHURN');
    expect(await states()).toEqual(['CLOSED', 'CLOSED']);
    await configure(100);
    await look('CHURN');
    expect(await states()).toEqual(['OPEN', 'OPEN']);
  });

  test('who breaks a steady rhythm', async () => {
    const rhythm = { gaps: 6, gap_sum: 60, gap_sum_sq: 612 }; // every 10 days, ± 1.4
    await db
      .updateTable('member_metrics')
      .set({ ...rhythm, first_purchase: addDays(today, -76), last_purchase: addDays(today, -16), orders: 7, p_alive: 0.4 })
      .where('member_id', '=', told.member('Wang'))
      .execute();
    await look('CYCLE_BROKEN');
    expect(await alertsOf('CYCLE_BROKEN')).toMatchObject([
      { key: told.org('West Lake'), subject: { members: 1 } },
      { member_id: told.member('Wang'), subject: { usualDays: 10, silentDays: 16, alive: 0.4 } },
    ]);
    await db
      .updateTable('member_metrics')
      .set({ first_purchase: addDays(today, -75), last_purchase: addDays(today, -15) })
      .where('member_id', '=', told.member('Wang'))
      .execute();
    await look('CYCLE_BROKEN');
    expect((await alertsOf('CYCLE_BROKEN')).map(({ state }) => state)).toEqual(['CLOSED', 'CLOSED']);
  });

  test('birthdays and years of membership, a to-do for each day that comes', async () => {
    const birthday = `1990${addDays(today, 1).slice(4)}`;
    await db
      .updateTable('member')
      .set({ birthday: birthday.endsWith('02-29') ? '1992-02-29' : birthday })
      .where('id', '=', told.member('Zhao'))
      .execute();
    await look('BIRTHDAY');
    expect(await only('BIRTHDAY')).toMatchObject({
      key: `${told.org('West Lake')}:${addDays(today, 1)}`,
      state: 'OPEN',
      subject: { day: addDays(today, 1), members: 1 },
    });
    await look('ANNIVERSARY');
    expect(await alertsOf('ANNIVERSARY')).toEqual([]); // they joined today: no year yet
    await db
      .updateTable('member')
      .set({ joined_on: `2020${addDays(today, 2).slice(4)}` })
      .where('id', '=', told.member('Li'))
      .execute();
    await look('ANNIVERSARY');
    expect(await only('ANNIVERSARY')).toMatchObject({
      key: `${told.org('West Lake')}:${addDays(today, 2)}`,
      state: 'OPEN',
      subject: { members: 1 },
    });
  });

  test('who was born on 29 February is congratulated the day before in a common year', async () => {
    await db.updateTable('member').set({ birthday: '1992-02-29' }).where('id', '=', told.member('Zhao')).execute();
    const keys = async (at: string) => {
      await look('BIRTHDAY', new Date(at));
      return (await alertsOf('BIRTHDAY')).flatMap(({ key, state }) => (state === 'OPEN' ? [key.slice(37)] : []));
    };
    expect(await keys('2027-02-27T04:00:00Z')).toEqual(['2027-02-28']);
    expect(await keys('2028-02-27T04:00:00Z')).toEqual(['2028-02-29']);
  });
});

test('a round runs what is due: once a day what looks at all members, and it keeps how long that took', async () => {
  await db.deleteFrom('alert_run').execute();
  await detectDue(db, now);
  const runs = async () =>
    new Map((await db.selectFrom('alert_run').select(['kind', 'at']).execute()).map(({ kind, at }) => [kind, at.getTime()]));
  const first = await runs();
  expect([...first.keys()].sort()).toEqual(DETECTORS.map(({ kind }) => kind).sort());
  const later = new Date(now.getTime() + 1000);
  await detectDue(db, later);
  const second = await runs();
  for (const { kind, every } of DETECTORS)
    expect([kind, second.get(kind)]).toEqual([kind, every === 'ROUND' ? later.getTime() : first.get(kind)]);
});
