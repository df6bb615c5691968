import { withTx } from '@regulars/db/tx';
import { BONUS, PRINCIPAL, SPENDING_POINTS } from '@regulars/domain/assets';
import type { Move } from '@regulars/domain/ledger';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { post } from './service.ts';
import type { NewEntry } from './write.ts';

const viewer = systemViewer('test');
let told: Told;
let api: Api;
let owner: Client;

const put = (
  member: string,
  store: string,
  at: string,
  kind: NewEntry['kind'],
  moves: readonly Move[],
  more: Partial<NewEntry> = {},
): Promise<{ entryId: string }> =>
  withTx(db, (tx) =>
    post(tx, viewer, told.member(member), {
      kind,
      moves,
      now: new Date(at),
      store: { id: told.org(store), time_zone: null, day_starts_at: null },
      ...more,
    }),
  );

const entryOf = (member: string, id: string) => globalId('JournalEntry', JSON.stringify([told.member(member), id]));
const memberOf = (name: string) => globalId('Member', told.member(name));
const ask = <T>(client: Client, name: string, fields: string) =>
  client.query<{ node: T }>(`{ node(id: ${JSON.stringify(memberOf(name))}) { ... on Member { ${fields} } } }`);

beforeAll(async () => {
  told = await chain()
    .employee('OWNER')
    .region('East')
    .employee('REGION_MANAGER')
    .store('West Lake')
    .employee('CASHIER')
    .member('Li')
    .member('Old Li')
    .member('Zhao')
    .region('North')
    .store('Harbour')
    .member('Wang')
    .tell();
  api = await startApi();
  owner = await api.as(told.employee('OWNER'));
  const credit = { act: 'CREDIT', expiresOn: null } as const;
  await put('Old Li', 'Harbour', '2026-01-05T04:00:00Z', 'OPENING', [
    { ...credit, assetId: SPENDING_POINTS, amount: 40, house: 'OPENING' },
  ]);
  await put(
    'Li',
    'West Lake',
    '2026-03-01T04:00:00Z',
    'TOP_UP',
    [
      { ...credit, assetId: PRINCIPAL, amount: 50_000, house: 'CASH' },
      { ...credit, assetId: BONUS, amount: 5_000, house: 'BONUS', expiresOn: '2020-01-01' },
    ],
    { method: 'WECHAT_PAY', why: { package: '500 + 50' } },
  );
  await put('Li', 'Harbour', '2026-03-02T04:00:00Z', 'SPEND', [{ act: 'DEBIT', assetId: PRINCIPAL, amount: 20_000, house: 'REVENUE' }]);
  await db
    .updateTable('member')
    .set({ merged_into: told.member('Li'), archived_at: new Date() })
    .where('id', '=', told.member('Old Li'))
    .execute();
});
afterAll(() => api.stop());

test('what a member holds: balances, what of it can be spent, and the lots', async () => {
  const { node } = await ask<{ accounts: unknown[] }>(
    owner,
    'Li',
    'accounts { balance held available nextExpiry asset { kind name } lots(first: 5) { totalCount edges { node { amount remaining expired storeName } } } }',
  );
  expect(node.accounts).toEqual([
    {
      balance: '300.00',
      held: '0.00',
      available: '300.00',
      nextExpiry: null,
      asset: { kind: 'PRINCIPAL', name: 'Stored value' },
      lots: { totalCount: 1, edges: [{ node: { amount: '500.00', remaining: '300.00', expired: false, storeName: 'West Lake' } }] },
    },
    {
      balance: '50.00',
      held: '0.00',
      available: '0.00',
      nextExpiry: null,
      asset: { kind: 'BONUS', name: 'Bonus money' },
      lots: { totalCount: 1, edges: [{ node: { amount: '50.00', remaining: '50.00', expired: true, storeName: 'West Lake' } }] },
    },
  ]);
});

const STATEMENT = 'edges { node { kind storeName why postings { amount balanceAfter } all: postings(all: true) { house } } }';

