import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { MAX_POINTS } from '@regulars/domain/points';
import type { Selectable } from 'kysely';
import { between, unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { usableKind } from './kinds.ts';

type Conversion = Selectable<DB['points_conversion']>;

const MAX_RATE = 1_000_000;

/** `give` points of the one kind become `get` of the other. */
export interface RateInput {
  give: number;
  get: number;
  minimum: number;
  step: number;
}

export interface NewConversion extends RateInput {
  fromId: string;
  toId: string;
}

/** @throws TOO_SMALL, TOO_LARGE: also where the least that is taken would become nothing */
function rate({ give, get, minimum, step }: RateInput): RateInput {
  const checked = {
    give: between(give, 1, MAX_RATE, 'give'),
    get: between(get, 1, MAX_RATE, 'get'),
    step: between(step, 1, MAX_POINTS, 'step'),
    minimum: between(minimum, 1, MAX_POINTS, 'minimum'),
  };
  return { ...checked, minimum: between(minimum, Math.ceil(give / get), MAX_POINTS, 'minimum') };
}

/** @returns the new rule's id. @throws SAME_KIND, DUPLICATE (toId), NOT_FOUND, ARCHIVED (fromId, toId) and those of `rate` */
export async function createConversion(tx: Tx, viewer: Viewer, input: NewConversion, now: Date): Promise<string> {
  const { fromId: from_id, toId: to_id } = input;
  if (from_id === to_id) throw new DomainError('SAME_KIND', {}, 'toId');
  await usableKind(tx, from_id, 'fromId');
  await usableKind(tx, to_id, 'toId');
  const row = { id: newId(now), from_id, to_id, ...rate(input) };
  await unique('toId', `${row.give} : ${row.get}`, tx.insertInto('points_conversion').values(row).execute());
  await audit(tx, viewer, { action: 'pointsConversion.create', entity: 'PointsConversion', id: row.id, orgId: null, after: row });
  return row.id;
}

/** @throws NOT_FOUND, ARCHIVED (id) and those of `rate` */
export async function updateConversion(tx: Tx, viewer: Viewer, id: string, input: RateInput): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  await change(tx, viewer, before, { ...rate(input), version: before.version + 1 }, 'update');
}

/** @throws NOT_FOUND */
export async function archiveConversion(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const before = await find(tx, id);
  if (!before.archived_at) await change(tx, viewer, before, { archived_at: now }, 'archive');
}

/** @throws NOT_FOUND, ARCHIVED (id) while the kind that it leads to is */
export async function restoreConversion(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const before = await find(tx, id);
  await usableKind(tx, before.to_id, 'id');
  if (before.archived_at) await change(tx, viewer, before, { archived_at: null }, 'restore');
}

async function change(tx: Tx, viewer: Viewer, before: Conversion, to: Partial<Conversion>, verb: string): Promise<void> {
  await tx.updateTable('points_conversion').set(to).where('id', '=', before.id).execute();
  const action = `pointsConversion.${verb}` as const;
  await audit(tx, viewer, { action, entity: 'PointsConversion', id: before.id, orgId: null, before, after: { ...before, ...to } });
}

async function find(tx: Tx, id: string): Promise<Conversion> {
  const rule = await tx.selectFrom('points_conversion').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!rule) throw new DomainError('NOT_FOUND', {}, 'id');
  return rule;
}
