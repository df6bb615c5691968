import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { CheckedDocument } from '@regulars/domain/documents';
import { env } from '../../env.ts';

const ID = 4;
const NONCE = 12;
const TAG = 16;

type Number = Pick<CheckedDocument, 'kind' | 'number'>;

/** Of each secret a name of four bytes, which stands before what it encrypts, a key to encrypt with and one to find by. */
const keys = env.DOCUMENT_KEY.map((secret) => {
  const derived = (use: string) => Buffer.from(hkdfSync('sha256', secret, '', `regulars document ${use}`, 32));
  return { id: createHash('sha256').update(derived('id')).digest().subarray(0, ID), seal: derived('seal'), find: derived('find') };
});

/** The key that new numbers are sealed with. */
function current() {
  const [key] = keys;
  if (!key) throw new Error('DOCUMENT_KEY names no key');
  return key;
}

/** The name of the key that new numbers are sealed with. */
export const currentKeyId = (): Buffer => current().id;

/** Encrypts a number for its member (AES-256-GCM): key id, nonce, ciphertext, tag. Put into another member's row it does not open. */
export function sealNumber(memberId: string, { kind, number }: Number): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', current().seal, nonce).setAAD(Buffer.from(`${memberId} ${kind}`));
  return Buffer.concat([current().id, nonce, cipher.update(number, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the number was tampered with, or its key is not among those of DOCUMENT_KEY. */
export function openNumber(memberId: string, kind: Number['kind'], sealed: Uint8Array): string {
  const box = Buffer.from(sealed);
  const key = keys.find(({ id }) => id.equals(box.subarray(0, ID)));
  if (!key) throw new Error('a document was sealed with a key that DOCUMENT_KEY does not name');
  const decipher = createDecipheriv('aes-256-gcm', key.seal, box.subarray(ID, ID + NONCE)).setAAD(Buffer.from(`${memberId} ${kind}`));
  decipher.setAuthTag(box.subarray(box.length - TAG));
  return Buffer.concat([decipher.update(box.subarray(ID + NONCE, box.length - TAG)), decipher.final()]).toString('utf8');
}

/** The values in member_key by which a document is found: under the present key first, and under those that are on their way out. */
export function documentHashes({ kind, number }: Number): [string, ...string[]] {
  const [first = '', ...older] = keys.map(({ find }) => createHmac('sha256', find).update(`${kind}:${number}`).digest('hex'));
  return [first, ...older];
}
