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

test('it closes when nothing is about to be lost', async () => {
  await detectAll(db, pointsExpiring, new Date(now.getTime() + 40 * 86_400_000));
  expect(await alerts()).toMatchObject([{ state: 'CLOSED' }]);
});
