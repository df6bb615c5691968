import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';

let api: Api;
let told: Told;
let nobody: Client;
let storeCode: string;

beforeAll(async () => {
  api = await startApi();
  told = await chain().region('East').store('West Lake').member('李小明').tell();
  ({ code: storeCode } = await db.selectFrom('org').select('code').where('id', '=', told.org('West Lake')).executeTakeFirstOrThrow());
  nobody = api.anonymous;
});
afterAll(() => api.stop());

const ASK = `mutation ($phone: String!) { requestRegistrationCode(phone: $phone) }`;
const REGISTER = `mutation ($input: RegisterInput!) { register(input: $input) { number levelName } }`;
const codeFor = async (phone: string) => {
  const { body } = await db
    .selectFrom('message')
    .select('body')
    .where('address', '=', phone)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return /\d{6}/.exec(body)?.[0] ?? '';
};
const input = (phone: string, code: string) => ({ phone, code, name: '周迅', storeCode });

test('whoever has the code is registered, once, from the website, at the level of the start', async () => {
  await nobody.query(ASK, { phone: '138 0000 1111' });
  const code = await codeFor('+8613800001111');
  const answers = await Promise.all(
    [1, 2, 3].map(() => nobody.ask<{ register: { number: string } }>(REGISTER, { input: input('13800001111', code) })),
  );
  expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
  const rows = await db
    .selectFrom('member')
    .select(['name', 'source', 'home_store_id', 'recruiter_id'])
    .where('phone', '=', '+8613800001111')
    .execute();
  expect(rows).toEqual([{ name: '周迅', source: 'WEBSITE', home_store_id: told.org('West Lake'), recruiter_id: null }]);
});

test('a wrong code is refused, and after five tries the right one too', async () => {
  await nobody.query(ASK, { phone: '13800002222' });
  const code = await codeFor('+8613800002222');
  const wrong = code === '000000' ? '111111' : '000000';
  for (let n = 0; n < 5; n++)
    expect((await nobody.ask(REGISTER, { input: input('13800002222', wrong) })).errors).toMatchObject([
      { code: 'WRONG_CODE', field: 'code' },
    ]);
  expect(await nobody.refused(REGISTER, { input: input('13800002222', code) })).toEqual(['WRONG_CODE']);
});

test('a phone that a member has gets a code, and the registration names nobody', async () => {
  await nobody.query(ASK, { phone: '13800001111' });
  const { errors } = await nobody.ask(REGISTER, { input: input('13800001111', await codeFor('+8613800001111')) });
  expect(errors).toMatchObject([{ code: 'DUPLICATE', field: 'phone' }]);
  expect(errors[0]?.details).not.toHaveProperty('memberId');
});

test('a phone gets three codes an hour, however many ask at once', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => nobody.ask(ASK, { phone: '13800003333' })));
  expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(3);
  expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(Array(5).fill('RATE_LIMIT'));
});

test('what is no phone, and no store, is said so', async () => {
  expect((await nobody.ask(ASK, { phone: 'x' })).errors).toMatchObject([{ code: 'BAD_PHONE', field: 'phone' }]);
  await nobody.query(ASK, { phone: '13800004444' });
  const code = await codeFor('+8613800004444');
  expect((await nobody.ask(REGISTER, { input: { ...input('13800004444', code), storeCode: 'none' } })).errors).toMatchObject([
    { code: 'NOT_FOUND', field: 'storeCode' },
  ]);
});
