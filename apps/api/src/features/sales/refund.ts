import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { minor } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { type AskedLine, leftAfter, type LineFact, refundLines, refundRest, totalsOf } from '@regulars/domain/sale-facts';
import { optionalText } from '@regulars/domain/text';
import { businessDayAt } from '../../business-day.ts';
import { type EmployeeViewer, inBranch, may, requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { moveStock } from '../inventory/service.ts';
import { holdShift, joinShift } from '../shifts/service.ts';
import { giveBackValue } from '../wallet/spend.ts';
import { writeCommissions } from '../commissions/earn.ts';
import { backOfLines } from '../commissions/take-back.ts';
import { checkMoment, openStore, receiptNumber } from './checks.ts';
import { type Fact, keyOf, type SaleKey, writeFact } from './facts.ts';
import { insertOffers, offersBack } from './offers.ts';
import { pointsOfRefund } from './points.ts';
import { tendersBack } from './paid-back.ts';
import { cashierOf, type NewTender } from './service.ts';
import { claimLeft, holdMember, loadReferences, loadSale, markDirty, type SoldLine, soldPass, type SoldSale, storeLeft } from './sql.ts';

export interface NewRefund extends SaleKey {
  /** Where the goods come back. Default: the store that sold them. */
  storeId?: string | null;
  till?: string | null;
  /** Default: the employee who asks. */
  cashierId?: string | null;
  /** Default: now. */
  refundedAt?: Date;
  now: Date;
  /** Positive quantities of lines; none: all that is left of the sale. */
  lines?: readonly AskedLine[] | null;
  /** The open shift of who asks, whose till takes the goods back: store and till are its own. */
  shiftId?: string | null;
  /** Who said so, where the one who asks may not by himself. */
  allowedBy?: EmployeeViewer | null;
  /** A pass that was sold comes back: only who takes its lot may take back its sale. */
  ofPass?: boolean;
  /** Positive amounts, within what was paid by each method; none: in proportion to what is left of each. */
  tenders?: readonly NewTender[] | null;
  /** Whether the goods go back into stock. Default: they do. */
  restock?: boolean;
  reason?: string | null;
}

/**
 * Takes back a sale, whole or in part: a negative fact on its own business day, of the same member, level, channel and
 * salespersons, so that every figure nets out. Money goes in proportion, and all parts sum to the whole.
 * @returns the key of the refund
 * @throws NOT_FOUND, OUT_OF_BRANCH, FORBIDDEN (another store's sale), TOO_EARLY (before the sale), REFUND_EXCEEDS_SALE,
 * SHIFT_CLOSED and what `holdShift` refuses, NOT_OF_SHIFT, TENDERS_MISMATCH, PAID_OTHERWISE, HELD_GOES_BACK, VALUE_NOT_SPENT, UNDO_BY_PASS, PASS_LINES_TOGETHER
 */
export async function refundSale(tx: Tx, viewer: Viewer, input: NewRefund): Promise<SaleKey> {
  const refundedAt = checkMoment(input.refundedAt ?? input.now, input.now, 'refundedAt');
  const reason = optionalText(input.reason, 'reason', 500);
  const sale = await loadSale(tx, input.memberId, input.saleId);
  const { storeId, till } = await placeOf(tx, viewer, sale, input);
  const cashierId = cashierOf(viewer, input);
  const known = await loadReferences(tx, { storeId, productIds: [], employeeIds: cashierId ? [cashierId] : [], priceTierId: null });
  const store = openStore(known.store);
  if (cashierId && !known.employees.has(cashierId)) throw new DomainError('NOT_FOUND', {}, 'cashierId');
  const day = businessDayAt(store, refundedAt);
  if (day < sale.business_date) throw new DomainError('TOO_EARLY', { from: sale.business_date }, 'refundedAt');

  if (!sale.guest) await holdMember(tx, sale.member_id);
  if (!sale.guest && !input.ofPass && (await soldPass(tx, sale))) throw new DomainError('UNDO_BY_PASS', {}, 'saleId');
  const taken = await takeLines(tx, sale, input.lines);
  const refundId = newId(refundedAt);
  const asked = await tendersBack(tx, sale, input.tenders ?? null, minor(-totalsOf(taken).amount));
  const tenders = await pointsOfRefund(tx, viewer, sale, { refundId, taken, tenders: asked, store, now: input.now });
  const fact = refundFact({ ...input, till, reason, cashierId, refundedAt, refundId }, sale, taken, tenders, { ...store, day });
  const back = { ...keyOf(fact), number: fact.sale.number, refundOfId: sale.id, guest: sale.guest, store, now: input.now, tenders };
  await giveBackValue(tx, viewer, back);
  const offers = await offersBack(tx, viewer, sale, { refundId, taken, store, day, now: input.now });
  const lineIds = taken.map(({ lineId }) => lineId);
  const origin = { memberId: sale.member_id, originId: sale.id, backId: refundId };
  const commissions = await backOfLines(tx, { ...origin, day, now: input.now }, lineIds);
  const key = await writeFact(tx, viewer, fact, store);
  await insertOffers(tx, offers);
  await writeCommissions(tx, commissions, input.now);
  await markDirty(tx, storeId, day, fact.sale.recorded_at);
  if (input.allowedBy) await tellAllowed(tx, input.allowedBy, fact);
  if (input.restock === false) return key;
  const moves = fact.lines.map((line) => ({ productId: line.product_id, quantity: thousandths(-line.quantity) }));
  await moveStock(tx, viewer, { storeId, at: refundedAt, kind: 'REFUND', moves, reason, ...key });
  return key;
}

/** The store and till that take the goods back, with their shift held until the refund stands. */
async function placeOf(tx: Tx, viewer: Viewer, sale: SoldSale, input: NewRefund) {
  const { shiftId, cashierId, now } = input;
  const till = optionalText(input.till, 'till', 40);
  const shift = shiftId ? await holdShift(tx, viewer, shiftId, 'share') : null;
  if (shift && input.storeId && input.storeId !== shift.store_id) throw new DomainError('NOT_OF_SHIFT', {}, 'storeId');
  if (shift && till && till !== shift.till) throw new DomainError('NOT_OF_SHIFT', {}, 'till');
  const storeId = checkPlace(viewer, sale, shift?.store_id ?? input.storeId, input.allowedBy ?? null);
  if (shift) return { storeId, till: shift.till };
  await joinShift(tx, { storeId, till, employeeId: cashierOf(viewer, { cashierId }), at: now });
  return { storeId, till };
}

/** The store that takes the goods back; of what another store sold only by a permission of its own. */
function checkPlace(viewer: Viewer, sale: SoldSale, asked: string | null | undefined, allowedBy: EmployeeViewer | null): string {
  const storeId = asked ?? sale.store_id;
  const by = allowedBy ?? viewer;
  const elsewhere = may(by, 'sale.refundElsewhere');
  if (!elsewhere && !inBranch(by, sale.store_id)) throw new DomainError('OUT_OF_BRANCH', {}, 'saleId');
  requireBranch(viewer, storeId, asked ? 'storeId' : 'saleId');
  if (allowedBy) requireBranch(allowedBy, storeId, 'supervisor.email');
  if (!elsewhere && storeId !== sale.store_id) throw new DomainError('FORBIDDEN', { permission: 'sale.refundElsewhere' }, 'storeId');
  return storeId;
}

/** Decides under the lock of the lines' rests what is taken back, and lowers the rests; the database's CHECK has the last word. */
async function takeLines(tx: Tx, sale: SoldSale, asked: NewRefund['lines']): Promise<LineFact[]> {
  const lineIds = (asked ?? sale.lines).map((line) => ('lineId' in line ? line.lineId : line.id));
  const left = await claimLeft(tx, sale, lineIds);
  const taken = asked ? refundLines(left, asked) : refundRest(left);
  if (taken.length === 0) throw new DomainError('NO_LINES', {}, 'lines');
  await storeLeft(tx, sale.member_id, leftAfter(left, taken));
  return taken;
}

/** The trail of who said so has it, too, beside what the one who asked did. */
async function tellAllowed(tx: Tx, by: EmployeeViewer, { sale }: Fact): Promise<void> {
  const after = { number: sale.number, amount: sale.amount };
  await audit(tx, by, {
    action: 'sale.allowRefund',
    entity: 'Sale',
    id: JSON.stringify([sale.member_id, sale.id]),
    orgId: sale.store_id,
    after,
  });
}

function refundFact(
  input: NewRefund & { refundedAt: Date; refundId: string },
  sale: SoldSale,
  taken: readonly LineFact[],
  tenders: readonly NewTender[],
  { id: store_id, code, day }: { id: string; code: string; day: string },
): Fact {
  const { refundedAt: at } = input;
  const key = { member_id: sale.member_id, sale_id: input.refundId };
  const { costedAmount, ...totals } = totalsOf(taken);
  const sold = new Map(sale.lines.map((line) => [line.id, line]));
  return {
    sale: {
      member_id: key.member_id,
      id: key.sale_id,
      kind: 'REFUND',
      store_id,
      business_date: day,
      sold_at: at,
      number: receiptNumber(code, day, key.sale_id),
      channel: sale.channel,
      guest: sale.guest,
      level_id: sale.level_id,
      price_tier_id: sale.price_tier_id,
      till: input.till ?? null,
      cashier_id: input.cashierId ?? null,
      ...totals,
      costed_amount: costedAmount,
      line_count: taken.length,
      refund_of_id: sale.id,
      reason: input.reason ?? null,
      recorded_at: input.now,
    },
    lines: taken.flatMap(({ lineId, ...figures }, index) => {
      const line = sold.get(lineId);
      return line
        ? [
            {
              ...asSold(line),
              ...figures,
              ...key,
              id: newId(at),
              line_no: index + 1,
              store_id,
              business_date: day,
              refund_of_line_id: lineId,
            },
          ]
        : [];
    }),
    tenders: tenders.map((tender) => ({ ...key, id: newId(at), method: tender.method, amount: -tender.amount })),
  };
}

/** What a refund's line has in common with the line that it takes back. */
function asSold({ product_id, category_id, employee_id, unit_price, promoted }: SoldLine) {
  return { product_id, category_id, employee_id, unit_price, promoted };
}
