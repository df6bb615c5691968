import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { paidUntil } from '@regulars/domain/levels';
import { minor } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import { makeKnown } from '../members/sql.ts';
import type { SaleKey } from '../sales/facts.ts';
import { type NewTender, recordSale } from '../sales/service.ts';
import { takeSteps } from './standing.ts';

export interface LevelSale {
  storeId: string;
  memberId: string;
  levelId: string;
  /** Who sold it. */
  employeeId?: string | null | undefined;
  till?: string | null | undefined;
  tenders: readonly NewTender[];
  now: Date;
}

/**
 * Sells a paid level for a term, or renews it: a sale of its service like any other, paid by any tender. A term that still runs is
 * lengthened; another paid level is replaced from today. The caller claims the idempotency key.
 * @throws NOT_FOUND, ARCHIVED, LEVEL_NOT_SOLD (levelId), LEVEL_LOWER (a better paid one runs) and what `recordSale` refuses
 */
export async function sellLevel(tx: Tx, viewer: Viewer, input: LevelSale): Promise<SaleKey> {
  const { now, levelId } = input;
  const store = await openPlace(tx, viewer, input.storeId);
  const memberId = await holderOf(tx, input.memberId);
  const { home_store_id: storeId } = await tx
    .selectFrom('member')
    .select('home_store_id')
    .where('id', '=', memberId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const level = await tx.selectFrom('level').selectAll().where('id', '=', levelId).executeTakeFirst();
  if (!level) throw new DomainError('NOT_FOUND', {}, 'levelId');
  const { price, valid_months: months, product_id: productId } = level;
  if (price === null || months === null || productId === null) throw new DomainError('LEVEL_NOT_SOLD', {}, 'levelId');
  if (level.archived_at) throw new DomainError('ARCHIVED', {}, 'levelId');
  const day = businessDayAt(store, now);
  const running = await runningTerm(tx, memberId, day);
  if (running && running.rank > level.rank) throw new DomainError('LEVEL_LOWER', { level: running.name }, 'levelId');
  const amount = minor(price);
  const line = {
    productId,
    employeeId: input.employeeId ?? null,
    quantity: thousandths(1000),
    unitPrice: amount,
    amount,
    discount: minor(0),
  };
  const sale = await recordSale(tx, viewer, {
    storeId: store.id,
    memberId,
    till: input.till ?? null,
    lines: [line],
    tenders: input.tenders,
    now,
  });
  await makeKnown(tx, memberId, store.id);
  const renewed = running?.level_id === levelId;
  const until = paidUntil(renewed ? running.until : null, day, months);
  const cause = renewed ? ('RENEWED' as const) : ('BOUGHT' as const);
  const to = { levelId, cause: 'BOUGHT' as const, until };
  const step = { memberId, storeId, ladder: 'PAID' as const, cause, from: running?.level_id ?? null, to };
  await takeSteps(tx, viewer, [step], { day, now, gifts: true });
  return sale;
}

/** The paid level that the member has today. */
async function runningTerm(tx: Tx, memberId: string, day: string) {
  return tx
    .selectFrom('member_standing as s')
    .innerJoin('level as l', 'l.id', 's.level_id')
    .select(['s.level_id', 's.until', 'l.rank', 'l.name'])
    .where('s.member_id', '=', memberId)
    .where('s.ladder', '=', 'PAID')
    .where((is) => is.or([is('s.until', 'is', null), is('s.until', '>=', day)]))
    .executeTakeFirst();
}
