import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Minor } from '@regulars/domain/money';
import { MAX_POINTS } from '@regulars/domain/points';
import { requiredText } from '@regulars/domain/text';
import type { BusinessDate } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { openTemplate } from '../coupons/issue.ts';
import { loadTree } from '../orgs/tree.ts';
import { usableKind } from '../points/kinds.ts';
import { atMost, money, positive } from './settings.ts';

const MAX_DAYS = 36_500;
const MAX_PERCENT = 500;
const MAX_COUPONS = 20;

export type TopUpPackage = Selectable<DB['top_up_package']>;

/** What a package says, whole: a change gives all of it anew. Money in minor units. */
export interface PackageInput {
  name: string;
  payFrom: Minor;
  bonusAmount?: Minor | null | undefined;
  bonusPercent?: number | null | undefined;
  bonusDays?: number | null | undefined;
  points?: number | null | undefined;
  pointsKindId?: string | null | undefined;
  /** So many coupons on top, of a template. */
  coupons?: number | null | undefined;
  couponTemplateId?: string | null | undefined;
  startsOn?: BusinessDate | null | undefined;
  endsOn?: BusinessDate | null | undefined;
  /** Where it is offered, with all stores below; none: everywhere. */
  orgIds?: readonly string[] | null | undefined;
}

/** @returns the new package's id. @throws what `columns` refuses */
export async function createPackage(tx: Tx, viewer: Viewer, input: PackageInput, now: Date): Promise<string> {
  const row = { id: newId(now), ...(await columns(tx, input)), created_at: now };
  await tx.insertInto('top_up_package').values(row).execute();
  const orgs = await setOrgs(tx, viewer, row.id, input.orgIds ?? []);
  await note(tx, viewer, 'create', row.id, { after: { ...row, orgs } });
  return row.id;
}

/** Entries of the past keep the version they were made by. @throws NOT_FOUND, ARCHIVED (id) and what `columns` refuses */
export async function updatePackage(tx: Tx, viewer: Viewer, id: string, input: PackageInput): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const change = { ...(await columns(tx, input)), version: before.version + 1 };
  const was = await orgsOf(tx, id);
  await tx.updateTable('top_up_package').set(change).where('id', '=', id).execute();
  const orgs = await setOrgs(tx, viewer, id, input.orgIds ?? []);
  await note(tx, viewer, 'update', id, { before: { ...before, orgs: was }, after: { ...before, ...change, orgs } });
}

/** Nobody tops up by an archived package. @throws NOT_FOUND */
export async function archivePackage(tx: Tx, viewer: Viewer, id: string, archived_at: Date | null): Promise<void> {
  const before = await find(tx, id);
  if ((before.archived_at === null) === (archived_at === null)) return;
  await tx.updateTable('top_up_package').set({ archived_at }).where('id', '=', id).execute();
  await note(tx, viewer, archived_at ? 'archive' : 'restore', id, { before: { ...before }, after: { ...before, archived_at } });
}

/**
 * The package by which somebody pays in at a store today.
 * @throws NOT_FOUND, ARCHIVED, PACKAGE_NOT_HERE (another store, another day), PACKAGE_NEEDS (less is paid than it asks for)
 */
export async function offeredPackage(
  tx: Tx,
  id: string,
  { storeId, today, paid }: { storeId: string; today: BusinessDate; paid: Minor | null },
): Promise<TopUpPackage> {
  const found = await tx.selectFrom('top_up_package').selectAll().where('id', '=', id).executeTakeFirst();
  if (!found) throw new DomainError('NOT_FOUND', {}, 'packageId');
  const { name } = found;
  if (found.archived_at) throw new DomainError('ARCHIVED', {}, 'packageId');
  const [orgs, tree] = [await orgsOf(tx, id), await loadTree(tx)];
  const here = orgs.length === 0 || orgs.some((org) => tree.branch(org).includes(storeId));
  const open = (found.starts_on ?? today) <= today && today <= (found.ends_on ?? today);
  if (!here || !open) throw new DomainError('PACKAGE_NOT_HERE', { name }, 'packageId');
  if (paid !== null && paid < found.pay_from) throw new DomainError('PACKAGE_NEEDS', { name, min: money(found.pay_from) }, 'amount');
  return found;
}

