import { newId } from '@regulars/db/ids';
import { BONUS, PRINCIPAL, SPENDING_POINTS } from '@regulars/domain/assets';
import { addDays } from '@regulars/domain/time';
import { sql } from 'kysely';
import { chain } from '../../../../test/story.ts';
import { db } from '../../../db.ts';
import { measureScale } from '../../metrics/scale.ts';
import { recomputeMetrics } from '../../metrics/service.ts';
import { chance, maybe, pick, upTo } from './chance.ts';
import type { Ids } from './conditions.ts';
import { cards, coupons, dealings } from './dealings.ts';

const MEMBERS = 500;

/**
 * 500 members of four stores who differ in everything the language knows, with what they bought in two years; a guest and one who left
 * are among them and must never be found.
 */
export async function people(today: string): Promise<{ members: string[]; ids: Ids }> {
  const told = await chain()
    .region('East')
    .store('A')
    .employee('CASHIER', 'c1')
    .store('B')
    .region('North')
    .store('C')
    .product('t1')
    .product('t2')
    .store('D')
    .product('t3')
    .member('first')
    .tell();
  const now = new Date();
  const stores = ['A', 'B', 'C', 'D'].map(told.org);
  const orgs = [...stores, ...['East', 'North', 'Head office'].map(told.org)];
  const like = await db.selectFrom('member').selectAll().where('id', '=', told.member('first')).executeTakeFirstOrThrow();
  const levels = [like.level_id, newId(now), newId(now)];
  await db
    .insertInto('level')
    .values(levels.slice(1).map((id, at) => ({ id, code: `L${at}`, name: `L${at}`, rank: 10 + at })))
    .execute();
  const tags = [1, 2, 3, 4].map(() => newId(now));
  await db
    .insertInto('tag')
    .values(tags.map((id) => ({ id, name: id })))
    .execute();
  const categories = await moreCategories(now);
  const products = ['t1', 't2', 't3'].map(told.product);
  const employee = told.employee('c1');
  const members = Array.from({ length: MEMBERS }, (_, at) => newId(new Date(now.getTime() - at)));
  const rows = members.map((id, at) => ({
    ...like,
    id,
    number: id,
    kind: pick(['PERSON', 'PERSON', 'ORGANISATION'] as const),
    gender: maybe(0.8, () => pick(['FEMALE', 'MALE', 'OTHER'] as const)),
    birthday: maybe(0.8, () => (chance() < 0.05 ? '1988-02-29' : addDays('1950-01-01', upTo(27_000)))),
    phone: maybe(0.7, () => `+86138${String(at).padStart(8, '0')}`),
    email: maybe(0.3, () => 'a@b.example'),
    language: maybe(0.6, () => pick(['zh-CN', 'en', "N'%_"])),
    source: pick(['COUNTER', 'APP', 'WEBSITE', 'IMPORT'] as const),
    home_store_id: pick(stores),
    level_id: pick(levels),
    recruiter_id: maybe(0.3, () => employee),
    joined_on: addDays(today, -upTo(900)),
    archived_at: at === 1 ? now : null,
  }));
  await db.updateTable('member').set({ archived_at: now }).where('id', '=', like.id).execute(); // the pattern of the others
  const guest = { kind: 'GUEST' as const, phone: null, email: null, birthday: null };
  await db
    .insertInto('member')
    .values(rows.map((row, at) => (at === 0 ? { ...row, ...guest } : row)))
    .execute();
  await db
    .insertInto('member_store')
    .values(members.flatMap((member_id) => stores.filter(() => chance() < 0.4).map((store_id) => ({ member_id, store_id }))))
    .execute();
  await db
    .insertInto('member_tag')
    .values(
      members.flatMap((member_id) =>
        tags
          .filter(() => chance() < 0.3)
          .map((tag_id) => ({ member_id, tag_id, tagged_at: now, expires_on: maybe(0.5, () => addDays(today, upTo(4) - 2)) })),
      ),
    )
    .execute();
  await db
    .insertInto('account')
    .values(
      members.flatMap((member_id) =>
        [PRINCIPAL, BONUS, SPENDING_POINTS]
          .filter(() => chance() < 0.4)
          .map((asset_id) => ({ member_id, id: newId(now), asset_id, balance: upTo(30) * 10, opened_at: now })),
      ),
    )
    .execute();
  await fill(members, today);
  const cardTypes = await cards(members, today, stores);
  const templates = await coupons(members, today);
  await dealings(members, today, stores);
  await shop(members, { today, stores, products, categories, employee });
  await figures(members, today);
  const ids = {
    Level: levels,
    Tag: tags,
    Org: orgs,
    Product: products,
    Category: categories,
    Employee: [employee],
    CardType: cardTypes,
    CouponTemplate: templates,
  };
  return { members, ids };
}