test('the statement: newest first, over all records of the person, filtered, explained', async () => {
  type Statement = {
    all: { edges: { node: { kind: string; why: string } }[] };
    some: { totalCount: number; edges: { node: { kind: string } }[] };
  };
  const asset = globalId('Asset', PRINCIPAL);
  const { node } = await ask<Statement>(
    owner,
    'Li',
    `all: statement(first: 10) { ${STATEMENT} }
     some: statement(first: 10, filter: { assetId: "${asset}", kinds: [TOP_UP, OPENING], from: "2026-03-01", to: "2026-03-01" }) { totalCount ${STATEMENT} }`,
  );
  expect(node.all.edges.map((edge) => edge.node.kind)).toEqual(['SPEND', 'TOP_UP', 'OPENING']);
  expect(node.some).toMatchObject({ totalCount: 1, edges: [{ node: { kind: 'TOP_UP' } }] });
  expect(node.all.edges[1]?.node).toMatchObject({
    why: '¥500.00 principal and ¥50.00 bonus topped up at West Lake, paid by WeChat Pay. Package “500 + 50”. Valid until 2020-01-01.',
    postings: [
      { amount: '500.00', balanceAfter: '500.00' },
      { amount: '50.00', balanceAfter: '50.00' },
    ],
  });
});

test.each([
  ['2025-12-31T00:00:00Z', []],
  ['2026-01-05T04:00:00Z', ['40']],
  ['2026-03-01T03:59:59.999Z', ['40']],
  ['2026-03-01T04:00:00Z', ['500.00', '50.00', '40']],
  ['2030-01-01T00:00:00Z', ['300.00', '50.00', '40']],
])('balances at %s', async (at, expected) => {
  const { node } = await ask<{ balancesAt: { amount: string }[] }>(owner, 'Li', `balancesAt(at: "${at}") { amount asset { code } }`);
  expect(node.balancesAt.map(({ amount }) => amount)).toEqual(expected);
});

test('whoever does not see the member sees nothing of the value; another branch is not named as a node', async () => {
  const cashier = await api.as(told.employee('CASHIER'));
  const { node } = await ask<{ statement: { edges: { node: { store: unknown; storeName: string } }[] } }>(
    cashier,
    'Li',
    'statement(first: 1) { edges { node { store { name } storeName } } }',
  );
  expect(node.statement.edges[0]?.node).toEqual({ store: null, storeName: 'Harbour' });
  await put('Wang', 'Harbour', '2026-03-02T04:00:00Z', 'TOP_UP', [
    { act: 'CREDIT', assetId: PRINCIPAL, amount: 1, house: 'CASH', expiresOn: null },
  ]);
  const { entryId } = await put('Wang', 'Harbour', '2026-03-03T04:00:00Z', 'SPEND', [
    { act: 'DEBIT', assetId: PRINCIPAL, amount: 1, house: 'REVENUE' },
  ]);
  expect(await cashier.query(`{ node(id: "${entryOf('Wang', entryId)}") { id } }`)).toEqual({ node: null });
});

const reverse = (client: Client, id: string, key: string) =>
  client.ask<{ reverseEntry: { id: string; kind: string; why: string } }>(
    `mutation { reverseEntry(idempotencyKey: "${key}", entryId: "${id}", reason: "typed wrong") { id kind why reversalOf { id reversible } } }`,
  );

