import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import type { OrgKind } from '@regulars/db/generated/kysely-enums';
import { DomainError } from '@regulars/domain/errors';
import { checkCode, optionalText, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { minuteOfDay, timeZone, unique } from '../../input.ts';
import { publish } from '../../publish.ts';
import { inBranch, requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { branchIds } from './sql.ts';

type Org = Selectable<DB['org']>;

/** What may stand below what; a head office is the one top of the tree. */
const PARENTS: Record<OrgKind, readonly OrgKind[]> = {
  HEAD_OFFICE: [],
  REGION: ['HEAD_OFFICE', 'REGION'],
  STORE: ['HEAD_OFFICE', 'REGION'],
  DEALER: ['HEAD_OFFICE', 'REGION', 'STORE'],
};

interface Details {
  code: string;
  name: string;
  phone?: string | null;
  address?: string | null;
  timeZone?: string | null;
  /** Minutes after midnight. */
  dayStartsAt?: number | null;
}

export interface NewOrg extends Details {
  kind: OrgKind;
  /** Null only for the head office. */
  parentId: string | null;
}

/** Fields that are not given stay as they are; null empties. */
export type OrgChange = { [Field in keyof Details]?: Details[Field] | null } & { parentId?: string | null };

/** The columns of what was given. @throws REQUIRED, TOO_LONG, BAD_ZONE, OUT_OF_RANGE */
function columns(input: OrgChange): Partial<Omit<Org, 'id'>> {
  return {
    ...(input.code !== undefined && { code: checkCode(input.code, 'code') }),
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 100) }),
    ...(input.phone !== undefined && { phone: optionalText(input.phone, 'phone', 40) }),
    ...(input.address !== undefined && { address: optionalText(input.address, 'address', 300) }),
    ...(input.timeZone !== undefined && { time_zone: input.timeZone === null ? null : timeZone(input.timeZone, 'timeZone') }),
    ...(input.dayStartsAt !== undefined && {
      day_starts_at: input.dayStartsAt === null ? null : minuteOfDay(input.dayStartsAt, 'dayStartsAt'),
    }),
  };
}

/** The organisation, locked. What is in another branch does not exist. @throws NOT_FOUND */
async function find(tx: Tx, viewer: Viewer, id: string): Promise<Org> {
  const org = await tx.selectFrom('org').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!org || !inBranch(viewer, id)) throw new DomainError('NOT_FOUND', {}, 'id');
  return org;
}

/** @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, BAD_INPUT: the parent can't take a node of this kind */
async function checkParent(tx: Tx, viewer: Viewer, kind: OrgKind, parentId: string | null): Promise<void> {
  if (parentId === null) {
    const top = await tx.selectFrom('org').select('id').where('parent_id', 'is', null).executeTakeFirst();
    if (kind !== 'HEAD_OFFICE' || top) throw new DomainError('REQUIRED', {}, 'parentId');
    return;
  }
  const parent = await tx.selectFrom('org').select(['kind', 'archived_at']).where('id', '=', parentId).forShare().executeTakeFirst();
  if (!parent) throw new DomainError('NOT_FOUND', {}, 'parentId');
  requireBranch(viewer, parentId, 'parentId');
  if (parent.archived_at) throw new DomainError('ARCHIVED', {}, 'parentId');
  if (!PARENTS[kind].includes(parent.kind)) throw new DomainError('BAD_INPUT', { reason: `${kind} < ${parent.kind}` }, 'parentId');
}

/** A region, a store or a dealer below its parent. Who made it must call `forgetOrgTree` after the commit. @returns its id */
export async function createOrg(tx: Tx, viewer: Viewer, input: NewOrg): Promise<string> {
  const { code, name, ...rest } = columns(input);
  await checkParent(tx, viewer, input.kind, input.parentId);
  const now = new Date();
  const row = { ...rest, id: newId(now), kind: input.kind, parent_id: input.parentId, code: code ?? '', name: name ?? '', created_at: now };
  await unique('code', row.code, tx.insertInto('org').values(row).execute());
  await audit(tx, viewer, { action: 'org.create', entity: 'Org', id: row.id, orgId: row.parent_id, after: row });
  await tell(tx, 'org.created', row.id);
  return row.id;
}

