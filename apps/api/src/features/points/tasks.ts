import type { TaskAction } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { MAX_POINTS } from '@regulars/domain/points';
import { requiredText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { between } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { usableKind } from './kinds.ts';

export type Task = Selectable<DB['points_task']>;

const MAX_TIMES = 1_000;

/** What is not given stays as it is; null empties. */
export interface TaskChange {
  kindId?: string | null | undefined;
  /** Points each time. */
  score?: number | null | undefined;
  descriptionEn?: string | null | undefined;
  descriptionZh?: string | null | undefined;
  /** For a member on one day, and in all. */
  perDay?: number | null | undefined;
  perMember?: number | null | undefined;
  startsOn?: BusinessDate | null | undefined;
  endsOn?: BusinessDate | null | undefined;
}

export interface NewTask extends TaskChange {
  action: TaskAction;
  kindId: string;
  score: number;
  descriptionEn: string;
  descriptionZh: string;
}

const times = (value: number | null, field: string) => (value === null ? null : between(value, 1, MAX_TIMES, field));

/** The columns of what was given. @throws REQUIRED, TOO_SMALL, TOO_LARGE, TOO_LONG, NOT_FOUND, ARCHIVED */
async function columns(tx: Tx, input: TaskChange): Promise<Partial<Task>> {
  const { kindId, score, descriptionEn, descriptionZh, perDay, perMember, startsOn, endsOn } = input;
  if (kindId) await usableKind(tx, kindId, 'kindId');
  return {
    ...(kindId && { asset_id: kindId }),
    ...(score != null && { score: between(score, 1, MAX_POINTS, 'score') }),
    ...(descriptionEn !== undefined && { description_en: requiredText(descriptionEn, 'descriptionEn', 200) }),
    ...(descriptionZh !== undefined && { description_zh: requiredText(descriptionZh, 'descriptionZh', 200) }),
    ...(perDay !== undefined && { per_day: times(perDay, 'perDay') }),
    ...(perMember !== undefined && { per_member: times(perMember, 'perMember') }),
    ...(startsOn !== undefined && { starts_on: startsOn }),
    ...(endsOn !== undefined && { ends_on: endsOn }),
  };
}

/** @throws BAD_RANGE of endsOn */
function checked<T extends Pick<Task, 'starts_on' | 'ends_on'>>(task: T): T {
  const { starts_on: from, ends_on: to } = task;
  if (from && to && to < from) throw new DomainError('BAD_RANGE', { from }, 'endsOn');
  return task;
}

/** @returns the new task's id. @throws those of `columns`, BAD_RANGE */
export async function createTask(tx: Tx, viewer: Viewer, input: NewTask, now: Date): Promise<string> {
  const { action, kindId: asset_id, score, descriptionEn: description_en, descriptionZh: description_zh } = input;
  const none = { per_day: null, per_member: null, starts_on: null, ends_on: null };
  const given = { asset_id, score, description_en, description_zh, ...(await columns(tx, input)) };
  const row = checked({ id: newId(now), action, ...none, ...given, created_at: now });
  await tx.insertInto('points_task').values(row).execute();
  await audit(tx, viewer, { action: 'pointsTask.create', entity: 'PointsTask', id: row.id, orgId: null, after: row });
  return row.id;
}

/** @throws NOT_FOUND, ARCHIVED (id) and those of `createTask` */
export async function updateTask(tx: Tx, viewer: Viewer, id: string, input: TaskChange): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const change = await columns(tx, input);
  checked({ ...before, ...change });
  await set(tx, viewer, before, { ...change, version: before.version + 1 }, 'update');
}

/** @throws NOT_FOUND */
export async function archiveTask(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const before = await find(tx, id);
  if (!before.archived_at) await set(tx, viewer, before, { archived_at: now }, 'archive');
}

/** @throws NOT_FOUND, ARCHIVED (id) while its kind of points is */
export async function restoreTask(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const before = await find(tx, id);
  await usableKind(tx, before.asset_id, 'id');
  if (before.archived_at) await set(tx, viewer, before, { archived_at: null }, 'restore');
}

async function set(tx: Tx, viewer: Viewer, before: Task, change: Partial<Task>, verb: string): Promise<void> {
  await tx.updateTable('points_task').set(change).where('id', '=', before.id).execute();
  const action = `pointsTask.${verb}` as const;
  await audit(tx, viewer, { action, entity: 'PointsTask', id: before.id, orgId: null, before, after: { ...before, ...change } });
}

async function find(tx: Tx, id: string): Promise<Task> {
  const task = await tx.selectFrom('points_task').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!task) throw new DomainError('NOT_FOUND', {}, 'id');
  return task;
}
