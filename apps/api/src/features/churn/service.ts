import { sql } from 'kysely';
import type { Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { type BgNbd, type BgNbdFit, fitBgNbd, type Histories } from '@regulars/domain/bgnbd';
import type { BusinessDate } from '@regulars/domain/time';
import { differentHistories, scoreMembers } from './sql.ts';

/** So many members one transaction scores. */
const BATCH = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** The histories of all members who ever bought, as of the end of a business day; members with the same one are counted together. */
async function loadHistories(db: Db, asOf: BusinessDate): Promise<Histories> {
  const { x, last, seen, members } = await differentHistories(db, asOf);
  const weeks = (days: readonly number[]) => Float64Array.from(days, (number) => number / 7);
  return { x: Float64Array.from(x), tx: weeks(last), T: weeks(seen), members: Float64Array.from(members) };
}

/**
 * Fits the model to the chain's own history as of a business day, keeps it, and scores every member by it. With too little
 * history nobody is scored, and the row says so.
 * @returns the fit
 */
export async function fitAndScore(db: Db, asOf: BusinessDate, now: Date, signal?: AbortSignal): Promise<BgNbdFit | undefined> {
  const histories = await loadHistories(db, asOf);
  const fit = fitBgNbd(histories);
  await scoreAll(db, fit, asOf, signal);
  if (signal?.aborted) return undefined;
  const count = (which: (x: number) => boolean) =>
    histories.members.reduce((total, number, at) => (which(histories.x[at] ?? 0) ? total + number : total), 0);
  const { r = null, alpha = null, a = null, b = null, logLikelihood = null } = fit ?? {};
  const row = { fitted_at: now, members: count(() => true), repeaters: count((x) => x > 0), r, alpha, a, b, log_likelihood: logLikelihood };
  await db
    .insertInto('churn_model')
    .values({ as_of: asOf, ...row })
    .onConflict((known) => known.column('as_of').doUpdateSet(row))
    .execute();
  return fit;
}

/** In batches by the members' ids, so that no transaction is long. */
async function scoreAll(db: Db, model: BgNbd | undefined, asOf: BusinessDate, signal: AbortSignal | undefined): Promise<void> {
  for (let after: string | null = FIRST; after !== null && !signal?.aborted;) {
    const from: string = after;
    after = await withTx(db, (tx) => scoreMembers(tx, model, asOf, from, BATCH));
  }
}

/** The model in use; undefined before the first night. */
export async function currentModel(db: Db) {
  return db.selectFrom('churn_model').selectAll().orderBy('as_of', 'desc').limit(1).executeTakeFirst();
}

/** Whether the day's model is still to be made. */
export async function isDue(db: Db, asOf: BusinessDate): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select not exists (select from churn_model where as_of >= ${asOf}::date) as due`.execute(db);
  return rows[0]?.due ?? true;
}
