import type { Tx } from '@regulars/db/kysely';
import type { Ahead } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { issueCard, type NewCard } from '../cards/issue.ts';
import type { CardKey } from '../cards/load.ts';
import { aheadOf } from '../checkout/ahead.ts';
import { type Checkout, checkout } from '../checkout/service.ts';
import { type PassSale, sellPass } from '../passes/service.ts';
import type { SaleKey } from '../sales/facts.ts';
import { type EntryKey, type NewTopUp, topUp } from '../wallet/service.ts';
import { holdShift, shiftAhead } from '../shifts/service.ts';

/** What every part of a bill shares. */
type Common = 'storeId' | 'memberId' | 'now';

/** All that one customer pays at once. */
export interface Bill {
  shiftId: string;
  memberId: string | null;
  cards: readonly Omit<NewCard, Common>[];
  topUps: readonly Omit<NewTopUp, Common>[];
  passes: readonly Omit<PassSale, Common>[];
  sale: Omit<Checkout, 'now'> | null;
  now: Date;
}

/** What a bill made. */
export interface Billed {
  sale: SaleKey | null;
  entries: EntryKey[];
  cards: CardKey[];
}

/**
 * Does a bill in the shift of a till: all its parts or none. What gives comes before what spends, so that money paid in just now can pay;
 * the sale, whose stock is locked last, comes at the end. The caller claims the idempotency key first.
 * @param surely as of `checkout`
 * @throws what `holdShift` refuses (shiftId); NOT_OF_SHIFT, EMPTY_BILL, REQUIRED (memberId); what each part refuses, under its own field
 */
export async function writeBill(tx: Tx, viewer: Viewer, bill: Bill, surely: boolean): Promise<Billed> {
  const { cards, topUps, passes, sale, now } = bill;
  const shift = await holdShift(tx, viewer, bill.shiftId, 'share');
  const storeId = shift.store_id;
  if (!sale && cards.length + topUps.length + passes.length === 0) throw new DomainError('EMPTY_BILL', {}, 'shiftId');
  if (sale) checkPlace(viewer, shift, sale.basket);
  const memberId = () => {
    if (!bill.memberId) throw new DomainError('REQUIRED', {}, 'memberId');
    return bill.memberId;
  };
  const made: Billed = { sale: null, entries: [], cards: [] };
  for (const [at, card] of cards.entries()) {
    made.cards.push(await within(`cards.${at}`, issueCard(tx, viewer, { ...card, storeId, memberId: memberId(), now })));
  }
  for (const [at, paid] of topUps.entries()) {
    made.entries.push(await within(`topUps.${at}`, topUp(tx, viewer, { ...paid, storeId, memberId: memberId(), now })));
  }
  for (const [at, pass] of passes.entries()) {
    made.entries.push(await within(`passes.${at}`, sellPass(tx, viewer, { ...pass, storeId, memberId: memberId(), now })));
  }
  if (sale) made.sale = await within('sale', checkout(tx, viewer, { ...sale, now }, surely));
  return made;
}

/** What a bill will ask before it writes: of one that is but a sale, for what else is on it may change what was asked. */
export async function aheadOfBill(tx: Tx, { shiftId, cards, topUps, passes, sale, now }: Bill): Promise<Ahead[]> {
  if (!sale || cards.length + topUps.length + passes.length > 0) return [shiftAhead(tx, shiftId)];
  return [shiftAhead(tx, shiftId), ...(await aheadOf(tx, { ...sale, now }))];
}

/** A sale is made where its shift is. @throws OUT_OF_BRANCH, NOT_OF_SHIFT */
function checkPlace(viewer: Viewer, shift: { store_id: string; till: string }, { storeId, till }: Checkout['basket']): void {
  requireBranch(viewer, storeId, 'sale.storeId');
  if (storeId !== shift.store_id) throw new DomainError('NOT_OF_SHIFT', {}, 'sale.storeId');
  if (till !== shift.till) throw new DomainError('NOT_OF_SHIFT', {}, 'sale.till');
}

/** Whose fields are the bill's own. */
const SHARED = new Set(['memberId', 'storeId']);

/** A part's refusal under the name that the bill has for its field. */
export async function within<Made>(part: string, work: Promise<Made>): Promise<Made> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { field } = error;
    if (field && SHARED.has(field) && part !== 'sale') throw error;
    throw new DomainError(error.code, error.details, field ? `${part}.${field}` : part);
  }
}
