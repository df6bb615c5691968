import { sql } from 'kysely';
import type { TaskList } from 'graphile-worker';
import { db } from '../../db.ts';

/** `auth:sweep` throws away what has run out. */
export const authJobs: TaskList = { 'auth:sweep': sweepAuth };

/** Every hour. */
export const authCrontab = '17 * * * * auth:sweep';

/** Throws away what has run out: sessions, half sign-ins, old counts of wrong passwords and of requests. */
export async function sweepAuth(): Promise<void> {
  await db
    .deleteFrom('auth_session')
    .where('expiresAt', '<', sql<Date>`now()`)
    .execute();
  await db
    .deleteFrom('auth_verification')
    .where('expiresAt', '<', sql<Date>`now()`)
    .execute();
  await db
    .deleteFrom('sign_in_failure')
    .where('last_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
  await db
    .deleteFrom('auth_rate_limit')
    .where('lastRequest', '<', Date.now() - 3_600_000)
    .execute();
}
