import { withTx } from '@regulars/db/tx';
import { addDays, businessDate } from '@regulars/domain/time';
import { parseCrontab } from 'graphile-worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain, type Told } from '../../../test/story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { levelConsumer, levelCrontab, levelJobs } from './jobs.ts';
import { endTerms, reviewAll, reviewAt } from './review.ts';

const today = businessDate(new Date(), 'Asia/Shanghai', 0);
const later = (days: number) => new Date(Date.now() + days * 86_400_000);
let api: Api;
let told: Told;
let marketer: Client;
let manager: Client;
const levels: Record<string, string> = {};

beforeAll(async () => {
  api = await startApi();
  told = await chain()
    .employee('MARKETER')
    .region('East')
    .store('West Lake')
    .product('tea')
    .product('membership', { tracked: false, stock: 0 })
    .employee('STORE_MANAGER')
    .employee('CASHIER')
    .member('Li')
    .member('Wang')
    .member('Chen')
    .tell();
  await db.updateTable('product').set({ kind: 'SERVICE' }).where('id', '=', told.product('membership')).execute();
  marketer = await api.as(told.employee('MARKETER'));
  manager = await api.as(told.employee('STORE_MANAGER'));
});
afterAll(() => api.stop());

const CREATE = `mutation ($input: CreateLevelInput!) { createLevel(input: $input) { id } }`;
const DRAFT = `mutation ($input: LadderDraftInput!) { saveLadderDraft(input: $input) { id number state rules { level { code } up upText keepText } } }`;
const PUBLISH = `mutation { publishLadder(ladder: REGISTERED) { number state } }`;
const member = (name: string) => globalId('Member', told.member(name));
const spends = (value: number) => ({ attribute: 'amount365', operator: 'ge', value });
const levelOf = async (name: string) =>
  (
    await db
      .selectFrom('member as m')
      .innerJoin('level as l', 'l.id', 'm.level_id')
      .select('l.code')
      .where('m.id', '=', told.member(name))
      .executeTakeFirstOrThrow()
  ).code;
const night = async (days: number) => reviewAll(db, 'REGISTERED', await reviewAt(db, later(days), true));

async function buys(name: string, yuan: number): Promise<void> {
  const cashier = await api.as(told.employee('CASHIER'));
  const amount = `${yuan}.00`;
  const line = { productId: globalId('Product', told.product('tea')), quantity: '1.000', unitPrice: amount, amount };
  await cashier.query(`mutation ($input: RecordSaleInput!) { recordSale(idempotencyKey: "sale ${name} ${yuan}", input: $input) { id } }`, {
    input: {
      storeId: globalId('Org', told.org('West Lake')),
      memberId: member(name),
      lines: [line],
      tenders: [{ method: 'CASH', amount }],
    },
  });
}

test('its jobs are known and run by themselves', () => {
  expect(parseCrontab(levelCrontab).map(({ task }) => task)).toEqual(['levels:night']);
  expect(Object.keys(levelJobs)).toContain('levels:place');
});

