import { readdirSync, existsSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { fileJobs } from '../../files/jobs.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let owner: Client;
let zhao: Client;
let qian: Client;
let analyst: Client;

beforeAll(async () => {
  api = await startApi();
  const story = chain().employee('OWNER').employee('ANALYST').region('East').store('West Lake').employee('CASHIER', 'Zhao');
  for (const name of ['李小明', '王芳', '王芳二号']) story.member(name);
  told = await story.region('North').store('Drum Tower').employee('CASHIER', 'Qian').tell();
  const as = (name: string) => api.as(told.employee(name));
  [owner, zhao, qian, analyst] = [await as('OWNER'), await as('Zhao'), await as('Qian'), await as('ANALYST')];
});
afterAll(() => api.stop());

const node = (name: string) => globalId('Member', told.member(name));
/** A picture of one colour as a camera writes it, with a place. */
const snap = (background: string, width = 900, height = 600) =>
  sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD0: { Artist: 'secret place' } })
    .jpeg()
    .toBuffer();

async function send(
  by: Client,
  address: string,
  content: Buffer | string,
  headers: Record<string, string> = { 'apollo-require-preflight': 'yes' },
) {
  const body = new FormData();
  body.append('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type: 'image/jpeg' }), 'photo.jpg');
  const response = await fetch(`${api.url}${address}`, { method: 'PUT', headers: { ...by.headers, ...headers }, body });
  const { code, field } = response.status === 204 ? {} : ((await response.json()) as { code?: string; field?: string });
  return [response.status, ...(code ? [code, field] : [])];
}
const photoOf = (name: string) => `/api/members/${encodeURIComponent(node(name))}/photo`;
const get = (by: Client, address: string) => fetch(`${api.url}${address}`, { headers: by.headers });
const PHOTO = `query ($id: ID!) { node(id: $id) { ... on Member { photo { url smallUrl } } } }`;
interface Photo {
  node: { photo: { url: string; smallUrl: string } | null };
}
const addresses = async (name: string) => (await zhao.query<Photo>(PHOTO, { id: node(name) })).node.photo;
const onDisk = (name: string) => {
  const folder = path.join(env.DATA_DIR, 'files/photo', told.member(name));
  return existsSync(folder) ? readdirSync(folder).length : 0;
};
/** What a worker does. */
async function removeNow(): Promise<void> {
  const { rows } = await sql<{ payload: unknown }>`
    delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t where t.id = j.task_id and t.identifier = 'files:remove' returning payload`.execute(
    db,
  );
  for (const { payload } of rows) await fileJobs['files:remove']?.(payload, {} as never); // the job asks nothing of its helpers
}

test('a photo is cut square in two sizes, without what the camera wrote, and shown to who may see the member', async () => {
  expect(await send(zhao, photoOf('李小明'), await snap('#c00'))).toEqual([204]);
  const photo = await addresses('李小明');
  const [large, small] = [await get(zhao, photo?.url ?? ''), await get(zhao, photo?.smallUrl ?? '')];
  expect(large.headers.get('content-type')).toBe('image/webp');
  const metas = await Promise.all([large, small].map(async (one) => sharp(Buffer.from(await one.arrayBuffer())).metadata()));
  expect(metas.map(({ width, height, exif }) => [width, height, exif])).toEqual([
    [480, 480, undefined],
    [96, 96, undefined],
  ]);
  expect((await get(qian, photo?.url ?? '')).status).toBe(404);
  expect((await get(analyst, photo?.url ?? '')).status).toBe(403);
  expect((await get(api.anonymous, photo?.url ?? '')).status).toBe(401);
});

test('only a picture is taken, from who may, sent by our own page', async () => {
  const address = photoOf('李小明');
  const picture = await snap('#0c0');
  expect(await send(zhao, address, '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).toEqual([400, 'BAD_PICTURE', 'file']);
  expect(await send(zhao, address, picture.subarray(0, 300))).toEqual([400, 'BAD_PICTURE', 'file']);
  expect(await send(zhao, address, '')).toEqual([400, 'REQUIRED', 'file']);
  expect(await send(zhao, address, Buffer.alloc(8 * 1024 * 1024 + 1))).toEqual([400, 'PICTURE_TOO_LARGE', 'file']);
  expect(await send(zhao, address, picture, {})).toEqual([403, 'FORBIDDEN', undefined]);
  expect(await send(qian, address, picture)).toEqual([404, 'NOT_FOUND', 'id']);
  expect(await send(analyst, address, picture)).toEqual([403, 'FORBIDDEN', undefined]);
  expect(await send(zhao, '/api/members/x/photo', picture)).toEqual([400, 'BAD_ID', 'id']);
});

test('the same again changes nothing, another takes its place, and no file is left behind', async () => {
  const before = await addresses('李小明');
  expect(await send(zhao, photoOf('李小明'), await snap('#c00'))).toEqual([204]);
  expect(await addresses('李小明')).toEqual(before);
  await send(zhao, photoOf('李小明'), await snap('#00c'));
  await removeNow();
  expect(await addresses('李小明')).not.toEqual(before);
  expect(onDisk('李小明')).toBe(2);
  const REMOVE = `mutation ($id: ID!) { removeMemberPhoto(id: $id) { photo { url } } }`;
  expect(await qian.refused(REMOVE, { id: node('李小明') })).toEqual(['NOT_FOUND']);
  expect(await zhao.query(REMOVE, { id: node('李小明') })).toEqual({ removeMemberPhoto: { photo: null } });
  expect(await zhao.refused(REMOVE, { id: node('李小明') })).toEqual(['NOT_FOUND']);
  await removeNow();
  expect(onDisk('李小明')).toBe(0);
});

test('a merged member keeps a face, until erased: then the pictures are gone', async () => {
  await send(zhao, photoOf('王芳二号'), await snap('#cc0'));
  const CREATE = `mutation { createCustomField(input: { code: "licence", name: "行驶证", type: IMAGE }) { id } }`;
  const { id: fieldId } = (await owner.query<{ createCustomField: { id: string } }>(CREATE)).createCustomField;
  const field = `/api/members/${encodeURIComponent(node('王芳'))}/fields/${encodeURIComponent(fieldId)}`;
  expect(await send(zhao, field, await snap('#0cc', 2000, 500))).toEqual([204]);
  const VALUES = `query ($id: ID!) { node(id: $id) { ... on Member { customFields { value url } } } }`;
  const { customFields } = (await zhao.query<{ node: { customFields: { value: string; url: string }[] } }>(VALUES, { id: node('王芳') }))
    .node;
  const { width, height } = await sharp(Buffer.from(await (await get(zhao, customFields[0]?.url ?? '')).arrayBuffer())).metadata();
  expect([width, height]).toEqual([1280, 320]);
  const SET = `mutation ($id: ID!, $values: [MemberFieldInput!]!) { setMemberFields(id: $id, values: $values) { id } }`;
  const set = (value: string) => zhao.ask(SET, { id: node('王芳'), values: [{ fieldId, value }] });
  expect((await set('photo/of/somebody-else')).errors).toMatchObject([{ code: 'UPLOAD_NEEDED', field: 'values.0.value' }]);
  expect((await set(customFields[0]?.value ?? '')).errors).toEqual([]);
  const MERGE = `mutation ($from: ID!, $into: ID!) { mergeMembers(fromId: $from, intoId: $into, reason: "one person", idempotencyKey: "merge-photo") { photo { url } } }`;
  expect(await owner.query(MERGE, { from: node('王芳二号'), into: node('王芳') })).toMatchObject({
    mergeMembers: { photo: { url: expect.any(String) } },
  });
  expect((await get(zhao, (await addresses('王芳'))?.url ?? '')).status).toBe(200);
  await owner.query(`mutation ($id: ID!) { eraseMember(id: $id, reason: "asked") { id } }`, { id: node('王芳') });
  await removeNow();
  expect(onDisk('王芳二号')).toBe(0);
  expect((await get(zhao, customFields[0]?.url ?? '')).status).toBe(404);
});