/** @throws REQUIRED, TOO_LONG (name), NOT_POSITIVE, TOO_LARGE, BAD_RANGE (endsOn), NOT_FOUND (pointsKindId), BAD_INPUT (two kinds of bonus) */
async function columns(tx: Tx, input: PackageInput) {
  const { bonusAmount = null, bonusPercent = null, points = null, pointsKindId = null, startsOn = null, endsOn = null } = input;
  positive(input.payFrom, 'payFrom');
  if (bonusAmount !== null && bonusPercent !== null)
    throw new DomainError('BAD_INPUT', { reason: 'bonusAmount, bonusPercent' }, 'bonusPercent');
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) throw new DomainError('BAD_RANGE', { from: startsOn }, 'endsOn');
  if (points !== null && pointsKindId === null) throw new DomainError('REQUIRED', {}, 'pointsKindId');
  if (points !== null && pointsKindId !== null) await usableKind(tx, pointsKindId, 'pointsKindId');
  return {
    name: requiredText(input.name, 'name', 60),
    pay_from: input.payFrom,
    bonus_amount: positive(bonusAmount, 'bonusAmount'),
    bonus_percent: atMost(bonusPercent, MAX_PERCENT, 'bonusPercent'),
    bonus_days: atMost(input.bonusDays ?? null, MAX_DAYS, 'bonusDays'),
    points: atMost(points, MAX_POINTS, 'points'),
    points_kind_id: points === null ? null : pointsKindId,
    ...(await couponColumns(tx, input)),
    starts_on: startsOn,
    ends_on: endsOn,
  };
}

/** @throws REQUIRED, NOT_FOUND, COUPON_NOT_PUBLISHED (couponTemplateId), NOT_POSITIVE, TOO_LARGE (coupons) */
async function couponColumns(tx: Tx, { coupons = null, couponTemplateId = null }: PackageInput) {
  if (coupons === null) return { coupons: null, template_id: null };
  if (couponTemplateId === null) throw new DomainError('REQUIRED', {}, 'couponTemplateId');
  await openTemplate(tx, couponTemplateId, 'couponTemplateId');
  return { coupons: atMost(coupons, MAX_COUPONS, 'coupons'), template_id: couponTemplateId };
}

/** @throws NOT_FOUND, OUT_OF_BRANCH with the place in the list */
async function setOrgs(tx: Tx, viewer: Viewer, package_id: string, orgIds: readonly string[]): Promise<string[]> {
  const ids = [...new Set(orgIds)].toSorted();
  const tree = await loadTree(tx);
  orgIds.forEach((id, at) => {
    if (!tree.byId.has(id)) throw new DomainError('NOT_FOUND', {}, `orgIds.${at}`);
    requireBranch(viewer, id, `orgIds.${at}`);
  });
  await tx.deleteFrom('top_up_package_org').where('package_id', '=', package_id).execute();
  if (ids.length > 0)
    await tx
      .insertInto('top_up_package_org')
      .values(ids.map((org_id) => ({ package_id, org_id })))
      .execute();
  return ids;
}

async function orgsOf(tx: Tx, packageId: string): Promise<string[]> {
  const rows = await tx.selectFrom('top_up_package_org').select('org_id').where('package_id', '=', packageId).orderBy('org_id').execute();
  return rows.map(({ org_id }) => org_id);
}

async function find(tx: Tx, id: string): Promise<TopUpPackage> {
  const found = await tx.selectFrom('top_up_package').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!found) throw new DomainError('NOT_FOUND', {}, 'id');
  return found;
}

interface Note {
  before?: Record<string, unknown>;
  after: Record<string, unknown>;
}

const note = (tx: Tx, viewer: Viewer, verb: string, id: string, change: Note) =>
  audit(tx, viewer, { action: `package.${verb}`, entity: 'TopUpPackage', id, orgId: null, ...change });
