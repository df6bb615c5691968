import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Db, Tx } from '@regulars/db/kysely';

const NONCE = 12;
const TAG = 16;

/** The members' own keys, made at first need; two at once agree on the one that came first. */
async function keysOf(tx: Tx, memberIds: readonly string[]): Promise<Map<string, Buffer>> {
  if (memberIds.length === 0) return new Map();
  await tx
    .insertInto('member_seal')
    .values(memberIds.map((member_id) => ({ member_id, key: randomBytes(32) })))
    .onConflict((conflict) => conflict.column('member_id').doNothing())
    .execute();
  const rows = await tx.selectFrom('member_seal').select(['member_id', 'key']).where('member_id', 'in', memberIds).execute();
  return new Map(rows.map((row) => [row.member_id, row.key]));
}

/** Encrypts personal data of members for a log, each under the member's own key: nonce, ciphertext, tag (AES-256-GCM). In the given order. */
export async function seal(tx: Tx, boxes: readonly { memberId: string; value: unknown }[]): Promise<Buffer[]> {
  const keys = await keysOf(tx, [...new Set(boxes.map(({ memberId }) => memberId))].toSorted());
  return boxes.map(({ memberId, value }) => {
    const key = keys.get(memberId);
    if (!key) throw new Error(`no key of member ${memberId}`);
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const closed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, closed, cipher.getAuthTag()]);
  });
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
