import { decodeGlobalID } from '@pothos/plugin-relay';
import { withTx } from '@regulars/db/tx';
import { CONTRIBUTION_POINTS, SPENDING_POINTS } from '@regulars/domain/assets';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '../../db.ts';
import { globalId, uuidPairOf } from '../../global-id.ts';
import { verify } from '../ledger/verify.ts';
import { pointsConsumer } from './automatic.ts';
import { openShop, type Shop } from './test/shop.ts';

const REFERRALS = `referrals { brought points above { level member { name } } members(first: 5) { totalCount edges { node { member { name } } } }
  rewards(first: 5) { totalCount edges { node { level points takenAt buyer { name } } } } }`;
const SET = `mutation ($memberId: ID!, $referrerId: ID) { setReferrer(memberId: $memberId, referrerId: $referrerId) { ${REFERRALS} } }`;
const CONFIGURE = 'mutation ($input: PointsSettingsInput!) { updatePointsSettings(input: $input) { referralKind { code } } }';
const GRANT = `mutation ($key: String!, $input: GrantPointsInput!) { grantPoints(idempotencyKey: $key, input: $input) { entry { id } } }`;

interface Referrals {
  brought: number;
  points: number;
  above: { level: number; member: { name: string } | null }[];
  members: { totalCount: number };
  rewards: { edges: { node: { level: number; points: number; takenAt: string | null; buyer: { name: string } | null } }[] };
}

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.people.api.stop());

const refer = async (member: string, by: string | null) =>
  shop.people.cashier.query(SET, { memberId: shop.id('Member', member), referrerId: by && shop.id('Member', by) });
const configure = (input: object) => shop.people.marketer.query(CONFIGURE, { input });
const referralsOf = async (name: string) => {
  const asked = { id: shop.id('Member', name) };
  const document = `query ($id: ID!) { node(id: $id) { ... on Member { ${REFERRALS} } } }`;
  return (await shop.people.cashier.query<{ node: { referrals: Referrals } }>(document, asked)).node.referrals;
};
const tell = async (kind: string, payload: object) => {
  const of = { at: new Date(), orgId: null, memberId: shop.people.told.member('Chen'), payload: { ...payload, guest: false } };
  await withTx(db, (tx) => pointsConsumer.onEntries(tx, [{ seq: 1, cursor: '', kind, ...of }]));
};
const saleOf = ({ id }: { id: string }) => uuidPairOf(decodeGlobalID(id), 'Sale', 'id')[1];
/** What Chen buys, and gives back, as the stream tells it. */
const buys = async (tea: number) => {
  const sale = await shop.buys('Chen', { tea });
  await tell('sale.recorded', { saleId: saleOf(sale), amount: tea * 100 });
  return sale;
};
const givesBack = async (sale: { id: string }) => {
  await shop.brings(sale.id);
  await tell('sale.refunded', { saleId: '', refundOfId: saleOf(sale), amount: -1 });
};
const balances = async () => [await shop.balance('Zhao'), await shop.balance('Li')];

test('two levels, whom one brought and who is above: as far as each may be seen', async () => {
  await refer('Chen', 'Zhao');
  await refer('Zhao', 'Li');
  await configure({ referralKindId: globalId('PointsKind', SPENDING_POINTS), referralLevels: [{ percent: 10 }, { points: 3 }] });
  expect(await referralsOf('Chen')).toMatchObject({
    brought: 0,
    above: [
      { level: 1, member: { name: 'Zhao' } },
      { level: 2, member: { name: 'Li' } },
    ],
  });
  expect(await referralsOf('Li')).toMatchObject({
    brought: 1,
    members: { totalCount: 1, edges: [{ node: { member: { name: 'Zhao' } } }] },
  });
});

test('a purchase that was given back is not the first one: the next is rewarded', async () => {
  const before = await balances();
  await givesBack(await buys(100));
  expect(await balances()).toEqual(before);
  await buys(100);
  await buys(100);
  expect(await balances()).toEqual(before.map((points, at) => points + (at === 0 ? 10 : 3)));
  const { rewards } = await referralsOf('Li');
  expect(rewards.edges.map(({ node }) => [node.level, node.points, node.takenAt !== null, node.buyer?.name])).toEqual([
    [2, 3, false, 'Chen'],
    [2, 3, true, 'Chen'],
  ]);
});

test('goes back in the kind it was given in, whatever is given today; what was spent is owed', async () => {
  await configure({ referralEach: true });
  const [zhao = 0, li = 0] = await balances();
  const [first, second] = [await buys(200), await buys(300)];
  expect(await balances()).toEqual([zhao + 50, li + 6]);
  await configure({ referralKindId: globalId('PointsKind', CONTRIBUTION_POINTS) });
  await givesBack(first);
  expect(await balances()).toEqual([zhao + 30, li + 3]);
  const input = { memberId: shop.id('Member', 'Zhao'), kindId: globalId('PointsKind', SPENDING_POINTS), reason: 'x' };
  const grant = (points: number) =>
    shop.people.marketer.query(GRANT, { key: shop.key(), input: { ...input, points, storeId: shop.store() } });
  await grant(-(zhao + 30));
  await configure({ referralKindId: null });
  await givesBack(second);
  expect(await balances()).toEqual([0, li]);
  const owed = db.selectFrom('points_debt').select(['member_id', 'owed']).where('owed', '>', 0).execute();
  expect(await owed).toEqual([{ member_id: shop.people.told.member('Zhao'), owed: 30 }]);
  expect((await verify(db)).findings).toEqual([]);
});

test('a kind that referrers get is in use; the stream goes on where it was archived all the same', async () => {
  await configure({ referralKindId: globalId('PointsKind', CONTRIBUTION_POINTS) });
  const archive = 'mutation ($id: ID!) { archivePointsKind(id: $id) { id } }';
  expect(await shop.people.marketer.refused(archive, { id: globalId('PointsKind', CONTRIBUTION_POINTS) })).toEqual(['IN_USE']);
  await db.updateTable('asset').set({ archived_at: new Date() }).where('id', '=', CONTRIBUTION_POINTS).execute();
  const { points } = await referralsOf('Zhao');
  await buys(100);
  expect((await referralsOf('Zhao')).points).toBe(points);
});
