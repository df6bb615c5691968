import path from 'node:path';
import type { DB, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { type ImportMapping, parseMapping } from '@regulars/domain/import-mapping';
import { businessDate } from '@regulars/domain/time';
import type { Updateable } from 'kysely';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { publish } from '../../publish.ts';
import { type Actor, systemViewer } from '../../viewer.ts';
import type { Carry } from './batch-lines.ts';
import { onlyStore } from './stores.ts';

/** An import under way, as its steps need it. */
export interface Job {
  id: string;
  path: string;
  /** As it was called where it came from. */
  fileName: string;
  mapping: ImportMapping;
  dryRun: boolean;
  refundDate: string | null;
  /** Whoever started it; the product itself from the shell. */
  actor: Actor;
  /** The top of the branch it may write to. */
  orgId: string;
  defaultStore: string | null;
  /** Ten-thousandths in a minor unit of the chain's currency. */
  unit: number;
  /** The chain's business day. */
  today: string;
  /** Where to go on: the last sale of the last committed batch. */
  cursor: string | null;
  carry: Carry;
  /** The process is asked to end. */
  signal: AbortSignal | undefined;
}

/** The user asked to stop. What was written stays; the same file started again goes on where this ended. */
export class Cancelled extends Error {}

/** The process ends; another one goes on. */
export class Interrupted extends Error {}

/** Where the content of an uploaded file lies. */
export function contentPath(fileId: string): string {
  return path.join(env.DATA_DIR, 'imports', fileId);
}

export async function loadJob(id: string, signal?: AbortSignal): Promise<Job> {
  const row = await db
    .selectFrom('import_job as j')
    .innerJoin('import_file as f', 'f.id', 'j.file_id')
    .leftJoin('employee as e', 'e.id', 'j.started_by')
    .selectAll('j')
    .select(['e.name as starter', 'f.name as file_name'])
    .where('j.id', '=', id)
    .executeTakeFirstOrThrow();
  const { minorDigits, timeZone, dayStartsAt } = chain();
  return {
    id,
    path: contentPath(row.file_id),
    fileName: row.file_name,
    mapping: parseMapping(row.mapping),
    dryRun: row.dry_run,
    refundDate: row.refund_date,
    actor: actorOf(row),
    orgId: row.org_id,
    defaultStore: await onlyStore(db, row.org_id),
    unit: 10 ** (4 - minorDigits),
    today: businessDate(new Date(), timeZone, dayStartsAt),
    cursor: row.cursor,
    carry: readCarry(row.carry),
    signal,
  };
}

/** The request's id leads from a row of the trail to the import. */
function actorOf({
  id: requestId,
  started_by: id,
  starter: name,
}: {
  id: string;
  started_by: string | null;
  starter: string | null;
}): Actor {
  if (id === null || name === null) return { ...systemViewer('import'), requestId };
  return { kind: 'employee', id, name, ip: null, userAgent: null, requestId };
}

function readCarry(stored: unknown): Carry {
  const { amount, margin } = { amount: 0, margin: 0, ...(typeof stored === 'object' ? stored : null) };
  return { amount: Number(amount), margin: Number(margin) };
}

/** Tells those who watch how far it is. */
export async function advance(job: Pick<Job, 'id' | 'orgId'>, change: Updateable<DB['import_job']>): Promise<void> {
  await withTx(db, async (tx) => {
    await tx.updateTable('import_job').set(change).where('id', '=', job.id).execute();
    await tellProgress(tx, job);
  });
}

/** For who follows it live: `importProgress`. */
export async function tellProgress(tx: Tx, { id, orgId }: Pick<Job, 'id' | 'orgId'>): Promise<void> {
  await publish(tx, new Date(), [{ kind: 'import.advanced', orgId, payload: { importId: id } }]);
}

/** @throws Cancelled, Interrupted */
export async function stopIfAsked(job: Job): Promise<void> {
  if (job.signal?.aborted) throw new Interrupted();
  const row = await db.selectFrom('import_job').select('cancel_asked').where('id', '=', job.id).executeTakeFirst();
  if (!row || row.cancel_asked) throw new Cancelled();
}
