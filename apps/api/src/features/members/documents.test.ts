import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { openNumber } from './document-key.ts';
import { rekeyDocuments } from './documents.ts';

let api: Api;
let told: Told;
let zhao: Client;
let qian: Client;
let manager: Client;
let owner: Client;

beforeAll(async () => {
  api = await startApi();
  const story = chain()
    .employee('OWNER')
    .region('East')
    .store('West Lake')
    .employee('CASHIER', 'Zhao')
    .employee('STORE_MANAGER')
    .member('李小明');
  told = await story.region('North').store('Drum Tower').employee('CASHIER', 'Qian').tell();
  [zhao, qian] = [await api.as(told.employee('Zhao')), await api.as(told.employee('Qian'))];
  [manager, owner] = [await api.as(told.employee('STORE_MANAGER')), await api.as(told.employee('OWNER'))];
});
afterAll(() => api.stop());

const NUMBER = '11010519491231002X';
const CREATE = `mutation ($input: CreateMemberInput!) { createMember(input: $input) { id birthday gender documents { kind masked } } }`;
const SET = `mutation ($id: ID!, $document: DocumentInput!) { setMemberDocument(id: $id, document: $document) { birthday gender documents { kind masked } } }`;
const REVEAL = `mutation ($id: ID!) { revealMemberDocument(id: $id, kind: RESIDENT_ID) }`;
const id = (name: string) => globalId('Member', told.member(name));

describe('a document', () => {
  test('is masked, encrypted, and tells birthday and gender', async () => {
    const document = { kind: 'RESIDENT_ID', number: NUMBER.toLowerCase() };
    expect(await zhao.query(SET, { id: id('李小明'), document })).toEqual({
      setMemberDocument: { birthday: '1949-12-31', gender: 'FEMALE', documents: [{ kind: 'RESIDENT_ID', masked: '1101**********002X' }] },
    });
    const row = await db.selectFrom('member_document').selectAll().executeTakeFirstOrThrow();
    const key = await db.selectFrom('member_key').selectAll().where('kind', '=', 'DOCUMENT').executeTakeFirstOrThrow();
    expect(JSON.stringify([row, row.sealed.toString('latin1'), key])).not.toMatch(NUMBER);
    expect(openNumber(row.member_id, row.kind, row.sealed)).toBe(NUMBER);
    expect(() => openNumber(told.org('East'), row.kind, row.sealed)).toThrow(/authenticate/);
    const trail = await db.selectFrom('audit').select(['action', 'before', 'after']).where('action', '=', 'member.document').execute();
    expect(JSON.stringify(trail)).not.toMatch(/1949/);
  });

  test('leads to the member: in a search, and masked for any till, in each of its forms', async () => {
    const SEARCH = `query ($text: String!) { memberSearch(text: $text) { members { name } } }`;
    for (const text of [NUMBER, '11010519491231002x', '110105491231002'])
      expect(await zhao.query(SEARCH, { text })).toEqual({ memberSearch: { members: [{ name: '李小明' }] } });
    const LOOKUP = `query { memberLookup(kind: DOCUMENT, value: "${NUMBER}") { maskedName member { name } } }`;
    expect(await qian.query(LOOKUP)).toEqual({ memberLookup: { maskedName: '李**', member: null } });
  });

  test('is unmasked by who may, and that stands in the trail', async () => {
    expect(await zhao.refused(REVEAL, { id: id('李小明') })).toEqual(['FORBIDDEN']);
    expect(await manager.query(REVEAL, { id: id('李小明') })).toEqual({ revealMemberDocument: NUMBER });
    const trail = await db.selectFrom('audit').select(['action', 'actor_id']).where('action', '=', 'member.reveal-document').execute();
    expect(trail).toEqual([{ action: 'member.reveal-document', actor_id: told.employee('STORE_MANAGER') }]);
  });

  test('of somebody else is refused, and names the holder to those who may see it alone', async () => {
    const input = { name: '王', document: { kind: 'RESIDENT_ID', number: '110105491231002' } };
    const [seen] = (await zhao.ask(CREATE, { input })).errors;
    expect(seen).toMatchObject({
      code: 'DUPLICATE',
      field: 'document.number',
      details: { value: '1101**********002X', memberId: id('李小明') },
    });
    const [hidden] = (await qian.ask(CREATE, { input })).errors;
    expect(hidden).toMatchObject({ code: 'DUPLICATE', field: 'document.number' });
    expect(hidden?.details).not.toHaveProperty('memberId');
  });

  test('of ten at once who register with one, one wins', async () => {
    const input = { name: '王', document: { kind: 'PASSPORT', number: 'E12345678' } };
    const answers = await Promise.all(Array.from({ length: 10 }, () => zhao.ask(CREATE, { input })));
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(Array(9).fill('DUPLICATE'));
    expect(await db.selectFrom('member_document').select('kind').where('kind', '=', 'PASSPORT').execute()).toHaveLength(1);
  });

  test('is replaced and forgotten, and free for another', async () => {
    const member = await db.selectFrom('member_document').select('member_id').where('kind', '=', 'PASSPORT').executeTakeFirstOrThrow();
    const holder = globalId('Member', member.member_id);
    await zhao.query(SET, { id: holder, document: { kind: 'PASSPORT', number: 'E87654321' } });
    await zhao.query(SET, { id: id('李小明'), document: { kind: 'PASSPORT', number: 'E12345678' } });
    const REMOVE = `mutation ($id: ID!) { removeMemberDocument(id: $id, kind: PASSPORT) { documents { kind } } }`;
    expect(await zhao.query(REMOVE, { id: holder })).toEqual({ removeMemberDocument: { documents: [] } });
    expect(await zhao.refused(REMOVE, { id: holder })).toEqual(['NOT_FOUND']);
    expect(await qian.refused(REMOVE, { id: holder })).toEqual(['NOT_FOUND']);
  });

  test('that is none is refused in both languages, and changes nothing', async () => {
    const count = () => db.selectFrom('member').select('id').execute();
    const before = await count();
    const chinese = await api.as(told.employee('Zhao'), { 'accept-language': 'zh-CN' });
    const input = { name: '王', document: { kind: 'RESIDENT_ID', number: '110105194912310021' } };
    expect((await zhao.ask(CREATE, { input })).errors).toMatchObject([{ code: 'BAD_DOCUMENT', field: 'document.number' }]);
    expect((await chinese.ask(CREATE, { input })).errors[0]?.message).toMatch(/证件号码/);
    expect(await count()).toEqual(before);
  });
});

