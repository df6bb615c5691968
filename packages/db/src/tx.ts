import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely, Transaction } from 'kysely';

/** serialization_failure and deadlock_detected: the transaction was innocent, another attempt may do. */
const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 5;

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RETRYABLE.has(String(error.code));
}

const afterwards = new WeakMap<object, Set<() => void>>();

/**
 * Calls `work` once the transaction has committed, before `withTx` returns; never after a rollback. The same function asked
 * for twice is called once. For wake-ups, which may be lost with the process: a transaction not opened by `withTx` calls nothing.
 */
export function afterCommit<DB>(tx: Transaction<DB>, work: () => void): void {
  afterwards.get(tx)?.add(work);
}

/**
 * Runs `fn` in one READ COMMITTED transaction; after a deadlock or serialization failure again from the start in a
 * new one, five times at most. So `fn` must have no effect outside its transaction.
 */
export async function withTx<DB, T>(db: Kysely<DB>, fn: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const works = new Set<() => void>();
      const result = await db
        .transaction()
        .setIsolationLevel('read committed')
        .execute((tx) => {
          afterwards.set(tx, works);
          return fn(tx);
        });
      for (const work of works) work();
      return result;
    } catch (error) {
      if (attempt === ATTEMPTS || !isRetryable(error)) throw error;
      await sleep(Math.random() * 20 * 2 ** attempt); // jitter parts those who collided
    }
  }
}
