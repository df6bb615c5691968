import type { DB, Tx } from '@regulars/db/kysely';
import { newId } from '@regulars/db/ids';
import { parseCondition } from '@regulars/domain/criteria-parse';
import { DomainError } from '@regulars/domain/errors';
import { optionalText, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { unique } from '../../input.ts';
import { inBranch, requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { loadTree, type OrgTree } from '../orgs/tree.ts';
import { vocabularyOf } from './asking.ts';
import { readGlobalId } from './ids.ts';

type Segment = Selectable<DB['segment']>;

/** What is not given stays as it is. */
export interface SegmentChange {
  name?: string | null | undefined;
  note?: string | null | undefined;
  /** A tree of the condition language, with global ids. */
  criteria?: unknown;
}

/** @throws REQUIRED, TOO_LONG and those of `parseCondition` */
async function columns(tx: Tx, { name, note, criteria }: SegmentChange) {
  const condition = criteria === undefined ? undefined : parseCondition(criteria, await vocabularyOf(tx), 'criteria', readGlobalId);
  return {
    ...(name !== undefined && { name: requiredText(name, 'name', 60) }),
    ...(note !== undefined && { note: optionalText(note, 'note', 500) }),
    ...(condition && { criteria: JSON.stringify(condition) }),
  };
}

/**
 * Keeps a segment for a branch: without one named, the viewer's own.
 * @returns its id. @throws DUPLICATE (input.name), OUT_OF_BRANCH (input.orgId) and those of `parseCondition`
 */
export async function createSegment(
  tx: Tx,
  viewer: Viewer,
  input: SegmentChange & { name: string; orgId?: string | null | undefined },
  now: Date,
): Promise<string> {
  const org_id = input.orgId ?? (await ownBranch(tx, viewer));
  requireBranch(viewer, org_id, 'orgId');
  const { criteria = '', name = '', note = null } = await columns(tx, { ...input, criteria: input.criteria ?? null });
  const made_by = viewer.kind === 'employee' ? viewer.id : null;
  const row = { id: newId(now), name, note, criteria, org_id, made_by, created_at: now, updated_at: now };
  await unique('name', name, tx.insertInto('segment').values(row).execute());
  await audit(tx, viewer, { action: 'segment.create', entity: 'Segment', id: row.id, orgId: org_id, after: row });
  return row.id;
}

async function ownBranch(tx: Tx, viewer: Viewer): Promise<string> {
  const id = viewer.kind === 'employee' ? viewer.orgId : (await loadTree(tx)).root?.id;
  if (!id) throw new DomainError('REQUIRED', {}, 'orgId');
  return id;
}

/** @param version the one that the user saw. @throws NOT_FOUND, OUT_OF_BRANCH, ARCHIVED, VERSION_CONFLICT and those of `createSegment` */
export async function updateSegment(
  tx: Tx,
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  input: SegmentChange,
  now: Date,
): Promise<void> {
  const before = await find(tx, viewer, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  if (before.version !== version) throw new DomainError('VERSION_CONFLICT', {}, 'version');
  const change = { ...(await columns(tx, input)), version: version + 1, updated_at: now };
  await unique('name', change.name ?? '', tx.updateTable('segment').set(change).where('id', '=', id).execute());
  const entry = { action: 'segment.update', entity: 'Segment', id, orgId: before.org_id } as const;
  await audit(tx, viewer, { ...entry, before, after: { ...before, ...change } });
}

/** Takes a segment out of use, or back into it. @throws NOT_FOUND, OUT_OF_BRANCH */
export async function setSegmentArchived(tx: Tx, viewer: Viewer, id: string, archived_at: Date | null): Promise<void> {
  const before = await find(tx, viewer, id);
  if ((before.archived_at === null) === (archived_at === null)) return;
  await tx.updateTable('segment').set({ archived_at }).where('id', '=', id).execute();
  const action = archived_at ? 'segment.archive' : 'segment.restore';
  await audit(tx, viewer, { action, entity: 'Segment', id, orgId: before.org_id, before, after: { ...before, archived_at } });
}

/** The segment, locked, where the viewer may change it: in the own branch. @throws NOT_FOUND, OUT_OF_BRANCH */
async function find(tx: Tx, viewer: Viewer, id: string): Promise<Segment> {
  const segment = await tx.selectFrom('segment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!segment || !readableBy(viewer, await loadTree(tx)).includes(segment.org_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  if (!inBranch(viewer, segment.org_id)) throw new DomainError('OUT_OF_BRANCH', {}, 'id');
  return segment;
}

/** The branches whose segments a viewer sees: the own one with all below it, and those above. */
export function readableBy(viewer: Viewer, tree: OrgTree): string[] {
  if (viewer.stores === null) return [...tree.byId.keys()];
  const above: string[] = [];
  for (let at = viewer.kind === 'employee' ? tree.byId.get(viewer.orgId) : undefined; at; at = tree.byId.get(at.parentId ?? '')) {
    above.push(at.id);
  }
  return [...new Set([...viewer.stores, ...above])];
}
