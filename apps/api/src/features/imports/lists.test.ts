import type { FieldRule, ImportMapping } from '@regulars/domain/import-mapping';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyChain, emptyTables, facts, importFile, preset, refusals } from '../../../test/import-story.ts';
import { closeDb, db } from '../../db.ts';
beforeEach(emptyTables);
afterAll(closeDb);

describe('lists', () => {
  beforeEach(async () => {
    await emptyChain();
    await sql`insert into org (id, parent_id, kind, code, name) select gen_random_uuid(), id, 'STORE', 'S1', 'West Lake' from org`.execute(
      db,
    );
  });

  const members = (...rows: string[]) => ['会员号,姓名,手机号,卡号,邮箱,性别,生日,门店,等级,标签,入会日期,地址,备注', ...rows].join('\n');

  it('members: made once, refused with the reason, left or updated as the mapping says', async () => {
    const file = members(
      '1,李雷,13812345678,,,男,1990-01-02,West Lake,,茶客,2020-02-03,,',
      '2,韩梅梅,123,,,女,,,,,,,',
      '3,林涛,13812345678,,,,,,,,,,',
      '4,露西,,,,,,Nowhere,,,,,',
    );
    const job = await importFile(file, preset('members_zh'));
    expect(job).toMatchObject({ state: 'DONE', rows_read: 4, rows_written: 1, rows_refused: 3, members_created: 1 });
    expect((await refusals(job.id)).map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '3 手机号 BAD_PHONE',
      '4 手机号 DUPLICATE_IN_FILE',
      '5 门店 UNKNOWN_STORE',
    ]);
    expect(
      await facts(
        'select m.number, m.name, m.phone, m.gender, m.birthday::text, m.joined_on::text as joined, t.name as tag from member m join member_tag mt on mt.member_id = m.id join tag t on t.id = mt.tag_id',
      ),
    ).toEqual([
      { number: '1', name: '李雷', phone: '+8613812345678', gender: 'MALE', birthday: '1990-01-02', joined: '2020-02-03', tag: '茶客' },
    ]);
    const changed = members('1,李磊,13812345678,,,,,,,,,杭州,');
    expect(await importFile(changed, preset('members_zh'))).toMatchObject({ rows_written: 0, rows_known: 1 });
    expect(await importFile(changed, { ...preset('members_zh'), duplicates: 'UPDATE' })).toMatchObject({
      rows_written: 1,
      members_created: 0,
    });
    expect(await facts('select name, address, gender, version from member')).toEqual([
      { name: '李磊', address: '杭州', gender: 'MALE', version: 2 },
    ]);
  });

  it("members' own fields: by their types, refused by the column, tried first, kept and told in the trail", async () => {
    await sql`insert into custom_field (id, code, name, type, choices, required, created_at, archived_at)
      select gen_random_uuid(), code, code, type::custom_field_type, choices, required, now(), gone from (values
        ('tea', 'CHOICE', array['绿茶', '红茶'], true, null::timestamptz), ('cups', 'NUMBER', '{}', false, null), ('face', 'IMAGE', '{}', false, null),
        ('old', 'TEXT', '{}', false, now())) t (code, type, choices, required, gone)`.execute(db);
    const own = (fields: Record<string, FieldRule>): ImportMapping => {
      const members_zh = preset('members_zh');
      return { ...members_zh, fields: { member: { columns: ['id'] }, ...fields } };
    };
    const mapping = own({ 'custom.tea': { columns: ['茶'] }, 'custom.cups': { columns: ['杯'] } });
    const file = 'id,茶,杯\n1,绿茶,2.5\n2,咖啡,x\n3,,1\n';
    const tried = await importFile(file, mapping, { dryRun: true });
    expect(tried).toMatchObject({ rows_written: 1, rows_refused: 2, members_created: 1 });
    expect(await facts('select count(*) from member_field')).toEqual([{ count: 0 }]);
    expect((await refusals(tried.id)).map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '3 杯 BAD_QUANTITY',
      '3 茶 UNKNOWN_CHOICE',
      '4 茶 REQUIRED',
    ]);
    await importFile(file, mapping);
    const kept = `select f.code, v.text, v.number from member_field v join custom_field f on f.id = v.field_id order by 1`;
    expect(await facts(kept)).toEqual([
      { code: 'cups', text: null, number: 2500 },
      { code: 'tea', text: '绿茶', number: null },
    ]);
    const again = 'id,茶,杯\n1,红茶,\n';
    expect(await importFile(again, mapping)).toMatchObject({ rows_known: 1 });
    expect(await importFile(again, { ...mapping, duplicates: 'UPDATE' })).toMatchObject({ rows_written: 1 });
    expect(await facts(kept)).toMatchObject([{ number: 2500 }, { text: '红茶' }]);
    const [trail] = await facts<{ open: string }>(`select coalesce(after::text, '') as open from audit where action = 'member.update'`);
    expect(trail?.open).not.toContain('红茶'); // sealed under the member's key
    for (const [fields, code] of [
      [{ 'custom.old': { columns: ['茶'] } }, 'UNKNOWN_CUSTOM_FIELD'],
      [{ 'custom.face': { columns: ['茶'] } }, 'UPLOAD_NEEDED'],
      [{ 'custom.tea': { constant: '咖啡' } }, 'UNKNOWN_CHOICE'],
    ] as const)
      await expect(importFile(file, own(fields))).rejects.toMatchObject({ code });
  });

  it('products and their stock, with a dry run that takes everything back', async () => {
    const products =
      'SKU,Product,Barcode,Unit,Specification,Category,Subcategory,Subcategory 2,Price,Cost\nT1,Longjing,6901,tin,50g,Tea,Green,,128,60\nT2,Cup,,,,,,,9.9,\n';
    expect(await importFile(products, preset('products_en'), { dryRun: true })).toMatchObject({
      state: 'DONE',
      rows_written: 2,
      products_created: 2,
    });
    expect(await facts('select count(*) from product')).toEqual([{ count: 0 }]);
    expect(await importFile(products, preset('products_en'))).toMatchObject({ rows_written: 2, products_created: 2 });
    expect(
      await facts('select p.sku, p.retail_price, p.cost, c.code from product p join category c on c.id = p.category_id order by 1'),
    ).toEqual([
      { sku: 'T1', retail_price: 12800, cost: 6000, code: 'Tea/Green' },
      { sku: 'T2', retail_price: 990, cost: null, code: 'UNSORTED' },
    ]);
    const stock = 'Store,SKU,On hand,Reorder point\nWest Lake,T1,12.5,3\nS1,T9,1,\nS1,T2,-1,\n';
    const job = await importFile(stock, preset('stock_en'));
    expect(job).toMatchObject({ rows_written: 1, rows_refused: 2 });
    expect((await refusals(job.id)).map(({ code }) => code)).toEqual(['UNKNOWN_PRODUCT', 'NEGATIVE_QUANTITY']);
    expect(await facts('select on_hand, reorder_point from stock')).toEqual([{ on_hand: 12_500, reorder_point: 3000 }]);
    expect(await importFile(stock, preset('stock_en'))).toMatchObject({ rows_written: 0, rows_known: 1 });
  });
});
