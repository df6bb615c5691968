import { sql } from 'kysely';
import { db } from '../../db.ts';

/** Wrong passwords in a row until an e-mail is locked, and for how long. */
const TRIES = 5;
const MINUTES = 15;

/**
 * Counts a try before the password is looked at, so that tries made at once can't exceed the limit; a right password
 * takes the count back. Known and unknown e-mails are treated alike.
 * @returns the minutes still to wait, or undefined if the try may go on
 */
export async function countTry(email: string): Promise<number | undefined> {
  const { rows } = await sql<{ email: string }>`
    insert into sign_in_failure as f (email, failures, last_at) values (${email}, 1, now())
    on conflict (email) do update set
      failures = case when f.locked_until is null then f.failures + 1 else 1 end,
      locked_until = case when f.locked_until is null and f.failures + 1 >= ${TRIES}::int
                     then now() + make_interval(mins => ${MINUTES}::int) end,
      last_at = now()
    where f.locked_until is null or f.locked_until <= now()
    returning email`.execute(db);
  if (rows.length > 0) return undefined;
  const lock = await db.selectFrom('sign_in_failure').select('locked_until').where('email', '=', email).executeTakeFirst();
  const left = (lock?.locked_until?.getTime() ?? 0) - Date.now();
  return Math.max(1, Math.ceil(left / 60_000));
}

/** After a right password. */
export async function forgetTries(email: string): Promise<void> {
  await db.deleteFrom('sign_in_failure').where('email', '=', email).execute();
}
