import { createHash } from 'node:crypto';
import type { Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
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

const claim = prepared('once_claim')`select pg_advisory_xact_lock(hashtextextended(${'name'}, 0))`;
const answered = prepared<{ input_hash: Buffer; result: unknown }>('once_answered')`
  select input_hash, result from idempotency where caller = ${'caller'} and key = ${'key'}`;
const keep = insertLater('idempotency', { caller: 'text', key: 'text', input_hash: 'bytea', result: 'jsonb' });

/**
 * Runs `work` once for the caller's key. The transaction's first statement locks the key: a second caller waits for the first to end, sees
 * then what it has kept, and gets its result ids. What was made and its key are written together; a failure keeps nothing, so the key can
 * be used again.
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
  const [lock, ask] = [claim.of(tx, { name: `once ${caller} ${key}` }), answered.of(tx, { caller, key })];
  const [, { rows }] = await together(tx, (send) => Promise.all([send(lock), send(ask), ...ahead.map((one) => one(send))]));
  const [earlier] = rows;
  if (!earlier) {
    const result = await work();
    await keep(tx, [{ caller, key, input_hash, result }]);
    return result;
  }
  if (!input_hash.equals(earlier.input_hash)) throw new DomainError('IDEMPOTENCY_MISMATCH', {}, 'idempotencyKey');
  return earlier.result as Ids; // written by this very function for this key
}
