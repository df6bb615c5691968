import { withTx } from '@regulars/db/tx';
import { BONUS, PRINCIPAL, SPENDING_POINTS } from '@regulars/domain/assets';
import { parseMapping } from '@regulars/domain/import-mapping';
import { minor } from '@regulars/domain/money';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importFile, preset, refusals } from '../../../test/import-story.ts';
import { chain, type Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { systemViewer } from '../../viewer.ts';
import { createPassType } from '../passes/types.ts';
import { passesOf } from '../passes/sold.ts';

const mapping = preset('balances_zh');
const HEADER = '会员号,手机号,卡号,门店,储值本金,赠送金,赠送金到期日,积分,积分类型,积分到期日,次卡编码,剩余次数,次卡到期日,次卡剩余价值';
const file = (...rows: string[]) => [HEADER, ...rows].join('\n');
let told: Told;
let massage: string;

beforeAll(async () => {
  told = await chain()
    .store('West Lake')
    .store('Harbour')
    .product('Massage', { tracked: false, stock: 0 })
    .member('Li')
    .member('Wang')
    .member('Zhao')
    .member('Gone')
    .tell();
  await db.updateTable('product').set({ kind: 'SERVICE' }).execute();
  for (const [at, name] of ['Li', 'Wang', 'Zhao', 'Gone'].entries())
    await db
      .insertInto('member_key')
      .values({ kind: 'CARD', value: `C${at + 1}`, member_id: told.member(name) })
      .execute();
  await db.updateTable('member').set({ archived_at: new Date() }).where('id', '=', told.member('Gone')).execute();
  const input = { code: 'MSG10', name: 'Massage 10', productId: told.product('Massage'), uses: 10, validDays: 90, price: minor(100_000) };
  massage = await withTx(db, (tx) => createPassType(tx, systemViewer('test'), 'COUNT', input, new Date()));
});
afterAll(() => closeDb());

const balances = async (member: string) => {
  const names: Record<string, string> = { [PRINCIPAL]: 'principal', [BONUS]: 'bonus', [SPENDING_POINTS]: 'points', [massage]: 'uses' };
  const rows = await db.selectFrom('account').select(['asset_id', 'balance']).where('member_id', '=', told.member(member)).execute();
  return Object.fromEntries(rows.map(({ asset_id, balance }) => [names[asset_id], balance]));
};
const LI = ',,C1,,500.00,50,2030-01-01,1200,,,MSG10,4,2030-06-30,400';

test('a trial counts and tells the sums, and writes nothing', async () => {
  const job = await importFile(file(LI, LI), mapping, { dryRun: true });
  expect(job).toMatchObject({ state: 'DONE', rows_read: 2, rows_written: 2, rows_refused: 0 });
  expect(job.totals).toEqual({ [PRINCIPAL]: 100_000, [BONUS]: 10_000, [SPENDING_POINTS]: 2400, [massage]: 8 });
  expect(await balances('Li')).toEqual({});
});

test('each row is an opening entry of the journal, owed by the store, with the last days of the file', async () => {
  const job = await importFile(file(LI), mapping);
  expect(job).toMatchObject({ state: 'DONE', rows_written: 1 });
  expect(await balances('Li')).toEqual({ principal: 50_000, bonus: 5000, points: 1200, uses: 4 });
  const lots = await db
    .selectFrom('lot')
    .select(['asset_id', 'expires_on', 'store_id'])
    .where('member_id', '=', told.member('Li'))
    .execute();
  expect(lots.find(({ asset_id }) => asset_id === BONUS)).toMatchObject({ expires_on: '2030-01-01', store_id: told.org('Harbour') });
  expect(await passesOf(db, told.member('Li'), { empty: false })).toMatchObject([
    { uses: 4, left: 4, paid: 40_000, expiresOn: '2030-06-30' },
  ]);
  const entry = await db.selectFrom('journal_entry').selectAll().where('member_id', '=', told.member('Li')).executeTakeFirstOrThrow();
  expect(entry).toMatchObject({ kind: 'OPENING', why: { batch: 'file.csv', price: 40_000 } });
  const trail = await db.selectFrom('audit').select(['action', 'request_id']).where('member_id', '=', told.member('Li')).execute();
  expect(trail).toContainEqual({ action: 'ledger.opening', request_id: job.id });
});

test('the same file twice adds nothing; rows that merely look alike are all kept', async () => {
  const alike = ',,C2,West Lake,100,,,,,,,,,';
  await importFile(file(alike, alike), mapping);
  expect(await balances('Wang')).toEqual({ principal: 20_000 });
  const again = await importFile(file(alike, alike), mapping);
  expect(again).toMatchObject({ rows_written: 0, rows_known: 2, totals: {} });
  const longer = await importFile(file(alike, LI, alike, alike), mapping);
  expect(longer).toMatchObject({ rows_written: 1, rows_known: 3, totals: { [PRINCIPAL]: 10_000 } });
  expect(await balances('Wang')).toEqual({ principal: 30_000 });
});

test('rows that cannot be taken are refused with column and reason, the others are taken', async () => {
  const job = await importFile(
    file(
      ',,C9,,1,,,,,,,,,',
      ',,C4,,1,,,,,,,,,',
      ',,C3,Nowhere,1,,,,,,,,,',
      ',,C3,,-1,,,,,,,,,',
      ',,C3,,,,,1.5,,,,,,',
      ',,C3,,,5,2020-01-01,,,,,,,',
      ',,C3,,,,,10,stars,,,,,',
      ',,C3,,,,,,,,MSG99,1,,',
      ',,C3,,,,,,,,MSG10,,,',
      ',,C3,,,,,,,,,3,,',
      ',,,,1,,,,,,,,,',
      ',,C3,,0,0,,0,,,,,,',
      ',,C3,,2.50,,,,,,,,,',
    ),
    mapping,
  );
  expect(job).toMatchObject({ rows_read: 13, rows_written: 1, rows_known: 1, rows_refused: 11 });
  expect((await refusals(job.id)).map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
    '2 卡号 UNKNOWN_MEMBER',
    '3 卡号 ARCHIVED',
    '4 门店 UNKNOWN_STORE',
    '5 储值本金 AMOUNT_SIGN',
    '6 积分 BAD_QUANTITY',
    '7 赠送金到期日 TOO_EARLY',
    '8 积分类型 UNKNOWN_WORD',
    '9 次卡编码 UNKNOWN_WORD',
    '10 剩余次数 REQUIRED',
    '11 次卡编码 REQUIRED',
    '12 手机号 REQUIRED',
  ]);
  expect(await balances('Zhao')).toEqual({ principal: 250 });
});

test('all entries sum to zero', async () => {
  const { rows } = await sql`select entry_id from posting group by member_id, entry_id, asset_id having sum(amount) <> 0`.execute(db);
  expect(rows).toEqual([]);
});

test('a mapping needs somebody and something', () => {
  const fields = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { columns: [name] }]));
  const of =
    (...names: string[]) =>
    () =>
      parseMapping({ name: 'x', target: 'BALANCES', source: 'x', fields: fields(...names) });
  expect(of('card', 'principal')).not.toThrow();
  expect(of('principal')).toThrow(expect.objectContaining({ code: 'UNMAPPED_FIELD', field: 'fields.member' }));
  expect(of('card', 'store')).toThrow(expect.objectContaining({ code: 'UNMAPPED_FIELD', field: 'fields.principal' }));
  expect(of('card', 'points', 'uses')).toThrow(expect.objectContaining({ code: 'UNMAPPED_FIELD', field: 'fields.pass' }));
});