/** Changes and moves a node. Moves wait for each other, so that two of them can't close a circle. @throws WOULD_LOOP and those of `createOrg` */
export async function updateOrg(tx: Tx, viewer: Viewer, id: string, input: OrgChange): Promise<void> {
  const org = await find(tx, viewer, id);
  if (org.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const change: Partial<Org> = columns(input);
  if (input.parentId !== undefined && input.parentId !== org.parent_id) {
    await move(tx, viewer, org, input.parentId);
    change.parent_id = input.parentId;
  }
  if (Object.keys(change).length === 0) return;
  await unique('code', change.code ?? '', tx.updateTable('org').set(change).where('id', '=', id).execute());
  await audit(tx, viewer, { action: 'org.update', entity: 'Org', id, orgId: id, before: pick(org, change), after: change });
  await tell(tx, 'org.changed', id);
}

const pick = (org: Org, change: Partial<Org>) => Object.fromEntries(Object.entries(org).filter(([column]) => column in change));

async function move(tx: Tx, viewer: Viewer, org: Org, parentId: string | null): Promise<void> {
  if (org.parent_id === null) throw new DomainError('WOULD_LOOP', {}, 'parentId');
  if (viewer.kind === 'employee' && viewer.orgId === org.id) throw new DomainError('OUT_OF_BRANCH', {}, 'parentId');
  await tx.selectFrom('org').select('id').where('parent_id', 'is', null).forUpdate().execute();
  if (parentId !== null && (await branchIds(tx, org.id)).includes(parentId)) throw new DomainError('WOULD_LOOP', {}, 'parentId');
  await checkParent(tx, viewer, org.kind, parentId);
}

/** @throws NOT_FOUND, IN_USE while something below it is active or somebody works there */
export async function archiveOrg(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const org = await find(tx, viewer, id);
  if (org.archived_at) return;
  const count = await activeUsers(tx, id);
  if (count > 0 || org.parent_id === null) throw new DomainError('IN_USE', { count }, 'id');
  await setArchived(tx, viewer, org, new Date());
}

/** @throws NOT_FOUND, ARCHIVED while its parent is archived */
export async function restoreOrg(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const org = await find(tx, viewer, id);
  if (!org.archived_at) return;
  const parent = await tx.selectFrom('org').select('archived_at').where('id', '=', org.parent_id).executeTakeFirst();
  if (parent?.archived_at) throw new DomainError('ARCHIVED', {}, 'parentId');
  await setArchived(tx, viewer, org, null);
}

async function activeUsers(tx: Tx, id: string): Promise<number> {
  const children = await tx.selectFrom('org').select('id').where('parent_id', '=', id).where('archived_at', 'is', null).execute();
  const staff = await tx.selectFrom('employee').select('id').where('org_id', '=', id).where('archived_at', 'is', null).execute();
  return children.length + staff.length;
}

async function setArchived(tx: Tx, viewer: Viewer, org: Org, archived_at: Date | null): Promise<void> {
  await tx.updateTable('org').set({ archived_at }).where('id', '=', org.id).execute();
  const action = archived_at ? 'org.archive' : 'org.restore';
  await audit(tx, viewer, {
    action,
    entity: 'Org',
    id: org.id,
    orgId: org.id,
    before: { archived_at: org.archived_at },
    after: { archived_at },
  });
  await tell(tx, archived_at ? 'org.archived' : 'org.restored', org.id);
}

/** The tree has changed: who holds a connection may see more or less now. */
function tell(tx: Tx, kind: `org.${string}`, orgId: string): Promise<void> {
  return publish(tx, new Date(), [{ kind, orgId, payload: { orgId } }]);
}
