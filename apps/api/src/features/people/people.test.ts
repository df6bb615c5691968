import { withTx } from '@regulars/db/tx';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { openWallet } from '../../../test/wallet-story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { verify } from '../ledger/verify.ts';
import { openWith } from '../audit/seal.ts';
import { recipientsOf } from '../messages/recipients.ts';
import { mergeMembers } from './service.ts';

let api: Api;
let wallet: Awaited<ReturnType<typeof openWallet>>;
let owner: Client;
let manager: Client;
let stranger: Client;

beforeAll(async () => {
  api = await startApi();
  wallet = await openWallet();
  owner = await api.as(wallet.told.employee('OWNER'));
  manager = await api.as(wallet.told.employee('STORE_MANAGER'));
  stranger = await api.as(wallet.told.employee('other manager'));
});
afterAll(() => api.stop());

let keys = 0;
const key = () => `merge-key-${++keys}`;
const node = (id: string) => globalId('Member', id);
const MERGE = `mutation ($fromId: ID!, $intoId: ID!, $key: String!) { mergeMembers(fromId: $fromId, intoId: $intoId, reason: "same phone", idempotencyKey: $key) {
  name merges { mergeId fromNumber undoneAt } metrics { orders amount } } }`;
const UNDO = `mutation ($mergeId: String!, $key: String!) { undoMerge(mergeId: $mergeId, idempotencyKey: $key) { name archivedAt mergedInto { id } } }`;
const ERASE = `mutation ($id: ID!) { eraseMember(id: $id, reason: "asked in writing") { name phone number erasedAt } }`;
interface Merged {
  mergeMembers: { name: string; merges: { mergeId: string; fromNumber: string }[]; metrics: { orders: number; amount: string } | null };
}
const merge = (fromId: string, intoId: string) => owner.query<Merged>(MERGE, { fromId: node(fromId), intoId: node(intoId), key: key() });
const balance = async (memberId: string) => {
  const rows = await db.selectFrom('account').select('balance').where('member_id', '=', memberId).execute();
  return rows.reduce((sum, row) => sum + row.balance, 0);
};

/** Two members, each with money and a sale. */
async function two(): Promise<[string, string]> {
  const first = wallet.next();
  await wallet.pay(10_000);
  await wallet.spend(1_000);
  const second = wallet.next();
  await wallet.pay(5_000);
  await wallet.spend(2_000);
  return [first, second];
}

const CONSENT = `mutation ($memberId: ID!, $granted: Boolean!) {
  setConsent(memberId: $memberId, channel: SMS, granted: $granted, source: COUNTER) { consents { granted } } }`;

