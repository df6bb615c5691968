import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { once } from '../../idempotency.ts';
import type { Viewer } from '../../viewer.ts';
import { noteActivities } from '../members/activity.ts';
import { holderOf, openPlace } from '../ledger/place.ts';
import type { Place } from '../ledger/write.ts';
import { type Done, give } from './service.ts';
import type { Task } from './tasks.ts';

/** What the product sees by itself, and when it counts again for the same member: never, or after so many days. */
export const AUTOMATIC: Partial<Record<Task['action'], { againAfter: number | null }>> = {
  PROFILE_COMPLETED: { againAfter: null },
  BIRTHDAY: { againAfter: 300 }, // in a common year one of 29 February is celebrated a day early
};

export interface CompleteInput {
  taskId: string;
  memberId: string;
  storeId: string;
}

/**
 * Says that a member has done a task, and gives the points for it. Once per key.
 * @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, TASK_AUTOMATIC, TASK_NOT_NOW, TASK_LIMIT
 */
export async function completeTask(tx: Tx, viewer: Viewer, key: string, input: CompleteInput, now: Date): Promise<Done> {
  return once(tx, viewer, key, { completeTask: input }, async () => {
    const store = await openPlace(tx, viewer, input.storeId);
    const memberId = await holderOf(tx, input.memberId);
    const task = await tx.selectFrom('points_task').selectAll().where('id', '=', input.taskId).executeTakeFirst();
    if (!task) throw new DomainError('NOT_FOUND', {}, 'taskId');
    if (task.archived_at) throw new DomainError('ARCHIVED', {}, 'taskId');
    if (AUTOMATIC[task.action]) throw new DomainError('TASK_AUTOMATIC', {}, 'taskId');
    const done = await reward(tx, viewer, task, { memberId, store, now });
    if (!done) throw new DomainError('TASK_LIMIT', {}, 'taskId');
    return done;
  });
}

/** Whether a task runs on a day. */
export function runsOn({ starts_on, ends_on }: Pick<Task, 'starts_on' | 'ends_on'>, day: BusinessDate): boolean {
  return (starts_on === null || starts_on <= day) && (ends_on === null || day <= ends_on);
}

/**
 * Counts the task for the member and gives the points, as far as its limits allow; undefined: they do not.
 * @throws TASK_NOT_NOW
 */
export async function reward(
  tx: Tx,
  viewer: Viewer,
  task: Task,
  { memberId, store, now }: { memberId: string; store: Place; now: Date },
): Promise<Done | undefined> {
  const day = businessDayAt(store, now);
  if (!runsOn(task, day)) throw new DomainError('TASK_NOT_NOW', {}, 'taskId');
  if (!(await countDone(tx, task, memberId, day))) return undefined;
  const { id, version, action, asset_id: assetId, score: points } = task;
  const entry = { kind: 'EARN' as const, store, now, rule: { id, version }, why: { action } };
  const { entryId } = await give(tx, viewer, memberId, { ...entry, assetId, points });
  if (action === 'CHECK_IN' || action === 'REVIEW' || action === 'SHARE')
    await noteActivities(tx, [{ memberId, kind: action, storeId: store.id, day, at: now, entryId }]);
  return { memberId, entryId };
}

/** One conditional upsert holds all limits, however many come at once: who is over them changes no row. */
async function countDone(tx: Tx, task: Task, memberId: string, day: BusinessDate): Promise<boolean> {
  const automatic = AUTOMATIC[task.action];
  const again = automatic
    ? automatic.againAfter === null
      ? sql`false`
      : sql`d.day < excluded.day - ${automatic.againAfter}::int`
    : sql`true`;
  const { numAffectedRows } = await sql`
    insert into points_task_done as d (member_id, task_id, day, on_day, in_all) values (${memberId}, ${task.id}, ${day}, 1, 1)
    on conflict (member_id, task_id) do update
    set day = greatest(d.day, excluded.day), on_day = case when excluded.day > d.day then 1 else d.on_day + 1 end, in_all = d.in_all + 1
    where ${again} and (${task.per_member}::int is null or d.in_all < ${task.per_member}::int)
      and (${task.per_day}::int is null or excluded.day > d.day or d.on_day < ${task.per_day}::int)`.execute(tx);
  return numAffectedRows === 1n;
}
