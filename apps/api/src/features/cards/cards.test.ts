import { withTx } from '@regulars/db/tx';
import { isChecked } from '@regulars/domain/cards-number';
import { addDays } from '@regulars/domain/time';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCards } from '../../../test/card-story.ts';
import type { Client } from '../../../test/client.ts';
import { businessDayAt } from '../../business-day.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { systemViewer } from '../../viewer.ts';
import { expireCards } from './expire.ts';
import { changeCard } from './service.ts';

type Story = Awaited<ReturnType<typeof openCards>>;
let story: Story;
beforeAll(async () => {
  story = await openCards();
});
afterAll(() => story.api.stop());

const CARD =
  'id number state expiresOn acts member { name } payer { name } history { act from to reason operator fee method } replaces { number }';
const ISSUE = `mutation ($key: String!, $input: IssueCardInput!) { issueCard(idempotencyKey: $key, input: $input) { ${CARD} } }`;
const REPLACE = `mutation ($key: String!, $input: ReplaceCardInput!) { replaceCard(idempotencyKey: $key, input: $input) { ${CARD} } }`;
const RENEW = `mutation ($key: String!, $input: RenewCardInput!) { renewCard(idempotencyKey: $key, input: $input) { ${CARD} } }`;
const act = (name: string) => `mutation ($id: ID!, $reason: String!) { ${name}(id: $id, reason: $reason) { ${CARD} } }`;
const LOOKUP = 'query ($value: String!) { memberLookup(kind: CARD, value: $value) { memberId cards { maskedNumber state uses } } }';

interface Card {
  id: string;
  number: string;
  state: string;
  acts: string[];
  expiresOn: string | null;
  history: { act: string; from: string | null; to: string; reason: string | null; operator: string | null; fee: string }[];
}

const today = () => businessDayAt({ time_zone: null, day_starts_at: null }, new Date());
const sellTo = async (memberId: string, typeId: string, input: object = {}, by: Client = story.cashier, key = story.key()) => {
  const ids = { storeId: globalId('Org', story.storeId), memberId: globalId('Member', memberId), typeId: globalId('CardType', typeId) };
  return (await by.query<{ issueCard: Card }>(ISSUE, { key, input: { ...ids, ...input } })).issueCard;
};
const doTo = async (name: string, id: string, by: Client = story.manager, reason = 'because') =>
  Object.values(await by.query<Record<string, Card>>(act(name), { id, reason }))[0];
const lookup = (value: string, by: Client = story.other) => by.ask<{ memberLookup: { memberId: string } | null }>(LOOKUP, { value });

describe('a card', () => {
  test('is sold once for a key, has the next number with its check digit, and any till finds the member by it', async () => {
    const typeId = await story.type({ issueFee: 1000 as never, pattern: '77{store}{6}' });
    const memberId = story.told.member('Li');
    const key = story.key();
    const card = await sellTo(memberId, typeId, { method: 'WECHAT_PAY', reference: 'W-1' }, story.cashier, key);
    expect(await sellTo(memberId, typeId, { method: 'WECHAT_PAY', reference: 'W-1' }, story.cashier, key)).toEqual(card);
    expect(card).toMatchObject({ state: 'ACTIVE', member: { name: 'Li' }, payer: null, replaces: null });
    expect(card.number).toMatch(/^77S\d+000001\d$/);
    expect(isChecked(card.number)).toBe(true);
    expect(card.history).toEqual([
      { act: 'ISSUE', from: null, to: 'ACTIVE', reason: null, operator: 'CASHIER', fee: '10.00', method: 'WECHAT_PAY' },
    ]);
    expect((await sellTo(memberId, typeId, { method: 'CASH' })).number).toMatch(/000002\d$/);
    const { data, errors } = await lookup(card.number.toLowerCase());
    expect(errors).toEqual([]);
    expect(data?.memberLookup).toMatchObject({ memberId: globalId('Member', memberId), cards: [{ state: 'ACTIVE' }, { state: 'ACTIVE' }] });
  });

  test.each([
    ['a fee is paid somehow', async () => ({ typeId: await story.type({ issueFee: 1000 as never }), input: {} }), 'REQUIRED', 'method'],
    [
      'a linked card needs somebody who pays',
      async () => ({ typeId: await story.type({}, 'LINKED'), input: {} }),
      'CARD_NEEDS_LINK',
      'payerId',
    ],
    [
      'nobody is linked to himself',
      async () => ({ typeId: await story.type({}, 'SUPPLEMENTARY'), input: { payerId: globalId('Member', story.told.member('Li')) } }),
      'SAME_MEMBER',
      'payerId',
    ],
    [
      'a group card is an organisation’s',
      async () => ({ typeId: await story.type({}, 'GROUP'), input: { payerId: globalId('Member', story.told.member('Wang')) } }),
      'CARD_LINK_GROUP',
      'payerId',
    ],
    [
      'an individual card has no link',
      async () => ({ typeId: await story.type(), input: { payerId: globalId('Member', story.told.member('Wang')) } }),
      'CARD_NO_LINK',
      'payerId',
    ],
    ['nor limits', async () => ({ typeId: await story.type(), input: { perDay: '1.00' } }), 'CARD_NO_LINK', 'perDay'],
    ['a number that was not printed', async () => ({ typeId: await story.type(), input: { number: '123' } }), 'BLANK_UNKNOWN', 'number'],
  ])('%s', async (_what, make, code, field) => {
    const { typeId, input } = await make();
    const before = await db.selectFrom('card').select('id').execute();
    const ids = {
      storeId: globalId('Org', story.storeId),
      memberId: globalId('Member', story.told.member('Li')),
      typeId: globalId('CardType', typeId),
    };
    const { errors } = await story.cashier.ask(ISSUE, { key: story.key(), input: { ...ids, ...input } });
    expect(errors).toMatchObject([{ code, field }]);
    expect(await db.selectFrom('card').select('id').execute()).toEqual(before);
  });

  test('of an organisation only where the type says so', async () => {
    const company = await story.someone('Company', 'ORGANISATION');
    const ids = { storeId: globalId('Org', story.storeId), memberId: globalId('Member', company) };
    const typeId = globalId('CardType', await story.type());
    expect(await story.cashier.refused(ISSUE, { key: story.key(), input: { ...ids, typeId } })).toEqual(['CARD_HOLDER']);
    expect((await sellTo(company, await story.type({ organisations: true }))).state).toBe('ACTIVE');
  });
});

