import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Api, type Client, startApi } from '../../../test/client.ts';
import { chain as story } from '../../../test/story.ts';

let api: Api;
let owner: Client;
let cashier: Client;

beforeAll(async () => {
  api = await startApi();
  const told = await story().employee('OWNER').store('West Lake').employee('CASHIER').tell();
  [owner, cashier] = await Promise.all([api.as(told.employee('OWNER')), api.as(told.employee('CASHIER'))]);
});
afterAll(() => api.stop());

const SAVE = 'mutation ($input: LayoutInput) { saveLayout(input: $input) { layout { cards hidden } } }';
const input = { cards: ['TREND', 'KPIS'], hidden: ['INBOX'] };
const layout = async (who: Client) =>
  (await who.query<{ viewer: { layout: object | null } }>('{ viewer { layout { cards hidden } } }')).viewer.layout;

test('everybody keeps an arrangement of their own, and may forget it', async () => {
  expect(await layout(owner)).toBeNull();
  expect(await owner.query(SAVE, { input })).toEqual({ saveLayout: { layout: input } });
  expect(await layout(owner)).toEqual(input);
  expect(await layout(cashier)).toBeNull();
  const other = { cards: ['STOCK'], hidden: [] };
  await cashier.query(SAVE, { input: other });
  expect([await layout(owner), await layout(cashier)]).toEqual([input, other]);
  await owner.query(SAVE, { input: null });
  expect([await layout(owner), await layout(cashier)]).toEqual([null, other]);
  const { audits } = await owner.query<{ audits: { edges: object[] } }>(
    '{ audits(filter: { action: "employee.arrange" }) { edges { node { id } } } }',
  );
  expect(audits.edges).toHaveLength(3);
});

test('a card named twice is refused with its field and changes nothing; nobody unknown keeps anything', async () => {
  await owner.query(SAVE, { input });
  const refusal = async (cards: string[], hidden: string[]) => (await owner.ask(SAVE, { input: { cards, hidden } })).errors;
  expect(await refusal(['KPIS'], ['KPIS'])).toMatchObject([{ code: 'TWICE', field: 'hidden.0' }]);
  expect(await refusal(['KPIS', 'STOCK', 'KPIS'], [])).toMatchObject([{ code: 'TWICE', field: 'cards.2' }]);
  expect(await layout(owner)).toEqual(input);
  expect(await api.anonymous.refused(SAVE, { input })).toEqual(['UNAUTHENTICATED']);
});
