import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { openWith } from '../audit/seal.ts';

let api: Api;
let told: Told;
let cashier: Client;
let agent: Client;
let stranger: Client;
let marketer: Client;

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('MARKETER')
    .employee('CALL_CENTRE_AGENT')
    .region('East')
    .store('West Lake')
    .employee('CASHIER', 'Zhao')
    .member('李小明')
    .region('North')
    .store('Drum Tower')
    .employee('CASHIER', 'Qian')
    .tell();
  cashier = await api.as(told.employee('Zhao'));
  agent = await api.as(told.employee('CALL_CENTRE_AGENT'));
  stranger = await api.as(told.employee('Qian'));
  marketer = await api.as(told.employee('MARKETER'));
});
afterAll(() => api.stop());

const org = (name: string) => globalId('Org', told.org(name));
const CREATE = `mutation ($input: CreateMemberInput!) { createMember(input: $input) {
  id number name phone email birthday source version joinedOn cards level { code } homeStore { name } recruiter { name } } }`;
const BY_PHONE = CREATE.replace('createMember', 'registerByPhone');
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: UpdateMemberInput!) { updateMember(id: $id, version: $version, input: $input) { id name phone cards version homeStoreName } }`;

interface Member {
  id: string;
  number: string;
  name: string;
  phone: string | null;
  version: number;
  cards: string[];
  [field: string]: unknown;
}

const create = async (by: Client, input: Record<string, unknown>) =>
  (await by.query<{ createMember: Member }>(CREATE, { input })).createMember;
const update = async (by: Client, member: Member, input: Record<string, unknown>) =>
  (await by.query<{ updateMember: Member }>(UPDATE, { id: member.id, version: member.version, input })).updateMember;

describe('registering', () => {
  test('at the counter: the server gives number, level, source, store and recruiter', async () => {
    const member = await create(cashier, {
      name: ' 王芳 ',
      phone: '138 0000 0001',
      email: 'fang@example.com',
      birthday: '1990-05-01',
      card: 'vip-1',
    });
    expect(member).toMatchObject({
      name: '王芳',
      phone: '+8613800000001',
      email: 'fang@example.com',
      birthday: '1990-05-01',
      cards: ['VIP-1'],
      source: 'COUNTER',
      version: 1,
      level: { code: 'BASE' },
      homeStore: { name: 'West Lake' },
      recruiter: { name: 'Zhao' },
    });
    expect(member.number).toMatch(/^[1-9]\d{9}$/);
  });

  test('by telephone: the source says so, and a store must be named', async () => {
    expect(
      (await agent.query<{ registerByPhone: Member }>(BY_PHONE, { input: { name: '张伟', homeStoreId: org('Drum Tower') } }))
        .registerByPhone,
    ).toMatchObject({ source: 'CALL_CENTRE' });
    expect((await agent.ask(BY_PHONE, { input: { name: '张伟' } })).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'homeStoreId' }]);
  });

  test.each([
    { input: { name: ' ' }, code: 'REQUIRED', field: 'name' },
    { input: { name: 'x', phone: '123' }, code: 'BAD_PHONE', field: 'phone' },
    { input: { name: 'x', email: 'x@y' }, code: 'BAD_EMAIL', field: 'email' },
    { input: { name: 'x', birthday: '2999-01-01' }, code: 'BAD_DATE', field: 'birthday' },
    { input: { name: 'x', birthday: '2199-01-01' }, code: 'BAD_BIRTHDAY', field: 'birthday' },
    { input: { name: 'x', homeStoreId: 'nonsense' }, code: 'BAD_ID', field: 'homeStoreId' },
    { input: { name: 'x', homeStoreId: globalId('Tag', '01890000-0000-7000-8000-000000000000') }, code: 'BAD_ID', field: 'homeStoreId' },
  ])('$input is refused as $code in both languages, and changes nothing', async ({ input, code, field }) => {
    const count = () =>
      db
        .selectFrom('member')
        .select((q) => q.fn.countAll().as('count'))
        .executeTakeFirst();
    const before = await count();
    const chinese = await api.as(told.employee('Zhao'), { 'accept-language': 'zh-CN' });
    const [
      {
        errors: [en],
      },
      {
        errors: [zh],
      },
    ] = [await cashier.ask(CREATE, { input }), await chinese.ask(CREATE, { input })];
    expect(en).toMatchObject({ code, ...(field && { field }) });
    expect(zh?.message).toMatch(/\p{Script=Han}/u);
    expect(en?.message).not.toMatch(/\p{Script=Han}/u);
    expect(await count()).toEqual(before);
  });

  test('at a store of another branch is refused', async () => {
    expect((await cashier.ask(CREATE, { input: { name: 'x', homeStoreId: org('Drum Tower') } })).errors).toMatchObject([
      { code: 'OUT_OF_BRANCH', field: 'homeStoreId' },
    ]);
  });

  test('a phone twice is refused, and names the member only to those who may see it', async () => {
    const member = await create(cashier, { name: '赵一', phone: '13800000002' });
    const [seen] = (await cashier.ask(CREATE, { input: { name: '赵二', phone: '+86 138-0000-0002' } })).errors;
    expect(seen).toMatchObject({ code: 'DUPLICATE', field: 'phone', details: { value: '138****0002', memberId: member.id } });
    const [hidden] = (await stranger.ask(CREATE, { input: { name: '赵二', phone: '13800000002' } })).errors;
    expect(hidden).toMatchObject({ code: 'DUPLICATE', field: 'phone' });
    expect(hidden?.details).not.toHaveProperty('memberId');
  });

  test('of ten at once with one phone, one wins', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => cashier.ask(CREATE, { input: { name: '孙', phone: '13800000003' } })),
    );
    expect(answers.filter((answer) => answer.errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap((answer) => answer.errors.map((error) => error.code))).toEqual(Array(9).fill('DUPLICATE'));
    expect(await db.selectFrom('member').select('id').where('phone', '=', '+8613800000003').execute()).toHaveLength(1);
  });

  test('leaves an event without personal data, and an audit row that seals them', async () => {
    const member = await create(cashier, { name: '周密', phone: '13800000004' });
    const { member_id } = await db
      .selectFrom('member_key')
      .select('member_id')
      .where('value', '=', member.number)
      .executeTakeFirstOrThrow();
    const events = await db.selectFrom('event').selectAll().where('member_id', '=', member_id).execute();
    const [row, ...more] = await db.selectFrom('audit').selectAll().where('entity_id', '=', member_id).execute();
    expect(events.map((event) => event.kind)).toEqual(['member.created']);
    expect(more).toEqual([]);
    expect(JSON.stringify([events, row?.after])).not.toMatch(/周密|13800000004/);
    const { key } = await db.selectFrom('member_seal').select('key').where('member_id', '=', member_id).executeTakeFirstOrThrow();
    expect(openWith(key, row?.sealed ?? Buffer.alloc(0))).toMatchObject({ after: { name: '周密', phone: '+8613800000004' } });
  });
});

describe('changing', () => {
  test('what is left out stays, null empties, the phone is free for another', async () => {
    const member = await create(cashier, { name: '吴', phone: '13800000005', card: 'C-5' });
    const changed = await update(cashier, member, { phone: null, card: 'C-55' });
    expect(changed).toMatchObject({ name: '吴', phone: null, cards: ['C-55'], version: 2 });
    expect(await create(cashier, { name: '郑', phone: '13800000005', card: 'C-5' })).toMatchObject({ phone: '+8613800000005' });
  });

  test('to the phone of another member is refused', async () => {
    await create(cashier, { name: '冯', phone: '13800000006' });
    const member = await create(cashier, { name: '陈', phone: '13800000007' });
    const { errors } = await cashier.ask(UPDATE, { id: member.id, version: 1, input: { phone: '13800000006' } });
    expect(errors).toMatchObject([{ code: 'DUPLICATE', field: 'phone' }]);
    expect(await update(cashier, member, { phone: '13800000007' })).toMatchObject({ phone: '+8613800000007' });
  });

  test('on an old version is refused', async () => {
    const member = await create(cashier, { name: '褚' });
    await update(cashier, member, { name: '褚一' });
    expect(await cashier.refused(UPDATE, { id: member.id, version: 1, input: { name: '褚二' } })).toEqual(['VERSION_CONFLICT']);
  });

  test('by someone of another branch is refused, as if there were no such member', async () => {
    const member = await create(cashier, { name: '卫' });
    expect(await stranger.refused(UPDATE, { id: member.id, version: 1, input: { name: 'x' } })).toEqual(['NOT_FOUND']);
    expect(await stranger.query(`query ($id: ID!) { node(id: $id) { id } }`, { id: member.id })).toEqual({ node: null });
  });

  test('an archived member is out of the list until restored', async () => {
    const member = await create(cashier, { name: '蒋' });
    const listed = async () => (await list(cashier, { text: '蒋' })).length;
    await cashier.query(`mutation ($id: ID!) { archiveMember(id: $id) { archivedAt } }`, { id: member.id });
    expect(await listed()).toBe(0);
    expect(await cashier.refused(UPDATE, { id: member.id, version: 2, input: { name: 'x' } })).toEqual(['ARCHIVED']);
    await cashier.query(`mutation ($id: ID!) { restoreMember(id: $id) { archivedAt } }`, { id: member.id });
    expect(await listed()).toBe(1);
  });

  test('the level by hand is for those who may', async () => {
    const member = await create(cashier, { name: '沈' });
    const gold = await marketer.query<{ createLevel: { id: string } }>(
      `mutation { createLevel(input: { code: "GOLD", name: "金卡", rank: 9 }) { id } }`,
    );
    const SET = `mutation ($id: ID!, $levelId: ID!) { setMemberLevel(id: $id, version: 1, levelId: $levelId, reason: "a friend") { level { code } } }`;
    const variables = { id: member.id, levelId: gold.createLevel.id };
    expect(await cashier.refused(SET, variables)).toEqual(['FORBIDDEN']);
    expect(await marketer.query(SET, variables)).toEqual({ setMemberLevel: { level: { code: 'GOLD' } } });
  });
});

const LIST = `query ($filter: MemberFilter, $sort: MemberSort, $first: Int, $after: String) { members(filter: $filter, sort: $sort, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { name } } } }`;
interface Page {
  members: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { name: string } }[] };
}
const list = async (by: Client, filter: Record<string, unknown>) =>
  (await by.query<Page>(LIST, { filter, first: 100 })).members.edges.map((edge) => edge.node.name);

describe('browsing', () => {
  test('pages neither skip nor repeat', async () => {
    const names: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { members }: Page = await marketer.query<Page>(LIST, { first: 4, after, sort: { field: 'NAME', direction: 'ASC' } });
      names.push(...members.edges.map((edge) => edge.node.name));
      [after, more] = [members.pageInfo.endCursor, members.pageInfo.hasNextPage];
      expect(members.totalCount).toBeGreaterThan(10);
    }
    expect(names).toEqual((await list(marketer, {})).toSorted());
  });

  test.each([
    { page: { after: 'nonsense' }, code: 'BAD_CURSOR' },
    { page: { after: btoa('GPC:S:nonsense') }, code: 'BAD_CURSOR' },
    { page: { first: -1 }, code: 'BAD_PAGE_SIZE' },
  ])('$page is refused as $code', async ({ page, code }) => expect(await marketer.refused(LIST, page)).toEqual([code]));

  test('shows the members of the branch', async () => {
    expect(await list(stranger, {})).toEqual(['张伟']);
    expect(await list(cashier, {})).not.toContain('张伟');
    expect(await list(marketer, { branchId: org('North') })).toEqual(['张伟']);
    expect((await cashier.ask(LIST, { filter: { branchId: org('North') } })).errors).toMatchObject([
      { code: 'OUT_OF_BRANCH', field: 'filter.branchId' },
    ]);
  });

  test.each([
    { by: 'the whole phone', text: '138-0000-0001', found: ['王芳'] },
    { by: 'a part of a phone', text: '0000 0001', found: ['王芳'] },
    { by: 'three digits', text: '138', found: [] },
    { by: 'pinyin', text: 'wangf', found: ['王芳'] },
    { by: 'initials', text: 'LXM', found: ['李小明'] },
    { by: 'the card', text: 'vip-1', found: ['王芳'] },
    { by: 'the beginning of the name', text: '李小', found: ['李小明'] },
    { by: 'the end of the name', text: '小明', found: ['李小明'] },
    { by: 'one character', text: '芳', found: ['王芳'] },
    { by: 'what nobody is called', text: '%', found: [] },
  ])('finds by $by', async ({ text, found }) => expect(await list(cashier, { text })).toEqual(found));

  test.each([
    { filter: { sources: ['CALL_CENTRE'] }, found: ['张伟'] },
    { filter: { joinedTo: '2020-01-01' }, found: [] },
    { filter: { lastPurchaseFrom: '2020-01-01' }, found: [] },
  ])('filters by $filter', async ({ filter, found }) => expect(await list(marketer, filter)).toEqual(found));

  test.each([
    ['joinedTo', { joinedFrom: '2026-02-01', joinedTo: '2026-01-31' }],
    ['lastPurchaseTo', { lastPurchaseFrom: '2026-02-01', lastPurchaseTo: '2026-01-31' }],
  ])('refuses a range that ends before it begins: %s', async (field, filter) => {
    const { errors } = await marketer.ask(`query ($filter: MemberFilter) { members(first: 1, filter: $filter) { totalCount } }`, {
      filter,
    });
    expect(errors).toMatchObject([{ code: 'BAD_RANGE', field: `filter.${field}` }]);
  });
});

describe('looking up', () => {
  const LOOKUP = `query ($kind: MemberLookupKind!, $value: String!) { memberLookup(kind: $kind, value: $value) { maskedName maskedPhone archived level { code } member { name } } }`;

  test('any till finds a member by an exact identifier, masked; the record stays with its branch', async () => {
    const view = { maskedName: '王*', maskedPhone: '138****0001', archived: false, level: { code: 'BASE' } };
    expect(await stranger.query(LOOKUP, { kind: 'PHONE', value: '13800000001' })).toEqual({ memberLookup: { ...view, member: null } });
    expect(await cashier.query(LOOKUP, { kind: 'CARD', value: 'VIP-1' })).toEqual({ memberLookup: { ...view, member: { name: '王芳' } } });
  });

  test.each([
    { kind: 'PHONE', value: '13999999999' },
    { kind: 'NUMBER', value: '1' },
    { kind: 'CARD', value: "'; drop table member" },
  ])('$kind $value leads to nobody', async (variables) => expect(await stranger.query(LOOKUP, variables)).toEqual({ memberLookup: null }));

  test('what is no phone number is said so', async () => {
    expect((await stranger.ask(LOOKUP, { kind: 'PHONE', value: '王芳' })).errors).toMatchObject([{ code: 'BAD_PHONE', field: 'value' }]);
  });
});
