import { setTimeout as sleep } from 'node:timers/promises';
import { withTx } from '@regulars/db/tx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { connectLive, type Heard, listen } from '../../../test/live.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { claimByRegistered, forgetStrangers } from './calls.ts';
import { CALLS_A_MINUTE } from './keys.ts';

let api: Api;
let told: Told;
let owner: Client;
let secret: string;

beforeAll(async () => {
  told = await chain()
    .employee('OWNER')
    .employee('CALL_CENTRE_AGENT', 'Fang')
    .employee('CALL_CENTRE_AGENT', 'Ning')
    .region('East')
    .store('West Lake')
    .employee('STORE_MANAGER')
    .employee('CASHIER')
    .member('Li')
    .tell();
  await db.updateTable('member').set({ phone: '+8613800005555' }).where('id', '=', told.member('Li')).execute();
  await db
    .insertInto('member_key')
    .values({ kind: 'PHONE', value: '+8613800005555', member_id: told.member('Li') })
    .execute();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
  secret = await newKey('Head office');
});
afterAll(() => api.stop());

const CREATE = `mutation ($org: ID!) { createCallKey(name: "PBX", orgId: $org) { secret callKey { id hint revokedAt lastUsedAt org { name } } } }`;
interface NewKey {
  createCallKey: { secret: string; callKey: { id: string; hint: string } };
}
const newKey = async (org: string) => (await owner.query<NewKey>(CREATE, { org: globalId('Org', told.org(org)) })).createCallKey.secret;

/** As a telephone system calls. */
async function ring(body: Record<string, string>, headers: Record<string, string> = { authorization: `Bearer ${secret}` }) {
  const response = await fetch(`${api.url}/hooks/call`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }; // each test checks it
}

const CALLS = `subscription ($after: String) { incomingCalls(after: $after) { cursor call { phone extension member { name } employee { name } contact { id } } } }`;

/** What is told an agent from now on. */
async function screenOf(name: string): Promise<Heard> {
  const agent = await api.as(told.employee(name));
  const { streamCursor: after } = await agent.query<{ streamCursor: string }>('{ streamCursor }');
  return listen(connectLive({ url: api.url, headers: agent.headers }), CALLS, { after });
}

const callsOn = (heard: Heard) => heard.results.map(({ data }) => (data as { incomingCalls: { call: unknown } }).incomingCalls.call); // what CALLS asks for

