import { newId } from '@regulars/db/ids';
import type { DB, Db, Tx } from '@regulars/db/kysely';
import { assetName } from '@regulars/domain/assets';
import { DomainError, type Locale } from '@regulars/domain/errors';
import { type Expiry, MAX_MONTHS, MAX_POINTS, MAX_WORTH, MAX_YEARS } from '@regulars/domain/points';
import { checkCode, requiredText } from '@regulars/domain/text';
import { daysInMonth } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { between, unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

type Kind = Selectable<DB['points_kind']>;
type Columns = Pick<Kind, 'policy' | 'months' | 'expires_month' | 'expires_day' | 'years_later'>;

/** What is not given stays as it is. */
export interface KindChange {
  code?: string | null | undefined;
  name?: string | null | undefined;
  /** All of it at once. */
  expiry?: ExpiryInput | null | undefined;
  /** Minor units that 1,000 points are worth. */
  worth?: number | null | undefined;
  /** Null: one person is enough, whatever the number. */
  approveAbove?: number | null | undefined;
}

/** As a form gives it: what a policy does not need is left out. */
export interface ExpiryInput {
  policy: Expiry['policy'];
  months?: number | null | undefined;
  month?: number | null | undefined;
  day?: number | null | undefined;
  yearsLater?: number | null | undefined;
}

export interface NewKind extends KindChange {
  code: string;
  name: string;
  expiry: ExpiryInput;
}

/** The columns of a policy. @throws REQUIRED, TOO_SMALL, TOO_LARGE of expiry.months, .month, .day, .yearsLater */
function expiryColumns({ policy, months, month, day, yearsLater }: ExpiryInput): Columns {
  const none = { policy, months: null, expires_month: null, expires_day: null, years_later: null };
  if (policy === 'NEVER') return none;
  if (policy !== 'FIXED_DATE') return { ...none, months: between(months, 1, MAX_MONTHS, 'expiry.months') };
  const expires_month = between(month, 1, 12, 'expiry.month');
  return {
    ...none,
    expires_month,
    expires_day: between(day, 1, daysInMonth(2024, expires_month), 'expiry.day'), // of a leap year: 29 February is a date
    years_later: between(yearsLater, 0, MAX_YEARS, 'expiry.yearsLater'),
  };
}

/** The columns of the kind; those of its asset are the caller's. */
function columns({ expiry, worth, approveAbove }: KindChange): Partial<Kind> {
  return {
    ...(expiry && expiryColumns(expiry)),
    ...(worth != null && { worth: between(worth, 0, MAX_WORTH, 'worth') }),
    ...(approveAbove !== undefined && {
      approve_above: approveAbove === null ? null : between(approveAbove, 0, MAX_POINTS, 'approveAbove'),
    }),
  };
}

/** Of points that expire when nothing happens, for the journal: see `decide` in domain/ledger.ts. */
const renewMonths = ({ policy, months }: Pick<Kind, 'policy' | 'months'>) => (policy === 'INACTIVITY' ? months : null);

/** @returns the new kind's id, which is its asset's. @throws REQUIRED, BAD_CODE, TOO_LONG, DUPLICATE (code) and those of `expiryColumns` */
export async function createKind(tx: Tx, viewer: Viewer, input: NewKind, now: Date): Promise<string> {
  const row = { asset_id: newId(now), ...expiryColumns(input.expiry), ...columns(input) };
  const asset = {
    id: row.asset_id,
    kind: 'POINTS' as const,
    code: checkCode(input.code, 'code'),
    name: requiredText(input.name, 'name', 60),
  };
  await unique(
    'code',
    asset.code,
    tx
      .insertInto('asset')
      .values({ ...asset, renew_months: renewMonths(row), created_at: now })
      .execute(),
  );
  await tx.insertInto('points_kind').values(row).execute();
  await audit(tx, viewer, { action: 'pointsKind.create', entity: 'PointsKind', id: asset.id, orgId: null, after: { ...asset, ...row } });
  return asset.id;
}

/** Points given before keep the date they have. @throws NOT_FOUND, ARCHIVED (id) and those of `createKind` */
export async function updateKind(tx: Tx, viewer: Viewer, id: string, input: KindChange): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const named = {
    ...(input.code != null && { code: checkCode(input.code, 'code') }),
    ...(input.name != null && { name: requiredText(input.name, 'name', 60) }),
  };
  const after = { ...before, ...named, ...columns(input) };
  const { code, name, archived_at: _archived, asset_id, ...row } = after;
  await unique(
    'code',
    code,
    tx
      .updateTable('asset')
      .set({ code, name, renew_months: renewMonths(after) })
      .where('id', '=', asset_id)
      .execute(),
  );
  await tx.updateTable('points_kind').set(row).where('asset_id', '=', asset_id).execute();
  await audit(tx, viewer, { action: 'pointsKind.update', entity: 'PointsKind', id, orgId: null, before, after });
}