describe('two records of one person', () => {
  test('what the person said last of advertising counts, with whichever record, until they are parted again', async () => {
    const [from, into] = await two();
    const say = (id: string, granted: boolean) => owner.query(CONSENT, { memberId: node(id), granted });
    const may = async () => (await recipientsOf(db, [into], 'SMS')).map(({ consent }) => consent);
    await say(into, true);
    await say(from, false);
    expect(await may()).toEqual([true]);
    const { mergeMembers: merged } = await merge(from, into);
    expect(await may()).toEqual([false]);
    expect(await say(into, true)).toEqual({ setConsent: { consents: [{ granted: true }] } });
    expect(await may()).toEqual([true]);
    await owner.query(UNDO, { mergeId: merged.merges[0]?.mergeId, key: key() });
    expect(await recipientsOf(db, [from, into], 'SMS')).toMatchObject([{ consent: false }, { consent: true }]);
  });

  test('show the documents of both, each by itself, also where they are of one kind', async () => {
    const [from, into] = await two();
    const SET = `mutation ($id: ID!, $number: String!) { setMemberDocument(id: $id, document: { kind: PASSPORT, number: $number }) { id } }`;
    await owner.query(SET, { id: node(from), number: 'E11112222' });
    await owner.query(SET, { id: node(into), number: 'E33334444' });
    await merge(from, into);
    const DOCUMENTS = `query ($id: ID!) { node(id: $id) { ... on Member { documents { kind recordId masked } } } }`;
    const shown = await owner.query<{ node: { documents: { recordId: string }[] } }>(DOCUMENTS, { id: node(into) });
    expect(shown.node.documents.map(({ recordId }) => recordId)).toEqual([node(into), node(from)]);
    const REVEAL = `mutation ($id: ID!, $recordId: ID) { revealMemberDocument(id: $id, kind: PASSPORT, recordId: $recordId) }`;
    const whole = async (recordId?: string) =>
      (await owner.query<{ revealMemberDocument: string }>(REVEAL, { id: node(into), recordId })).revealMemberDocument;
    expect([await whole(), await whole(node(from)), await whole(node(into))]).toEqual(['E33334444', 'E11112222', 'E33334444']);
    const [another] = await two();
    expect(await owner.refused(REVEAL, { id: node(into), recordId: node(another) })).toEqual(['NOT_FOUND']);
    const REMOVE = `mutation ($id: ID!, $recordId: ID) { removeMemberDocument(id: $id, kind: PASSPORT, recordId: $recordId) { documents { recordId } } }`;
    expect(await owner.query(REMOVE, { id: node(into), recordId: node(from) })).toEqual({
      removeMemberDocument: { documents: [{ recordId: node(into) }] },
    });
  });

  test('become one: numbers of both lead to it, it holds what both held, and the journal still adds up', async () => {
    const [from, into] = await two();
    const [had, has] = [await balance(from), await balance(into)];
    const { mergeMembers: merged } = await merge(from, into);
    expect(merged.metrics).toEqual({ orders: 2, amount: '30.00' });
    expect([await balance(from), await balance(into)]).toEqual([0, had + has]);
    const LOOKUP = `query ($value: String!) { memberLookup(kind: NUMBER, value: $value) { memberId } }`;
    expect(await owner.query(LOOKUP, { value: merged.merges[0]?.fromNumber })).toEqual({ memberLookup: { memberId: node(into) } });
    expect((await verify(db)).findings).toEqual([]);
  });

  test('are two again when the merge is undone, with all that each held', async () => {
    const [from, into] = await two();
    const before = [await balance(from), await balance(into)];
    const { mergeMembers: merged } = await merge(from, into);
    const mergeId = merged.merges[0]?.mergeId;
    expect(await owner.query(UNDO, { mergeId, key: key() })).toMatchObject({ undoMerge: { archivedAt: null, mergedInto: null } });
    expect([await balance(from), await balance(into)]).toEqual(before);
    expect(await owner.refused(UNDO, { mergeId, key: key() })).toEqual(['ALREADY_REVERSED']);
  });

  test('stay one when something new has happened', async () => {
    const [from, into] = await two();
    const { mergeMembers: merged } = await merge(from, into);
    await wallet.pay(100, { memberId: into, now: new Date() });
    expect(await owner.refused(UNDO, { mergeId: merged.merges[0]?.mergeId, key: key() })).toEqual(['NEW_ACTIVITY']);
  });

  test('are merged once, however many ask at once', async () => {
    const [from, into] = await two();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => owner.ask(MERGE, { fromId: node(from), intoId: node(into), key: key() })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(Array(4).fill('ARCHIVED'));
  });

  test('by who may, of the own branch, and not with itself', async () => {
    const [from, into] = await two();
    const args = { fromId: node(from), intoId: node(into), key: key() };
    expect(await manager.refused(MERGE, args)).toEqual(['FORBIDDEN']);
    expect(await owner.refused(MERGE, { ...args, intoId: args.fromId, key: key() })).toEqual(['SAME_RECORD']);
    expect(await stranger.refused(ERASE, { id: args.fromId })).toEqual(['FORBIDDEN']);
  });
});

