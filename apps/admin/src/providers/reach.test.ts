import { afterEach, expect, test, vi } from 'vitest';
import en from '../i18n/en/auth.ts';
import zh from '../i18n/zh/auth.ts';
import { reach } from './reach.ts';

afterEach(() => vi.unstubAllGlobals());

const server = (lang: string, answer: () => Promise<Response>) => {
  vi.stubGlobal('document', { documentElement: { lang } });
  vi.stubGlobal('fetch', answer);
};
const json = { headers: { 'content-type': 'application/json' } };

test.each([
  ['zh-CN', zh.unreachable],
  ['en', en.unreachable],
])('a broken line is told in the language of the page: %s', async (lang, words) => {
  server(lang, () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(reach('/graphql')).rejects.toThrow(words);
});

test('so is the page of a proxy; what the product says itself is an answer, and who breaks off is told so', async () => {
  server('en', () => Promise.resolve(new Response('<html>', { status: 502 })));
  await expect(reach('/graphql')).rejects.toThrow(en.unreachable);
  server('en', () => Promise.resolve(new Response('{}', { ...json, status: 500 })));
  await expect(reach('/graphql')).resolves.toMatchObject({ status: 500 });
  server('en', () => Promise.reject(new DOMException('', 'AbortError')));
  await expect(reach('/graphql')).rejects.toThrow(DOMException);
});
