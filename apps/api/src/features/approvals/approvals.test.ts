import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import type { EmployeeViewer } from '../../viewer.ts';
import { approvable } from './kinds.ts';
import { requestApproval } from './service.ts';

let api: Api;
let told: Told;
let manager: Client;
let done: number[] = [];
let refuse = false;
let count = 0;

beforeAll(async () => {
  told = await chain()
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('STORE_MANAGER', 'Deputy')
    .employee('CASHIER')
    .region('North')
    .employee('REGION_MANAGER', 'Northerner')
    .tell();
  api = await startApi();
  manager = await api.as(told.employee('STORE_MANAGER'));
  approvable({
    kind: 'TRANSFER',
    permission: 'wallet.transfer',
    payload: z.object({ amount: z.number() }),
    perform: async (_tx, _viewer, { amount }) => {
      if (refuse) throw new DomainError('INSUFFICIENT_VALUE', { left: '0', asked: '1' });
      done.push(amount);
      return { entryId: 'e' };
    },
  });
});
afterAll(() => api.stop());
beforeEach(() => {
  done = [];
  refuse = false;
});

const asked = async (by = 'STORE_MANAGER', amount = 5): Promise<string> => {
  const viewer = {
    kind: 'employee',
    id: told.employee(by),
    name: by,
    stores: null,
    requestId: 't',
    ip: null,
    userAgent: null,
    locale: 'en',
  };
  const request = { kind: 'TRANSFER', payload: { amount }, words: { en: 'Five', zh: '五' }, reason: 'a gift', now: new Date() } as const;
  const { approvalId } = await withTx(
    db,
    (tx) => requestApproval(tx, viewer as EmployeeViewer, { ...request, orgId: told.org('West Lake') }), // all that a request reads of its viewer
  );
  return globalId('Approval', approvalId);
};
const DECIDE = `mutation ($id: ID!, $approve: Boolean!, $note: String, $key: String!) {
  decideApproval(id: $id, approve: $approve, note: $note, idempotencyKey: $key) { state decidedBy note } }`;
const decide = async (by: string, id: string, approve: boolean, note: string | null = null, key = `approval-${++count}`) =>
  (await api.as(told.employee(by))).ask(DECIDE, { id, approve, note, key });
const WITHDRAW = 'mutation ($id: ID!) { withdrawApproval(id: $id) { state } }';

test('a yes of somebody else carries it out, once', async () => {
  const id = await asked();
  const key = `approval-${++count}`;
  expect(await decide('Deputy', id, true, null, key)).toMatchObject({
    data: { decideApproval: { state: 'APPROVED', decidedBy: 'Deputy' } },
  });
  expect(await decide('Deputy', id, true, null, key)).toMatchObject({ data: { decideApproval: { state: 'APPROVED' } } });
  expect(done).toEqual([5]);
  expect(await decide('Deputy', id, false, 'no')).toMatchObject({ errors: [{ code: 'APPROVAL_ENDED', field: 'id' }] });
});

test('two who say yes at the same moment carry it out once', async () => {
  const id = await asked();
  const answers = await Promise.all([decide('Deputy', id, true), decide('REGION_MANAGER', id, true)]);
  expect(answers.flatMap(({ errors }) => errors ?? [])).toMatchObject([{ code: 'APPROVAL_ENDED' }]);
  expect(done).toEqual([5]);
});

test.each([
  ['nobody decides his own', 'STORE_MANAGER', true, null, 'APPROVE_OWN'],
  ['a no says why', 'Deputy', false, ' ', 'REQUIRED'],
  ['a cashier decides nothing', 'CASHIER', true, null, 'FORBIDDEN'],
  ['another branch knows nothing of it', 'Northerner', true, null, 'NOT_FOUND'],
])('%s', async (_what, by, approve, note, code) => {
  const id = await asked();
  expect(await decide(by, id, approve, note)).toMatchObject({ errors: [{ code }] });
  expect(done).toEqual([]);
});

test('what can no longer be done goes on waiting', async () => {
  const id = await asked();
  refuse = true;
  expect(await decide('Deputy', id, true)).toMatchObject({ errors: [{ code: 'INSUFFICIENT_VALUE' }] });
  refuse = false;
  expect(await decide('Deputy', id, false, 'Not today')).toMatchObject({
    data: { decideApproval: { state: 'REJECTED', note: 'Not today' } },
  });
  expect(done).toEqual([]);
});

test('who asked may take it back; the list says who may do what', async () => {
  const id = await asked();
  expect(await (await api.as(told.employee('Deputy'))).refused(WITHDRAW, { id })).toEqual(['FORBIDDEN']);
  const list = '{ approvals(filter: { states: [PENDING] }) { totalCount edges { node { id words own mayDecide member { id } } } } }';
  const mine = { own: true, mayDecide: false, words: 'Five', member: null };
  expect(await manager.query(list)).toMatchObject({ approvals: { edges: expect.arrayContaining([{ node: { id, ...mine } }]) } });
  expect(await (await api.as(told.employee('Deputy'))).query(list)).toMatchObject({
    approvals: { edges: expect.arrayContaining([{ node: { ...mine, id, own: false, mayDecide: true } }]) },
  });
  expect(await manager.query(WITHDRAW, { id })).toEqual({ withdrawApproval: { state: 'WITHDRAWN' } });
  expect(await manager.refused(WITHDRAW, { id })).toEqual(['APPROVAL_ENDED']);
});
