import { minor } from '@regulars/domain/money';
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

const SET = 'mutation ($id: ID!, $pin: String!, $oldPin: String) { setCardPin(id: $id, pin: $pin, oldPin: $oldPin) { hasPin pinLocked } }';
const SELL = 'mutation ($key: String!, $input: RecordSaleInput!) { recordSale(idempotencyKey: $key, input: $input) { id } }';
const PIN = '290461';

/** Somebody with 1,000.00 and a card that asks for its PIN above 10.00. */
async function saver() {
  const memberId = await story.someone();
  const card = await story.issue(memberId, await story.type({ pinAbove: minor(1_000) }));
  await story.payIn(memberId, 100_000);
  const { number } = await story.row(card);
  const pay = (amount: string, pin?: string, key = story.key()) => {
    const line = { productId: globalId('Product', story.told.product('Tasting')), quantity: '1', unitPrice: amount, amount };
    const tenders = [{ method: 'STORED_VALUE', amount, card: number, ...(pin && { pin }) }];
    const input = { storeId: globalId('Org', story.storeId), memberId: globalId('Member', memberId), lines: [line], tenders };
    return story.cashier.ask(SELL, { key, input });
  };
  return { memberId, card, id: story.idOf(card), pay };
}

test('a PIN is kept as argon2id, asked for above the amount, and changed by the old one only', async () => {
  const { id, card, pay } = await saver();
  expect((await pay('10.00')).errors).toEqual([]);
  expect((await pay('10.01')).errors).toMatchObject([{ code: 'PIN_UNSET', field: 'tenders.0.card' }]);
  expect(await story.cashier.query(SET, { id, pin: PIN })).toEqual({ setCardPin: { hasPin: true, pinLocked: false } });
  expect((await story.row(card)).pin_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await pay('10.01')).errors).toMatchObject([{ code: 'PIN_NEEDED' }]);
  const key = story.key();
  const [first, again] = [await pay('10.01', PIN, key), await pay('10.01', PIN, key)];
  expect([first.errors, again.data]).toEqual([[], first.data]);
  expect(await story.cashier.refused(SET, { id, pin: '804613' })).toEqual(['REQUIRED']);
  expect(await story.cashier.refused(SET, { id, pin: '804613', oldPin: '000000' })).toEqual(['PIN_WRONG']);
  expect(await story.cashier.query(SET, { id, pin: '804613', oldPin: PIN })).toMatchObject({ setCardPin: { hasPin: true } });
  expect((await pay('20.00', PIN)).errors).toMatchObject([{ code: 'PIN_WRONG', field: 'tenders.0.pin' }]);
  expect((await pay('20.00', '804613')).errors).toEqual([]);
});

test.each([
  ['12345', 'PIN_FORMAT'],
  ['123456', 'PIN_WEAK'],
])('%s is refused as %s, and changes nothing', async (pin, code) => {
  const { id, card } = await saver();
  const { errors } = await story.cashier.ask(SET, { id, pin });
  expect(errors).toMatchObject([{ code, field: 'pin' }]);
  expect((await story.row(card)).pin_hash).toBeNull();
});

test('however many try at once, there are five tries; then two people reset it', async () => {
  const { id, card, pay } = await saver();
  await story.cashier.query(SET, { id, pin: PIN });
  const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => pay('20.00', String(700_001 + at))));
  const codes = answers.flatMap(({ errors }) => errors.map((error) => error.code));
  expect(codes.filter((code) => code === 'PIN_WRONG')).toHaveLength(4);
  expect(codes.filter((code) => code === 'PIN_LOCKED')).toHaveLength(8);
  expect((await pay('20.00', PIN)).errors).toMatchObject([{ code: 'PIN_LOCKED' }]);
  const locks = await db.selectFrom('card_event').select('id').where('card_id', '=', card.cardId).where('act', '=', 'LOCK_PIN').execute();
  expect(locks).toHaveLength(1);

  const ask = 'mutation ($id: ID!) { requestCardPinReset(cardId: $id, reason: "forgot it") { id words } }';
  const decide = 'mutation ($id: ID!, $key: String!) { decideApproval(id: $id, approve: true, idempotencyKey: $key) { state } }';
  const { requestCardPinReset: asked } = await story.manager.query<{ requestCardPinReset: { id: string } }>(ask, { id });
  expect(await story.manager.refused(decide, { id: asked.id, key: story.key() })).toEqual(['APPROVE_OWN']);
  expect(await story.deputy.query(decide, { id: asked.id, key: story.key() })).toEqual({ decideApproval: { state: 'APPROVED' } });
  expect(await story.row(card)).toMatchObject({ pin_hash: null, pin_tries: 0 });
  await story.cashier.query(SET, { id, pin: '804613' });
  expect((await pay('20.00', '804613')).errors).toEqual([]);
});

test('no PIN stands anywhere in the database', async () => {
  const { id, pay } = await saver();
  await story.cashier.query(SET, { id, pin: '915372' });
  await pay('20.00', '915372');
  for (const table of ['audit', 'event', 'idempotency', 'card_event'] as const) {
    const rows = await db.selectFrom(table).selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('915372');
  }
});
