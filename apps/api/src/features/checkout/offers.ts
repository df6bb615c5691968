import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/prepared';
import type { LineTake } from '@regulars/domain/quote';
import type { SaleDraft } from '../sales/service.ts';
import type { Quoted } from './service.ts';

const insertOffers = insertLater('sale_offer', {
  member_id: 'uuid',
  id: 'uuid',
  sale_id: 'uuid',
  line_id: 'uuid',
  store_id: 'uuid',
  business_date: 'date',
  channel: 'channel',
  kind: 'offer_kind',
  rule_id: 'uuid',
  version: 'int',
  coupon_id: 'uuid',
  amount: 'bigint',
});

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
  await insertOffers(tx, rows);
}
