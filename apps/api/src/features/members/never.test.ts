import { newId } from '@regulars/db/ids';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { chain } from '../../../test/story.ts';
import { db } from '../../db.ts';

// What the database itself refuses, whoever writes: the CHECKs of members, levels, tags, catalog and inventory.

beforeAll(async () => {
  await chain().region('East').store('West Lake').product('Longjing').member('李小明').buys('Longjing').tell();
  await sql`insert into tag (id, name) values (${newId(new Date())}, 'tag')`.execute(db);
  await sql`insert into price_tier (id, code, name) values (${newId(new Date())}, 'T', 'tier')`.execute(db);
  await sql`insert into product_price (product_id, tier_id, price) select p.id, t.id, 1 from product p, price_tier t`.execute(db);
  await sql`insert into product_barcode (barcode, product_id) select '1', id from product`.execute(db);
});

test.each([
  `update member set name = ''`,
  `update member set number = ''`,
  `update member set phone = '13812345678'`,
  `update member set version = 0`,
  `update member set merged_into = id`,
  `update member set kind = 'GUEST', phone = '+8613812345678'`,
  `update member_key set value = ''`,
  `update member_metrics set last_purchase = first_purchase - 1`,
  `update member_metrics set orders = 0`,
  `update member_metrics set orders_30 = orders_90 + 1`,
  `update member_metrics set gap_sum = 1`,
  `update level set rank = 0`,
  `update level set colour = 'red'`,
  `update tag set name = ''`,
  `update tag set colour = '#FFF'`,
  `update category set parent_id = id`,
  `update category set code = ''`,
  `update product set sku = ''`,
  `update product set cost = -1`,
  `update product set retail_price = -1`,
  `update product set kind = 'SERVICE'`,
  `update product_barcode set barcode = ''`,
  `update product_price set price = -1`,
  `update price_tier set name = ''`,
  `update stock set on_hand = -1`,
  `update stock set reorder_point = -1`,
  `insert into stock_movement (store_id, id, product_id, kind, quantity, balance, at) select store_id, gen_random_uuid(), product_id, 'LOSS', 1, 1, now() from stock`,
  `insert into stock_movement (store_id, id, product_id, kind, quantity, balance, at) select store_id, gen_random_uuid(), product_id, 'RECEIPT', -1, 1, now() from stock`,
])('%s', async (statement) => {
  await expect(sql.raw(statement).execute(db)).rejects.toMatchObject({ code: '23514' });
});
