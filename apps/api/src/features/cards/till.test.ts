import { withTx } from '@regulars/db/tx';
import { minor } from '@regulars/domain/money';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCards } from '../../../test/card-story.ts';
import { signCode } from '../../card-code.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { refundSale } from '../sales/refund.ts';
import { topUp } from '../wallet/service.ts';
import { updateRules } from '../wallet/settings.ts';
import { replaceCard } from './replace.ts';
import { changeCard } from './service.ts';

type Story = Awaited<ReturnType<typeof openCards>>;
let story: Story;
const viewer = systemViewer('test');
beforeAll(async () => {
  story = await openCards();
});
afterAll(() => story.api.stop());

/** Somebody with 1,000.00 and a card of a type. */
async function saver(change = {}) {
  const memberId = await story.someone();
  const key = await story.issue(memberId, await story.type(change));
  await story.payIn(memberId, 100_000);
  return { memberId, key, number: (await story.row(key)).number };
}

/** A company with 1,000.00 and somebody who spends from it. */
async function spender(limits: { perDay?: number; perMonth?: number; inAll?: number } = {}, name = 'Spender') {
  const payerId = await story.someone('Company', 'ORGANISATION');
  const memberId = await story.someone(name);
  const amounts = Object.fromEntries(Object.entries(limits).map(([limit, amount]) => [limit, minor(amount)]));
  const key = await story.issue(memberId, await story.type({}, 'GROUP'), { payerId, ...amounts });
  await story.payIn(payerId, 100_000);
  return { payerId, memberId, key, number: (await story.row(key)).number };
}

