import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import type { LineTake } from '@regulars/domain/quote';
import type { SaleDraft } from '../sales/service.ts';
import type { Quoted } from './service.ts';

/** Writes what was taken off each line and why, so that a line's discount is explained to the cent. */
export async function writeOffers(tx: Tx, { fact, soldAt }: SaleDraft, { quote }: Quoted): Promise<void> {
  const { member_id, id: sale_id, store_id, business_date, channel } = fact.sale;
  const rows = fact.lines.flatMap(({ id: line_id }, at) =>
    (quote.lines[at]?.takes ?? []).map(({ kind, ruleId, version, id, amount }: LineTake) => ({
      member_id,
      id: newId(soldAt),
      sale_id,
      line_id,
      store_id,
      business_date,
      channel,
      kind,
      rule_id: ruleId,
      version,
      coupon_id: kind === 'COUPON' ? id : null,
      amount,
    })),
  );
  if (rows.length > 0) await tx.insertInto('sale_offer').values(rows).execute();
}
