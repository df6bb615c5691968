import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3Store } from './s3.ts';

const SECRET = 'a/secret+key';
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const sha = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');

/** Whether a request is signed as AWS Signature Version 4 says, reckoned by the rules of its documentation. */
function signed({ method, url = '/', headers }: IncomingMessage): boolean {
  const [, scope = '', names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=key\/(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(headers.authorization ?? '') ?? [];
  const canonical = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const [pathname, query = ''] = url.split('?');
  const request = [method, pathname, query, canonical.join(''), names, headers['x-amz-content-sha256']].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha(request)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${SECRET}`);
  return scope.endsWith('/eu-west-3/s3/aws4_request') && hmac(key, text).toString('hex') === signature;
}

const kept = new Map<string, { content: Buffer; type: string | undefined }>();
let failures = 0;
const bucket = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { url = '', method } = request;
    if (!signed(request)) return void response.writeHead(403).end();
    if (failures-- > 0) return void response.writeHead(503).end();
    if (method === 'PUT') kept.set(url, { content: Buffer.concat(parts), type: request.headers['content-type'] });
    if (method === 'DELETE') kept.delete(url);
    const found = kept.get(url);
    response.writeHead(method === 'DELETE' ? 204 : found ? 200 : 404).end(method === 'GET' ? found?.content : '');
  });
});
let address: string;

beforeAll(async () => {
  bucket.listen(0, '127.0.0.1');
  await once(bucket, 'listening');
  const { port } = bucket.address() as AddressInfo; // listens on TCP
  address = `http://key:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/shop/pictures?region=eu-west-3`;
});
afterAll(() => bucket.close());

test('a bucket keeps, gives and forgets files by signed requests, and is asked again where it fails', async () => {
  const store = s3Store(address);
  failures = 1;
  await store.put('photo/1/abc', Buffer.from('tea'), 'image/webp');
  expect(kept.get('/shop/pictures/photo/1/abc')).toEqual({ content: Buffer.from('tea'), type: 'image/webp' });
  expect(await store.get('photo/1/abc')).toEqual(Buffer.from('tea'));
  await store.remove('photo/1/abc');
  await store.remove('photo/1/abc');
  expect(await store.get('photo/1/abc')).toBeNull();
});

test('a wrong key is told as a fault, not as a missing file', async () => {
  await expect(s3Store(address.replace('secret', 'public')).get('x')).rejects.toThrow('403');
});
