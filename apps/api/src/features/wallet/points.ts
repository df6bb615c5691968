import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { Expiry } from '@regulars/domain/points';

/** A kind of which points can be given. @throws NOT_FOUND, ARCHIVED */
export async function usableKind(tx: Tx, id: string, field: string): Promise<{ expiry: Expiry }> {
  const kind = await tx
    .selectFrom('points_kind as k')
    .innerJoin('asset as a', 'a.id', 'k.asset_id')
    .select(['k.policy', 'k.months', 'k.expires_month', 'k.expires_day', 'k.years_later', 'a.archived_at'])
    .where('k.asset_id', '=', id)
    .executeTakeFirst();
  if (!kind) throw new DomainError('NOT_FOUND', {}, field);
  if (kind.archived_at) throw new DomainError('ARCHIVED', {}, field);
  const { policy } = kind;
  if (policy === 'NEVER') return { expiry: { policy } };
  if (policy !== 'FIXED_DATE') return { expiry: { policy, months: kind.months ?? 1 } };
  return { expiry: { policy, month: kind.expires_month ?? 12, day: kind.expires_day ?? 31, yearsLater: kind.years_later ?? 0 } };
}