test('what the programme asks for is a setting', async () => {
  const CONFIGURE = `mutation ($input: MemberSettingsInput!) { updateMemberSettings(input: $input) { phone document minAge personsOnly } }`;
  expect(await manager.refused(CONFIGURE, { input: { phone: true } })).toEqual(['FORBIDDEN']);
  expect((await owner.ask(CONFIGURE, { input: { minAge: 0 } })).errors).toMatchObject([{ code: 'NOT_POSITIVE', field: 'minAge' }]);
  expect(await owner.query(CONFIGURE, { input: { phone: true, personsOnly: true } })).toEqual({
    updateMemberSettings: { phone: true, document: false, minAge: 12, personsOnly: true },
  });
  const field = async (input: Record<string, unknown>) =>
    (await zhao.ask(CREATE, { input })).errors.map(({ code, field: at }) => `${code} ${at}`);
  expect(await field({ name: '王' })).toEqual(['REQUIRED phone']);
  expect(await field({ name: '王', phone: '13800000001', kind: 'ORGANISATION' })).toEqual(['PERSONS_ONLY kind']);
  expect(await field({ name: '王', phone: '13800000001', birthday: '2020-01-01' })).toEqual(['TOO_YOUNG birthday']);
  expect(await field({ name: '王', phone: '13800000001' })).toEqual([]);
});

describe('a new key', () => {
  const OLD = process.env['DOCUMENT_KEY'];
  const keyed = async (keys: string) => {
    process.env['DOCUMENT_KEY'] = keys;
    vi.resetModules();
    return { ...(await import('./document-key.ts')), ...(await import('./documents.ts')) };
  };
  afterAll(() => void (process.env['DOCUMENT_KEY'] = OLD));

  test('opens and finds what the old one sealed, until all is sealed anew and the old one is not needed', async () => {
    expect(await rekeyDocuments(db)).toBe(0);
    const row = () => db.selectFrom('member_document').selectAll().where('kind', '=', 'RESIDENT_ID').executeTakeFirstOrThrow();
    const [first, second] = ['only-for-development-and-tests-0123456789', 'another-secret-of-the-same-length-4567890'];
    const both = await keyed(`${second},${first}`);
    const { member_id, kind, sealed } = await row();
    expect(both.openNumber(member_id, kind, sealed)).toBe(NUMBER);
    expect(await both.rekeyDocuments(db)).toBeGreaterThan(0);
    expect(await both.rekeyDocuments(db)).toBe(0);
    const after = await keyed(second);
    expect(after.openNumber(member_id, kind, (await row()).sealed)).toBe(NUMBER);
    const [value] = after.documentHashes({ kind, number: NUMBER });
    expect(await db.selectFrom('member_key').select('member_id').where('value', '=', value).execute()).toEqual([{ member_id }]);
    expect(() => openNumber(member_id, kind, after.sealNumber(member_id, { kind, number: NUMBER }))).toThrow(/does not name/);
  });
});
