import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '@regulars/db/kysely';
import { DomainError, type ErrorCode } from '@regulars/domain/errors';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';

/** A key by which a machine calls an endpoint of ours. The secret is shown once; its hash is kept, and how it begins. */
export function newSecret(prefix: string): { secret: string; hash: Buffer; hint: string } {
  const secret = `${prefix}_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashOf(secret), hint: secret.slice(0, prefix.length + 5) };
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest();

/** `Authorization: Bearer <key>`, or `X-Api-Key`. */
export function secretIn({ headers }: FastifyRequest): string {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  return bearer ?? String(headers['x-api-key'] ?? '');
}

/**
 * The id of the key of a secret that somebody shows. One conditional update notes the use and holds the limit of a minute.
 * @throws BAD_KEY, and `tooMany`
 */
export async function spendKey(
  db: Db,
  table: 'call_key' | 'registration_key',
  secret: string,
  { aMinute, tooMany }: { aMinute: number; tooMany: ErrorCode },
  now: Date,
): Promise<string> {
  const hash = hashOf(secret);
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set last_used_at = ${now},
      used = case when minute > ${now}::timestamptz - interval '1 minute' then used + 1 else 1 end,
      minute = case when minute > ${now}::timestamptz - interval '1 minute' then minute else ${now} end
    where hash = ${hash} and revoked_at is null
      and (minute is null or minute <= ${now}::timestamptz - interval '1 minute' or used < ${aMinute})
    returning id`.execute(db);
  const [key] = rows;
  if (key) return key.id;
  const known = await db.selectFrom(table).select('id').where('hash', '=', hash).where('revoked_at', 'is', null).executeTakeFirst();
  throw known ? new DomainError(tooMany, { max: aMinute, seconds: 60 }) : new DomainError('BAD_KEY');
}
