import type { Db, Tx } from '@regulars/db/kysely';
import type { Earning } from '@regulars/domain/earning';
import { DomainError } from '@regulars/domain/errors';
import { minor } from '@regulars/domain/money';
import { capped, MOST_LEVELS, type ReferralLevel, referralPoints } from '@regulars/domain/referral';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import type { Entry } from '../../stream/entries.ts';
import { systemViewer, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { holdAccounts } from '../ledger/load.ts';
import { holderOf, requireKnown } from '../ledger/place.ts';
import { type Place, write } from '../ledger/write.ts';
import { earningCounts, holdCaps, releaseCaps } from './caps.ts';
import { owe } from './debts.ts';
import { give } from './service.ts';
import { loadPointsSettings, type PointsSettings } from './settings.ts';
import { holderNow, lotsOf, movesOf } from './take-back.ts';

/** Under which the limits of referrers are counted, and which entries of the journal name. */
const REFERRAL_RULE = '00000000-0000-7000-8000-00000000ae01';
const viewer = systemViewer('points:referral');
const WORDS = { rule: '介绍人积分', ruleEn: 'Referral' };

/**
 * Says who brought a member; null: nobody. Whoever sets referrers comes one after the other, so that no two together make a loop.
 * @throws NOT_FOUND, ARCHIVED, NO_ACCOUNT_OF_GUEST, REFERRAL_LOOP
 */
export async function setReferrer(tx: Tx, by: Viewer, input: { memberId: string; referrerId: string | null }, now: Date): Promise<string> {
  await tx.selectFrom('points_setting').select('id').forNoKeyUpdate().execute();
  const memberId = await holderOf(tx, input.memberId);
  await requireKnown(tx, by, memberId, 'memberId');
  const before = await tx.selectFrom('member_referral').select('referrer_id').where('member_id', '=', memberId).executeTakeFirst();
  if (input.referrerId === null) await tx.deleteFrom('member_referral').where('member_id', '=', memberId).execute();
  else {
    const referrerId = await holderOf(tx, input.referrerId, 'referrerId');
    if (await leadsTo(tx, referrerId, memberId)) throw new DomainError('REFERRAL_LOOP', {}, 'referrerId');
    await sql`
      insert into member_referral (member_id, referrer_id, set_at) values (${memberId}, ${referrerId}, ${now})
      on conflict (member_id) do update set referrer_id = excluded.referrer_id, set_at = excluded.set_at`.execute(tx);
  }
  const [was, is] = [{ referrerId: before?.referrer_id ?? null }, { referrerId: input.referrerId }];
  await audit(tx, by, { action: 'member.referrer', entity: 'Member', id: memberId, orgId: null, before: was, after: is });
  return memberId;
}

/** Whether a member is the other, or was brought by it, however many steps away; whoever was merged counts as who it is now. */
async function leadsTo(tx: Tx, from: string, to: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive up as (
      select ${from}::uuid as id union
      select coalesce(m.merged_into, m.id) from up join member_referral r on r.member_id = up.id join member m on m.id = r.referrer_id)
    select from up where id = ${to}::uuid`.execute(tx);
  return rows.length > 0;
}

/** Somebody so many steps above a member. */
export interface Above {
  level: number;
  id: string;
}

/** Those above a member, from who brought it on; whoever was merged counts as who it is now. */
export async function above(on: Db, memberId: string, most = MOST_LEVELS): Promise<Above[]> {
  const { rows } = await sql<Above>`
    with recursive up as (
      select 0 as level, ${memberId}::uuid as id
      union all
      select up.level + 1, coalesce(m.merged_into, m.id) from up join member_referral r on r.member_id = up.id join member m on m.id = r.referrer_id
      where up.level < ${most})
    select level, id from up where level > 0 order by level`.execute(on);
  return rows;
}

interface Purchase {
  memberId: string;
  saleId: string;
  amount: number;
}

const purchasesOf = (entries: readonly Entry[], kind: string): (Purchase & { refundOf: string })[] =>
  entries
    .filter((entry) => entry.kind === kind && entry.memberId !== null && entry.payload['guest'] !== true)
    .map(({ memberId, payload }) => ({
      memberId: memberId ?? '',
      saleId: String(payload['saleId']),
      amount: Number(payload['amount']),
      refundOf: String(payload['refundOfId']),
    }));

/** Gives referrers what purchases of those they brought are worth to them, and takes it back with the purchase. Once for each. */
export async function followReferrals(tx: Tx, entries: readonly Entry[], now: Date): Promise<void> {
  const bought = purchasesOf(entries, 'sale.recorded');
  const returned = purchasesOf(entries, 'sale.refunded');
  if (bought.length + returned.length === 0) return;
  const settings = await loadPointsSettings(tx);
  const levels = (await givesNow(tx, settings)) ? await referralLevels(tx) : [];
  for (const purchase of levels.length > 0 ? bought : []) await reward(tx, purchase, settings, levels, now);
  for (const { memberId, refundOf } of returned) await takeBack(tx, { memberId, saleId: refundOf }, settings, now);
}

/** Whether referrers get anything: of a kind that was archived nobody is given more. */
async function givesNow(tx: Tx, { referral_kind_id: kind }: PointsSettings): Promise<boolean> {
  if (kind === null) return false;
  const inUse = tx.selectFrom('asset').select('id').where('id', '=', kind).where('archived_at', 'is', null);
  return (await inUse.executeTakeFirst()) !== undefined;
}

export async function referralLevels(on: Db): Promise<ReferralLevel[]> {
  const rows = await on.selectFrom('referral_level').selectAll().orderBy('level').execute();
  return rows.map(({ level, percent, points }) => ({ level, percent, points }));
}

interface Referrer extends Place {
  level: number;
  memberId: string;
}

/** Those above a buyer who are still members, each once, with their home stores, in the order of their ids, in which they are locked. */
async function referrersOf(tx: Tx, { memberId, saleId }: Purchase): Promise<Referrer[]> {
  const { rows } = await sql<Referrer>`
    with recursive up as (
      select coalesce(m.merged_into, m.id) as id, 1 as level from member_referral r join member m on m.id = r.referrer_id
      join sale s on s.member_id = ${memberId} and s.id = ${saleId} and s.recorded_at >= r.set_at
      where r.member_id = ${memberId}
      union all
      select coalesce(m.merged_into, m.id), up.level + 1 from up join member_referral r on r.member_id = up.id join member m on m.id = r.referrer_id
      where up.level < ${MOST_LEVELS})
    select distinct on (up.id) up.level, up.id as "memberId", s.id, s.time_zone, s.day_starts_at
    from up join member m on m.id = up.id and m.archived_at is null join org s on s.id = m.home_store_id
    where up.id <> ${memberId} order by up.id, up.level`.execute(tx);
  return rows;
}

async function reward(tx: Tx, purchase: Purchase, settings: PointsSettings, levels: readonly ReferralLevel[], now: Date): Promise<void> {
  const { memberId, saleId, amount } = purchase;
  if (amount < Math.max(1, settings.referral_minimum)) return;
  if (await rewardedBefore(tx, purchase, settings.referral_each)) return;
  for (const referrer of await referrersOf(tx, purchase)) {
    const level = levels.find((one) => one.level === referrer.level);
    const points = level ? referralPoints(level, minor(amount), chain().minorDigits) : 0;
    if (points > 0) await pay(tx, referrer, { memberId, saleId, points }, settings, now);
  }
}

/** Whether this purchase was rewarded or, where only the first one counts, an earlier one that was not given back since. */
async function rewardedBefore(tx: Tx, { memberId, saleId }: Purchase, each: boolean): Promise<boolean> {
  const rows = tx
    .selectFrom('referral_reward')
    .select('level')
    .where('source_id', '=', memberId)
    .where((is) => is.or([is('sale_id', '=', saleId), ...(each ? [] : [is('taken_at', 'is', null)])]));
  return (await rows.limit(1).executeTakeFirst()) !== undefined;
}

async function pay(
  tx: Tx,
  { memberId, level, ...store }: Referrer,
  source: { memberId: string; saleId: string; points: number },
  { referral_kind_id: kind, referral_per_day: perDay, referral_per_member: perMember }: PointsSettings,
  now: Date,
): Promise<void> {
  if (kind === null) return;
  await holdAccounts(tx, memberId, [kind], { now });
  const day = businessDayAt(store, now);
  const rule = { id: REFERRAL_RULE, perDay, perMember, budget: null };
  const count = (await earningCounts(tx, memberId, [rule], day)).get(REFERRAL_RULE);
  const points = capped(source.points, { perDay, perMember }, count);
  if (points === 0) return;
  await holdCaps(tx, memberId, [earningOf(kind, points)], [rule], day);
  const rule_ = { id: REFERRAL_RULE, version: 1 };
  await give(tx, viewer, memberId, { kind: 'EARN', store, now, assetId: kind, points, rule: rule_, why: WORDS });
  const row = { member_id: memberId, source_id: source.memberId, sale_id: source.saleId, level, points, at: now };
  await tx.insertInto('referral_reward').values(row).execute();
}

const earningOf = (kindId: string, points: number): Earning => ({
  ruleId: REFERRAL_RULE,
  version: 1,
  name: { en: WORDS.ruleEn, zh: WORDS.rule },
  kindId,
  points,
  base: { amount: minor(0), given: 0 },
  counted: points,
  steps: [],
  lines: {},
  pending: null,
});

/** What is left of a purchase is below the least: what it was worth to referrers goes back. */
async function takeBack(tx: Tx, { memberId, saleId }: Omit<Purchase, 'amount'>, settings: PointsSettings, now: Date): Promise<void> {
  const { left } = await tx
    .selectFrom('sale')
    .select((q) => q.fn.coalesce(q.fn.sum<number>('amount'), q.lit(0)).as('left'))
    .where('member_id', '=', memberId)
    .where((is) => is.or([is('id', '=', saleId), is('refund_of_id', '=', saleId)]))
    .executeTakeFirstOrThrow();
  if (Number(left) >= Math.max(1, settings.referral_minimum)) return;
  const rewards = await tx
    .updateTable('referral_reward')
    .set({ taken_at: now })
    .where('source_id', '=', memberId)
    .where('sale_id', '=', saleId)
    .where('taken_at', 'is', null)
    .returning(['member_id', 'points', 'at'])
    .execute();
  for (const given of rewards.toSorted((a, b) => (a.member_id < b.member_id ? -1 : 1))) await takeOne(tx, given, now);
}

/** Takes one reward back, of the kind that it was given in, whatever is given today. What was spent is owed. */
async function takeOne(tx: Tx, { member_id: given, points, at }: { member_id: string; points: number; at: Date }, now: Date) {
  const memberId = await holderNow(tx, given);
  const { rows } = await sql<Place & { entryId: string; kindId: string }>`
    select e.id as "entryId", p.asset_id as "kindId", s.id, s.time_zone, s.day_starts_at
    from journal_entry e join posting p on p.member_id = e.member_id and p.entry_id = e.id and p.account_id is not null
    join member m on m.id = ${memberId} join org s on s.id = m.home_store_id
    where e.member_id = ${given} and e.at = ${at} and e.kind = 'EARN' and e.rule_id = ${REFERRAL_RULE} limit 1`.execute(tx);
  const [found] = rows;
  if (!found) return;
  const { entryId, kindId, ...store } = found;
  const back = { entryId, kindId, back: points };
  const lot = (await lotsOf(tx, memberId, [back])).get(entryId);
  const held = await holdAccounts(tx, memberId, [kindId], { lotIds: lot ? [lot.id] : [], now });
  await releaseCaps(tx, memberId, [{ ruleId: REFERRAL_RULE, points }], businessDayAt(store, at));
  const account = held.accounts.find(({ assetId }) => assetId === kindId);
  const { moves, short } = movesOf(account, back, lot, businessDayAt(store, now));
  const rule = { id: REFERRAL_RULE, version: 1 };
  if (moves.length > 0) await write(tx, viewer, held, { kind: 'EARN_BACK', store, now, moves, rule, why: WORDS });
  await owe(tx, memberId, kindId, short, now);
}
