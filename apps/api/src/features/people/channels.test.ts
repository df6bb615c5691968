import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let owner: Client;
let agent: Client;
let cashier: Client;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('OWNER')
    .employee('CALL_CENTRE_AGENT')
    .region('East')
    .store('West Lake')
    .employee('CASHIER')
    .member('李小明')
    .store('Lotus Court')
    .region('North')
    .store('Drum Tower')
    .employee('REGION_MANAGER')
    .tell();
  owner = await api.as(told.employee('OWNER'));
  agent = await api.as(told.employee('CALL_CENTRE_AGENT'));
  cashier = await api.as(told.employee('CASHIER'));
});
afterAll(() => api.stop());

const org = (name: string) => globalId('Org', told.org(name));
const SET = `mutation ($source: MemberSource!, $input: RegistrationChannelInput!) { setRegistrationChannel(source: $source, input: $input) { source open level { name } } }`;
const registering = (field: string) => `mutation ($input: CreateMemberInput!) { ${field}(input: $input) { source level { code } } }`;
const input = (name: string) => ({ name, homeStoreId: org('West Lake') });

describe('each channel has its own field and right', () => {
  test.each([
    ['createMember', () => cashier, 'COUNTER', () => agent],
    ['registerAtWindow', () => cashier, 'SERVICE_WINDOW', () => agent],
    ['registerByPhone', () => agent, 'CALL_CENTRE', () => cashier],
  ] as const)('%s', async (field, by, source, other) => {
    expect(await by().query(registering(field), { input: input(source) })).toEqual({
      [field]: { source, level: { code: expect.any(String) } },
    });
    expect(await other().refused(registering(field), { input: input('nobody') })).toEqual(['FORBIDDEN']);
  });
});

describe('where members of a channel start, and whether it is open, is a setting', () => {
  test('a level of its own for one channel', async () => {
    const level = { id: '00000000-0000-7000-8000-0000000000aa', code: 'CALLER', name: 'Caller', rank: 40 };
    await db.insertInto('level').values(level).execute();
    await owner.query(SET, { source: 'CALL_CENTRE', input: { levelId: globalId('Level', level.id) } });
    expect(await agent.query(registering('registerByPhone'), { input: input('by phone') })).toMatchObject({
      registerByPhone: { level: { code: 'CALLER' } },
    });
    expect(await cashier.query(registering('createMember'), { input: input('at the counter') })).not.toMatchObject({
      createMember: { level: { code: 'CALLER' } },
    });
    await db.updateTable('level').set({ archived_at: new Date() }).where('id', '=', level.id).execute();
    expect(await agent.query(registering('registerByPhone'), { input: input('later') })).not.toMatchObject({
      registerByPhone: { level: { code: 'CALLER' } },
    });
    const { errors } = await owner.ask(SET, { source: 'APP', input: { levelId: globalId('Level', level.id) } });
    expect(errors).toMatchObject([{ code: 'NOT_FOUND', field: 'levelId' }]);
  });

  test('a closed one takes nobody; imports cannot be closed; only who configures may', async () => {
    await owner.query(SET, { source: 'SERVICE_WINDOW', input: { open: false } });
    expect(await cashier.refused(registering('registerAtWindow'), { input: input('too late') })).toEqual(['CHANNEL_CLOSED']);
    await owner.query(SET, { source: 'SERVICE_WINDOW', input: { open: true } });
    expect((await owner.ask(SET, { source: 'IMPORT', input: { open: false } })).errors).toMatchObject([
      { code: 'CHANNEL_CLOSED', field: 'open' },
    ]);
    expect(await cashier.refused(SET, { source: 'APP', input: { open: false } })).toEqual(['FORBIDDEN']);
    const trail = await db.selectFrom('audit').select(['before', 'after']).where('action', '=', 'registrationChannel.set').execute();
    expect(trail).toHaveLength(3);
  });

  test('the website is told what it needs, signed in or not, and when it is closed', async () => {
    const FORM = '{ registrationForm { chain open stores { code name } asks { phone document minAge personsOnly } } }';
    const { registrationForm: form } = await api.anonymous.query<{ registrationForm: { open: boolean; stores: { name: string }[] } }>(FORM);
    expect(form).toMatchObject({ open: true, asks: { phone: expect.any(Boolean) } });
    expect(form.stores.map(({ name }) => name)).toEqual(['Drum Tower', 'Lotus Court', 'West Lake']);
  });
});

const MAKE = `mutation ($name: String!, $source: KeyedSource!, $orgId: ID!) { createRegistrationKey(name: $name, source: $source, orgId: $orgId) { secret registrationKey { id hint source } } }`;
const makeKey = async (orgName: string, source = 'APP') =>
  (
    await owner.query<{ createRegistrationKey: { secret: string; registrationKey: { id: string; hint: string } } }>(MAKE, {
      name: 'Mini-program',
      source,
      orgId: org(orgName),
    })
  ).createRegistrationKey;
