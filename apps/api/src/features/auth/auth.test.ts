import { createHmac } from 'node:crypto';
import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { archiveEmployee, createEmployee } from '../staff/service.ts';
import { sweepAuth } from './jobs.ts';

const PASSWORD = 'longjing-before-rain';
const WHO = '{ viewer { name role twoFactorEnabled org { name } stores { name } permissions chain { currency minorDigits timeZone } } }';
let api: Api;
let told: Told;

beforeAll(async () => {
  told = await chain().employee('OWNER').region('East').store('West Lake').tell();
  api = await startApi();
});
afterAll(() => api.stop());

let count = 0;
/** An employee with a real password. */
async function hire(): Promise<{ id: string; email: string }> {
  const email = `staff${++count}@example.test`;
  const account = { email, password: PASSWORD };
  const id = await withTx(db, (tx) =>
    createEmployee(tx, systemViewer('test'), {
      code: `A${count}`,
      name: `Staff ${count}`,
      orgId: told.org('East'),
      role: 'REGION_MANAGER',
      account,
    }),
  );
  return { id, email };
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
  cookies: string[];
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(`${api.url}/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url, ...headers },
    body: JSON.stringify(body),
  });
  const answer = ((await response.json()) ?? {}) as Record<string, unknown>; // any JSON; each test looks at what it needs
  return { status: response.status, body: answer, cookies: response.headers.getSetCookie() };
}

const cookieOf = (answer: Answer): string => answer.cookies.map((cookie) => cookie.split(';')[0]).join('; ');
const signIn = (email: string, password = PASSWORD, headers = {}) => post('sign-in/email', { email, password }, headers);

test('a right password opens a session in a cookie that scripts cannot read; signing out ends it', async () => {
  const { email } = await hire();
  const answer = await signIn(email.toUpperCase());
  expect(answer.status).toBe(200);
  expect(answer.cookies[0]).toMatch(/^regulars\.session_token=.*; HttpOnly; SameSite=Lax$/);
  const cookie = cookieOf(answer);
  const { viewer } = await client(api.url, { cookie }).query<{ viewer: unknown }>(WHO);
  expect(viewer).toMatchObject({
    role: 'REGION_MANAGER',
    org: { name: 'East' },
    stores: [{ name: 'West Lake' }],
    chain: { currency: 'CNY', minorDigits: 2, timeZone: 'Asia/Shanghai' },
  });
  await post('sign-out', {}, { cookie });
  expect(await client(api.url, { cookie }).query(WHO)).toEqual({ viewer: null });
});

test.each(['nobody@example.test', 'known'])('five wrong passwords lock %s, with the same answers in the same words', async (who) => {
  const email = who === 'known' ? (await hire()).email : who;
  for (let tries = 0; tries < 5; tries++) {
    const answer = await signIn(email, 'wrong-password', { 'accept-language': 'zh-CN' });
    expect(answer).toMatchObject({
      status: 401,
      body: { code: 'SIGN_IN_FAILED', message: '邮箱或密码不正确，请重试，或请上级重置密码。' },
    });
  }
  const locked = await signIn(email);
  expect(locked).toMatchObject({ status: 429, body: { code: 'LOCKED_OUT', details: { minutes: 15 } } });
  await sql`update sign_in_failure set locked_until = now() where email = ${email}`.execute(db);
  expect((await signIn(email)).status).toBe(who === 'known' ? 200 : 401);
});

test('tries made at once do not get past the limit', async () => {
  const { email } = await hire();
  const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'wrong-password')));
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  expect((await signIn(email)).status).toBe(429);
});

test('what is no e-mail is told as such', async () => {
  expect((await signIn('nobody')).body).toMatchObject({
    code: 'BAD_EMAIL',
    field: 'email',
    message: '"nobody" is not an e-mail address. Check for missing parts or spaces.',
  });
});

test('a right password starts the count anew', async () => {
  const { email } = await hire();
  for (const password of ['a-wrong-one', 'a-wrong-one', 'a-wrong-one', 'a-wrong-one', PASSWORD, 'a-wrong-one'])
    await signIn(email, password);
  expect((await signIn(email)).status).toBe(200);
});

test('who left is signed out at once and gets the answer of a wrong password', async () => {
  const { id, email } = await hire();
  const cookie = cookieOf(await signIn(email));
  await withTx(db, (tx) => archiveEmployee(tx, systemViewer('test'), id));
  expect(await client(api.url, { cookie }).query(WHO)).toEqual({ viewer: null });
  expect(await signIn(email)).toMatchObject({ status: 401, body: { code: 'SIGN_IN_FAILED' } });
});

test('a forged, a foreign and an expired cookie are nobody', async () => {
  const { email, id } = await hire();
  const cookie = cookieOf(await signIn(email));
  for (const bad of [cookie.replace(/=./, '=x'), 'regulars.session_token=%E0%A4%A', 'regulars.session_token=a.b']) {
    expect(await client(api.url, { cookie: bad }).query(WHO)).toEqual({ viewer: null });
  }
  await sql`update auth_session set "expiresAt" = now() where "userId" = (select user_id from employee where id = ${id})`.execute(db);
  expect(await client(api.url, { cookie }).query(WHO)).toEqual({ viewer: null });
});

test('asking for the session prolongs one that is older than a day, and its cookie', async () => {
  const { email, id } = await hire();
  const cookie = cookieOf(await signIn(email));
  const days = async () => {
    const { rows } = await sql<{ days: number }>`
      select round(extract(epoch from "expiresAt" - now()) / 86400)::int as days from auth_session where "userId" = (select user_id from employee where id = ${id})`.execute(
      db,
    );
    return rows[0]?.days;
  };
  const ask = async () => (await fetch(`${api.url}/api/auth/get-session`, { headers: { cookie } })).headers.getSetCookie();
  expect([await ask(), await days()]).toEqual([[], 7]);
  await sql`update auth_session set "expiresAt" = now() + interval '3 days' where "userId" = (select user_id from employee where id = ${id})`.execute(
    db,
  );
  expect(await ask()).toContainEqual(expect.stringMatching(/session_token=.*Max-Age=604800/i));
  expect(await days()).toBe(7);
});

test('a page of another origin cannot sign in or out with the cookie', async () => {
  const { email } = await hire();
  const cookie = cookieOf(await signIn(email));
  const foreign = { cookie, origin: 'https://evil.example' };
  expect(await post('sign-out', {}, foreign)).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  expect(
    (await signIn(email, PASSWORD, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' })).status,
  ).toBe(403);
});

test('nobody signs up, and the doors for mail, social and deletion are closed', async () => {
  expect((await post('sign-up/email', { email: 'x@example.test', password: PASSWORD, name: 'X' })).status).toBe(404);
  for (const path of ['sign-in/social', 'request-password-reset', 'delete-user', 'update-user', 'change-email']) {
    expect((await post(path, {})).status, path).toBe(404);
  }
});

test('sessions are listed and revoked; a new password ends the others', async () => {
  const { email } = await hire();
  const [first, second] = [cookieOf(await signIn(email)), cookieOf(await signIn(email))];
  const list = async (cookie: string): Promise<unknown[]> =>
    (await (await fetch(`${api.url}/api/auth/list-sessions`, { headers: { cookie } })).json()) as unknown[]; // the library's own shape
  expect(await list(first)).toHaveLength(2);
  const weak = await post('change-password', { currentPassword: PASSWORD, newPassword: '12345678' }, { cookie: first });
  expect(weak).toMatchObject({ status: 400, body: { code: 'WEAK_PASSWORD', field: 'newPassword' } });
  const changed = await post(
    'change-password',
    { currentPassword: PASSWORD, newPassword: 'biluochun-of-spring', revokeOtherSessions: true },
    { cookie: first },
  );
  expect(changed.status).toBe(200);
  expect(await client(api.url, { cookie: second }).query(WHO)).toEqual({ viewer: null });
  expect((await signIn(email, 'biluochun-of-spring')).status).toBe(200);
});

/** A time-based code of RFC 6238: HMAC-SHA1 over the half-minute. */
function totp(uri: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...(new URL(uri).searchParams.get('secret') ?? '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', secret).update(moment).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('with a second factor the password alone opens nothing', async () => {
  const { email } = await hire();
  const cookie = cookieOf(await signIn(email));
  const enabled = await post('two-factor/enable', { password: PASSWORD }, { cookie });
  const uri = String(enabled.body['totpURI']);
  expect((await post('two-factor/verify-totp', { code: '000000' }, { cookie })).body).toMatchObject({
    code: 'SECOND_FACTOR_REQUIRED',
    field: 'code',
  });
  const verified = await post('two-factor/verify-totp', { code: totp(uri) }, { cookie });
  expect(verified.status).toBe(200);
  expect(await client(api.url, { cookie: cookieOf(verified) }).query(WHO)).toMatchObject({ viewer: { twoFactorEnabled: true } });

  const half = await signIn(email);
  expect(half.body).toMatchObject({ twoFactorRedirect: true });
  expect(await client(api.url, { cookie: cookieOf(half) }).query(WHO)).toEqual({ viewer: null });
  const whole = await post('two-factor/verify-totp', { code: totp(uri) }, { cookie: cookieOf(half) });
  expect(await client(api.url, { cookie: cookieOf(whole) }).query(WHO)).toMatchObject({ viewer: { name: `Staff ${count}` } });
});

test.each([
  [{ 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' }, '尚未登录或登录已过期，请重新登录。'],
  [{ 'accept-language': 'de,zh' }, 'You are not signed in, or the session has ended. Sign in again.'],
  [{ 'accept-language': 'en', 'x-regulars-locale': 'zh-CN' }, '尚未登录或登录已过期，请重新登录。'],
])('errors speak the language of %j', async (headers, sentence) => {
  const { errors } = await client(api.url, headers).ask('{ orgs { id } }');
  expect(errors[0]).toMatchObject({ code: 'UNAUTHENTICATED', message: sentence });
});

test('signing in, codes and new passwords stand in the trail', async () => {
  const { email, id } = await hire();
  const cookie = cookieOf(await signIn(email));
  await post('change-password', { currentPassword: PASSWORD, newPassword: 'biluochun-of-spring' }, { cookie });
  const { body } = await post('two-factor/enable', { password: 'biluochun-of-spring' }, { cookie });
  await post('two-factor/verify-totp', { code: totp(String(body['totpURI'])) }, { cookie });
  await signIn(email, 'biluochun-of-spring');
  const rows = await db.selectFrom('audit').select(['action', 'actor_name', 'ip']).where('actor_id', '=', id).orderBy('at').execute();
  expect(rows.map((row) => row.action)).toEqual(['auth.signIn', 'auth.changePassword', 'auth.verifyCode', 'auth.passwordAccepted']);
  expect(rows[0]).toMatchObject({ actor_name: `Staff ${count}`, ip: '127.0.0.1' });
});

test('the sweep leaves what is still good', async () => {
  const { email } = await hire();
  const cookie = cookieOf(await signIn(email));
  await sql`update auth_session set "expiresAt" = now() - interval '1 minute' where "userId" not in (select id from auth_user where email = ${email})`.execute(
    db,
  );
  await sweepAuth();
  expect(await db.selectFrom('auth_session').select('id').execute()).toHaveLength(1);
  expect(await client(api.url, { cookie }).query('{ viewer { email } }')).toEqual({ viewer: { email } });
});
