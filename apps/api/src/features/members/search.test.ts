import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { reindexMembers } from './search-index.ts';

let api: Api;
let told: Told;
let zhao: Client;
let qian: Client;

beforeAll(async () => {
  api = await startApi();
  const story = chain().region('East').store('West Lake').employee('CASHIER', 'Zhao').member('李小明').member('李晓').member('单田芳');
  told = await story.region('North').store('Drum Tower').employee('CASHIER', 'Qian').member('李明').tell();
  zhao = await api.as(told.employee('Zhao'));
  qian = await api.as(told.employee('Qian'));
  const id = globalId('Member', told.member('李小明'));
  await zhao.query(`mutation ($id: ID!) { updateMember(id: $id, version: 1, input: { phone: "13812345678", card: "VIP-7" }) { id } }`, {
    id,
  });
});
afterAll(() => api.stop());

const SEARCH = `query ($text: String!, $first: Int) { memberSearch(text: $text, first: $first) { members { name } elsewhere { maskedName maskedPhone member { name } } } }`;
interface Answer {
  memberSearch: { members: { name: string }[]; elsewhere: { maskedName: string; maskedPhone: string; member: null } | null };
}
const search = async (by: Client, text: string, first = 10) => (await by.query<Answer>(SEARCH, { text, first })).memberSearch;
const names = async (by: Client, text: string, first = 10) => (await search(by, text, first)).members.map(({ name }) => name);

describe('searching', () => {
  test.each([
    { text: '李', found: ['李晓', '李小明'] },
    { text: '小明', found: ['李小明'] },
    { text: 'lix', found: ['李晓', '李小明'] },
    { text: 'shan', found: ['单田芳'] },
    { text: 'stf', found: ['单田芳'] },
    { text: '2345', found: ['李小明'] },
    { text: '1234 5678', found: ['李小明'] },
    { text: 'vip-7', found: ['李小明'] },
    { text: '13812345678', found: ['李小明'] },
    { text: "'; drop table member --", found: [] },
    { text: ' ', found: [] },
  ])('$text finds $found in the branch', async ({ text, found }) => expect(await names(zhao, text)).toEqual(found));

  test('the newest come first, no more than asked for', async () => expect(await names(zhao, '李', 1)).toEqual(['李晓']));

  test('another branch sees its own, and by a whole identifier a masked view of the rest', async () => {
    expect(await names(qian, '李')).toEqual(['李明']);
    expect(await search(qian, '2345')).toEqual({ members: [], elsewhere: null });
    expect(await search(qian, '13812345678')).toEqual({
      members: [],
      elsewhere: { maskedName: '李**', maskedPhone: '138****5678', member: null },
    });
  });

  test('a new name is found at once, the old one no more', async () => {
    const id = globalId('Member', told.member('李晓'));
    await zhao.query(`mutation ($id: ID!) { updateMember(id: $id, version: 1, input: { name: "欧阳晓" }) { id } }`, { id });
    expect([await names(zhao, '欧阳'), await names(zhao, 'oyx'), await names(zhao, '李晓')]).toEqual([['欧阳晓'], ['欧阳晓'], []]);
  });

  test('too long a text, or no page, is refused', async () => {
    expect((await zhao.ask(SEARCH, { text: '李'.repeat(101) })).errors).toMatchObject([{ code: 'TOO_LONG', field: 'text' }]);
    expect((await zhao.ask(SEARCH, { text: '李', first: 0 })).errors).toMatchObject([{ code: 'BAD_PAGE_SIZE', field: 'first' }]);
  });
});

test('the job indexes who came before the rules, once', async () => {
  await sql`delete from member_search`.execute(db);
  await sql`update member_search_state set version = 0, through = null`.execute(db);
  expect(await names(zhao, '小明')).toEqual([]);
  expect(await reindexMembers(db)).toBe(4);
  expect(await reindexMembers(db)).toBe(0);
  expect(await names(zhao, '小明')).toEqual(['李小明']);
});
