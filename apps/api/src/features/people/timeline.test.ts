import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

let api: Api;
let told: Told;
let owner: Client;
let stranger: Client;

beforeAll(async () => {
  api = await startApi();
  const story = chain()
    .employee('OWNER')
    .region('East')
    .store('West Lake')
    .product('Longjing', { tracked: false, stock: 0 })
    .member('李小明')
    .buys('Longjing', 2);
  told = await story.region('North').store('Drum Tower').employee('CASHIER', 'Qian').buys('Longjing').tell();
  [owner, stranger] = [await api.as(told.employee('OWNER')), await api.as(told.employee('Qian'))];
});
afterAll(() => api.stop());

const PAGE = `query ($id: ID!, $first: Int) { node(id: $id) { ... on Member { timeline(first: $first) { kind text } nextSteps { kind text } } } }`;
interface Page {
  node: { timeline: { kind: string; text: string }[]; nextSteps: { kind: string; text: string }[] } | null;
}
const page = async (by: Client, first = 50) => (await by.query<Page>(PAGE, { id: globalId('Member', told.member('李小明')), first })).node;

test('a timeline tells in words what happened, the newest first, as far as the branch goes', async () => {
  const texts = (await page(owner))?.timeline.map(({ text }) => text) ?? [];
  expect(texts).toEqual([
    expect.stringMatching(/^Bought for 12.00 at Drum Tower/),
    expect.stringMatching(/^Bought for 24.00 at West Lake/),
    'Joined at West Lake',
  ]);
  expect((await page(owner, 1))?.timeline).toHaveLength(1);
  expect((await page(stranger))?.timeline.map(({ kind }) => kind)).toEqual(['SALE', 'JOINED']);
  const chinese = await api.as(told.employee('OWNER'), { 'accept-language': 'zh-CN' });
  expect((await page(chinese))?.timeline.at(-1)?.text).toBe('在West Lake入会');
});

test('what is best done next is said', async () => {
  const today = new Date();
  const birthday = `1990-${String(today.getUTCMonth() + 1).padStart(2, '0')}-15`;
  await db.updateTable('member').set({ birthday }).where('id', '=', told.member('李小明')).execute();
  const steps = (await page(owner))?.nextSteps ?? [];
  expect(steps.every(({ kind }) => kind === 'BIRTHDAY')).toBe(true);
});
