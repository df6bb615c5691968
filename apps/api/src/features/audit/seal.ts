import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Db, Tx } from '@regulars/db/kysely';

const NONCE = 12;
const TAG = 16;

/** The member's own key, made at first need; two at once agree on the one that came first. */
async function keyOf(tx: Tx, memberId: string): Promise<Buffer> {
  const fresh = randomBytes(32);
  await tx
    .insertInto('member_seal')
    .values({ member_id: memberId, key: fresh })
    .onConflict((conflict) => conflict.column('member_id').doNothing())
    .execute();
  const { key } = await tx.selectFrom('member_seal').select('key').where('member_id', '=', memberId).executeTakeFirstOrThrow();
  return key;
}

/** Encrypts a member's personal data for a log: nonce, ciphertext, tag (AES-256-GCM). */
export async function seal(tx: Tx, memberId: string, value: unknown): Promise<Buffer> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', await keyOf(tx, memberId), nonce);
  const closed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, closed, cipher.getAuthTag()]);
}

/** Opens what `seal` closed, with the key of that member; throws when the box was tampered with. */
export function openWith(key: Uint8Array, sealed: Uint8Array): unknown {
  const box = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE));
  decipher.setAuthTag(box.subarray(box.length - TAG));
  const open = Buffer.concat([decipher.update(box.subarray(NONCE, box.length - TAG)), decipher.final()]);
  return JSON.parse(open.toString('utf8'));
}

/** The same for one box, with the member's key looked up; undefined once the member is erased. */
export async function unseal(db: Db, memberId: string, sealed: Uint8Array): Promise<unknown> {
  const row = await db.selectFrom('member_seal').select('key').where('member_id', '=', memberId).executeTakeFirst();
  return row && openWith(row.key, sealed);
}