describe('a card pays from stored value', () => {
  test('its holder’s own', async () => {
    const { memberId, number, key } = await saver();
    const sale = await story.pay(memberId, number, 3_000);
    expect(await story.balance(memberId)).toBe(97_000);
    const spent = await db.selectFrom('card_spend').selectAll().where('sale_id', '=', sale.saleId).execute();
    expect(spent).toMatchObject([{ card_id: key.cardId, payer_id: memberId, amount: 3_000 }]);
  });

  test('and nothing does without one while a card is lost, unless the chain allows it', async () => {
    const { memberId, key } = await saver();
    await withTx(db, (tx) => changeCard(tx, viewer, key, { act: 'REPORT_LOSS', reason: 'lost', now: new Date() }));
    const byPhone = () => story.pay(memberId, null, 1_000);
    await expect(byPhone()).rejects.toMatchObject({ code: 'CARD_LOST_PAYS', field: 'tenders.0.amount' });
    const other = await story.row(await story.issue(memberId, await story.type()));
    await story.pay(memberId, other.number, 1_000);
    await withTx(db, (tx) => updateRules(tx, viewer, { payWhileLost: true }, new Date()));
    await byPhone();
    await withTx(db, (tx) => updateRules(tx, viewer, { payWhileLost: false }, new Date()));
    await withTx(db, (tx) => changeCard(tx, viewer, key, { act: 'CANCEL_LOSS', reason: 'found', now: new Date() }));
    await byPhone();
    expect(await story.balance(memberId)).toBe(97_000);
  });

  test('those it is linked to, and a refund goes back to them and to its limits', async () => {
    const { payerId, memberId, number, key } = await spender({ perDay: 5_000, inAll: 9_000 });
    const sale = await story.pay(memberId, number, 4_000);
    expect(await story.balance(payerId)).toBe(96_000);
    expect(await story.balance(memberId)).toBe(0);
    await expect(story.pay(memberId, number, 1_001)).rejects.toMatchObject({
      code: 'CARD_LIMIT',
      details: { left: '10.00', asked: '10.01' },
    });
    await withTx(db, (tx) => refundSale(tx, viewer, { ...sale, now: new Date() }));
    expect(await story.balance(payerId)).toBe(100_000);
    expect(await story.row(key)).toMatchObject({ spent_day: 0, spent_month: 0, spent_total: 0 });
    await story.pay(memberId, number, 5_000);
    expect(await story.balance(payerId)).toBe(95_000);
  });

  test('what comes back after a replacement is credited to the limits of the new card', async () => {
    const { payerId, memberId, number, key } = await spender({ perDay: 5_000, inAll: 9_000 });
    const sale = await story.pay(memberId, number, 4_000);
    const why = { storeId: story.storeId, reason: 'broken', now: new Date() };
    const second = await withTx(db, (tx) => replaceCard(tx, viewer, key, why));
    const third = await withTx(db, (tx) => replaceCard(tx, viewer, second, why));
    expect(await story.row(third)).toMatchObject({ spent_day: 4_000, spent_total: 4_000 });
    await withTx(db, (tx) => refundSale(tx, viewer, { ...sale, now: new Date() }));
    expect(await story.row(third)).toMatchObject({ spent_day: 0, spent_month: 0, spent_total: 0 });
    expect(await story.row(key)).toMatchObject({ spent_day: 4_000, state: 'REPLACED' });
    expect(await story.balance(payerId)).toBe(100_000);
  });

  test('the statement of who pays names card and receipt', async () => {
    const { payerId, memberId, number } = await spender();
    const { saleId } = await story.pay(memberId, number, 4_000);
    const { number: receipt } = await db.selectFrom('sale').select('number').where('id', '=', saleId).executeTakeFirstOrThrow();
    const entry = await db.selectFrom('journal_entry').select('id').where('sale_id', '=', saleId).executeTakeFirstOrThrow();
    const id = globalId('JournalEntry', JSON.stringify([payerId, entry.id]));
    const { node } = await story.owner.query<{ node: { why: string } }>(
      'query ($id: ID!) { node(id: $id) { ... on JournalEntry { why(language: EN) } } }',
      { id },
    );
    expect(node.why).toContain(`on receipt ${receipt}`);
    expect(node.why).toContain(`Card ****${number.slice(-4)}.`);
  });

  test('limits count by day, by month and in all', async () => {
    const { memberId, number } = await spender({ perDay: 2_000, perMonth: 5_000, inAll: 6_000 });
    const on = (day: string) => ({ at: new Date(`${day}T04:00:00Z`) });
    await story.pay(memberId, number, 2_000, on('2026-10-01'));
    await expect(story.pay(memberId, number, 1, on('2026-10-01'))).rejects.toMatchObject({ code: 'CARD_LIMIT' });
    await story.pay(memberId, number, 2_000, on('2026-10-02'));
    await expect(story.pay(memberId, number, 1_001, on('2026-10-03'))).rejects.toMatchObject({
      code: 'CARD_LIMIT',
      details: { left: '10.00' },
    });
    await story.pay(memberId, number, 1_000, on('2026-10-03'));
    await expect(story.pay(memberId, number, 1_001, on('2026-11-01'))).rejects.toMatchObject({
      code: 'CARD_LIMIT',
      details: { left: '10.00' },
    });
    await story.pay(memberId, number, 1_000, on('2026-11-01'));
  });

  test('of 64 who spend at once as many get through as the limit allows, and not one more', async () => {
    const { payerId, memberId, number, key } = await spender({ perDay: 10_000 });
    const tries = Array.from({ length: 64 }, () =>
      story.pay(memberId, number, 300).then(
        () => 'paid',
        (error: { code?: string }) => error.code,
      ),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === 'paid')).toHaveLength(33);
    expect(answers.filter((answer) => answer === 'CARD_LIMIT')).toHaveLength(31);
    expect(await story.row(key)).toMatchObject({ spent_day: 9_900, spent_total: 9_900 });
    expect(await story.balance(payerId)).toBe(90_100);
  });

  test('two cards of one company with 64 spenders: its money is the limit', async () => {
    const one = await spender();
    const second = await story.someone();
    const type = (await story.row(one.key)).type_id;
    const other = (await story.row(await story.issue(second, type, { payerId: one.payerId }))).number;
    const tries = Array.from({ length: 64 }, (_, at) =>
      (at % 2 ? story.pay(one.memberId, one.number, 3_000) : story.pay(second, other, 3_000)).then(
        () => 'paid',
        (error: { code?: string }) => error.code,
      ),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === 'paid')).toHaveLength(33);
    expect(answers.filter((answer) => answer === 'INSUFFICIENT_VALUE')).toHaveLength(31);
    const { total } = await db
      .selectFrom('card_spend')
      .select(({ fn }) => fn.sum<number>('amount').as('total'))
      .where('payer_id', '=', one.payerId)
      .executeTakeFirstOrThrow();
    expect([Number(total), await story.balance(one.payerId)]).toEqual([99_000, 1_000]);
  });
});

