import { divideRounded } from './decimal.ts';
import { DomainError } from './errors.ts';
import { type Minor, minor } from './money.ts';
import { formatQuantity, type Thousandths, thousandths } from './quantity.ts';

/** The most that goods of one line may cost, in minor units: sums stay exact. */
const MAX_COST = minor(1e12);

/** What is known of a product in a store when it may have to be ordered. Quantities in thousandths. */
export interface Shelf {
  onHand: number;
  /** Ordered and not come yet. */
  onOrder: number;
  /** At or below it the product is to be ordered; null: nobody said. */
  reorderPoint: number | null;
  /** Sold a day; need not be whole. */
  perDay: number;
  /** Days from order to delivery. */
  leadDays: number;
}

/** What a shop wants, in days of sales. */
export interface OrderPolicy {
  /** Ordered when less than this would be left at delivery. */
  ahead: number;
  /** A delivery lasts for so long. */
  cover: number;
}

/** Whether it is time to order: at or below the reorder point, or sold out within `ahead` days of the delivery. */
export function isDue({ onHand, onOrder, reorderPoint, perDay, leadDays }: Shelf, { ahead }: OrderPolicy): boolean {
  const available = onHand + onOrder;
  if (reorderPoint !== null && available <= reorderPoint) return true;
  return perDay > 0 && available <= perDay * (leadDays + ahead);
}

/**
 * How much to order: what brings the shelf to twice the reorder point and to `cover` days of sales after the delivery, in whole
 * packs, one at least. With no lead time, nothing on order and packs of one it is what the alerts of low stock suggest.
 * @param packSize thousandths in a pack, positive
 */
export function suggestedOrder(shelf: Shelf, { cover }: OrderPolicy, packSize: number): Thousandths {
  const target = Math.max(2 * (shelf.reorderPoint ?? 0), shelf.perDay * (cover + shelf.leadDays));
  const missing = target - shelf.onHand - shelf.onOrder;
  return thousandths(Math.max(1, Math.ceil(missing / packSize)) * packSize);
}

/** The most that goods may cost whose unit costs MAX_COST: what a product costs stays payable. */
export function mostFor(quantity: Thousandths): Minor {
  return minor(Math.min(MAX_COST, Math.floor((MAX_COST / 1000) * quantity)));
}

/** The cost of a quantity at so much a pack, halves away from zero; null above MAX_COST. */
export function costUpTo(quantity: Thousandths, packSize: Thousandths, packCost: Minor): Minor | null {
  const cost = divideRounded(BigInt(packCost) * BigInt(quantity), BigInt(packSize));
  return cost > MAX_COST ? null : minor(Number(cost));
}

/** The same. @throws TOO_LARGE above MAX_COST, with the quantity that may be had */
export function costOf(quantity: Thousandths, packSize: Thousandths, packCost: Minor, field: string): Minor {
  const cost = costUpTo(quantity, packSize, packCost);
  if (cost !== null) return cost;
  const most = thousandths(Number((BigInt(MAX_COST) * BigInt(packSize)) / BigInt(packCost)));
  throw new DomainError('TOO_LARGE', { max: formatQuantity(most) }, field);
}

/** Goods of one product. Thousandths; minor units for all of them. */
export interface Bought {
  quantity: number;
  cost: number;
}

/**
 * What one unit costs after goods have come in: the moving average (移动加权平均) of what was there, at the cost it had, and of
 * what came, halves away from zero. Where nothing was there, or its cost was not known, what came says it alone.
 * @param onHand thousandths in all stores before; below zero counts as nothing
 * @param before minor units for one unit; null: not known
 */
export function averageCost(onHand: number, before: Minor | null, came: Bought): Minor {
  const kept = before === null ? 0 : Math.max(0, onHand);
  const value = BigInt(kept) * BigInt(before ?? 0) + BigInt(came.cost) * 1000n;
  return minor(Number(divideRounded(value, BigInt(kept + came.quantity))));
}

export type OrderState = 'DRAFT' | 'SENT' | 'PARTLY_RECEIVED' | 'RECEIVED' | 'CANCELLED';
export type OrderAction = 'EDIT' | 'SEND' | 'RECEIVE' | 'CANCEL' | 'FINISH';

const ALLOWED: Record<OrderAction, readonly OrderState[]> = {
  EDIT: ['DRAFT'],
  SEND: ['DRAFT'],
  RECEIVE: ['SENT', 'PARTLY_RECEIVED'],
  CANCEL: ['DRAFT', 'SENT'],
  /** The rest will not come. */
  FINISH: ['PARTLY_RECEIVED'],
};

/** Whether an order in this state may be dealt with like this. */
export function mayOrder(state: OrderState, action: OrderAction): boolean {
  return ALLOWED[action].includes(state);
}
