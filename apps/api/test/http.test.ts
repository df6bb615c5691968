import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Api, startApi } from './client.ts';

vi.hoisted(() => {
  process.env.CORS_ORIGINS = 'https://shop.example';
});

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const QUERY = { query: '{ viewer { id } }' };

describe('what a foreign page can send without asking first is refused', () => {
  test.each([
    ['text/plain', JSON.stringify(QUERY)],
    ['application/x-www-form-urlencoded', new URLSearchParams(QUERY).toString()],
    ['multipart/form-data; boundary=x', `--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n${QUERY.query}\r\n--x--\r\n`],
  ])('POST of %s', async (type, body) => {
    const response = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
    expect([400, 415]).toContain(response.status);
    expect(await response.text()).not.toContain('"data"');
  });

  test('GET, but for a caller that sets a header of its own', async () => {
    const url = `${api.url}/graphql?${new URLSearchParams(QUERY)}`;
    expect((await fetch(url)).status).toBe(400);
    expect(await (await fetch(url, { headers: { 'apollo-require-preflight': '1' } })).json()).toMatchObject({ data: { viewer: null } });
  });
});

describe('other origins', () => {
  const preflight = async (origin: string) => {
    const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
    const response = await fetch(`${api.url}/graphql`, { method: 'OPTIONS', headers });
    return [response.headers.get('access-control-allow-origin'), response.headers.get('access-control-allow-credentials')];
  };
  test('one that is named may call with the cookie', async () =>
    expect(await preflight('https://shop.example')).toEqual(['https://shop.example', 'true']));
  test.each(['https://evil.example', 'https://shop.example.evil.example', 'null'])('%s may not', async (origin) => {
    expect((await preflight(origin))[0]).toBeNull();
  });
});

test('a long answer is compressed, a short one and one to whom cannot read that are not', async () => {
  const encoding = async (names: number, accepted: string) => {
    const query = `{ ${Array.from({ length: names }, (_, at) => `field${at}: __typename`).join(' ')} }`;
    const headers = { 'content-type': 'application/json', 'accept-encoding': accepted };
    const response = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
    expect(Object.keys((await response.json()).data)).toHaveLength(names);
    return response.headers.get('content-encoding');
  };
  expect(await encoding(150, 'gzip, br')).toBe('gzip');
  expect(await encoding(150, 'identity')).toBeNull();
  expect(await encoding(1, 'gzip')).toBeNull();
});

describe('limits', () => {
  const code = (document: string) => api.anonymous.refused(document);
  const nest = (levels: number): string => (levels === 0 ? '{ id }' : `{ children ${nest(levels - 1)} }`);
  test('depth', async () => expect(await code(`{ orgs ${nest(14)} }`)).toEqual(['QUERY_TOO_DEEP']));
  test('breadth', async () =>
    expect(await code(`{ ${Array.from({ length: 600 }, (_, n) => `v${n}: viewer { id }`).join(' ')} }`)).toEqual(['QUERY_TOO_BROAD']));
  test('cost', async () => expect(await code(`{ orgs ${nest(6)} }`)).toEqual(['QUERY_TOO_COSTLY']));
  test('a page costs by its length', async () => {
    const page = (first: number) => `{ sales(first: ${first}) { edges { node { id } } } }`;
    const cost = async (first: number) => (await api.anonymous.ask(page(first))).extensions['cost'];
    expect([await cost(1), await cost(100)]).toMatchObject([{ complexity: 4 }, { complexity: 211 }]);
    const each = 'lines { product { categories: category { parent { id name } } } }';
    expect(await code(`{ sales(first: 200) { edges { node { ${each} ${each.replace('lines', 'more: lines')} } } } }`)).toEqual([
      'QUERY_TOO_COSTLY',
    ]);
  });
  test('each answer says what it cost', async () => {
    const { extensions } = await api.anonymous.ask('{ viewer { id name } }');
    expect(extensions['cost']).toMatchObject({ depth: 2, limits: { depth: 12 } });
  });
});

describe('bad input is told with its code, and the field', () => {
  test.each([
    ['{ viewer { id }', 'GRAPHQL_PARSE_FAILED', undefined],
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED', undefined],
    ['query ($from: DateTime) { audits(filter: { from: $from }) { totalCount } }', 'BAD_DATE', 'filter.from'],
    ['{ audits(filter: { from: "yesterday" }) { totalCount } }', 'BAD_DATE', 'filter.from'],
  ])('%s', async (document, expected, field) => {
    const { errors } = await api.anonymous.ask(document, { from: 'yesterday' });
    expect(errors[0]).toMatchObject({ code: expected, ...(field ? { field } : {}) });
  });
});

test('beside GraphQL too', async () => {
  const response = await fetch(`${api.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'zh' },
    body: '{',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'BAD_INPUT', message: expect.stringMatching(/^该值无法使用/) });
});

test('health and readiness', async () => {
  expect(await (await fetch(`${api.url}/health`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`${api.url}/ready`)).status).toBe(200);
});
