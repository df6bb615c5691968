import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { forecast } from '@regulars/domain/forecast';
import { periodStart } from '@regulars/domain/period';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { orgTree } from '../orgs/tree.ts';
import { weeklyRevenue, weeksBefore } from './history.ts';

/** So many weeks ahead are told. */
export const HORIZON = 8;
/** So many weeks that are over can be held against what was told of them, from any distance. */
export const PAST_WEEKS = 26;
/** Weeks of history that a forecast goes by: season, growth, and how sure it is. */
const HISTORY = 130;
/** Organisations whose forecasts one transaction writes. */
const BATCH = 50;

interface Told {
  org_id: string;
  made_on: BusinessDate;
  week: BusinessDate;
  seasonal: boolean;
  expected: number;
  low: number | null;
  high: number | null;
}

/**
 * Forecasts the weeks to come of every organisation, with all below it. What would have been told on the Mondays of the last
 * half year is filled in where nothing was told then: on the first night, and after an import of older sales.
 * @param today the chain's business day
 */
export async function makeForecasts(db: Db, today: BusinessDate): Promise<void> {
  const monday = periodStart(today, 'WEEK');
  const mondays = Array.from({ length: PAST_WEEKS + HORIZON }, (_, back) => addDays(monday, -7 * back));
  const histories = await weeklyRevenue(weeksBefore(monday, HISTORY + mondays.length));
  const known = await toldSince(db, mondays.at(-1) ?? monday);
  const { byId } = await orgTree();
  const orgs = [...histories].filter(([id]) => byId.get(id)?.archived === false);
  for (let at = 0; at < orgs.length; at += BATCH) {
    const told = orgs.slice(at, at + BATCH).flatMap(([orgId, weeks]) =>
      mondays
        .map((madeOn, back) => ({ madeOn, weeks: weeks.slice(0, weeks.length - back) }))
        .filter(({ madeOn }) => madeOn === monday || !known.has(`${orgId} ${madeOn}`))
        .flatMap(({ madeOn, weeks: before }) => tell(orgId, madeOn, before)),
    );
    await withTx(db, (tx) => write(tx, told));
  }
}

async function toldSince(db: Db, monday: BusinessDate): Promise<Set<string>> {
  const rows = await db.selectFrom('forecast_week').select(['org_id', 'made_on']).distinct().where('made_on', '>=', monday).execute();
  return new Set(rows.map(({ org_id, made_on }) => `${org_id} ${made_on}`));
}

/** What is told on a Monday from the weeks before it; weeks before the first sale are no history. Nothing with too little of it. */
function tell(org_id: string, made_on: BusinessDate, weeks: readonly number[]): Told[] {
  const first = weeks.findIndex((revenue) => revenue !== 0);
  const made = first < 0 ? undefined : forecast(weeks.slice(first), HORIZON);
  const seasonal = made?.method === 'SEASONAL';
  const rounded = (amount: number | null) => (amount === null ? null : Math.max(0, Math.round(amount))); // refunds may outweigh sales
  return (made?.points ?? []).map(({ expected, low, high }, ahead) => ({
    org_id,
    made_on,
    week: addDays(made_on, 7 * ahead),
    seasonal,
    expected: rounded(expected) ?? 0,
    low: rounded(low),
    high: rounded(high),
  }));
}

async function write(tx: Tx, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  await sql`
    insert into forecast_week (org_id, made_on, week, seasonal, expected, low, high)
    select * from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as t(org_id uuid, made_on date, week date, seasonal boolean, expected bigint, low bigint, high bigint)
    on conflict (org_id, made_on, week) do update
      set seasonal = excluded.seasonal, expected = excluded.expected, low = excluded.low, high = excluded.high`.execute(tx);
}

/** Forgets what was told of a history that has become another: after an import, say. */
export async function forgetForecasts(tx: Tx): Promise<void> {
  await tx.deleteFrom('forecast_week').execute();
}
