import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, DatabaseConnection, Kysely, QueryResult, Transaction } from 'kysely';

/** serialization_failure and deadlock_detected: the transaction was innocent, another attempt may do. */
const COLLIDED = new Set(['40001', '40P01']);
/** Of the database's function `not_so`: what the transaction took for granted was not so. */
const NOT_SO = 'RG001';
const ATTEMPTS = 5;

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

const afterwards = new WeakMap<object, Set<() => void>>();

/**
 * Calls `work` once the transaction has committed, before `withTx` returns; never after a rollback. The same function asked
 * for twice is called once. For wake-ups, which may be lost with the process: a transaction not opened by `withTx` calls nothing.
 */
export function afterCommit<DB>(tx: Transaction<DB>, work: () => void): void {
  afterwards.get(tx)?.add(work);
}

const connections = new WeakMap<object, DatabaseConnection>();

/**
 * Runs a statement of a hot path: in a transaction of `withTx` straight on its connection, for Kysely's way there, which lets a statement
 * wait until the one before is answered, costs more than most of them do.
 */
export function run<DB, Row>(on: Pick<Kysely<DB>, 'executeQuery'>, statement: CompiledQuery<Row>): Promise<QueryResult<Row>> {
  return connections.get(on)?.executeQuery<Row>(statement) ?? on.executeQuery(statement);
}

/**
 * Runs `fn` in one READ COMMITTED transaction; after a deadlock or serialization failure again from the start in a
 * new one, five times at most. So `fn` must have no effect outside its transaction. What nearly always goes well need not be waited for
 * before the commit: a statement that is sent later calls `not_so` where it doesn't, and `fn` runs again.
 * @param fn is told whether it runs again: now it must ask, and take nothing for granted
 */
export async function withTx<DB, T>(db: Kysely<DB>, fn: (tx: Transaction<DB>, again: boolean) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const works = new Set<() => void>();
      const result = await db
        .transaction()
        .setIsolationLevel('read committed')
        .execute(async (tx) => {
          afterwards.set(tx, works);
          connections.set(tx, await tx.getExecutor().provideConnection((connection) => Promise.resolve(connection)));
          return fn(tx, attempt > 1).finally(() => connections.delete(tx));
        });
      for (const work of works) work();
      return result;
    } catch (error) {
      const code = codeOf(error);
      const collided = COLLIDED.has(code);
      if (attempt === ATTEMPTS || (!collided && code !== NOT_SO)) throw error;
      if (collided) await sleep(Math.random() * 20 * 2 ** attempt); // jitter parts them
    }
  }
}
