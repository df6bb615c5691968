import { sql } from 'kysely';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { emptyChain, emptyTables, facts, importFile, mapping, outcome, preset, queueImport, table } from '../../../test/import-story.ts';
import type { Told } from '../../../test/story.ts';
import { closeDb, db } from '../../db.ts';
import { unseal } from '../audit/seal.ts';
import { runPending } from './run.ts';

interface Row {
  action: string;
  entity: string;
  actor_id: string | null;
  actor_name: string;
  request_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  member_id: string | null;
  sealed: Buffer | null;
}

let told: Told;

beforeEach(async () => {
  await emptyTables();
  told = await emptyChain();
  await sql`insert into org (id, parent_id, kind, code, name) select gen_random_uuid(), id, 'STORE', 'S1', 'West Lake' from org`.execute(
    db,
  );
});
afterAll(closeDb);

/** Runs it for the owner; answers the trail that it left. */
async function trailOf(content: string, name: string, change: Partial<ReturnType<typeof preset>> = {}): Promise<Row[]> {
  const id = await queueImport(content, { ...preset(name), ...change });
  await db
    .updateTable('import_job')
    .set({ started_by: told.employee('OWNER') })
    .where('id', '=', id)
    .execute();
  await runPending();
  expect(await outcome(id)).toMatchObject({ state: 'DONE' });
  const rows = await facts<Row>(`select * from audit where request_id = '${id}' order by id`);
  for (const row of rows) expect(row).toMatchObject({ actor_id: told.employee('OWNER'), actor_name: 'OWNER', request_id: id });
  return rows;
}

const secretOf = async ({ member_id, sealed }: Row) => (member_id && sealed ? unseal(db, member_id, sealed) : null);

it('members: who is new, what changed, personal data sealed; nothing where nothing changed', async () => {
  const head = '会员号,姓名,手机号,卡号,邮箱,性别,生日,门店,等级,标签,入会日期,地址,备注\n';
  const first = await trailOf(`${head}1,李雷,13812345678,c9,,男,,West Lake,,茶客,2020-02-03,,\n2,韩梅梅,,,,,,West Lake,,,,,`, 'members_zh');
  expect(first.map(({ action }) => action).toSorted()).toEqual(['member.create', 'member.create', 'tag.create']);
  const secrets = await Promise.all(first.filter(({ entity }) => entity === 'Member').map(secretOf));
  expect(secrets).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ after: expect.objectContaining({ name: '李雷', phone: '+8613812345678', card: 'C9' }) }),
      expect.objectContaining({ after: expect.objectContaining({ name: '韩梅梅' }) }),
    ]),
  );
  const open = first.find(({ after }) => Array.isArray(after?.['tags']));
  expect(open?.after).toMatchObject({ number: '1', source: 'IMPORT', joined_on: '2020-02-03', tags: ['茶客'] });
  expect(JSON.stringify(first.map(({ after }) => after))).not.toContain('李雷');

  const both = `${head}1,李磊,13812345678,,,,,,,,,,\n2,韩梅梅,,,,,,,,,,,`;
  expect(await trailOf(both, 'members_zh')).toEqual([]);
  const second = await trailOf(both, 'members_zh', { duplicates: 'UPDATE' });
  expect(second.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
    { action: 'member.update', before: {}, after: {} },
  ]);
  expect(await Promise.all(second.map(secretOf))).toEqual([{ before: { name: '李雷' }, after: { name: '李磊' } }]);
});

it('products and their categories, stock and reorder points', async () => {
  const head = 'SKU,Product,Barcode,Unit,Specification,Category,Subcategory,Subcategory 2,Price,Cost\n';
  const made = await trailOf(`${head}T1,Longjing,6901,tin,50g,Tea,,,128,60`, 'products_en');
  expect(made.map(({ action, after }) => [action, after?.['name']])).toEqual([
    ['category.create', 'Tea'],
    ['product.create', 'Longjing'],
  ]);
  expect(made[1]?.after).toMatchObject({ sku: 'T1', retail_price: 12_800, cost: 6000, barcodes: ['6901'] });
  const dearer = await trailOf(`${head}T1,Longjing,6901,tin,50g,Tea,,,138,60`, 'products_en', { duplicates: 'UPDATE' });
  expect(dearer).toMatchObject([{ action: 'product.update', before: { retail_price: 12_800 }, after: { retail_price: 13_800 } }]);

  const counted = await trailOf('Store,SKU,On hand,Reorder point\nWest Lake,T1,12.5,3\n', 'stock_en');
  expect(counted).toMatchObject([
    { action: 'stock.count', before: { on_hand: 0, reorder_point: null }, after: { on_hand: 12_500, reorder_point: 3000 } },
  ]);
  expect(await facts('select kind, employee_id from stock_movement')).toEqual([{ kind: 'COUNT', employee_id: told.employee('OWNER') }]);
  const again = await trailOf('Store,SKU,On hand,Reorder point\nWest Lake,T1,10,\n', 'stock_en', { duplicates: 'UPDATE' });
  expect(again).toMatchObject([{ action: 'stock.count', before: { on_hand: 12_500 }, after: { on_hand: 10_000 } }]);
});

it('a dry run leaves no trail; sales carry their import and need none', async () => {
  const before = await facts('select count(*) from audit');
  const head = 'SKU,Product,Barcode,Unit,Specification,Category,Subcategory,Subcategory 2,Price,Cost\n';
  const dry = await importFile(`${head}T1,Longjing,,,,,,,128,`, preset('products_en'), { dryRun: true });
  expect(await facts(`select action from audit where request_id = '${dry.id}'`)).toEqual([]);
  const sales = await importFile(table('2024-05-01,A1,li,tea,2,20.00'), mapping());
  expect(await facts(`select action from audit where request_id = '${sales.id}'`)).toEqual([]);
  expect(await facts('select count(*) from audit')).toEqual([{ count: Number((before[0] as { count: number }).count) + 2 }]); // that both were started
  expect(await facts('select import_id from sale')).toEqual([{ import_id: sales.id }]);
});
