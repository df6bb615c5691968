import type { Db, Tx } from '@regulars/db/kysely';
import type { BgNbd } from '@regulars/domain/bgnbd';
import type { BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';

interface Columns {
  /** Repeat purchase days. */
  x: number[];
  /** Days from the first purchase to the last, and to the end of `asOf`. */
  last: number[];
  seen: number[];
  members: number[];
}

/** Every different history with the number of its members; aggregated by the database, for many members have bought once. */
export async function differentHistories(db: Db, asOf: BusinessDate): Promise<Columns> {
  const { rows } = await sql<Columns>`
    select coalesce(array_agg(x), '{}') as x, coalesce(array_agg(last), '{}') as last, coalesce(array_agg(seen), '{}') as seen, coalesce(array_agg(members), '{}') as members
    from (
      select gaps as x, last_purchase - first_purchase as last, greatest(${asOf}::date, last_purchase) - first_purchase as seen, count(*)::int as members
      from member_metrics group by 1, 2, 3
    ) h`.execute(db);
  return rows[0] ?? { x: [], last: [], seen: [], members: [] };
}

/**
 * domain/bgnbd.ts `pAlive` as SQL (Fader, Hardie & Lee 2005, from eq. 6 and 7). Odds beyond e^±15 are cut off, so that nothing
 * overflows; null with a single purchase day, of which the model would say 1 for ever.
 */
function alive({ r, alpha, a, b }: BgNbd, asOf: BusinessDate): RawBuilder<unknown> {
  const weeks = (days: RawBuilder<unknown>) => sql`(${alpha}::float8 + (${days}) / 7.0::float8)`;
  const seen = weeks(sql`greatest(${asOf}::date, last_purchase) - first_purchase`);
  const odds = sql`ln(${a}::float8 / (${b}::float8 + gaps - 1)) + (${r}::float8 + gaps) * ln(${seen} / ${weeks(sql`last_purchase - first_purchase`)})`;
  return sql`case when gaps > 0 then (1 / (1 + exp(least(15, greatest(-15, ${odds})))))::real end`;
}

/**
 * Scores the next members after an id, or takes the scores away where there is no model; writes only what changed by half a
 * percent, which is few rows a night.
 * @returns the last of them; null when these were all
 */
export async function scoreMembers(
  tx: Tx,
  model: BgNbd | undefined,
  asOf: BusinessDate,
  after: string,
  limit: number,
): Promise<string | null> {
  const next = tx
    .selectFrom('member_metrics')
    .select('member_id')
    .where('member_id', '>', after)
    .orderBy('member_id')
    .offset(limit - 1)
    .limit(1);
  const last = (await next.executeTakeFirst())?.member_id ?? null;
  const fresh = model ? alive(model, asOf) : sql`null::real`;
  await sql`
    update member_metrics set p_alive = ${fresh}
    where member_id > ${after}::uuid and ${last === null ? sql`true` : sql`member_id <= ${last}::uuid`}
      and ((p_alive is null) <> (${fresh} is null) or abs(p_alive - ${fresh}) >= 0.005)`.execute(tx);
  return last;
}