/**
 * Nothing of an archived kind is given any more; what members have can be spent, and expires.
 * @throws NOT_FOUND, IN_USE while tasks, conversions or referrals lead to it
 */
export async function archiveKind(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const kind = await find(tx, id);
  if (kind.archived_at) return;
  const tasks = await tx.selectFrom('points_task').select('id').where('asset_id', '=', id).where('archived_at', 'is', null).execute();
  const rules = await tx.selectFrom('points_conversion').select('id').where('to_id', '=', id).where('archived_at', 'is', null).execute();
  const referral = await tx.selectFrom('points_setting').select('id').where('referral_kind_id', '=', id).execute();
  const count = tasks.length + rules.length + referral.length;
  if (count > 0) throw new DomainError('IN_USE', { count }, 'id');
  await setArchived(tx, viewer, kind, now);
}

/** @throws NOT_FOUND */
export async function restoreKind(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const kind = await find(tx, id);
  if (kind.archived_at) await setArchived(tx, viewer, kind, null);
}

async function setArchived(tx: Tx, viewer: Viewer, kind: Awaited<ReturnType<typeof find>>, archived_at: Date | null): Promise<void> {
  await tx.updateTable('asset').set({ archived_at }).where('id', '=', kind.asset_id).execute();
  const action = archived_at ? 'pointsKind.archive' : 'pointsKind.restore';
  const after = { ...kind, archived_at };
  await audit(tx, viewer, { action, entity: 'PointsKind', id: kind.asset_id, orgId: null, before: { ...kind }, after });
}

const kindQuery = (tx: Tx, id: string) =>
  tx
    .selectFrom('points_kind as k')
    .innerJoin('asset as a', 'a.id', 'k.asset_id')
    .selectAll('k')
    .select(['a.code', 'a.name', 'a.archived_at'])
    .where('k.asset_id', '=', id);

/** The kind, locked. @throws NOT_FOUND */
async function find(tx: Tx, id: string) {
  const kind = await kindQuery(tx, id).forUpdate().executeTakeFirst();
  if (!kind) throw new DomainError('NOT_FOUND', {}, 'id');
  return kind;
}

export interface UsableKind {
  name: Record<Locale, string>;
  expiry: Expiry;
  approveAbove: number | null;
}

/** A kind of which points can be given. @throws NOT_FOUND, ARCHIVED */
export async function usableKind(tx: Tx, id: string, field: string): Promise<UsableKind> {
  const kind = await kindQuery(tx, id).executeTakeFirst();
  if (!kind) throw new DomainError('NOT_FOUND', {}, field);
  if (kind.archived_at) throw new DomainError('ARCHIVED', {}, field);
  return { name: namesOf(kind), expiry: toExpiry(kind), approveAbove: kind.approve_above };
}

/** When points of these kinds expire. */
export async function expiriesOf(on: Db, ids: readonly string[]): Promise<Map<string, Expiry>> {
  if (ids.length === 0) return new Map();
  const rows = await on.selectFrom('points_kind').selectAll().where('asset_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.asset_id, toExpiry(row)]));
}

const namesOf = ({ asset_id: id, name }: Pick<Kind, 'asset_id'> & { name: string }) => ({
  en: assetName({ id, name }, 'en'),
  zh: assetName({ id, name }, 'zh'),
});

/** The columns that a policy does not need are null, by a CHECK; those it needs are not. */
function toExpiry({ policy, months, expires_month, expires_day, years_later }: Columns): Expiry {
  if (policy === 'NEVER') return { policy };
  if (policy !== 'FIXED_DATE') return { policy, months: months ?? 1 };
  return { policy, month: expires_month ?? 12, day: expires_day ?? 31, yearsLater: years_later ?? 0 };
}
