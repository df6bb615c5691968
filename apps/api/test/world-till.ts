import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';

interface Where {
  store_id: string;
  member_id: string;
  employee_id: string;
  at: Date;
}

/** A shift that is open, with cash put in, and a basket that waits. */
export async function makeTill(tx: Tx, mark: string, { store_id, member_id, employee_id, at }: Where): Promise<void> {
  const shift = { id: newId(at), store_id, till: mark, business_date: '2026-11-02', opened_at: at, opened_by: employee_id };
  await tx
    .insertInto('shift')
    .values({ ...shift, float_amount: 100, note: mark })
    .execute();
  const move = { id: newId(at), shift_id: shift.id, kind: 'PAID_IN', amount: 100, reason: mark, at, by: employee_id } as const;
  await tx.insertInto('shift_cash').values(move).execute();
  const basket = {
    id: newId(at),
    store_id,
    till: mark,
    member_id,
    note: mark,
    line_count: 1,
    amount: 100,
    basket: JSON.stringify({ lines: [{}] }),
  };
  await tx
    .insertInto('suspended_basket')
    .values({ ...basket, suspended_at: at, suspended_by: employee_id })
    .execute();
}
