import { minor } from '@regulars/domain/money';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCards } from '../../../test/card-story.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

type Story = Awaited<ReturnType<typeof openCards>>;
let story: Story;
beforeAll(async () => {
  story = await openCards();
});
afterAll(() => story.api.stop());

const BATCH = `mutation ($key: String!, $input: CardBatchInput!) { createCardBatch(idempotencyKey: $key, input: $input) {
  id quantity sold blanks(first: 100) { edges { node { number soldAt } } } } }`;
interface Batch {
  id: string;
  quantity: number;
  blanks: { edges: { node: { number: string } }[] };
}

const order = async (typeId: string, quantity: number) => {
  const input = { name: 'Spring', typeId: globalId('CardType', typeId), storeId: globalId('Org', story.storeId), quantity };
  return (await story.owner.query<{ createCardBatch: Batch }>(BATCH, { key: story.key(), input })).createCardBatch;
};
const numbersOf = ({ blanks }: Batch) => blanks.edges.map(({ node }) => node.number);

test('pre-printed numbers are nobody’s until they are sold, each to one member', async () => {
  const typeId = await story.type();
  await story.issue(await story.someone(), typeId);
  const batch = await order(typeId, 30);
  const numbers = numbersOf(batch);
  expect([numbers.length, new Set(numbers).size]).toEqual([30, 30]);
  const [first = '', second = ''] = numbers;
  expect(await db.selectFrom('member_key').select('value').where('value', 'in', numbers).execute()).toEqual([]);
  const buyers = await Promise.all(Array.from({ length: 4 }, () => story.someone()));
  const sold = await Promise.all(
    buyers.map((buyer) =>
      story.issue(buyer, typeId, { number: ` ${first.toLowerCase()} ` }).then(
        () => 'sold',
        (error: { code?: string }) => error.code,
      ),
    ),
  );
  expect(sold.toSorted()).toEqual(['BLANK_TAKEN', 'BLANK_TAKEN', 'BLANK_TAKEN', 'sold']);
  const next = await story.row(await story.issue(await story.someone(), typeId));
  expect(numbers).not.toContain(next.number);
  await expect(story.issue(await story.someone(), await story.type(), { number: second })).rejects.toMatchObject({ code: 'BLANK_UNKNOWN' });
  const seen = await story.cashier.query('query ($id: ID!) { node(id: $id) { ... on CardBatch { sold quantity voidedAt } } }', {
    id: batch.id,
  });
  expect(seen).toEqual({ node: { sold: 1, quantity: 30, voidedAt: null } });
  await story.owner.query('mutation ($id: ID!) { voidCardBatch(id: $id, reason: "box lost") { id } }', { id: batch.id });
  await expect(story.issue(await story.someone(), typeId, { number: second })).rejects.toMatchObject({ code: 'BLANK_TAKEN' });
});

test('many who take numbers at once get different ones', async () => {
  const typeId = await story.type();
  const members = await Promise.all(Array.from({ length: 8 }, () => story.someone()));
  const [batch, ...cards] = await Promise.all([order(typeId, 50), ...members.map((member) => story.issue(member, typeId))]);
  const issued = await Promise.all(cards.map((card) => story.row(card)));
  const all = [...numbersOf(batch), ...issued.map(({ number }) => number)];
  expect(new Set(all).size).toBe(58);
});

test('numbers run out, and a pattern that is used twice steps over what is taken', async () => {
  const pattern = '99{4}';
  await order(await story.type({ pattern }), 20);
  const again = numbersOf(await order(await story.type({ pattern }), 5));
  expect(again.map((number) => number.slice(2, 6))).toEqual(['0021', '0022', '0023', '0024', '0025']);
  const input = {
    name: 'x',
    typeId: globalId('CardType', await story.type({ pattern })),
    storeId: globalId('Org', story.storeId),
    quantity: 10_000,
  };
  expect(await story.owner.refused(BATCH, { key: story.key(), input })).toEqual(['CARD_NUMBERS_USED_UP']);
});

test('each figure of the statistics is that of one plain query', async () => {
  const typeId = await story.type({ issueFee: minor(700) });
  for (let n = 0; n < 3; n++) await story.issue(await story.someone(), typeId, { method: 'CASH' });
  const query = `query ($branch: ID) { cardStatistics(branchId: $branch, months: 3) { total states { state cards }
    byType { type { code } total states { state cards } } byStore { storeName total }
    months { month issued renewed lost replaced frozen expired closed fees } } }`;
  interface Answer {
    total: number;
    states: { state: string; cards: number }[];
    byType: { type: { code: string }; total: number; states: { state: string; cards: number }[] }[];
    byStore: { storeName: string; total: number }[];
    months: { month: string; issued: number; fees: string }[];
  }
  const { cardStatistics: told } = await story.manager.query<{ cardStatistics: Answer }>(query);
  const plain = async <Row>(text: string) => (await sql.raw<Row>(text).execute(db)).rows;
  expect([{ n: told.total }]).toEqual(await plain('select count(*)::int as n from card'));
  expect(told.states.toSorted((a, b) => (a.state < b.state ? -1 : 1))).toEqual(
    await plain('select state::text, count(*)::int as cards from card group by 1 order by 1'),
  );
  expect(told.byType.map(({ type, total }) => ({ code: type.code, n: total })).toSorted((a, b) => (a.code < b.code ? -1 : 1))).toEqual(
    await plain('select t.code, count(*)::int as n from card c join card_type t on t.id = c.type_id group by 1 order by 1'),
  );
  expect(told.byStore).toEqual(
    await plain('select o.name as "storeName", count(*)::int as total from card c join org o on o.id = c.store_id group by 1'),
  );
  expect(told.months).toHaveLength(3);
  const [{ issued, fees } = { issued: 0, fees: 0 }] = await plain<{ issued: number; fees: number }>(
    "select count(*) filter (where act = 'ISSUE')::int as issued, sum(fee)::bigint as fees from card_event",
  );
  expect(told.months.at(-1)).toMatchObject({ issued, fees: (Number(fees) / 100).toFixed(2) });
  expect(await story.manager.refused(query, { branch: globalId('Org', story.told.org('Harbour')) })).toEqual(['OUT_OF_BRANCH']);
});