describe('a till refuses', () => {
  test.each([
    ['REPORT_LOSS', 'CARD_LOST'],
    ['FREEZE', 'CARD_FROZEN'],
    ['CLOSE', 'CARD_CLOSED'],
  ] as const)('a card after %s, for paying and for paying in', async (act, code) => {
    const { memberId, number, key } = await saver();
    await withTx(db, (tx) => changeCard(tx, viewer, key, { act, reason: 'x', now: new Date() }));
    await expect(story.pay(memberId, number, 100)).rejects.toMatchObject({ code, field: 'tenders.0.card' });
    const paid = { storeId: story.storeId, memberId, amount: minor(100), method: 'CASH', now: new Date(), card: number } as const;
    await expect(withTx(db, (tx) => topUp(tx, viewer, paid))).rejects.toMatchObject({ code, field: 'card' });
    expect(await story.balance(memberId)).toBe(100_000);
  });

  test('the supplementary cards of who has closed the last card; no other', async () => {
    const { memberId: payerId, key: first } = await saver();
    const second = await story.issue(payerId, await story.type());
    const child = await story.someone();
    const supplementary = await story.issue(child, await story.type({}, 'SUPPLEMENTARY'), { payerId });
    const linked = await story.issue(child, await story.type({}, 'LINKED'), { payerId });
    const { number } = await story.row(supplementary);
    const close = (key: typeof first) =>
      withTx(db, (tx) => changeCard(tx, viewer, key, { act: 'CLOSE', reason: 'moved away', now: new Date() }));
    await close(first);
    await story.pay(child, number, 100);
    await close(second);
    await expect(story.pay(child, number, 100)).rejects.toMatchObject({ code: 'CARD_CLOSED' });
    expect(await story.row(linked)).toMatchObject({ state: 'ACTIVE' });
    const events = await db
      .selectFrom('card_event')
      .select(['act', 'reason'])
      .where('card_id', '=', supplementary.cardId)
      .orderBy('id')
      .execute();
    expect(events.at(-1)).toEqual({ act: 'CLOSE', reason: 'moved away' });
  });

  test('a card that is not made for it, for paying and for paying in', async () => {
    const { memberId, number } = await saver({ storedValue: false });
    await expect(story.pay(memberId, number, 100)).rejects.toMatchObject({ code: 'CARD_CANNOT' });
    const paid = { storeId: story.storeId, memberId, amount: minor(100), method: 'CASH', now: new Date(), card: number } as const;
    await expect(withTx(db, (tx) => topUp(tx, viewer, paid))).rejects.toMatchObject({ code: 'CARD_CANNOT', field: 'card' });
  });

  test('somebody else’s card, and a number that is nobody’s', async () => {
    const [one, two] = [await saver(), await saver()];
    await expect(story.pay(one.memberId, two.number, 100)).rejects.toMatchObject({ code: 'CARD_NOT_THEIRS' });
    await expect(story.pay(one.memberId, '4711', 100)).rejects.toMatchObject({ code: 'CARD_UNKNOWN' });
  });

  test('a card that pays in cash, and two cards at once', async () => {
    const { memberId, number } = await saver();
    const line = { productId: globalId('Product', story.told.product('Tasting')), quantity: '1', unitPrice: '2.00', amount: '2.00' };
    const sell = (tenders: object[]) =>
      story.cashier.ask('mutation ($key: String!, $input: RecordSaleInput!) { recordSale(idempotencyKey: $key, input: $input) { id } }', {
        key: story.key(),
        input: { storeId: globalId('Org', story.storeId), memberId: globalId('Member', memberId), lines: [line], tenders },
      });
    const value = { method: 'STORED_VALUE', amount: '1.00' };
    expect((await sell([{ method: 'CASH', amount: '2.00', card: number }])).errors).toMatchObject([
      { code: 'CARD_PAYS_VALUE', field: 'tenders.0.card' },
    ]);
    expect((await sell([{ ...value, card: number }, value])).errors).toMatchObject([{ code: 'ONE_CARD', field: 'tenders.1.card' }]);
    expect(
      (
        await sell([
          { ...value, card: number },
          { ...value, card: number },
        ])
      ).errors,
    ).toEqual([]);
    expect(await story.balance(memberId)).toBe(99_800);
  });

  test('paying in by a linked card goes to the accounts it leads to', async () => {
    const { payerId, memberId, number } = await spender();
    const paid = { storeId: story.storeId, memberId, amount: minor(500), method: 'CASH', now: new Date(), card: number } as const;
    await withTx(db, (tx) => topUp(tx, viewer, paid));
    expect(await story.balance(payerId)).toBe(100_500);
  });
});

describe('the code of an electronic card', () => {
  const minutes = (count: number) => new Date(Date.now() + count * 60_000);

  test('is given by the API, finds the member and pays', async () => {
    const { memberId, key } = await saver();
    const { node } = await story.cashier.query<{ node: { code: { text: string; until: string } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Card { code { text until } } } }',
      { id: story.idOf(key) },
    );
    expect(new Date(node.code.until).getTime()).toBeGreaterThan(Date.now());
    const find = 'query ($value: String!) { memberLookup(kind: CARD, value: $value) { memberId } }';
    expect(await story.other.query(find, { value: node.code.text })).toEqual({ memberLookup: { memberId: globalId('Member', memberId) } });
    await story.pay(memberId, node.code.text, 100);
    expect(await story.balance(memberId)).toBe(99_900);
  });

  test('changes each minute, holds in the one beside it, and no longer', async () => {
    const { memberId, number } = await saver();
    const codes = [-2, -1, 0, 1, 2].map((count) => signCode(number, minutes(count)).text);
    expect(new Set(codes).size).toBe(5);
    const answers = await Promise.all(
      [codes[0] ?? '', codes[4] ?? ''].map((code) => story.pay(memberId, code, 100).catch((error: { code?: string }) => error.code)),
    );
    expect(answers).toEqual(['CARD_CODE_STALE', 'CARD_CODE_STALE']);
    await story.pay(memberId, codes[1] ?? '', 100);
  });

  test('cannot be made up, nor moved to another card or minute', async () => {
    const [one, two] = [await saver(), await saver()];
    const { text } = signCode(one.number, new Date());
    const forged = [text.replace(one.number, two.number), `${text.slice(0, -1)}${text.endsWith('A') ? 'B' : 'A'}`, 'RG1:1:2:3'];
    for (const code of forged) await expect(story.pay(two.memberId, code, 100)).rejects.toMatchObject({ code: 'CARD_CODE_FORGED' });
  });
});
