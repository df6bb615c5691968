import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';

/** Where every member starts: the lowest registered level in use. @throws REQUIRED on levelId while the chain has none */
export async function startLevel(tx: Tx): Promise<string> {
  const level = await tx
    .selectFrom('level')
    .select('id')
    .where('archived_at', 'is', null)
    .where('ladder', '=', 'REGISTERED')
    .orderBy('rank')
    .limit(1)
    .executeTakeFirst();
  if (!level) throw new DomainError('REQUIRED', {}, 'levelId');
  return level.id;
}
