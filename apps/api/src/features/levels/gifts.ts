import type { DB, Tx } from '@regulars/db/kysely';
import { BONUS } from '@regulars/domain/assets';
import { DomainError } from '@regulars/domain/errors';
import type { Move } from '@regulars/domain/ledger';
import { minor } from '@regulars/domain/money';
import { expiryOf } from '@regulars/domain/points';
import type { BusinessDate } from '@regulars/domain/time';
import { lastDay } from '@regulars/domain/wallet';
import type { Selectable } from 'kysely';
import { log } from '../../log.ts';
import { once } from '../../idempotency.ts';
import { systemViewer } from '../../viewer.ts';
import { give, type Gift, openTemplate, takeFromIssue } from '../coupons/issue.ts';
import { post } from '../ledger/service.ts';
import { usableKind } from '../points/kinds.ts';
import { loadRules } from '../wallet/settings.ts';
import type { Step } from './standing.ts';

type Level = Selectable<DB['level']>;

const viewer = systemViewer('levels:gift');

/**
 * 升级礼包: gives the packs of the levels that members rise to; of each level once in a member's life, however often it is lost and
 * reached again. The home store owes what is given. In the order in which accounts are locked.
 */
export async function giveGifts(tx: Tx, steps: readonly Step[], { day, now }: { day: BusinessDate; now: Date }): Promise<void> {
  const rising = steps.filter(({ cause, to }) => to !== null && (cause === 'UPGRADE' || cause === 'BOUGHT' || cause === 'MANUAL'));
  if (rising.length === 0) return;
  const packs = await packsOf(tx, [...new Set(rising.flatMap(({ to }) => to?.levelId ?? []))]);
  if (packs.size === 0) return;
  const stores = await tx
    .selectFrom('org')
    .select(['id', 'time_zone', 'day_starts_at'])
    .where('id', 'in', [...new Set(rising.map(({ storeId }) => storeId))])
    .execute();
  const places = new Map(stores.map((store) => [store.id, store]));
  for (const { memberId, storeId, to } of rising.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1))) {
    const level = to && packs.get(to.levelId);
    const store = places.get(storeId);
    if (!level || !store) continue;
    const moves = await packMoves(tx, level, day);
    const placed = { memberId, store, now };
    await once(tx, viewer, `gift:${memberId}:${level.id}`, { level: level.id }, async () => {
      const why = { level: level.name };
      const posted = moves.length > 0 ? await post(tx, viewer, memberId, { kind: 'EARN', store, now, moves, why }) : null;
      await giveCoupons(tx, level, placed);
      return { memberId, ...(posted && { entryId: posted.entryId }) };
    });
  }
}

async function packsOf(tx: Tx, levelIds: readonly string[]): Promise<Map<string, Level>> {
  const levels = await tx
    .selectFrom('level')
    .selectAll()
    .where('id', 'in', levelIds)
    .where((is) => is.or([is('gift_points', 'is not', null), is('gift_money', 'is not', null), is('gift_coupons', 'is not', null)]))
    .execute();
  return new Map(levels.map((level) => [level.id, level]));
}

/** A template that is given no more, or used up, keeps nobody from the level: the pack is without it. */
async function giveCoupons(tx: Tx, { gift_template_id: id, gift_coupons: count }: Level, gift: Gift & { now: Date }): Promise<void> {
  if (id === null || count === null) return;
  try {
    const template = await openTemplate(tx, id);
    await takeFromIssue(tx, template, count, 'couponTemplateId');
    await give(tx, viewer, [gift], { template, count, source: 'LEVEL', now: gift.now });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    log.warn({ template: id, code: error.code }, 'a gift pack was given without its coupons');
  }
}

async function packMoves(tx: Tx, { gift_points: points, gift_kind_id: kindId, gift_money }: Level, day: BusinessDate): Promise<Move[]> {
  const moves: Move[] = [];
  if (gift_money !== null) {
    const { bonus_days: days } = await loadRules(tx);
    moves.push({ act: 'CREDIT', assetId: BONUS, amount: minor(gift_money), house: 'BONUS', expiresOn: lastDay(day, { days }) });
  }
  if (points !== null && kindId !== null) {
    const { expiry } = await usableKind(tx, kindId, 'giftKindId');
    moves.push({ act: 'CREDIT', assetId: kindId, amount: points, house: 'POINTS', expiresOn: expiryOf(expiry, day) });
  }
  return moves;
}
