import type { MemberSource } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';

/**
 * Where who comes by a channel starts: the level that is said for it while in use, else the lowest registered one.
 * @throws REQUIRED on levelId while the chain has none
 */
export async function startLevel(tx: Tx, source: MemberSource): Promise<string> {
  const level = await tx
    .selectFrom('level as l')
    .leftJoin('registration_channel as c', (join) => join.onRef('c.level_id', '=', 'l.id').on('c.source', '=', source))
    .select('l.id')
    .where('l.archived_at', 'is', null)
    .where('l.ladder', '=', 'REGISTERED')
    .orderBy('c.source', (order) => order.asc().nullsLast())
    .orderBy('l.rank')
    .limit(1)
    .executeTakeFirst();
  if (!level) throw new DomainError('REQUIRED', {}, 'levelId');
  return level.id;
}

/** @throws CHANNEL_CLOSED */
export async function requireOpen(tx: Tx, source: MemberSource): Promise<void> {
  const channel = await tx.selectFrom('registration_channel').select('open').where('source', '=', source).executeTakeFirst();
  if (!channel?.open) throw new DomainError('CHANNEL_CLOSED');
}