test('an entry is reversed once, the same key gives the same answer, and only who may does it, in his branch', async () => {
  const { entryId } = await put('Li', 'West Lake', '2026-04-01T04:00:00Z', 'TOP_UP', [
    { act: 'CREDIT', assetId: PRINCIPAL, amount: 7_700, house: 'CASH', expiresOn: null },
  ]);
  const manager = await api.as(told.employee('REGION_MANAGER'));
  const first = await reverse(manager, entryOf('Li', entryId), 'reverse-1');
  expect(first.data?.reverseEntry.why).toBe(
    '“Top-up” of 2026-04-01 undone at West Lake: −¥77.00 principal. Reason: typed wrong. By REGION_MANAGER.',
  );
  expect((await reverse(manager, entryOf('Li', entryId), 'reverse-1')).data).toEqual(first.data);
  expect((await reverse(manager, entryOf('Li', entryId), 'reverse-2')).errors).toMatchObject([
    { code: 'ALREADY_REVERSED', field: 'entryId' },
  ]);
  const cashier = await api.as(told.employee('CASHIER'));
  expect((await reverse(cashier, entryOf('Li', entryId), 'reverse-3')).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const far = await put('Li', 'Harbour', '2026-04-02T04:00:00Z', 'GRANT', [
    { act: 'CREDIT', assetId: SPENDING_POINTS, amount: 5, house: 'POINTS', expiresOn: null },
  ]);
  expect((await reverse(manager, entryOf('Li', far.entryId), 'reverse-4')).errors).toMatchObject([{ code: 'OUT_OF_BRANCH' }]);
  const trail = await db.selectFrom('audit').select('after').where('action', '=', 'ledger.reverse').execute();
  expect(trail).toHaveLength(1);
});

test('a reversal that cannot be is refused in words, and changes nothing', async () => {
  const credit = (amount: number, expiresOn: string | null): Move => ({
    act: 'CREDIT',
    assetId: SPENDING_POINTS,
    amount,
    house: 'POINTS',
    expiresOn,
  });
  const debit = (amount: number): Move => ({ act: 'DEBIT', assetId: SPENDING_POINTS, amount, house: 'REVENUE' });
  const given = await put('Zhao', 'West Lake', '2026-05-01T04:00:00Z', 'GRANT', [credit(100, '2026-05-10')]);
  const used = await put('Zhao', 'West Lake', '2026-05-02T04:00:00Z', 'SPEND', [debit(30)]);
  const lines = () =>
    db
      .selectFrom('posting')
      .select((eb) => eb.fn.countAll<number>().as('lines'))
      .where('member_id', '=', told.member('Zhao'))
      .executeTakeFirst();
  const before = await lines();
  const id = entryOf('Zhao', given.entryId);
  expect((await reverse(owner, id, 'attack-partly')).errors).toMatchObject([
    { code: 'LOT_SPENT', field: 'entryId', details: { left: '70', asked: '100' } },
  ]);
  const another = globalId('JournalEntry', JSON.stringify([told.member('Wang'), given.entryId]));
  expect((await reverse(owner, another, 'attack-member')).errors).toMatchObject([{ code: 'NOT_FOUND', field: 'entryId' }]);
  expect((await reverse(owner, globalId('Member', told.member('Zhao')), 'attack-type')).errors).toMatchObject([
    { code: 'BAD_ID', field: 'entryId' },
  ]);
  expect(await lines()).toEqual(before);
  // What was spent returns though its lot has expired meanwhile, with some days of grace; then all of it can be taken.
  const back = await reverse(owner, entryOf('Zhao', used.entryId), 'attack-expired');
  expect(back.data?.reverseEntry.kind).toBe('REVERSAL');
  expect((await reverse(owner, id, 'attack-expired')).errors).toMatchObject([{ code: 'IDEMPOTENCY_MISMATCH', field: 'idempotencyKey' }]);
  expect((await reverse(owner, back.data?.reverseEntry.id ?? '', 'attack-reversal')).errors).toMatchObject([
    { code: 'NOT_FOUND', field: 'entryId' },
  ]);
  const both = await Promise.all(['attack-race-1', 'attack-race-2'].map((key) => reverse(owner, id, key)));
  expect(both.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual(['ALREADY_REVERSED']);
  const { balance } = await db
    .selectFrom('account')
    .select('balance')
    .where('member_id', '=', told.member('Zhao'))
    .executeTakeFirstOrThrow();
  expect(balance).toBe(0);
});

test('what is a part of a transfer is not reversed by itself', async () => {
  const { entryId } = await put(
    'Li',
    'West Lake',
    '2026-04-03T04:00:00Z',
    'TRANSFER_OUT',
    [{ act: 'DEBIT', assetId: PRINCIPAL, amount: 100, house: 'TRANSFER' }],
    { why: { peer: told.member('Wang') }, twinId: '00000000-0000-7000-8000-00000000abcd' },
  );
  const { node } = await owner.query<{ node: { why: string } }>(
    `{ node(id: "${entryOf('Li', entryId)}") { ... on JournalEntry { why } } }`,
  );
  expect(node.why).toMatch(/¥1.00 principal given to W\*\*\* \(\d+\) at West Lake/);
  expect((await reverse(owner, entryOf('Li', entryId), 'reverse-5')).errors).toMatchObject([
    { code: 'UNDO_BY_TRANSFER', field: 'entryId' },
  ]);
});

test('a statement for a file leaves a trace', async () => {
  const { exportStatement } = await owner.query<{ exportStatement: { kind: string; amount: string }[] }>(
    `mutation { exportStatement(memberId: "${memberOf('Li')}", filter: { kinds: [TOP_UP] }) { kind amount balanceAfter assetName why } }`,
  );
  expect(exportStatement.map(({ amount }) => amount)).toEqual(['77.00', '500.00', '50.00']);
  const trail = await db.selectFrom('audit').select(['after', 'entity_id']).where('action', '=', 'ledger.export').execute();
  expect(trail).toMatchObject([{ entity_id: told.member('Li'), after: { lines: 3 } }]);
});