describe('a ladder of rules', () => {
  test('is written as a draft, said in words, and asked of today before it is published', async () => {
    for (const [code, rank, gift] of [
      ['SILVER', 5, undefined],
      ['GOLD', 6, { money: '20.00' }],
    ] as const) {
      const { createLevel } = await marketer.query<{ createLevel: { id: string } }>(CREATE, { input: { code, name: code, rank, gift } });
      levels[code] = createLevel.id;
    }
    await buys('Li', 700);
    const input = {
      ladder: 'REGISTERED',
      reviewMonths: 12,
      graceDays: 10,
      warnDays: 20,
      rules: [
        { levelId: levels['GOLD'], up: spends(100_000), keep: spends(80_000) },
        { levelId: levels['SILVER'], up: spends(50_000) },
      ],
    };
    const { saveLadderDraft: draft } = await marketer.query<{ saveLadderDraft: { id: string } }>(DRAFT, { input });
    expect(draft).toMatchObject({
      number: 1,
      state: 'DRAFT',
      rules: [
        {
          level: { code: 'GOLD' },
          up: spends(100_000),
          upText: 'Amount spent in 365 days is at least ¥1,000.00',
          keepText: expect.stringContaining('800'),
        },
        { level: { code: 'SILVER' } },
      ],
    });
    const shifts = await marketer.query(`query ($id: ID!) { ladderSimulation(id: $id) { from { code } to { code } members } }`, {
      id: draft.id,
    });
    expect(shifts).toEqual({
      ladderSimulation: expect.arrayContaining([
        { from: null, to: { code: 'SILVER' }, members: 1 },
        { from: null, to: null, members: 2 },
      ]),
    });
    expect(await levelOf('Li')).toBe('BASE');
  });

  test('holds from its publication on; nobody gets gifts for being put in place', async () => {
    expect(await marketer.query(PUBLISH)).toEqual({ publishLadder: { number: 1, state: 'PUBLISHED' } });
    expect(await marketer.refused(PUBLISH)).toEqual(['NOT_FOUND']);
    await reviewAll(db, 'REGISTERED', await reviewAt(db, new Date(), false));
    expect(await levelOf('Li')).toBe('SILVER');
  });

  test('says what is lacking', async () => {
    const { node } = await manager.query<{ node: unknown }>(
      `query ($id: ID!) { node(id: $id) { ... on Member { levelProgress { level { code } keeping share text by } } } }`,
      { id: member('Li') },
    );
    const text = '¥300.00 more: Amount spent in 365 days';
    const gold = { level: { code: 'GOLD' }, keeping: false, share: 0.7, text, by: expect.any(String) };
    expect(node).toEqual({ levelProgress: [gold] });
  });

  test('leads up at once, with the gift pack, once in a life', async () => {
    await buys('Li', 400);
    await night(0);
    await night(0);
    expect(await levelOf('Li')).toBe('GOLD');
    const gifts = await db.selectFrom('journal_entry').select('why').where('member_id', '=', told.member('Li')).execute();
    expect(gifts).toEqual([{ why: { level: 'GOLD' } }]);
    const { node } = await manager.query<{ node: unknown }>(
      `query ($id: ID!) { node(id: $id) { ... on Member { levelMoves(first: 5) { edges { node { cause from { code } to { code } ruleVersion } } } } } }`,
      { id: member('Li') },
    );
    expect(node).toEqual({
      levelMoves: {
        edges: [
          { node: { cause: 'UPGRADE', from: { code: 'SILVER' }, to: { code: 'GOLD' }, ruleVersion: 1 } },
          { node: { cause: 'UPGRADE', from: null, to: { code: 'SILVER' }, ruleVersion: 1 } },
        ],
      },
    });
  });

  test('warns, leaves grace, then takes down', async () => {
    const standing = () =>
      db
        .selectFrom('member_standing')
        .select(['review_on', 'warned_for', 'grace_until'])
        .where('member_id', '=', told.member('Li'))
        .executeTakeFirst();
    await db.updateTable('member_metrics').set({ amount_365: 60_000 }).where('member_id', '=', told.member('Li')).execute();
    await db
      .updateTable('member_standing')
      .set({ review_on: addDays(today, 25) })
      .where('member_id', '=', told.member('Li'))
      .execute();
    await night(4);
    expect(await standing()).toMatchObject({ warned_for: null });
    await night(5);
    expect(await standing()).toMatchObject({ warned_for: addDays(today, 25), grace_until: null });
    await night(25);
    expect(await standing()).toMatchObject({ grace_until: addDays(today, 35) });
    await night(35);
    expect(await levelOf('Li')).toBe('GOLD');
    await night(36);
    expect(await levelOf('Li')).toBe('SILVER');
    const told2 = await db.selectFrom('event').select('kind').where('kind', 'like', 'level.%').orderBy('id').execute();
    expect(told2.map(({ kind }) => kind)).toEqual(['level.warned', 'level.grace']);
  });
});