/** Custom fields of every kind. */
async function fill(members: string[], today: string): Promise<void> {
  const now = new Date();
  const [words, figure, date, one] = [newId(now), newId(now), newId(now), newId(now)];
  const field = { choices: [], created_at: now };
  const choices = ['a', "b'", '__proto__'];
  await db
    .insertInto('custom_field')
    .values([
      { ...field, id: words, code: 'words', name: 'words', type: 'TEXT' },
      { ...field, id: figure, code: 'figure', name: 'figure', type: 'NUMBER' },
      { ...field, id: date, code: 'date', name: 'date', type: 'DATE' },
      { ...field, id: one, code: 'one', name: 'one', type: 'CHOICE', choices },
    ])
    .execute();
  const value = { text: null, number: null, date: null };
  const rows = members.flatMap((member_id) =>
    [
      { ...value, member_id, field_id: words, text: pick(['zh', 'en%', "'; drop"]) },
      { ...value, member_id, field_id: figure, number: upTo(6) * 500 },
      { ...value, member_id, field_id: date, date: addDays(today, -upTo(900)) },
      { ...value, member_id, field_id: one, text: pick(choices) },
    ].filter(() => chance() < 0.6),
  );
  await db.insertInto('member_field').values(rows).execute();
}

/** The metrics of all, with a chance of buying again for who bought twice. */
async function figures(members: string[], today: string): Promise<void> {
  await db.transaction().execute((tx) => recomputeMetrics(tx, members, today));
  const chances = sql<number>`(amount % 201) / 200.0`;
  await db.updateTable('member_metrics').set({ p_alive: chances }).where('gaps', '>', 0).execute();
  await measureScale(db, today, new Date());
}

/** Below the story's Tea a branch of its own, and another beside it. */
async function moreCategories(now: Date): Promise<string[]> {
  const { id: tea } = await db.selectFrom('category').select('id').where('code', '=', 'TEA').executeTakeFirstOrThrow();
  const [green, jasmine, cups] = [newId(now), newId(now), newId(now)];
  await db
    .insertInto('category')
    .values([
      { id: green, code: 'G', name: 'Green', parent_id: tea },
      { id: jasmine, code: 'J', name: 'Jasmine', parent_id: green },
      { id: cups, code: 'CUP', name: 'Cups', parent_id: null },
    ])
    .execute();
  return [tea, green, jasmine, cups];
}

interface Shopping {
  today: string;
  stores: string[];
  products: string[];
  categories: string[];
  employee: string;
}

async function shop(members: string[], { today, stores, products, categories, employee }: Shopping): Promise<void> {
  const receipts = members.flatMap((member_id) => {
    const often = upTo(3) * upTo(4);
    return Array.from({ length: often }, () => receipt(member_id));
  });
  function receipt(member_id: string) {
    const refund = chance() < 0.15;
    const sign = refund ? -1 : 1;
    const date = addDays(today, -upTo(chance() < 0.5 ? 60 : 800));
    const soldAt = new Date(`${date}T00:00:00Z`);
    const id = newId(soldAt);
    const store_id = pick(stores);
    const lines = Array.from({ length: 1 + upTo(2) }, (_, at) => ({
      member_id,
      id: newId(soldAt),
      sale_id: id,
      line_no: at + 1,
      store_id,
      business_date: date,
      product_id: pick(products),
      category_id: pick(categories),
      employee_id: maybe(0.4, () => employee),
      quantity: sign * (1 + upTo(4)) * 500,
      unit_price: 1000,
      amount: sign * upTo(20) * 500,
      promoted: chance() < 0.3,
    }));
    const total = (column: 'amount' | 'quantity') => lines.reduce((sum, line) => sum + line[column], 0);
    const sale = {
      member_id,
      id,
      kind: refund ? ('REFUND' as const) : ('SALE' as const),
      store_id,
      business_date: date,
      origin: 'IMPORT' as const,
      sold_at: maybe(0.9, () => new Date(soldAt.getTime() + upTo(86_399) * 1000)),
      number: id,
      channel: pick(['STORE', 'APP', 'WEBSITE'] as const),
      amount: total('amount'),
      quantity: total('quantity'),
      line_count: lines.length,
      recorded_at: soldAt,
    };
    return { sale, lines };
  }
  await db
    .insertInto('sale')
    .values(receipts.map(({ sale }) => sale))
    .execute();
  await db
    .insertInto('sale_line')
    .values(receipts.flatMap(({ lines }) => lines))
    .execute();
}
