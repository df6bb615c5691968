import { PRINCIPAL, SPENDING_POINTS } from '../../packages/domain/src/assets.ts';
import { minor } from '../../packages/domain/src/money.ts';
import { addMonths, periodStart } from '../../packages/domain/src/period.ts';
import { addDays, type BusinessDate } from '../../packages/domain/src/time.ts';
import { decideApproval, withdrawApproval } from '../../apps/api/src/features/approvals/service.ts';
import { releaseHold, reserve } from '../../apps/api/src/features/ledger/holds.ts';
import { requestAward } from '../../apps/api/src/features/points/awards.ts';
import { grantPoints } from '../../apps/api/src/features/points/grants.ts';
import { cancelPending, confirmPending, promisePoints } from '../../apps/api/src/features/points/pending.ts';
import { markPaid, settle } from '../../apps/api/src/features/settlement/service.ts';
import { freezeAccount } from '../../apps/api/src/features/wallet/freeze.ts';
import { payBack } from '../../apps/api/src/features/wallet/pay-back.ts';
import { transferValue } from '../../apps/api/src/features/wallet/transfer.ts';
import type { Member } from './members.ts';
import { at } from './random.ts';
import type { Stage } from './value.ts';

/** What waits for a second person, what was decided, and what is reserved or promised. */
export async function workTheDesk(stage: Stage): Promise<void> {
  await grantByHand(stage);
  await moveValue(stage);
  await award(stage);
  await reserveAndPromise(stage);
}

/** Stores settle two whole months; of the older one all is paid, of the newer one the first half. */
export async function settleMonths({ tx, owner, daysAgo, lately }: Stage, today: BusinessDate): Promise<void> {
  const month = periodStart(today, 'MONTH');
  for (const [back, note] of [
    [1, '上上月结算'],
    [0, '上月结算'],
  ] as const) {
    const through = addDays(addMonths(month, -back), -1);
    const id = await settle(tx, owner, { through, note, now: back ? daysAgo(30) : lately() });
    const rows = await tx.selectFrom('settlement_row').select(['debtor_id', 'creditor_id']).where('settlement_id', '=', id).execute();
    for (const { debtor_id: debtorId, creditor_id: creditorId } of back ? rows : rows.slice(0, rows.length / 2)) {
      await markPaid(tx, owner, { settlementId: id, debtorId, creditorId }, lately());
    }
  }
}

const GRANTS = [
  { points: 20_000, reason: '门店装修期间多次到访未能服务，补偿', ends: 'wait' },
  { points: 15_000, reason: '新品评测活动奖励', ends: 'approve' },
  { points: 60_000, reason: '会员要求补发历史积分', ends: 'reject' },
  { points: 12_000, reason: '录入重复，重新提交', ends: 'withdraw' },
  { points: 30_000, reason: '十年老会员答谢', ends: 'wait' },
] as const;

async function grantByHand({ tx, members, staffOf, owner, lately }: Stage): Promise<void> {
  for (const [n, { points, reason, ends }] of GRANTS.entries()) {
    const { id: memberId, home } = at(members, 30 + n);
    const { manager } = staffOf(home);
    const input = { memberId, kindId: SPENDING_POINTS, points, storeId: home.id, reason };
    const asked = await grantPoints(tx, manager, `seed-grant-${n}`, input, lately());
    if (!('approvalId' in asked)) continue;
    const { approvalId } = asked;
    if (ends === 'approve') await decideApproval(tx, owner, { approvalId, approve: true, note: '情况属实', now: lately() });
    if (ends === 'reject') await decideApproval(tx, owner, { approvalId, approve: false, note: '无历史记录可查', now: lately() });
    if (ends === 'withdraw') await withdrawApproval(tx, manager, approvalId, lately());
  }
}

/** Who has lost the phone. */
const lost = (savers: readonly Member[]) => savers.at(4) ?? savers.at(-1);

