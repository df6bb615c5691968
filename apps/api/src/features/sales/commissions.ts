import type { Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
import { minor } from '@regulars/domain/money';
import { thousandths } from '@regulars/domain/quantity';
import { hourAt } from '../../business-day.ts';
import { earnCommissions, type SoldLine } from '../commissions/earn.ts';
import type { SaleDraft } from './service.ts';

const insertSellers = insertLater('sale_line_seller', { member_id: 'uuid', line_id: 'uuid', employee_id: 'uuid', share: 'smallint' });

const ONE = thousandths(1000);

/** Who sold the lines of a sale together, and what its sellers earn: beside its rows, which stand already. */
export async function commissionsOfSale(tx: Tx, { fact: { sale, lines }, store, soldAt, known, shared, ofPass }: SaleDraft): Promise<void> {
  const together = [...shared].flatMap(([line_id, sellers]) =>
    sellers.map(({ employeeId, share }) => ({ member_id: sale.member_id, line_id, employee_id: employeeId, share })),
  );
  await insertSellers(tx, together);
  const sold = lines.map((line): SoldLine => {
    const alone = line.employee_id ? [{ employeeId: line.employee_id, share: 100 }] : [];
    return {
      lineId: line.id,
      productId: line.product_id,
      categoryId: line.category_id,
      subject: ofPass ? 'PASS' : known.products.get(line.product_id)?.kind === 'SERVICE' ? 'SERVICE' : 'GOODS',
      amount: minor(Number(line.amount)),
      cost: line.cost == null ? null : minor(Number(line.cost)),
      quantity: ofPass ? ONE : thousandths(Number(line.quantity)),
      promoted: line.promoted ?? false,
      sellers: shared.get(line.id) ?? alone,
    };
  });
  const origin = {
    memberId: sale.member_id,
    originId: sale.id,
    storeId: store.id,
    day: String(sale.business_date),
    at: soldAt,
    now: sale.recorded_at,
    channel: sale.channel,
    hour: hourAt(store, soldAt),
  };
  await earnCommissions(tx, origin, sold, known.employees);
}
