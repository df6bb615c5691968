import { BONUS, PRINCIPAL } from '@regulars/domain/assets';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';

/** Stored value. */
export const MONEY = sql`(${PRINCIPAL}::uuid, ${BONUS}::uuid)`;

/** What is read of the journal. */
interface Wanted {
  /** A list of asset ids. */
  assets: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
  /** Null: from the beginning. */
  from: BusinessDate | null;
  to: BusinessDate;
}

/**
 * The lines of a period, summed as far as days are folded, and one by one of open and late days: in one statement, so that none is
 * missed or read twice. Columns: asset_id, house, of_member, day, store_id, peer_id, plus, minus.
 */
export function lines({ assets, where, from, to }: Wanted): RawBuilder<unknown> {
  const first = from ?? '-infinity';
  const live = sql`
    select p.asset_id, p.house, p.account_id is not null as of_member, p.business_date as day, p.store_id, coalesce(p.peer_id, p.store_id) as peer_id,
      greatest(p.amount, 0) as plus, greatest(-p.amount, 0) as minus`;
  return sql`(
    select asset_id, house, of_member, day, store_id, peer_id, plus, minus from value_day
    where asset_id in ${assets} and day between ${first}::date and ${to}::date and ${where} and day not in (select day from value_dirty_day)
    union all
    select * from (${live} from posting p where p.asset_id in ${assets} and p.amount <> 0 and p.business_date <= ${to}::date
      and p.business_date >= ${first}::date and p.business_date > coalesce((select folded_through from value_fold), '-infinity')) open where ${where}
    union all
    select * from (${live} from value_dirty_day d join posting p on p.business_date = d.day, value_fold f
      where p.asset_id in ${assets} and p.amount <> 0 and d.day between ${first}::date and ${to}::date and d.day <= f.folded_through) late where ${where}
  )`;
}