/** Two transfers between savers, one of them carried out, a pay-back that waits, and an account that is frozen. */
async function moveValue({ tx, savers, staffOf, owner, lately }: Stage): Promise<void> {
  const hand = async (from: Member, to: Member, yuan: number, reason: string) => {
    const { manager } = staffOf(from.home);
    const asked = { storeId: from.home.id, memberId: from.id, toMemberId: to.id, amount: minor(yuan * 100), reason };
    return transferValue(tx, manager, { ...asked, now: lately() });
  };
  const [a, b, c, d] = savers;
  if (a && b) await hand(a, b, 100, '夫妻共用一张卡');
  if (c && d) {
    const { approvalId } = await hand(c, d, 50, '代付朋友茶会');
    await decideApproval(tx, owner, { approvalId, approve: true, note: '双方到店确认', now: lately() });
  }
  const large = await tx
    .selectFrom('lot as l')
    .innerJoin('journal_entry as e', (join) => join.onRef('e.member_id', '=', 'l.member_id').onRef('e.id', '=', 'l.entry_id'))
    .select(['l.member_id', 'l.entry_id', 'l.store_id'])
    .where('e.kind', '=', 'TOP_UP')
    .where('l.asset_id', '=', PRINCIPAL)
    .where('l.remaining', '>', 60_000)
    .orderBy('l.id')
    .executeTakeFirst();
  if (large) {
    const asked = { memberId: large.member_id, entryId: large.entry_id, storeId: large.store_id, amount: minor(60_000) };
    await payBack(tx, owner, { ...asked, method: 'BANK_CARD', reason: '会员迁居外地', now: lately() });
  }
  const frozen = lost(savers);
  const account = tx
    .selectFrom('account')
    .select('id')
    .where('asset_id', '=', PRINCIPAL)
    .where('member_id', '=', frozen?.id ?? null);
  const found = frozen && (await account.executeTakeFirst());
  if (!found) return;
  const { manager } = staffOf(frozen.home);
  await freezeAccount(tx, manager, {
    memberId: frozen.id,
    accountId: found.id,
    frozen: true,
    reason: '会员报失手机，暂停使用',
    now: lately(),
  });
}

/** Points for lists: one that waits, one that is agreed and given by the worker. */
async function award({ tx, members, staffOf, owner, lately }: Stage): Promise<void> {
  const { home } = at(members, 0);
  const list = members.filter((member) => member.home === home).map(({ id }) => id);
  const { manager } = staffOf(home);
  const input = { kindId: SPENDING_POINTS, orgId: home.id, list: '' };
  const first = { ...input, score: 66, reason: '社区茶会签到', memberIds: list.slice(0, 12) };
  await requestAward(tx, manager, 'seed-award-1', first, lately());
  const second = { ...input, score: 30, reason: '会员日问卷', memberIds: list.slice(0, 25) };
  const agreed = await requestAward(tx, manager, 'seed-award-2', second, lately());
  const { approval_id: approvalId } = await tx
    .selectFrom('points_award')
    .select('approval_id')
    .where('id', '=', agreed)
    .executeTakeFirstOrThrow();
  if (approvalId) await decideApproval(tx, owner, { approvalId, approve: true, note: '名单已核对', now: lately() });
}

const HOLDS = ['预约茶艺体验课订金', '礼盒定制预留', '中秋团购预留'];
const PROMISES = ['送货签收后入账', '茶具刻字完成后入账', '礼盒自提后入账', '评测文章发布后入账', '到货后入账'];
/** Minutes of three days. */
const THREE_DAYS = 4_320;

async function reserveAndPromise({ tx, members, savers, staffOf, lately }: Stage): Promise<void> {
  for (const [n, reason] of HOLDS.entries()) {
    const saver = savers.filter((one) => one !== lost(savers))[n];
    if (!saver) continue;
    const { cashier } = staffOf(saver.home);
    const wanted = { storeId: saver.home.id, memberId: saver.id, assetId: PRINCIPAL, amount: `${20 + n * 15}.00`, reason };
    const hold = await reserve(tx, cashier, { ...wanted, minutes: THREE_DAYS, now: lately() });
    if (n === 1) await releaseHold(tx, cashier, hold, lately());
  }
  for (const [n, reason] of PROMISES.entries()) {
    const { id: memberId, home } = at(members, 40 + n);
    const { manager } = staffOf(home);
    const now = lately();
    const dueOn = n < 2 ? addDays(now.toISOString().slice(0, 10), 7 + n) : null;
    const input = { memberId, kindId: SPENDING_POINTS, points: 50 + n * 30, storeId: home.id, dueOn, reason };
    const key = await promisePoints(tx, manager, `seed-promise-${n}`, input, now);
    if (n === 3) await confirmPending(tx, manager, `seed-confirm-${n}`, key, lately());
    if (n === 4) await cancelPending(tx, manager, `seed-cancel-${n}`, key, lately());
  }
}
