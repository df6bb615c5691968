import { type RawBuilder, sql } from 'kysely';
import type { Db } from '@regulars/db/kysely';
import { shelvesOf } from '../alerts/detectors/stock.ts';

/** A product in a store that may have to be ordered, with what its preferred supplier says of it. Quantities in thousandths. */
export interface Need {
  store_id: string;
  product_id: string;
  on_hand: number;
  on_order: number;
  reorder_point: number | null;
  per_day: number;
  lead_days: number;
  ahead: number;
  cover: number;
  /** Null: no supplier in use is preferred. */
  supplier_id: string | null;
  pack_name: string | null;
  pack_size: number;
  pack_cost: number | null;
}

export interface NeedFilter {
  /** Of this supplier only. */
  supplierId?: string | null | undefined;
  productId?: string | null | undefined;
}

/**
 * What domain/purchasing.ts calls due, in the stores that are given with their thresholds, by supplier and store. The rate of
 * sale is that of the alerts of low stock. One pass over the stores' shelves and movements.
 */
export async function needs(db: Db, stores: RawBuilder<unknown>, filter: NeedFilter, now: Date): Promise<Need[]> {
  const { supplierId = null, productId = null } = filter;
  const { rows } = await sql<Need>`
    with ${shelvesOf(stores, now, null)},
    known as (
      select s.org_id as store_id, s.product_id, s.on_hand, s.reorder_point, s.ahead, s.cover, coalesce(w.quantity, 0) as on_order,
        coalesce(greatest(0, d.quantity) / s.days, 0)::float8 as per_day, coalesce(f.lead_days, u.lead_days, 0) as lead_days,
        u.id as supplier_id, f.pack_name, coalesce(f.pack_size, 1000) as pack_size, f.pack_cost
      from shelf s
      left join sold d on d.store_id = s.org_id and d.product_id = s.product_id
      left join waiting w on w.store_id = s.org_id and w.product_id = s.product_id
      left join (product_supplier f join supplier u on u.id = f.supplier_id and u.archived_at is null) on f.product_id = s.product_id and f.preferred
      where ${productId}::uuid is null or s.product_id = ${productId}::uuid
    )
    select * from known k
    where (k.on_hand + k.on_order <= k.reorder_point or (k.per_day > 0 and k.on_hand + k.on_order <= k.per_day * (k.lead_days + k.ahead)))
      and (${supplierId}::uuid is null or k.supplier_id = ${supplierId}::uuid)
    order by k.supplier_id, k.store_id, k.product_id`.execute(db);
  return rows;
}
