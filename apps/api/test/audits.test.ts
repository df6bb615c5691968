import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, startApi } from './client.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** "GraphQL over HTTP": what a server must do (else an error), should do (a warning), may do (a notice). */
const audits = serverAudits({ url: () => `${api.url}/graphql`, fetchFn: fetch });

/** What a server may do and ours does not: a GET that any page could send is refused, for it comes with the cookie. A GET with `apollo-require-preflight` is answered. */
const REFUSED_AS_CSRF = new Set([
  'MAY accept application/x-www-form-urlencoded formatted GET requests',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json',
  'MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json',
]);

test('all of them are run', () => expect(audits.length).toBeGreaterThanOrEqual(60));

test.each(audits.map((audit) => [audit.name, audit] as const))('%s', async (name, audit) => {
  const result = await audit.fn();
  expect(result.status === 'ok' ? 'ok' : `${result.status}: ${result.reason}`).toBe(
    REFUSED_AS_CSRF.has(name) ? 'notice: Response status code is not 200' : 'ok',
  );
});
