import { newId } from '@regulars/db/ids';
import type { DB, Db } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import type { Condition } from '@regulars/domain/criteria';
import { type Selectable, sql } from 'kysely';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { conditionOf, idsOfMembers } from '../segments/ask.ts';
import { askingAt } from '../segments/asking.ts';
import { putOn } from './changes.ts';
import { checkTagging, type Tagging } from './service.ts';

type Run = Selectable<DB['tag_run']>;

/** So many members one transaction tags. */
const BATCH = 1_000;
/** So many are read at once. */
const STRETCH = 100_000;

interface NewRun extends Omit<Tagging, 'memberIds'> {
  segment: string;
  condition: Condition;
  total: number;
}

/** Asks a worker to tag the members who meet a condition, of the viewer's branch. @returns the run's id. @throws those of `checkTagging` */
export function startRun(on: Db, viewer: Viewer, input: NewRun, now: Date): Promise<string> {
  return withTx(on, async (tx) => {
    const { tagId: tag_id, reason, expiresOn: expires_on, by: employee_id } = await checkTagging(tx, viewer, input, now);
    const { segment, condition, total } = input;
    const whom = { stores: viewer.stores === null ? [] : [...viewer.stores], everywhere: viewer.stores === null };
    const row = { id: newId(now), tag_id, segment, ...whom, reason, expires_on, employee_id, total, created_at: now };
    await tx
      .insertInto('tag_run')
      .values({ ...row, criteria: JSON.stringify(condition) })
      .execute();
    const after = { members: total, segment, reason, expires_on };
    await audit(tx, viewer, { action: 'tag.assign', entity: 'Tag', id: tag_id, orgId: null, after });
    await sql`select graphile_worker.add_job('tags:bulk', queue_name => 'tags:bulk', job_key => 'tags:bulk')`.execute(tx);
    return row.id;
  });
}

/** Does what was asked for, the oldest first; what was stopped goes on where it was. */
export async function doRuns(on: Db, now: Date, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const run = await on.selectFrom('tag_run').selectAll().where('ended_at', 'is', null).orderBy('id').limit(1).executeTakeFirst();
    if (!run || signal?.aborted) return;
    await doRun(on, run, now, signal);
  }
}

async function doRun(on: Db, run: Run, now: Date, signal?: AbortSignal): Promise<void> {
  const asking = await askingAt(on, now);
  const condition = conditionOf(run.criteria, asking);
  const putting = { tagId: run.tag_id, expiresOn: run.expires_on, reason: run.reason, rule: null, by: run.employee_id };
  const among = { stores: run.everywhere ? null : run.stores };
  for (let from = run.after_id ?? undefined; !signal?.aborted;) {
    const ids = await idsOfMembers(on, condition, asking, among, { from, limit: STRETCH });
    for (let at = 0; at < ids.length && !signal?.aborted; at += BATCH) {
      const some = ids.slice(at, at + BATCH);
      await withTx(on, async (tx) => {
        await putOn(tx, putting, some, now);
        await tx
          .updateTable('tag_run')
          .set((row) => ({ done: row('done', '+', some.length), after_id: some.at(-1) ?? null }))
          .where('id', '=', run.id)
          .execute();
      });
      from = some.at(-1);
    }
    if (ids.length < STRETCH && !signal?.aborted) {
      await on.updateTable('tag_run').set({ ended_at: now }).where('id', '=', run.id).execute();
      return;
    }
  }
}
