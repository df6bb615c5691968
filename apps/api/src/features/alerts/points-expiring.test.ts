import { newId } from '@regulars/db/ids';
import { withTx } from '@regulars/db/tx';
import { CONTRIBUTION_POINTS, SPENDING_POINTS } from '@regulars/domain/assets';
import { addDays, businessDate } from '@regulars/domain/time';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { post } from '../ledger/service.ts';
import { membersBehind } from './behind.ts';
import { detectAll } from './detect.ts';
import { cardExpiring } from './detectors/card-expiring.ts';
import { pointsExpiring } from './detectors/points-expiring.ts';

const now = new Date();
const today = businessDate(now, 'Asia/Shanghai', 0);
let told: Told;

beforeAll(async () => {
  told = await chain().region('East').store('West Lake').member('Li').member('Wang').store('Harbour').member('Chen').tell();
});
afterAll(() => closeDb());

const give = (member: string, amount: number, days: number | null, assetId = SPENDING_POINTS) =>
  withTx(db, (tx) =>
    post(tx, systemViewer('test'), told.member(member), {
      kind: 'GRANT',
      store: { id: told.org('West Lake'), time_zone: null, day_starts_at: null },
      now,
      moves: [{ act: 'CREDIT', assetId, amount, house: 'POINTS', expiresOn: days === null ? null : addDays(today, days) }],
    }),
  );
const alerts = () =>
  db.selectFrom('alert').select(['kind', 'key', 'org_id', 'member_id', 'state', 'subject']).where('kind', '=', 'POINTS_EXPIRING').execute();

test('one alert tells a store how many members lose points soon, and who they are', async () => {
  await give('Li', 300, 30);
  await give('Li', 50, 10);
  await give('Li', 1_000, 31); // later
  await give('Wang', 900, 20);
  await give('Wang', 900, null, CONTRIBUTION_POINTS); // never
  await give('Chen', 700, -1); // over
  await detectAll(db, pointsExpiring, now);
  const [alert, ...others] = await alerts();
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    org_id: told.org('West Lake'),
    state: 'OPEN',
    subject: { members: 2, points: 1_250, day: addDays(today, 10) },
  });
  if (alert) expect(await membersBehind(alert, now)).toEqual([told.member('Wang'), told.member('Li')]);
});

test('one alert tells a store of its cards that end soon, and whose they are', async () => {
  const base = { code: 'C', name: 'Card', pattern: '8{8}', created_at: now };
  const { id: type_id } = await db
    .insertInto('card_type')
    .values({ ...base, id: newId(now) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const card = (member: string, days: number | null, state: 'ACTIVE' | 'LOST' = 'ACTIVE') => {
    const id = newId(now);
    const [member_id, store_id] = [told.member(member), told.org('West Lake')];
    const expires_on = days === null ? null : addDays(today, days);
    return {
      member_id,
      id,
      number: id,
      type_id,
      state,
      store_id,
      issued_on: today,
      activated_at: now,
      expires_on,
      state_at: now,
      created_at: now,
    };
  };
  await db
    .insertInto('card')
    .values([card('Li', 30), card('Li', 9), card('Wang', 5), card('Wang', 31), card('Wang', null), card('Li', 1, 'LOST'), card('Chen', -1)])
    .execute();
  await detectAll(db, cardExpiring, now);
  const found = await db.selectFrom('alert').selectAll().where('kind', '=', 'CARD_EXPIRING').execute();
  expect(found).toMatchObject([{ org_id: told.org('West Lake'), state: 'OPEN', subject: { cards: 3, day: addDays(today, 5) } }]);
  expect(found[0] && (await membersBehind(found[0], now))).toEqual([told.member('Wang'), told.member('Li')]);
});

test('it closes when nothing is about to be lost', async () => {
  await detectAll(db, pointsExpiring, new Date(now.getTime() + 40 * 86_400_000));
  expect(await alerts()).toMatchObject([{ state: 'CLOSED' }]);
});
