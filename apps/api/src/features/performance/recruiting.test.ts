import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { createMember } from '../members/service.ts';

let api: Api;
let told: Told;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('OWNER')
    .employee('MARKETER')
    .product('Longjing', { tracked: false })
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('CASHIER', 'Zhao')
    .member('came alone')
    .buys('Longjing', 1)
    .region('North')
    .store('Drum Tower')
    .employee('CASHIER', 'Qian')
    .tell();
  const win = (name: string, store: string, recruiter: string) =>
    withTx(db, (tx) =>
      createMember(
        tx,
        systemViewer('test'),
        { name, homeStoreId: told.org(store), recruiterId: told.employee(recruiter) },
        new Date(),
        'COUNTER',
      ),
    );
  await win('a', 'West Lake', 'Zhao');
  await win('b', 'West Lake', 'Zhao');
  await win('c', 'West Lake', 'Qian');
  await win('d', 'Drum Tower', 'Qian');
  await db
    .updateTable('member')
    .set({ recruiter_id: told.employee('Zhao') })
    .where('id', '=', told.member('came alone'))
    .execute();
  await win('e', 'Drum Tower', 'Qian');
  await db.updateTable('member').set({ recruiter_id: null }).where('name', '=', 'e').execute();
});
afterAll(() => api.stop());

const ASK = `query ($branchId: ID, $months: Int!) { recruitStatistics(branchId: $branchId, months: $months) {
  byEmployee { name orgName members buyers amount } byOrg { orgName members buyers } months { month members } } }`;
interface Answer {
  recruitStatistics: { byEmployee: object[]; byOrg: object[]; months: { members: number }[] };
}

test('by employee, by their store, by month; who came alone is told last', async () => {
  const owner = await api.as(told.employee('OWNER'));
  const { recruitStatistics: all } = await owner.query<Answer>(ASK, { months: 3 });
  expect(all.byEmployee).toEqual([
    { name: 'Zhao', orgName: 'West Lake', members: 3, buyers: 1, amount: '12.00' },
    { name: 'Qian', orgName: 'Drum Tower', members: 2, buyers: 0, amount: '0.00' },
    { name: null, orgName: null, members: 1, buyers: 0, amount: '0.00' },
  ]);
  expect(all.byOrg).toEqual([
    { orgName: 'West Lake', members: 3, buyers: 1 },
    { orgName: 'Drum Tower', members: 2, buyers: 0 },
  ]);
  expect(all.months.map(({ members }) => members)).toEqual([0, 0, 5]);
});

test('of a branch only its members; a wrong span and another branch are refused', async () => {
  const manager = await api.as(told.employee('REGION_MANAGER'));
  const { recruitStatistics: east } = await manager.query<Answer>(ASK, { months: 1 });
  expect(east.byEmployee).toMatchObject([
    { name: 'Zhao', members: 3 },
    { name: 'Qian', members: 1 },
  ]);
  expect((await manager.ask(ASK, { months: 1, branchId: globalId('Org', told.org('North')) })).errors).toMatchObject([
    { code: 'OUT_OF_BRANCH', field: 'branchId' },
  ]);
  expect((await manager.ask(ASK, { months: 0 })).errors).toMatchObject([{ code: 'TOO_SMALL', field: 'months' }]);
  expect((await manager.ask(ASK, { months: 37 })).errors).toMatchObject([{ code: 'TOO_LARGE', field: 'months' }]);
  expect(await (await api.as(told.employee('MARKETER'))).refused(ASK, { months: 1 })).toEqual(['FORBIDDEN']);
});