const post = async (secret: string, body: object) => {
  const response = await fetch(`${api.url}/hooks/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, 'accept-language': 'zh' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }; // as the endpoint says; each test looks
};

describe('an app or a partner registers with its key', () => {
  test('once for each of its own ids, as what the key is, at its store or one of its branch', async () => {
    const app = await makeKey('West Lake');
    const first = await post(app.secret, { externalId: 'u-1', name: '陈小花', phone: '13700001111', source: 'COUNTER' });
    expect(first).toMatchObject({ status: 201, body: { created: true, number: expect.any(String) } });
    expect(await post(app.secret, { externalId: 'u-1', name: 'other' })).toEqual({ status: 200, body: { ...first.body, created: false } });
    const partner = await makeKey('East', 'PARTNER');
    const code = await db.selectFrom('org').select('code').where('id', '=', told.org('Lotus Court')).executeTakeFirstOrThrow();
    expect(await post(partner.secret, { externalId: 'u-1', name: 'Mall guest', storeCode: code.code })).toMatchObject({ status: 201 });
    const rows = await db
      .selectFrom('member')
      .select(['name', 'source', 'home_store_id', 'recruiter_id'])
      .where('source', 'in', ['APP', 'PARTNER'])
      .orderBy('id')
      .execute();
    expect(rows).toEqual([
      { name: '陈小花', source: 'APP', home_store_id: told.org('West Lake'), recruiter_id: null },
      { name: 'Mall guest', source: 'PARTNER', home_store_id: told.org('Lotus Court'), recruiter_id: null },
    ]);
  });

  test('told three times at once, it is one member, and all are told so', async () => {
    const { secret } = await makeKey('West Lake');
    const twin = { externalId: 'at-once', name: '李同时', phone: '13700002222' };
    const answers = await Promise.all([1, 2, 3].map(() => post(secret, twin)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body['number'])).size).toBe(1);
  });

  test('what is wrong is said with its field, and changes nothing', async () => {
    const { secret } = await makeKey('East', 'PARTNER');
    const drumTower = await db.selectFrom('org').select('code').where('id', '=', told.org('Drum Tower')).executeTakeFirstOrThrow();
    for (const [body, status, code, field] of [
      [{}, 400, 'REQUIRED', 'externalId'],
      [{ externalId: 'a', name: 'A' }, 400, 'REQUIRED', 'storeCode'],
      [{ externalId: 'a', name: 'A', storeCode: drumTower.code }, 404, 'NOT_FOUND', 'storeCode'],
      [{ externalId: 'a', name: 'A', birthday: 'soon' }, 400, 'BAD_DATE', 'birthday'],
    ] as const)
      expect(await post(secret, body)).toMatchObject({ status, body: { code, field } });
    const west = await makeKey('West Lake');
    expect(await post(west.secret, { externalId: 'b', name: 'B', phone: 'x' })).toMatchObject({
      status: 400,
      body: { code: 'BAD_PHONE', field: 'phone' },
    });
    const taken = await post(west.secret, { externalId: 'c', name: 'C', phone: '13700001111' });
    expect(taken).toMatchObject({ status: 409, body: { code: 'DUPLICATE', field: 'phone' } });
    expect(JSON.stringify(taken.body)).not.toContain('memberId');
  });

  test('a key that was taken away is refused; another branch does not see it', async () => {
    const { secret, registrationKey } = await makeKey('West Lake');
    const REVOKE = 'mutation ($id: ID!) { revokeRegistrationKey(id: $id) { revokedAt } }';
    const manager = await api.as(told.employee('REGION_MANAGER'));
    expect(await manager.refused(REVOKE, { id: registrationKey.id })).toEqual(['FORBIDDEN']);
    await owner.query(REVOKE, { id: registrationKey.id });
    expect(await post(secret, { externalId: 'd', name: 'D' })).toMatchObject({ status: 401, body: { code: 'BAD_KEY' } });
    const { hash } = await db
      .selectFrom('registration_key')
      .select('hash')
      .where('hint', '=', registrationKey.hint)
      .executeTakeFirstOrThrow();
    expect(hash.toString('utf8')).not.toContain(secret.slice(4, 12));
  });

  test('so many a minute and no more', async () => {
    const { secret, registrationKey } = await makeKey('West Lake');
    await db.updateTable('registration_key').set({ minute: new Date(), used: 120 }).where('hint', '=', registrationKey.hint).execute();
    expect(await post(secret, { externalId: 'e', name: 'E' })).toMatchObject({ status: 429, body: { code: 'RATE_LIMIT' } });
  });
});
