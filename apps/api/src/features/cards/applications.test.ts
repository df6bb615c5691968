import { minor } from '@regulars/domain/money';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCards } from '../../../test/card-story.ts';
import type { Client } from '../../../test/client.ts';
import { db } from '../../db.ts';
import { globalId } from '../../global-id.ts';

type Story = Awaited<ReturnType<typeof openCards>>;
let story: Story;
beforeAll(async () => {
  story = await openCards();
});
afterAll(() => story.api.stop());

const FORM =
  'id state name phone clerk creditPassed checkedBy approval { id state } member { name phone } card { number state payer { name } perDay }';
const APPLY = `mutation ($key: String!, $input: CardApplicationInput!) { createCardApplication(idempotencyKey: $key, input: $input) { ${FORM} } }`;
const CHECK = `mutation ($id: ID!, $input: CreditCheckInput!) { checkCardApplication(id: $id, input: $input) { ${FORM} } }`;
const DECIDE =
  'mutation ($id: ID!, $yes: Boolean!, $key: String!) { decideApproval(id: $id, approve: $yes, note: "seen", idempotencyKey: $key) { state } }';
const READ = `query ($id: ID!) { node(id: $id) { ... on CardApplication { ${FORM} } } }`;

interface Form {
  id: string;
  state: string;
  approval: { id: string } | null;
}

let phones = 13_800_200_000;
const apply = async (typeId: string, input: object = {}, by: Client = story.cashier) => {
  const ids = { typeId: globalId('CardType', typeId), storeId: globalId('Org', story.storeId) };
  const person = { name: 'Sun', phone: String(++phones), employer: 'Tea & Co', income: '8000.00' };
  const { createCardApplication } = await by.query<{ createCardApplication: Form }>(APPLY, {
    key: story.key(),
    input: { ...ids, ...person, ...input },
  });
  return createCardApplication;
};
const check = async (id: string, input: object = { passed: true, score: 700 }, by: Client = story.manager) =>
  (await by.query<{ checkCardApplication: Form }>(CHECK, { id, input })).checkCardApplication;
const decide = (form: Form, yes: boolean, by: Client) => by.ask(DECIDE, { id: form.approval?.id, yes, key: story.key() });
const read = async ({ id }: Form) => (await story.manager.query<{ node: Record<string, unknown> }>(READ, { id })).node;
const members = async () => (await db.selectFrom('member').select('id').execute()).length;

test('somebody applies, is looked into, and becomes a member with a card when a third person agrees', async () => {
  const form = await apply(await story.type());
  expect(form).toMatchObject({ state: 'NEW', name: 'Sun', clerk: 'CASHIER', approval: null });
  const waiting = await check(form.id);
  expect(waiting).toMatchObject({ state: 'WAITING', creditPassed: true, checkedBy: 'STORE_MANAGER', approval: { state: 'PENDING' } });
  expect((await decide(waiting, true, story.manager)).errors).toMatchObject([{ code: 'APPROVE_OWN' }]);
  const before = await members();
  expect((await decide(waiting, true, story.deputy)).errors).toEqual([]);
  expect(await members()).toBe(before + 1);
  const done = await read(form);
  expect(done).toMatchObject({
    state: 'APPROVED',
    name: null,
    phone: null,
    member: { name: 'Sun', phone: `+86${phones}` },
    card: { state: 'ACTIVE' },
  });
});

test('the clerk who took it may not approve it, though another looked into it', async () => {
  const waiting = await check((await apply(await story.type(), {}, story.manager)).id, undefined, story.deputy);
  expect((await decide(waiting, true, story.manager)).errors).toMatchObject([{ code: 'APPROVE_OWN' }]);
  expect((await decide(waiting, true, story.owner)).errors).toEqual([]);
});

test('a member applies for a supplementary card with limits', async () => {
  const payer = story.told.member('Wang');
  const typeId = await story.type({ issueFee: minor(500) }, 'SUPPLEMENTARY');
  const form = await apply(typeId, {
    memberId: globalId('Member', story.told.member('Li')),
    payerId: globalId('Member', payer),
    perDay: '50.00',
  });
  expect(await story.manager.refused(CHECK, { id: form.id, input: { passed: true } })).toEqual(['REQUIRED']);
  await decide(await check(form.id, { passed: true, method: 'CASH' }), true, story.deputy);
  expect(await read(form)).toMatchObject({ state: 'APPROVED', card: { payer: { name: 'Wang' }, perDay: '50.00' } });
});

test('what is refused is forgotten: by who looked into it, by who decides, by who takes it back', async () => {
  const typeId = await story.type();
  const before = await members();
  const [first, second, third] = [await apply(typeId), await apply(typeId), await apply(typeId)];
  expect(await story.manager.refused(CHECK, { id: first.id, input: { passed: false } })).toEqual(['REQUIRED']);
  expect(await check(first.id, { passed: false, note: 'no income' })).toMatchObject({ state: 'REJECTED', name: null, approval: null });
  expect((await decide(await check(second.id), false, story.deputy)).errors).toEqual([]);
  expect(await read(second)).toMatchObject({ state: 'REJECTED', name: null, phone: null, card: null });
  await story.cashier.query('mutation ($id: ID!) { withdrawCardApplication(id: $id, reason: "changed mind") { id } }', { id: third.id });
  expect(await read(third)).toMatchObject({ state: 'WITHDRAWN', name: null });
  expect(await story.manager.refused(CHECK, { id: third.id, input: { passed: true } })).toEqual(['APPLICATION_STEP']);
  expect(await members()).toBe(before);
});

test('where the card cannot be given out, nobody becomes a member and it goes on waiting', async () => {
  const form = await apply(await story.type(), { phone: '13800299999' });
  const waiting = await check(form.id);
  const twin = await apply(await story.type(), { phone: '13800299999' });
  await decide(await check(twin.id), true, story.deputy);
  const before = await members();
  expect((await decide(waiting, true, story.deputy)).errors).toMatchObject([{ code: 'DUPLICATE', field: 'phone' }]);
  expect(await members()).toBe(before);
  expect(await read(form)).toMatchObject({ state: 'WAITING', name: 'Sun' });
});
