import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { Gender } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { normalizePhone } from '@regulars/domain/phone';
import { sql } from 'kysely';
import type { AnonymousViewer, Viewer } from '../../viewer.ts';
import type { TypedDocument } from '../members/documents.ts';
import { createMember } from '../members/service.ts';
import { sendMessage } from '../messages/service.ts';

/** How long a code holds, and how often it may be tried. */
const MINUTES = 10;
const TRIES = 5;
/** Codes in an hour. */
const PER_PHONE = 3;
const PER_ADDRESS = 20;
const HOUR = 3_600_000;

const hashOf = (id: string, code: string): Buffer => createHash('sha256').update(`${id}:${code}`).digest();

function phoneOf(text: string): string {
  try {
    return normalizePhone(text);
  } catch (error) {
    throw error instanceof DomainError ? error.at('phone') : error;
  }
}

/** Takes one of what the key may have in this hour, by one conditional upsert. @throws RATE_LIMIT */
async function take(tx: Tx, key: string, limit: number, now: Date): Promise<void> {
  const hour = new Date(Math.floor(now.getTime() / HOUR) * HOUR);
  const taken = await sql`insert into sign_up_quota (key, hour, count) values (${key}, ${hour}, 1)
    on conflict (key, hour) do update set count = sign_up_quota.count + 1 where sign_up_quota.count < ${limit} returning count`.execute(tx);
  const seconds = Math.ceil((hour.getTime() + HOUR - now.getTime()) / 1000);
  if (taken.rows.length === 0) throw new DomainError('RATE_LIMIT', { seconds }, 'phone');
}

/**
 * Sends a code to a phone, whether or not a member has it: nobody learns who is one.
 * @throws BAD_PHONE, RATE_LIMIT (by phone and by address)
 */
export async function requestCode(tx: Tx, viewer: Viewer, typed: string, now: Date): Promise<void> {
  const phone = phoneOf(typed);
  await take(tx, `phone:${phone}`, PER_PHONE, now);
  await take(tx, `ip:${viewer.ip ?? 'none'}`, PER_ADDRESS, now);
  const [id, code] = [newId(now), String(randomInt(1_000_000)).padStart(6, '0')];
  const expires_at = new Date(now.getTime() + MINUTES * 60_000);
  await tx
    .insertInto('sign_up')
    .values({ id, phone, code_hash: hashOf(id, code), created_at: now, expires_at })
    .execute();
  const variables = { code, minutes: MINUTES };
  await sendMessage(tx, viewer, { channel: 'SMS', template: 'registration_code', address: phone, variables, holdsMinutes: MINUTES }, now);
}

/** Somebody who registers without staff. */
export interface SignUp {
  phone: string;
  code: string;
  name: string;
  birthday?: string | null;
  gender?: Gender | null;
  document?: TypedDocument | null;
  /** Of the store that becomes the home store. */
  storeCode: string;
}

/**
 * Registers whoever has the code that was sent to the phone. The try is counted even where it fails: it is a transaction of its own.
 * @returns the new member's id
 * @throws WRONG_CODE, NOT_FOUND (storeCode) and those of `createMember`; DUPLICATE names nobody
 */
export async function signUp(db: Db, viewer: Viewer, { phone: typed, code, storeCode, ...profile }: SignUp, now: Date): Promise<string> {
  const phone = phoneOf(typed);
  const id = await withTx(db, (tx) => tryCode(tx, phone, code, now));
  if (!id) throw new DomainError('WRONG_CODE', {}, 'code');
  return withTx(db, async (tx) => {
    const store = await tx.selectFrom('org').select('id').where('code', '=', storeCode).where('archived_at', 'is', null).executeTakeFirst();
    if (!store) throw new DomainError('NOT_FOUND', {}, 'storeCode');
    const used = await tx.updateTable('sign_up').set({ used_at: now }).where('id', '=', id).where('used_at', 'is', null).executeTakeFirst();
    if (used.numUpdatedRows === 0n) throw new DomainError('WRONG_CODE', {}, 'code');
    const { ip, userAgent, requestId, locale } = viewer;
    const applicant: AnonymousViewer = { kind: 'anonymous', stores: [store.id], ip, userAgent, requestId, locale };
    return createMember(tx, applicant, { ...profile, phone, homeStoreId: store.id }, now, 'WEBSITE');
  });
}

/** The id of the phone's last code, if this is it and it still holds. */
async function tryCode(tx: Tx, phone: string, code: string, now: Date): Promise<string | null> {
  const last = tx.selectFrom('sign_up').select('id').where('phone', '=', phone).orderBy('created_at', 'desc').limit(1);
  const tried = await tx
    .updateTable('sign_up')
    .set((update) => ({ attempts: update('attempts', '+', 1) }))
    .where('id', '=', last)
    .where('attempts', '<', TRIES)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['id', 'code_hash'])
    .executeTakeFirst();
  return tried && timingSafeEqual(tried.code_hash, hashOf(tried.id, code.trim())) ? tried.id : null;
}

/** Forgets codes and counts of the day before. */
export async function sweepSignUps(db: Db, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 24 * HOUR);
  await db.deleteFrom('sign_up').where('created_at', '<', yesterday).execute();
  await db.deleteFrom('sign_up_quota').where('hour', '<', yesterday).execute();
}
