import { withTx } from '@regulars/db/tx';
import { PRINCIPAL } from '@regulars/domain/assets';
import { createDb } from '@regulars/db/kysely';
import { createPool } from '@regulars/db/pool';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { taskList } from '../../jobs.ts';
import { systemViewer } from '../../viewer.ts';
import { detectDue } from '../alerts/detect.ts';
import { runCheck } from './checks.ts';
import { post } from './service.ts';

const VERIFY = 'mutation { verifyLedger { id finishedAt ok askedBy } }';
const CHECKS = '{ ledgerChecks(first: 5) { edges { node { ok wrong mismatch words entry account postings days } } } }';
const ALERTS =
  '{ alerts(first: 5, filter: { kinds: [LEDGER_MISMATCH], states: [OPEN, CLOSED] }) { edges { node { state severity title sentence } } } }';
const owner = createDb(createPool(env.DATABASE_URL, { role: null, max: 1 }));
let api: Api;
let told: Told;
let boss: Client;

beforeAll(async () => {
  told = await chain()
    .employee('OWNER')
    .region('East')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('REGION_MANAGER')
    .member('Li')
    .tell();
  api = await startApi();
  boss = await api.as(told.employee('OWNER'));
});
afterAll(async () => {
  await owner.destroy();
  await api.stop();
});

const alerts = async () => {
  await detectDue(db, new Date());
  const answer = await boss.query<{ alerts: { edges: { node: object }[] } }>(ALERTS);
  return answer.alerts.edges.map(({ node }) => node);
};
const checks = async () => {
  const answer = await boss.query<{ ledgerChecks: { edges: { node: object }[] } }>(CHECKS);
  return answer.ledgerChecks.edges.map(({ node }) => node);
};
/** As the worker does when the job comes. */
const runAsked = async () => {
  const { id } = await db.selectFrom('ledger_check').select('id').where('finished_at', 'is', null).executeTakeFirstOrThrow();
  await runCheck(db, id);
};

test('who may asks for a check; while it waits nobody starts another', async () => {
  const { verifyLedger: first } = await boss.query<{ verifyLedger: { id: string } }>(VERIFY);
  const { verifyLedger: second } = await boss.query<{ verifyLedger: object }>(VERIFY);
  expect(second).toEqual({ id: first.id, finishedAt: null, ok: null, askedBy: 'OWNER' });
  const { rows } = await sql<{ task_identifier: string }>`select task_identifier from graphile_worker.jobs`.execute(db);
  expect(rows.filter(({ task_identifier }) => task_identifier === 'ledger:check')).toHaveLength(1);
  expect(taskList).toHaveProperty('ledger:check');
  await runAsked();
  expect(await checks()).toMatchObject([{ ok: true, wrong: 0, mismatch: null, words: null }]);
});

test('others are refused', async () => {
  const manager = await api.as(told.employee('STORE_MANAGER'));
  expect(await manager.refused(VERIFY)).toEqual(['FORBIDDEN']);
  expect(await manager.refused(CHECKS)).toEqual(['FORBIDDEN']);
  expect(await api.anonymous.refused(CHECKS)).toEqual(['UNAUTHENTICATED']);
});

test('a mismatch is a critical alert that names the first wrong entry, and a clean check closes it', async () => {
  const place = { id: told.org('West Lake'), time_zone: null, day_starts_at: null };
  const { entryId } = await withTx(db, (tx) =>
    post(tx, systemViewer('test'), told.member('Li'), {
      kind: 'TOP_UP',
      store: place,
      now: new Date(),
      moves: [{ act: 'CREDIT', assetId: PRINCIPAL, amount: 100, house: 'CASH', expiresOn: null }],
    }),
  );
  await sql`update posting set amount = amount * 2`.execute(owner);
  await boss.query(VERIFY);
  await runAsked();
  expect((await checks())[0]).toMatchObject({
    ok: false,
    wrong: 3,
    mismatch: 'ALTERED',
    entry: entryId,
    words: 'it is not as it was written',
  });
  expect(await alerts()).toMatchObject([{ state: 'OPEN', severity: 'CRITICAL', sentence: expect.stringContaining(`entry ${entryId}`) }]);
  await sql`update posting set amount = amount / 2`.execute(owner);
  await boss.query(VERIFY);
  await runAsked();
  expect(await alerts()).toMatchObject([{ state: 'CLOSED' }]);
});