test('two who begin a draft at once write the same one', async () => {
  const input = { ladder: 'REGISTERED', graceDays: 1, warnDays: 1, rules: [] };
  const made = await Promise.all([1, 2, 3].map(() => marketer.query(DRAFT, { input })));
  expect(new Set(made.map((one) => JSON.stringify(one))).size).toBe(1);
  await marketer.query(`mutation { discardLadderDraft(ladder: REGISTERED) }`);
});
describe('a level by hand', () => {
  const SET = `mutation ($id: ID!, $version: Int!, $levelId: ID!, $reason: String!, $until: Date, $pinned: Boolean) {
    setMemberLevel(id: $id, version: $version, levelId: $levelId, reason: $reason, until: $until, pinned: $pinned) { level { code } version standings { cause until } } }`;
  const version = async (name: string) =>
    (await db.selectFrom('member').select('version').where('id', '=', told.member(name)).executeTakeFirstOrThrow()).version;

  test('holds until its end, and then the rules say', async () => {
    const input = {
      id: member('Wang'),
      version: await version('Wang'),
      levelId: levels['GOLD'],
      reason: 'a good friend',
      until: addDays(today, 3),
    };
    expect(await manager.query(SET, input)).toMatchObject({
      setMemberLevel: { level: { code: 'GOLD' }, standings: [{ cause: 'MANUAL' }] },
    });
    await night(3);
    expect(await levelOf('Wang')).toBe('GOLD');
    await night(4);
    expect(await levelOf('Wang')).toBe('BASE');
  });

  test.each([
    [{ reason: ' ' }, 'REQUIRED', 'reason'],
    [{ until: '2020-01-01' }, 'TOO_EARLY', 'until'],
    [{ version: 99 }, 'VERSION_CONFLICT', 'version'],
    [{ levelId: globalId('Level', '01900000-0000-7000-8000-000000000000') }, 'NOT_FOUND', 'levelId'],
  ])('%j is refused', async (wrong, code, field) => {
    const input = { id: member('Chen'), version: await version('Chen'), levelId: levels['GOLD'], reason: 'why not', ...wrong };
    expect((await manager.ask(SET, input)).errors).toMatchObject([{ code, field }]);
  });

  test('can be taken back', async () => {
    await manager.query(SET, {
      id: member('Chen'),
      version: await version('Chen'),
      levelId: levels['SILVER'],
      reason: 'for a trial',
      pinned: true,
    });
    await manager.query(
      `mutation ($id: ID!, $version: Int!, $levelId: ID!) { withdrawMemberLevel(id: $id, version: $version, levelId: $levelId, reason: "over") { id } }`,
      { id: member('Chen'), version: await version('Chen'), levelId: levels['SILVER'] },
    );
    expect(await levelOf('Chen')).toBe('BASE');
  });
});

describe('a paid level', () => {
  const SELL = `mutation ($key: String!, $input: SellLevelInput!) { sellLevel(idempotencyKey: $key, input: $input) { amount } }`;
  const sale = () => ({
    storeId: globalId('Org', told.org('West Lake')),
    memberId: member('Chen'),
    levelId: levels['PLUS'],
    tenders: [{ method: 'CASH', amount: '99.00' }],
  });
  const until = async () =>
    (
      await db
        .selectFrom('member_standing')
        .select('until')
        .where('member_id', '=', told.member('Chen'))
        .where('ladder', '=', 'PAID')
        .executeTakeFirst()
    )?.until;

  test('is sold like any service, renewed to the end of its term, and ends', async () => {
    const term = { price: '99.00', validMonths: 12, productId: globalId('Product', told.product('membership')) };
    const { createLevel } = await marketer.query<{ createLevel: { id: string } }>(CREATE, {
      input: { code: 'PLUS', name: 'Plus', rank: 4, ladder: 'PAID', term },
    });
    levels['PLUS'] = createLevel.id;
    const cashier = await api.as(told.employee('CASHIER'));
    expect(await cashier.query(SELL, { key: 'sell plus 1', input: sale() })).toEqual({ sellLevel: { amount: '99.00' } });
    await cashier.query(SELL, { key: 'sell plus 1', input: sale() });
    const first = await until();
    expect(await levelOf('Chen')).toBe('PLUS');
    await cashier.query(SELL, { key: 'sell plus 2', input: sale() });
    expect((await until())?.slice(0, 4)).toBe(String(Number(first?.slice(0, 4)) + 1));
    expect(await endTerms(db, await reviewAt(db, later(740), true))).toBe(1);
    expect(await levelOf('Chen')).toBe('BASE');
  });

  test.each([
    [{ levelId: 'GOLD' }, 'LEVEL_NOT_SOLD', 'levelId'],
    [{ tenders: [{ method: 'CASH', amount: '98.00' }] }, 'TENDERS_MISMATCH', 'tenders'],
  ])('%j is refused', async (wrong, code, field) => {
    const cashier = await api.as(told.employee('CASHIER'));
    const input = { ...sale(), ...wrong, ...('levelId' in wrong && { levelId: levels[wrong.levelId] }) };
    expect((await cashier.ask(SELL, { key: `wrong ${code}`, input })).errors).toMatchObject([{ code, field }]);
  });
});

test('what members do reaches their level without a night', async () => {
  await buys('Wang', 600);
  const entry = {
    seq: 1,
    cursor: '',
    at: new Date(),
    kind: 'sale.recorded',
    orgId: told.org('West Lake'),
    memberId: told.member('Wang'),
    payload: {},
  };
  await withTx(db, (tx) => levelConsumer.onEntries(tx, [entry]));
  expect(await levelOf('Wang')).toBe('SILVER');
});
