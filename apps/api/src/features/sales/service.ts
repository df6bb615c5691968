import type { Channel, TenderMethod } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import type { Ahead } from '@regulars/db/prepared';
import type { SellerShare } from '@regulars/domain/commissions';
import { DomainError } from '@regulars/domain/errors';
import { type Minor, minor } from '@regulars/domain/money';
import { type Thousandths, thousandths } from '@regulars/domain/quantity';
import { checkSale, costOf, type Figures, type SaleLineInput, totalsOf } from '@regulars/domain/sale-facts';
import { optionalText } from '@regulars/domain/text';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { carryOut, takeSurely, planStock, stockAhead } from '../inventory/service.ts';
import { guestOf } from '../members/guests.ts';
import { joinShift } from '../shifts/service.ts';
import { payByValue, type ValueTender } from '../wallet/spend.ts';
import { checkMoment, openStore, receiptNumber } from './checks.ts';
import { commissionsOfSale } from './commissions.ts';
import { type Fact, keyOf, type SaleKey, writeFact } from './facts.ts';
import { pointsOfSale } from './points.ts';
import { holdMember, loadReferences, markDirty } from './sql.ts';

export interface NewSaleLine extends SaleLineInput {
  productId: string;
  /** Who sold it; not told: nobody gets the credit. */
  employeeId?: string | null;
  /** Who sold it together, that one among them; none: that one alone. */
  sellers?: readonly SellerShare[];
  /** Sold at a promotion's price. */
  promoted?: boolean;
}

export interface NewTender extends ValueTender {
  method: TenderMethod;
  /** Above zero, in a refund too. */
  amount: Minor;
}

export interface NewSale {
  storeId: string;
  /** Nobody: a walk-in, whose sale belongs to the guest of the till. */
  memberId?: string | null;
  till?: string | null;
  /** Default: the employee who asks. */
  cashierId?: string | null;
  channel?: Channel;
  priceTierId?: string | null;
  /** When it was sold, now or earlier. Default: now. */
  soldAt?: Date;
  now: Date;
  /** A pass is sold: what it earns its seller goes by the rules for passes. */
  ofPass?: boolean;
  lines: readonly NewSaleLine[];
  tenders: readonly NewTender[];
}

/** The store, goods, people and price list that a sale names. */
export type References = Awaited<ReturnType<typeof loadReferences>>;
type Store = NonNullable<References['store']>;

/** Who buys. */
export interface Buyer {
  id: string;
  guest: boolean;
  levelId: string | null;
}

/** A sale that is about to be written: nothing of it stands yet. */
export interface SaleDraft {
  fact: Fact;
  store: Store;
  soldAt: Date;
  /** What leaves the store. */
  moves: { productId: string; quantity: Thousandths; field: string }[];
  known: References;
  ofPass: boolean;
  /** Who sold a line together, by its id. */
  shared: ReadonlyMap<string, readonly SellerShare[]>;
}

/**
 * Records a sale as a fact, with everything that follows from it: what is paid from stored value, stock, the member's metrics, dirty
 * day, event, audit row. Prices, discounts and payments are the caller's; they must add up. The caller claims the idempotency key first (`once`).
 * @returns the key of the sale
 * @throws OUT_OF_BRANCH, NOT_FOUND, ARCHIVED, INSUFFICIENT_STOCK, what `checkSale` and `payByValue` refuse, each with its field
 */
export async function recordSale(tx: Tx, viewer: Viewer, input: NewSale): Promise<SaleKey> {
  requireBranch(viewer, input.storeId, 'storeId');
  await joinShift(tx, tillAct(viewer, input));
  const draft = await draftSale(tx, viewer, input, await buyerOf(tx, viewer, input));
  await payFor(tx, viewer, draft, input);
  await pointsOfSale(tx, viewer, draft.fact, draft.store);
  return writeSale(tx, viewer, draft);
}