describe('a blocked card', () => {
  test.each([
    ['reportCardLoss', 'LOST', 'CARD_LOST', 'cancelCardLoss'],
    ['freezeCard', 'FROZEN', 'CARD_FROZEN', 'unfreezeCard'],
  ])('%s: every till refuses it, until %s is undone', async (block, state, code, release) => {
    const card = await sellTo(await story.someone(), await story.type());
    expect(await doTo(block, card.id)).toMatchObject({
      state,
      history: [{ from: 'ACTIVE', to: state, reason: 'because', operator: 'STORE_MANAGER' }, {}],
    });
    const { errors } = await lookup(card.number);
    expect(errors).toMatchObject([{ code, field: 'value', message: expect.stringContaining(`****${card.number.slice(-4)}`) }]);
    expect(await story.manager.refused(act(block), { id: card.id, reason: 'again' })).toEqual(['CARD_STATE']);
    expect(await doTo(release, card.id)).toMatchObject({ state: 'ACTIVE' });
    expect((await lookup(card.number)).errors).toEqual([]);
  });

  test('a closed card stays closed, and says so', async () => {
    const card = await sellTo(await story.someone(), await story.type());
    expect(await doTo('closeCard', card.id)).toMatchObject({ state: 'CLOSED', acts: [] });
    expect((await lookup(card.number)).errors).toMatchObject([{ code: 'CARD_CLOSED' }]);
    expect(await story.manager.refused(act('closeCard'), { id: card.id, reason: 'again' })).toEqual(['CARD_STATE']);
  });

  test('a card that waits to be activated is refused; blocked and given free it waits again', async () => {
    const card = await sellTo(await story.someone(), await story.type({ activeAtOnce: false }));
    expect(card).toMatchObject({ state: 'ISSUED' });
    expect((await lookup(card.number)).errors).toMatchObject([{ code: 'CARD_NOT_ACTIVE' }]);
    await doTo('freezeCard', card.id);
    expect(await doTo('unfreezeCard', card.id)).toMatchObject({ state: 'ISSUED' });
    const activate = 'mutation ($id: ID!) { activateCard(id: $id) { state } }';
    expect(await story.cashier.query(activate, { id: card.id })).toEqual({ activateCard: { state: 'ACTIVE' } });
  });

  test.each([
    ['without a reason', () => story.manager, ' ', 'REQUIRED'],
    ['by a cashier, who may not freeze', () => story.cashier, 'because', 'FORBIDDEN'],
    ['by somebody of another branch', () => story.other, 'because', 'FORBIDDEN'],
  ])('is not frozen %s', async (_what, by, reason, code) => {
    const card = await sellTo(await story.someone(), await story.type());
    expect(await by().refused(act('freezeCard'), { id: card.id, reason })).toEqual([code]);
  });

  test('another branch, which may report losses, knows no card of a member it does not know', async () => {
    const card = await sellTo(await story.someone(), await story.type());
    expect(await story.other.refused(act('reportCardLoss'), { id: card.id, reason: 'because' })).toEqual(['NOT_FOUND']);
    expect(await story.other.query('query ($id: ID!) { node(id: $id) { id } }', { id: card.id })).toEqual({ node: null });
  });
});

