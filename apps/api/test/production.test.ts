import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Api, startApi } from './client.ts';

vi.hoisted(() => {
  process.env.NODE_ENV = 'production';
  process.env.AUTH_SECRET = 'a-secret-of-our-own-for-this-test-0123456789';
  process.env.LEDGER_KEY = 'a-key-of-our-own-for-the-journal-0123456789';
  process.env.DOCUMENT_KEY = 'a-key-of-our-own-for-documents-0123456789';
  process.env.PUBLIC_URL = 'https://regulars.example';
});

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const signIn = async (email: string) => {
  const response = await fetch(`${api.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://regulars.example' },
    body: JSON.stringify({ email, password: 'a-wrong-password' }),
  });
  return { response, body: (await response.json()) as { code: string; details?: { seconds?: number } } }; // the shape of every refusal
};

test('the schema is not told', async () => {
  expect(await api.anonymous.refused('{ __schema { queryType { name } } }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

test('there is no GraphiQL', async () => expect((await fetch(`${api.url}/graphiql`)).status).toBe(404));

test('a validation error does not suggest names of the schema', async () => {
  const { errors } = await api.anonymous.ask('{ viever { id } }');
  expect(errors[0]?.message).not.toContain('viewer');
});

test('one address may not try for ever, whichever the e-mails', async () => {
  const codes: string[] = [];
  for (let tries = 0; tries < 31; tries++) codes.push((await signIn('nobody@example.test')).body.code);
  expect(codes.slice(0, 6)).toEqual([...Array<string>(5).fill('SIGN_IN_FAILED'), 'LOCKED_OUT']);
  const { response, body } = await signIn('somebody-else@example.test');
  expect(response.status).toBe(429);
  expect(body).toMatchObject({ code: 'RATE_LIMIT', details: { seconds: expect.any(Number) } });
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
});
