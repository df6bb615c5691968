import type { Tx } from '@regulars/db/kysely';
import type { Minor } from '@regulars/domain/money';
import { checkPaidBack, refundTenders } from '@regulars/domain/refund-money';
import { checkTenders } from '@regulars/domain/sale-facts';
import { chain } from '../../chain.ts';
import type { NewTender } from './service.ts';
import { paidLeft, type SoldSale } from './sql.ts';

/**
 * How the money of a refund goes back: as is asked, where that may be, else in proportion. Of an imported sale nobody knows here what was paid by
 * stored value, and of some not how they were paid at all: money goes back as is asked. The caller holds the sale's member.
 * @throws TENDERS_MISMATCH, NOT_POSITIVE, PAID_OTHERWISE, HELD_GOES_BACK, REQUIRED (tenders)
 */
export async function tendersBack(tx: Tx, sale: SoldSale, asked: readonly NewTender[] | null, due: Minor): Promise<readonly NewTender[]> {
  const left = await paidLeft(tx, sale);
  if (!asked) return refundTenders(due, left);
  const { minorDigits: digits } = chain();
  checkTenders(asked, due, digits);
  if (sale.origin === 'LIVE') checkPaidBack(asked, left, { anyMoney: await anyMoney(tx), digits });
  return asked;
}

/** Read in the transaction that goes by it. */
async function anyMoney(tx: Tx): Promise<boolean> {
  const row = await tx.selectFrom('chain').select('refund_any_money').executeTakeFirst();
  return row?.refund_any_money ?? false;
}