/**
 * What a sale is going to be; checks it and writes nothing.
 * @param loaded what it refers to, where the caller knows it already
 * @throws what `recordSale` refuses of its input
 */
export async function draftSale(tx: Tx, viewer: Viewer, input: NewSale, buyer: Buyer, loaded?: References): Promise<SaleDraft> {
  requireBranch(viewer, input.storeId, 'storeId');
  const soldAt = checkMoment(input.soldAt ?? input.now, input.now, 'soldAt');
  const till = optionalText(input.till, 'till', 40);
  checkSale(input.lines, input.tenders, chain().minorDigits);
  const cashierId = cashierOf(viewer, input);
  const known = loaded ?? (await referencesOf(tx, input, cashierId));
  const store = openStore(known.store);
  checkReferences(input, known);
  const fact = saleFact({ ...input, till, soldAt, cashierId }, store, buyer, known);
  const moves = input.lines.map((line, index) => ({
    productId: line.productId,
    quantity: thousandths(-line.quantity),
    field: `lines.${index}.quantity`,
  }));
  const shared = new Map(
    input.lines.flatMap(({ sellers }, index) => {
      const line = fact.lines[index];
      return line && sellers?.length ? [[line.id, sellers] as const] : [];
    }),
  );
  return { fact, store, soldAt, moves, known, shared, ofPass: input.ofPass ?? false };
}

/** Pays what is paid from stored value: before anything hot is locked. @throws what `payByValue` refuses */
export async function payFor(tx: Tx, viewer: Viewer, { fact, store }: SaleDraft, { tenders, now }: Pick<NewSale, 'tenders' | 'now'>) {
  await payByValue(tx, viewer, { ...keyOf(fact), guest: fact.sale.guest, number: fact.sale.number, store, now, tenders });
}

/**
 * Writes a sale that is paid, and moves the stock, whose lock comes last.
 * @param beside writes what names the sale, such as the offers that took off its lines; it may ask ahead for the stock, if it locks nothing after
 * @param surely the stock is there, or `withTx` tries again: nothing is waited for
 * @throws INSUFFICIENT_STOCK
 */
export async function writeSale(
  tx: Tx,
  viewer: Viewer,
  draft: SaleDraft,
  beside?: (stock: Ahead) => Promise<void>,
  surely = false,
): Promise<SaleKey> {
  const { fact, store, soldAt, moves } = draft;
  const plan = planStock(viewer, { storeId: store.id, at: soldAt, kind: 'SALE', moves, ...keyOf(fact) });
  const key = await writeFact(tx, viewer, fact, store);
  await commissionsOfSale(tx, draft);
  await beside?.(stockAhead(tx, plan));
  if (surely) await takeSurely(tx, plan);
  else await carryOut(tx, plan);
  await markDirty(tx, fact.sale.store_id, fact.sale.business_date, fact.sale.recorded_at);
  return key;
}

/** What names no cashier is done by the employee who asks. */
export const cashierOf = (viewer: Viewer, { cashierId }: Pick<NewSale, 'cashierId'>) =>
  cashierId ?? (viewer.kind === 'employee' ? viewer.id : null);

const tillAct = (viewer: Viewer, { storeId, till, cashierId, now }: Pick<NewSale, 'storeId' | 'till' | 'cashierId' | 'now'>) => ({
  storeId,
  till: optionalText(till, 'till', 40),
  employeeId: cashierOf(viewer, { cashierId }),
  at: now,
});

function referencesOf(tx: Tx, { storeId, lines, priceTierId }: NewSale, cashierId: string | null): Promise<References> {
  return loadReferences(tx, {
    storeId,
    productIds: [...new Set(lines.map((line) => line.productId))],
    employeeIds: [...new Set([cashierId, ...lines.flatMap(sellerIds)].filter((id) => id != null))],
    priceTierId: priceTierId ?? null,
  });
}

const sellerIds = ({ employeeId, sellers }: NewSaleLine) => [employeeId, ...(sellers ?? []).map((seller) => seller.employeeId)];

