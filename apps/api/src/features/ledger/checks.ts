import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { addDays } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { log } from '../../log.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { type Verdict, verify } from './verify.ts';
import { takeRoot } from './verify-roots.ts';

/** A check that has not ended by then was given up with its process. */
const GIVEN_UP_AFTER_MS = 3_600_000;

/** Asks for a check of the whole journal and returns its id; of two who ask at once both get the same. */
export async function askForCheck(tx: Tx, viewer: Viewer, now: Date): Promise<string> {
  await sql`lock table ledger_check in share row exclusive mode`.execute(tx);
  const under = await tx
    .selectFrom('ledger_check')
    .select('id')
    .where('finished_at', 'is', null)
    .where('asked_at', '>', new Date(now.getTime() - GIVEN_UP_AFTER_MS))
    .executeTakeFirst();
  if (under) return under.id;
  const id = await openCheck(tx, viewer.kind === 'employee' ? viewer.id : null, now);
  await sql`select graphile_worker.add_job('ledger:check', json_build_object('id', ${id}::text), queue_name => 'ledger')`.execute(tx);
  await audit(tx, viewer, { action: 'ledger.verify', entity: 'LedgerCheck', id, orgId: null, after: {} });
  return id;
}

async function openCheck(on: Db, askedBy: string | null, now: Date): Promise<string> {
  const id = newId(now);
  await on.insertInto('ledger_check').values({ id, asked_at: now, asked_by: askedBy }).execute();
  return id;
}

/** Looks at the whole journal and keeps what came of it; `ledger.checked` opens or closes the alert. */
export async function runCheck(db: Db, id: string, onPart?: (done: number, all: number) => void): Promise<Verdict> {
  const began = performance.now();
  const verdict = await verify(db, onPart);
  const { entries, postings, accounts, lots, roots, wrong, findings } = verdict;
  const [first] = findings;
  const where = first && {
    kind: first.kind,
    member_id: first.memberId,
    account_id: first.accountId,
    entry_id: first.entryId,
    lot_id: first.lotId,
    day: first.day,
  };
  const now = new Date();
  const took = Math.round(performance.now() - began);
  await withTx(db, async (tx) => {
    await tx
      .updateTable('ledger_check')
      .set({ finished_at: now, took, entries, postings, accounts, lots, roots, wrong, ...where })
      .where('id', '=', id)
      .execute();
    await publish(tx, now, [{ kind: 'ledger.checked', payload: { checkId: id, wrong } }]);
  });
  if (first) log.error({ checkId: id, wrong, first }, 'the journal is not as it was written');
  else log.info({ checkId: id, postings, took }, 'the journal was checked');
  return verdict;
}

/** A check that nobody asked for, at once. */
export async function checkNow(db: Db, onPart?: (done: number, all: number) => void): Promise<Verdict> {
  return runCheck(db, await openCheck(db, null, new Date()), onPart);
}

/** Once a day, when the chain's day is over: seals it, then checks everything. */
export async function sealAndCheck(db: Db, now: Date): Promise<void> {
  const yesterday = addDays(businessDayAt({ time_zone: null, day_starts_at: null }, now), -1);
  const sealed = db.selectFrom('ledger_root').select('day').where('day', '>=', yesterday);
  if (await sealed.executeTakeFirst()) return;
  await takeRoot(db, yesterday, now);
  await checkNow(db);
}