test('what was written with either is seen with both, fields and tags are those of the person, and all goes back', async () => {
  const [from, into] = await two();
  const { home_store_id: store } = await db.selectFrom('member').select('home_store_id').where('id', '=', from).executeTakeFirstOrThrow();
  const [tea, cups, tag, template] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await sql`insert into custom_field (id, code, name, type, choices, position, created_at) values (${tea}, 'tea', 'tea', 'TEXT', '{}', 1, now()), (${cups}, 'cups', 'cups', 'NUMBER', '{}', 2, now())`.execute(
    db,
  );
  await sql`insert into member_field (member_id, field_id, text, number) values (${from}, ${tea}, 'green', null), (${from}, ${cups}, null, 2000), (${into}, ${cups}, null, 5000)`.execute(
    db,
  );
  await sql`insert into tag (id, name) values (${tag}, 'tea lover')`.execute(db);
  await sql`insert into member_tag (member_id, tag_id, tagged_at) values (${from}, ${tag}, now())`.execute(db);
  await sql`insert into delivery (member_id, id, number, store_id, date, status, recipient, address, status_at, created_at, updated_at)
    values (${from}, gen_random_uuid(), 'D-merge', ${store}, now(), 'PLANNED', 'x', 'y', now(), now(), now())`.execute(db);
  await sql`insert into message_template (id, code, name, purpose, channel, body_en, body_zh) values (${template}, 'merge', 'm', 'SERVICE', 'SMS', 'b', 'b')`.execute(
    db,
  );
  await sql`insert into message (id, member_id, org_id, template_id, channel, purpose, locale, address, body, state, due_at, created_at, ended_at, attempts, adapter)
    values (gen_random_uuid(), ${from}, ${store}, ${template}, 'SMS', 'SERVICE', 'en', '+8613800000000', 'hello', 'SENT', now(), now(), now(), 1, 'HTTP')`.execute(
    db,
  );
  const SHOWN = `query ($id: ID!) { node(id: $id) { ... on Member { customFields { value } tags { tag { name } } deliveries(first: 5) { edges { node { number } } } messages { body } } }
    deliveries(first: 5, filter: { memberId: $id }) { edges { node { number } } } messages(first: 5, filter: { memberId: $id }) { edges { node { body } } } }`;
  const shown = async (id: string) => JSON.stringify(await owner.query(SHOWN, { id: node(id) }));
  const alone = [await shown(from), await shown(into)];
  const { mergeMembers: merged } = await merge(from, into);
  for (const id of [from, into]) {
    const text = await shown(id);
    expect(text.match(/D-merge/g), id).toHaveLength(2);
    expect(text.match(/hello/g), id).toHaveLength(2);
    expect(text).toContain('"customFields":[{"value":"green"},{"value":"5"}]');
  }
  expect(await shown(into)).toContain('tea lover');
  await owner.query(UNDO, { mergeId: merged.merges[0]?.mergeId, key: key() });
  expect([await shown(from), await shown(into)]).toEqual(alone);
});

describe('erasing', () => {
  test('leaves figures and entries of nobody: no name, no phone, no key, and nothing that opens the logs', async () => {
    const id = wallet.next();
    const SET = `mutation ($id: ID!) { updateMember(id: $id, version: 1, input: { name: "阮玲玉", phone: "13811112222", note: "likes tea" }) { id } }`;
    await owner.query(SET, { id: node(id) });
    await wallet.sell([{ method: 'CASH', amount: 1_000 }]);
    const { key: sealKey } = await db.selectFrom('member_seal').select('key').where('member_id', '=', id).executeTakeFirstOrThrow();
    expect(await owner.query(ERASE, { id: node(id) })).toMatchObject({ eraseMember: { name: '—', phone: null } });
    const tables = ['member', 'member_key', 'member_seal', 'member_search', 'audit', 'event', 'delivery', 'alert'];
    for (const table of tables) {
      const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.table(table)} t`.execute(db);
      expect(
        rows.filter(({ line }) => /阮|13811112222|likes tea/.test(line)),
        table,
      ).toEqual([]);
    }
    expect(await db.selectFrom('member_seal').select('key').where('member_id', '=', id).execute()).toEqual([]);
    const { sealed } = await db
      .selectFrom('audit')
      .select('sealed')
      .where('member_id', '=', id)
      .where('sealed', 'is not', null)
      .orderBy('at', 'desc')
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(openWith(sealKey, sealed ?? Buffer.alloc(0)))).toMatch(/阮玲玉/); // with the key one could: without it, nobody
    expect(await db.selectFrom('sale').select('amount').where('member_id', '=', id).execute()).toEqual([{ amount: 1_000 }]);
  });

  test('waits until money is paid back', async () => {
    const id = wallet.next();
    await wallet.pay(100);
    expect(await owner.refused(ERASE, { id: node(id) })).toEqual(['HOLDS_VALUE']);
  });
});

test('a transaction that fails leaves both as they were', async () => {
  const [from, into] = await two();
  const before = [await balance(from), await balance(into)];
  const failing = withTx(db, async (tx) => {
    await mergeMembers(tx, systemViewer('test'), { fromId: from, intoId: into, reason: 'test', now: new Date() });
    throw new Error('after all');
  });
  await expect(failing).rejects.toThrow('after all');
  expect([await balance(from), await balance(into)]).toEqual(before);
});
