import type { DB, Db, Tx } from '@regulars/db/kysely';
import { afterCommit } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { formatMoney, type Minor, minor } from '@regulars/domain/money';
import { MAX_POINTS } from '@regulars/domain/points';
import type { PayRules } from '@regulars/domain/points-pay';
import { checkLevels } from '@regulars/domain/referral';
import type { Selectable } from 'kysely';
import { chain } from '../../chain.ts';
import { between, moneyText } from '../../input.ts';
import { kept } from '../../kept.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { usableKind } from './kinds.ts';

/** What holds for points as money and in refunds. */
export type PointsSettings = Selectable<DB['points_setting']>;

const MAX_WORTH = 1e9;

/** What is not given stays as it is. */
export interface PointsSettingsChange {
  /** Null: no points pay. */
  payKindId?: string | null | undefined;
  payPoints?: number | null | undefined;
  payWorth?: Minor | null | undefined;
  payShare?: number | null | undefined;
  payMinimum?: number | null | undefined;
  payStep?: number | null | undefined;
  payFirst?: number | null | undefined;
  backPolicy?: PointsSettings['back_policy'] | null | undefined;
  /** Null: referrers get nothing. */
  referralKindId?: string | null | undefined;
  referralEach?: boolean | null | undefined;
  referralMinimum?: Minor | null | undefined;
  referralPerDay?: number | null | undefined;
  referralPerMember?: number | null | undefined;
  /** From level 1 on; all of them at once. */
  referralLevels?: readonly { percent?: number | null | undefined; points?: number | null | undefined }[] | null | undefined;
}

/** The same for every sale, at most two seconds old. */
export const pointsSettings = kept(loadPointsSettings);

export function loadPointsSettings(on: Db): Promise<PointsSettings> {
  return on.selectFrom('points_setting').selectAll().executeTakeFirstOrThrow();
}

/** The rules of points as money. */
export function payRulesOf(row: PointsSettings): PayRules {
  const { pay_points: points, pay_worth, pay_share: share, pay_minimum: minimum, pay_step: step, pay_first: first } = row;
  return { points, worth: minor(pay_worth), share, minimum, step, first };
}

/** Changes what is given. @throws NOT_FOUND, ARCHIVED, TOO_SMALL, TOO_LARGE, each with its field */
export async function updatePointsSettings(tx: Tx, viewer: Viewer, input: PointsSettingsChange, now: Date): Promise<void> {
  const before = await tx.selectFrom('points_setting').selectAll().forUpdate().executeTakeFirstOrThrow();
  if (input.payKindId) await usableKind(tx, input.payKindId, 'payKindId');
  const points = (name: 'payMinimum' | 'payStep' | 'payFirst' | 'payPoints', min: number) => between(input[name], min, MAX_POINTS, name);
  if (input.payWorth != null && input.payWorth <= 0)
    throw new DomainError('NOT_POSITIVE', { value: formatMoney(input.payWorth, chain().minorDigits) }, 'payWorth');
  const change: Partial<PointsSettings> = {
    ...(input.payKindId !== undefined && { pay_kind_id: input.payKindId }),
    ...(input.payPoints != null && { pay_points: points('payPoints', 1) }),
    ...(input.payWorth != null && { pay_worth: between(input.payWorth, 1, MAX_WORTH, 'payWorth') }),
    ...(input.payShare != null && { pay_share: between(input.payShare, 1, 100, 'payShare') }),
    ...(input.payMinimum != null && { pay_minimum: points('payMinimum', 0) }),
    ...(input.payStep != null && { pay_step: points('payStep', 1) }),
    ...(input.payFirst != null && { pay_first: points('payFirst', 0) }),
    ...(input.backPolicy != null && { back_policy: input.backPolicy }),
    ...(await referralColumns(tx, input)),
  };
  if (input.referralLevels) await storeLevels(tx, input.referralLevels);
  if (Object.keys(change).length === 0 && !input.referralLevels) return;
  await tx
    .updateTable('points_setting')
    .set({ ...change, updated_at: now })
    .execute();
  const after = { ...before, ...change, ...(input.referralLevels && { referral_levels: input.referralLevels }) };
  afterCommit(tx, pointsSettings.forget);
  await audit(tx, viewer, { action: 'points.configure', entity: 'PointsSettings', id: '1', orgId: null, before: { ...before }, after });
}

async function referralColumns(tx: Tx, input: PointsSettingsChange): Promise<Partial<PointsSettings>> {
  if (input.referralKindId) await usableKind(tx, input.referralKindId, 'referralKindId');
  if (input.referralMinimum != null && input.referralMinimum < 0)
    throw new DomainError('NEGATIVE', { value: moneyText(input.referralMinimum) }, 'referralMinimum');
  const most = (name: 'referralPerDay' | 'referralPerMember') => (input[name] == null ? null : between(input[name], 1, MAX_POINTS, name));
  return {
    ...(input.referralKindId !== undefined && { referral_kind_id: input.referralKindId }),
    ...(input.referralEach != null && { referral_each: input.referralEach }),
    ...(input.referralMinimum != null && { referral_minimum: input.referralMinimum }),
    ...(input.referralPerDay !== undefined && { referral_per_day: most('referralPerDay') }),
    ...(input.referralPerMember !== undefined && { referral_per_member: most('referralPerMember') }),
  };
}

async function storeLevels(tx: Tx, asked: NonNullable<PointsSettingsChange['referralLevels']>): Promise<void> {
  const levels = checkLevels(
    asked.map(({ percent, points }) => ({ percent: percent ?? null, points: points ?? null })),
    'referralLevels',
  );
  await tx.deleteFrom('referral_level').execute();
  if (levels.length > 0) await tx.insertInto('referral_level').values(levels).execute();
}
