import { createHash } from 'node:crypto';
import type { Tx } from '@regulars/db/kysely';
import { updateLater } from '@regulars/db/later';
import { type Ahead, prepared, together } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { callerOf, type Viewer } from './viewer.ts';

/** JSON with sorted keys, so that the same input has the same hash however it was written. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

const claim = prepared('once_claim')`
  insert into idempotency (caller, key, input_hash) values (${'caller'}, ${'key'}, ${'input_hash'}) on conflict (caller, key) do nothing`;
const keep = updateLater('idempotency', { caller: 'text', key: 'text' }, { result: 'jsonb' });

/**
 * Runs `work` once for the caller's key. The claim is the transaction's first statement: a second caller waits for the first
 * to commit and then gets its result ids; a failure rolls the claim back, so the key can be used again.
 * @param work returns the ids that lead to what it made; they are kept for ever
 * @param ahead what the work will need, asked in the packet of the claim
 * @throws IDEMPOTENCY_MISMATCH when the key was used with other input
 */
export async function once<Ids extends Record<string, string>>(
  tx: Tx,
  viewer: Viewer,
  key: string,
  input: unknown,
  work: () => Promise<Ids>,
  ahead: readonly Ahead[] = [],
): Promise<Ids> {
  if (key.length < 8) throw new DomainError('TOO_SHORT', { min: 8 }, 'idempotencyKey');
  if (key.length > 200) throw new DomainError('TOO_LONG', { max: 200 }, 'idempotencyKey');
  const caller = callerOf(viewer);
  const input_hash = createHash('sha256').update(canonical(input)).digest();
  const claiming = claim.of(tx, { caller, key, input_hash });
  const [claimed] = await together(tx, (ask) => Promise.all([ask(claiming), ...ahead.map((one) => one(ask))]));
  if (claimed.numAffectedRows === 1n) {
    const ids = await work();
    await keep(tx, [{ caller, key, result: ids }]);
    return ids;
  }
  const earlier = await tx
    .selectFrom('idempotency')
    .select(['input_hash', 'result'])
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (!input_hash.equals(earlier.input_hash)) throw new DomainError('IDEMPOTENCY_MISMATCH', {}, 'idempotencyKey');
  return earlier.result as Ids; // written by this very function for this key
}
