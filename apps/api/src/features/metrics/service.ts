import type { DB, Db, Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
import { preparedBy } from '@regulars/db/prepared';
import { withTx } from '@regulars/db/tx';
import { applySale, type MemberMetrics, type MetricsFact } from '@regulars/domain/metrics';
import { minor } from '@regulars/domain/money';
import type { BusinessDate } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { computeFromFacts, lockMembers } from './sql.ts';

/** So many members one transaction of the nightly roll holds. */
const BATCH = 1_000;

/**
 * Computes the metrics of these members from their facts, as of the end of the business day `asOf` (or of the row's own day,
 * if that is later). Facts written before in this transaction are counted; sales of the members wait for its end. Members
 * who never bought, and guests, have no row. For imports: at the end, in batches of a thousand.
 */
export async function recomputeMetrics(tx: Tx, memberIds: readonly string[], asOf: BusinessDate): Promise<void> {
  if (memberIds.length === 0) return;
  await lockMembers(tx, memberIds);
  await computeFromFacts(tx, memberIds, asOf);
}

/**
 * Adds one fact, already written in this transaction, to its member's metrics; where the row alone can't tell (a late fact,
 * a day that moved on), they are computed from the facts. The caller holds the member's lock.
 * @param asOf today at the store
 */
export async function addToMetrics(tx: Tx, memberId: string, fact: MetricsFact, asOf: BusinessDate): Promise<void> {
  const [row] = (await metricsOf(tx, { memberId })).rows;
  const next = applySale(row && toDomain(row), fact, asOf);
  if (!next) return computeFromFacts(tx, [memberId], asOf);
  await upsert(tx, [{ member_id: memberId, ...next }]);
}

export const metricsOf = preparedBy('metrics_of', (on, value) =>
  on.selectFrom('member_metrics').selectAll().where('member_id', '=', value<string>('memberId')),
);

const FIGURES = {
  as_of: 'date',
  first_purchase: 'date',
  last_purchase: 'date',
  orders: 'int',
  refunds: 'int',
  amount: 'bigint',
  orders_30: 'int',
  amount_30: 'bigint',
  orders_90: 'int',
  amount_90: 'bigint',
  orders_365: 'int',
  amount_365: 'bigint',
  gaps: 'int',
  gap_sum: 'bigint',
  gap_sum_sq: 'bigint',
} as const satisfies Record<keyof MemberMetrics, string>;
const replaced = Object.keys(FIGURES).map((name) => `${name} = excluded.${name}`);
const upsert = insertLater(
  'member_metrics',
  { member_id: 'uuid', ...FIGURES },
  `on conflict (member_id) do update set ${replaced.join(', ')}`,
);

/**
 * Brings every member's metrics to `asOf`, the oldest first, in batches; stops after the batch at hand when `signal` says so.
 * @returns how many rows it rolled
 */
export async function rollMetrics(db: Db, asOf: BusinessDate, signal?: AbortSignal): Promise<number> {
  for (let rolled = 0; ;) {
    const due = await db.selectFrom('member_metrics').select('member_id').where('as_of', '<', asOf).orderBy('as_of').limit(BATCH).execute();
    if (due.length === 0 || signal?.aborted) return rolled;
    await withTx(db, (tx) =>
      recomputeMetrics(
        tx,
        due.map((row) => row.member_id),
        asOf,
      ),
    );
    rolled += due.length;
  }
}

/** What the purchases alone say: P(alive) is the churn model's. */
function toDomain({ member_id: _member, p_alive: _chance, ...row }: Selectable<DB['member_metrics']>): MemberMetrics {
  const { amount, amount_30, amount_90, amount_365 } = row;
  return { ...row, amount: minor(amount), amount_30: minor(amount_30), amount_90: minor(amount_90), amount_365: minor(amount_365) };
}