test('a replaced card leads to nobody, the new one has its link, limits and PIN', async () => {
  const payer = await story.someone();
  const typeId = await story.type({ replaceFee: 500 as never }, 'LINKED');
  const old = await story.issue(await story.someone(), typeId, { payerId: payer, perDay: 5000 as never });
  await db
    .updateTable('card')
    .set({ pin_hash: 'kept', spent_on: today(), spent_day: 4000, spent_month: 4000, spent_total: 4000 })
    .where('id', '=', old.cardId)
    .execute();
  const before = await story.row(old);
  await doTo('reportCardLoss', story.idOf(old));
  const input = { cardId: story.idOf(old), storeId: globalId('Org', story.storeId), reason: 'lost', method: 'CASH' };
  const { replaceCard } = await story.cashier.query<{ replaceCard: Card }>(REPLACE, { key: story.key(), input });
  expect(replaceCard).toMatchObject({ state: 'ACTIVE', replaces: { number: before.number }, expiresOn: before.expires_on });
  expect(replaceCard.history).toMatchObject([{ act: 'ISSUE', fee: '5.00', method: 'CASH', reason: 'lost' }]);
  const made = await db.selectFrom('card').selectAll().where('number', '=', replaceCard.number).executeTakeFirstOrThrow();
  expect(made).toMatchObject({ payer_id: payer, limit_day: 5000, spent_day: 4000, pin_hash: 'kept' });
  expect((await lookup(before.number)).errors).toMatchObject([{ code: 'CARD_REPLACED' }]);
  expect((await lookup(replaceCard.number)).errors).toEqual([]);
  expect(await story.cashier.refused(REPLACE, { key: story.key(), input })).toEqual(['CARD_STATE']);
});

test('a card expires at its shop’s midnight, is refused before the job has run, and is renewed from today', async () => {
  const typeId = await story.type({ validMonths: 12, renewFee: 200 as never });
  const card = await sellTo(await story.someone(), typeId);
  expect(card.expiresOn).not.toBeNull();
  await db
    .updateTable('card')
    .set({ expires_on: addDays(today(), -1) })
    .where('number', '=', card.number)
    .execute();
  expect((await lookup(card.number)).errors).toMatchObject([{ code: 'CARD_EXPIRED' }]);
  expect(await expireCards(db, new Date())).toBe(1);
  expect(await expireCards(db, new Date())).toBe(0);
  const input = { cardId: card.id, storeId: globalId('Org', story.storeId), method: 'CASH' };
  const { renewCard } = await story.cashier.query<{ renewCard: Card }>(RENEW, { key: story.key(), input });
  expect(renewCard).toMatchObject({
    state: 'ACTIVE',
    history: [{ act: 'RENEW', from: 'EXPIRED', fee: '2.00' }, { act: 'EXPIRE', operator: null }, {}],
  });
  expect(renewCard.expiresOn?.slice(5)).toBe(today().slice(5));
  expect((await lookup(card.number)).errors).toEqual([]);
});

test('of two who block and close a card at once, one after the other does it, and the history tells the same', async () => {
  const card = await story.issue(await story.someone(), await story.type());
  const tries = (['REPORT_LOSS', 'FREEZE', 'CLOSE', 'REPORT_LOSS'] as const).map((one) =>
    withTx(db, (tx) => changeCard(tx, systemViewer('t'), card, { act: one, reason: 'race', now: new Date() })).then(
      () => true,
      () => false,
    ),
  );
  const done = (await Promise.all(tries)).filter(Boolean).length;
  const history = await db
    .selectFrom('card_event')
    .select(['from_state', 'to_state'])
    .where('card_id', '=', card.cardId)
    .orderBy('id')
    .execute();
  expect(history).toHaveLength(done + 1);
  let at: string | null = null;
  for (let left = history; left.length > 0;) {
    const next = left.findIndex(({ from_state }) => from_state === at);
    expect(next).toBeGreaterThanOrEqual(0);
    at = left[next]?.to_state ?? null;
    left = left.toSpliced(next, 1);
  }
  expect((await story.row(card)).state).toBe(at);
});

test('each act is audited and published', async () => {
  const card = await story.issue(await story.someone(), await story.type());
  await doTo('reportCardLoss', story.idOf(card));
  const id = JSON.stringify([card.memberId, card.cardId]);
  const audit = await db.selectFrom('audit').select('action').where('entity_id', '=', id).orderBy('id').execute();
  expect(audit.map(({ action }) => action)).toEqual(['card.issue', 'card.report-loss']);
  const events = await db
    .selectFrom('event')
    .select('kind')
    .where('member_id', '=', card.memberId)
    .where('kind', 'like', 'card.%')
    .orderBy('id')
    .execute();
  expect(events.map(({ kind }) => kind)).toEqual(['card.issued', 'card.lost']);
});

test('what was set for the points of a card stands in its history', async () => {
  const { id } = await sellTo(story.told.member('Li'), await story.type());
  const SET = `mutation ($id: ID!, $input: CardEarningInput!) { setCardEarning(id: $id, input: $input) {
    earns pointsPercent history { act earning { earns pointsPercent } } } }`;
  const set = (input: object) => story.manager.query(SET, { id, input: { reason: 'because', ...input } });
  await set({ pointsPercent: 150 });
  expect(await set({ earns: false })).toEqual({
    setCardEarning: {
      earns: false,
      pointsPercent: null,
      history: [
        { act: 'SET_EARNING', earning: { earns: false, pointsPercent: null } },
        { act: 'SET_EARNING', earning: { earns: null, pointsPercent: 150 } },
        { act: 'ISSUE', earning: null },
      ],
    },
  });
});
