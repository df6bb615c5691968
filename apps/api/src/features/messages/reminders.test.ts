import { withTx } from '@regulars/db/tx';
import { SPENDING_POINTS } from '@regulars/domain/assets';
import { addDays, businessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { publish } from '../../publish.ts';
import { systemViewer } from '../../viewer.ts';
import { post } from '../ledger/service.ts';
import { setConsent } from './consent.ts';
import { messageConsumer } from './levels.ts';
import { remind } from './reminders.ts';

const noon = new Date('2026-11-22T12:00:00+08:00');
const today = businessDate(noon, 'Asia/Shanghai', 0);
const LEVEL = '00000000-0000-7000-8000-0000000000aa';

let told: Told;

beforeAll(async () => {
  told = await chain().store('West Lake').member('Li').member('Wang').member('Chen').tell();
  await db.insertInto('level').values({ id: LEVEL, code: 'GOLD', name: '金卡', rank: 9 }).execute();
  for (const [at, name] of ['Li', 'Wang', 'Chen'].entries())
    await change(name, { phone: `+86138000066${at}0`, birthday: `19${80 + at}-11-${22 + at}`, language: name === 'Wang' ? 'en' : null });
});
beforeEach(async () => {
  await db.deleteFrom('message').execute();
  await enable([]);
});

const change = (name: string, to: { phone?: string; birthday?: string; language?: string | null; archived_at?: Date | null }) =>
  db.updateTable('member').set(to).where('id', '=', told.member(name)).execute();
const enable = (codes: readonly string[]) =>
  db
    .updateTable('message_template')
    .set({ enabled: sql`code = any(${codes})` })
    .where('built_in', '=', true)
    .execute();
const messages = async () =>
  (await db.selectFrom('message').select(['member_id', 'state', 'reason', 'body', 'due_at']).orderBy('member_id').execute()).map((row) => ({
    ...row,
    name: ['Li', 'Wang', 'Chen'].find((name) => told.member(name) === row.member_id),
  }));

describe('birthdays', () => {
  test('nobody is written to until somebody has switched it on', async () => {
    expect(await remind(db, noon)).toBe(0);
  });

  test('are congratulated once a year, where consent allows', async () => {
    await enable(['birthday']);
    const li = { id: told.member('Li'), home_store_id: told.org('West Lake') };
    await withTx(db, (tx) => setConsent(tx, systemViewer('test'), li, { channel: 'SMS', granted: true, source: 'COUNTER' }, noon));
    expect([await remind(db, noon), await remind(db, noon)]).toEqual([1, 0]);
    expect(await messages()).toMatchObject([{ name: 'Li', state: 'QUEUED', body: expect.stringContaining('11月22日') }]);
    expect(await remind(db, new Date(noon.getTime() + 86_400_000))).toBe(1);
    expect(await messages()).toMatchObject([{ name: 'Li' }, { name: 'Wang', state: 'SUPPRESSED', reason: 'NO_CONSENT' }]);
    expect(await remind(db, new Date('2027-11-22T12:00:00+08:00'))).toBe(1);
  });

  test('are told so many days ahead, by the clock of the store; who is out of use is left alone', async () => {
    await enable(['birthday']);
    await db.updateTable('message_template').set({ days_ahead: 2 }).where('code', '=', 'birthday').execute();
    expect(await remind(db, new Date('2026-11-21T23:59:00+08:00'))).toBe(1);
    expect(await messages()).toMatchObject([{ name: 'Wang', body: expect.stringContaining('23 November') }]);
    await change('Chen', { archived_at: noon });
    expect(await remind(db, noon)).toBe(0);
    await change('Chen', { archived_at: null });
    expect(await remind(db, noon)).toBe(1);
  });
});

test('points that expire are told once for each day on which some do, with all that is gone within the days', async () => {
  await enable(['points_expiring']);
  const store = { id: told.org('West Lake'), time_zone: null, day_starts_at: null };
  const earns = (name: string, days: number, amount: number) =>
    withTx(db, (tx) =>
      post(tx, systemViewer('test'), told.member(name), {
        kind: 'EARN',
        store,
        now: noon,
        moves: [{ act: 'CREDIT', assetId: SPENDING_POINTS, amount, house: 'POINTS', expiresOn: addDays(today, days) }],
        why: {},
      }),
    );
  await earns('Li', 14, 40);
  await earns('Li', 3, 60);
  await earns('Li', 15, 5);
  await earns('Wang', 15, 100);
  expect([await remind(db, noon), await remind(db, noon)]).toEqual([1, 0]);
  expect(await messages()).toMatchObject([{ name: 'Li', state: 'QUEUED', body: expect.stringMatching(/100 积分将于 11月25日/) }]);
});

describe('levels', () => {
  const happened = async (at = noon) => {
    const base = { orgId: told.org('West Lake'), payload: { ladder: 'REGISTERED', levelId: LEVEL, by: addDays(today, 9) } };
    const rose = { cause: 'UPGRADE', from: null, to: LEVEL };
    const events = [
      { ...base, kind: 'member.level-changed' as const, memberId: told.member('Li'), payload: rose },
      { ...base, kind: 'member.level-changed' as const, memberId: told.member('Chen'), payload: { ...rose, quiet: true } },
      { ...base, kind: 'level.warned' as const, memberId: told.member('Wang') },
      { ...base, kind: 'level.grace' as const, memberId: told.member('Chen') },
    ];
    await withTx(db, (tx) => publish(tx, at, events));
    const entries = events.map((event, index) => ({ ...event, seq: index + 1, cursor: '', at }));
    await withTx(db, (tx) => messageConsumer.onEntries(tx, entries));
  };

  test('are told when they are reached, at risk and in grace, once, in the language of the member; rules just published are quiet', async () => {
    await enable(['level_up', 'level_warning', 'level_grace']);
    await happened();
    await happened();
    expect((await messages()).map(({ name, state, body }) => [name, state, body]).toSorted()).toEqual([
      ['Chen', 'QUEUED', expect.stringMatching(/金卡已进入宽限期，12月1日 前/)],
      ['Li', 'QUEUED', expect.stringMatching(/Li，恭喜您升级为金卡/)],
      ['Wang', 'QUEUED', expect.stringMatching(/your level 金卡 is reviewed on 1 December/)],
    ]);
  });

  test('wait for the end of the quiet hours, and for somebody to switch them on', async () => {
    await enable(['level_up']);
    await happened(new Date('2026-11-22T23:00:00+08:00'));
    expect(await messages()).toMatchObject([{ name: 'Li', due_at: new Date('2026-11-23T09:00:00+08:00') }]);
  });
});