describe('a call', () => {
  test('is on the screens of the agents, and noted as a contact', async () => {
    const [fang, ning] = await Promise.all([screenOf('Fang'), screenOf('Ning')]);
    expect(await ring({ phone: '013800005555', callId: 'pbx-1' })).toEqual({ status: 200, body: { id: expect.any(String), known: true } });
    await Promise.all([fang.until(1), ning.until(1)]);
    const call = { phone: '+8613800005555', extension: null, member: { name: 'Li' }, employee: null, contact: { id: expect.any(String) } };
    expect(callsOn(fang)).toEqual([call]);
    expect(callsOn(ning)).toEqual([call]);
    expect(await db.selectFrom('contact').select(['kind', 'direction', 'outcome', 'store_id']).execute()).toEqual([
      { kind: 'CALL', direction: 'IN', outcome: null, store_id: told.org('West Lake') },
    ]);

    const again = await ring({ phone: '013800005555', callId: 'pbx-1' });
    expect(again).toMatchObject({ status: 200, body: { known: true } });
    expect(await db.selectFrom('contact').select('id').execute()).toHaveLength(1);

    const SET = `mutation ($id: ID!, $x: String) { setCallExtension(employeeId: $id, extension: $x) { name } }`;
    await owner.query(SET, { id: globalId('Employee', told.employee('Ning')), x: '802' });
    expect((await owner.ask(SET, { id: globalId('Employee', told.employee('Fang')), x: '802' })).errors).toMatchObject([
      { code: 'DUPLICATE', field: 'extension' },
    ]);
    await ring({ phone: '13900001111', extension: '802' });
    await ning.until(2);
    await sleep(100);
    expect(callsOn(ning)[1]).toMatchObject({ phone: '+8613900001111', extension: '802', member: null, employee: { name: 'Ning' } });
    expect(fang.results).toHaveLength(1);
    fang.stop();
    ning.stop();
  });

  test('of a stranger becomes a contact when the stranger has registered, and is forgotten otherwise', async () => {
    const { body } = await ring({ phone: '13700002222' });
    const CLAIM = `mutation ($id: ID!, $member: ID!) { claimCall(id: $id, memberId: $member) { member { name } contact { kind } } }`;
    const fang = await api.as(told.employee('Fang'));
    const id = globalId('IncomingCall', String(body['id']));
    expect(await fang.query(CLAIM, { id, member: globalId('Member', told.member('Li')) })).toEqual({
      claimCall: { member: { name: 'Li' }, contact: { kind: 'CALL' } },
    });
    await ring({ phone: '13700003333' });
    await db
      .insertInto('member_key')
      .values({ kind: 'PHONE', value: '+8613700003333', member_id: told.member('Li') })
      .execute();
    await withTx(db, (tx) => claimByRegistered(tx, [told.member('Li')], new Date()));
    const claimed = db.selectFrom('incoming_call').select('member_id').where('phone', '=', '+8613700003333');
    expect(await claimed.executeTakeFirst()).toEqual({ member_id: told.member('Li') });
    await ring({ phone: '13700004444' });
    const later = new Date(Date.now() + 91 * 86_400_000);
    expect(await forgetStrangers(db, later)).toBeGreaterThan(0);
    expect(await db.selectFrom('incoming_call').select('phone').where('member_id', 'is', null).execute()).toEqual([]);
  });

  test('may come as a form; what is no number is refused in both languages', async () => {
    const form = await fetch(`${api.url}/hooks/call`, {
      method: 'POST',
      headers: { 'x-api-key': secret, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'phone=%2B8613800005555&callId=form-1',
    });
    expect([form.status, await form.json()]).toEqual([200, { id: expect.any(String), known: true }]);
    expect(await ring({ phone: 'anonymous' })).toMatchObject({ status: 400, body: { code: 'BAD_PHONE', field: 'phone' } });
    expect(await ring({})).toMatchObject({ status: 400, body: { code: 'REQUIRED', field: 'phone' } });
    const chinese = { authorization: `Bearer ${secret}`, 'accept-language': 'zh-CN' };
    expect((await ring({ phone: '12' }, chinese)).body['message']).toMatch(/\p{Script=Han}/u);
  });
});

describe('a key', () => {
  test('is shown once, kept as a hash, and refused when it is wrong or revoked', async () => {
    const { createCallKey } = await owner.query<NewKey>(CREATE, { org: globalId('Org', told.org('West Lake')) });
    const { secret: own, callKey } = createCallKey;
    expect(callKey).toMatchObject({ hint: own.slice(0, 8), revokedAt: null, lastUsedAt: null, org: { name: 'West Lake' } });
    expect(JSON.stringify(await db.selectFrom('call_key').selectAll().execute())).not.toContain(own);
    const bearer = { authorization: `Bearer ${own}` };
    expect((await ring({ phone: '13800005555' }, bearer)).status).toBe(200);
    expect(await ring({ phone: '13800005555' }, {})).toMatchObject({ status: 401, body: { code: 'BAD_KEY' } });
    const REVOKE = `mutation ($id: ID!) { revokeCallKey(id: $id) { revokedAt } }`;
    expect(await (await api.as(told.employee('CASHIER'))).refused(REVOKE, { id: callKey.id })).toEqual(['FORBIDDEN']);
    await owner.query(REVOKE, { id: callKey.id });
    expect(await ring({ phone: '13800005555' }, bearer)).toMatchObject({ status: 401, body: { code: 'BAD_KEY' } });
  });

  test('is held to so many calls a minute', async () => {
    const bearer = { authorization: `Bearer ${await newKey('East')}` };
    await db
      .updateTable('call_key')
      .set({ minute: new Date(), used: CALLS_A_MINUTE - 1 })
      .execute();
    expect((await ring({ phone: '13800005555' }, bearer)).status).toBe(200);
    expect(await ring({ phone: '13800005555' }, bearer)).toMatchObject({ status: 429, body: { code: 'TOO_MANY_CALLS' } });
    await db
      .updateTable('call_key')
      .set({ minute: new Date(Date.now() - 61_000) })
      .execute();
    expect((await ring({ phone: '13800005555' }, bearer)).status).toBe(200);
  });
});