function checkReferences({ lines, cashierId, priceTierId }: NewSale, known: References): void {
  if (cashierId && !known.employees.has(cashierId)) throw new DomainError('NOT_FOUND', {}, 'cashierId');
  if (priceTierId && !known.tier) throw new DomainError('NOT_FOUND', {}, 'priceTierId');
  if (known.tier?.archived_at) throw new DomainError('ARCHIVED', {}, 'priceTierId');
  lines.forEach(({ productId, employeeId, sellers }, index) => {
    const product = known.products.get(productId);
    if (!product) throw new DomainError('NOT_FOUND', {}, `lines.${index}.productId`);
    if (product.archived_at) throw new DomainError('ARCHIVED', {}, `lines.${index}.productId`);
    sellers?.forEach((seller, at) => {
      if (!known.employees.has(seller.employeeId)) throw new DomainError('NOT_FOUND', {}, `lines.${index}.sellers.${at}.employeeId`);
    });
    if (employeeId && !known.employees.has(employeeId)) throw new DomainError('NOT_FOUND', {}, `lines.${index}.employeeId`);
  });
}

/** The member, held; who was merged into another buys as that one. Nobody: the guest of the till. @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH */
export async function buyerOf(tx: Tx, viewer: Viewer, input: Pick<NewSale, 'memberId' | 'storeId' | 'till' | 'now'>): Promise<Buyer> {
  const { memberId, storeId, now } = input;
  requireBranch(viewer, storeId, 'storeId');
  const till = optionalText(input.till, 'till', 40);
  if (!memberId) return { id: await guestOf(tx, storeId, till, now), guest: true, levelId: null };
  const named = await holdMember(tx, memberId);
  const member = named?.merged_into ? await holdMember(tx, named.merged_into) : named;
  if (!member || member.kind === 'GUEST') throw new DomainError('NOT_FOUND', {}, 'memberId');
  if (member.archived_at) throw new DomainError('ARCHIVED', {}, 'memberId');
  return { id: member.id, guest: false, levelId: member.level_id };
}

function saleFact(input: NewSale & { soldAt: Date }, store: Store, buyer: Buyer, known: References): Fact {
  const { soldAt } = input;
  const day = businessDayAt(store, soldAt);
  const key = { member_id: buyer.id, sale_id: newId(soldAt) };
  const figures = input.lines.map((line, index): Figures => {
    const cost = known.products.get(line.productId)?.cost ?? null;
    return { ...line, cost: costOf(line.quantity, cost === null ? null : minor(cost), `lines.${index}.quantity`) };
  });
  const { costedAmount, ...totals } = totalsOf(figures);
  return {
    sale: {
      member_id: key.member_id,
      id: key.sale_id,
      kind: 'SALE',
      store_id: store.id,
      business_date: day,
      sold_at: soldAt,
      number: receiptNumber(store.code, day, key.sale_id),
      channel: input.channel ?? 'STORE',
      guest: buyer.guest,
      level_id: buyer.levelId,
      price_tier_id: input.priceTierId ?? null,
      till: input.till ?? null,
      cashier_id: input.cashierId ?? null,
      ...totals,
      costed_amount: costedAmount,
      line_count: input.lines.length,
      recorded_at: input.now,
    },
    lines: input.lines.map((line, index) => ({
      ...key,
      id: newId(soldAt),
      line_no: index + 1,
      store_id: store.id,
      business_date: day,
      product_id: line.productId,
      category_id: known.products.get(line.productId)?.category_id ?? '',
      employee_id: line.employeeId ?? null,
      quantity: line.quantity,
      unit_price: line.unitPrice,
      amount: line.amount,
      discount: line.discount,
      cost: figures[index]?.cost ?? null,
      promoted: line.promoted ?? false,
    })),
    tenders: input.tenders.map((tender) => ({ ...key, id: newId(soldAt), method: tender.method, amount: tender.amount })),
  };
}
