import { createHmac, createSecretKey, type Hmac } from 'node:crypto';
import type { Leg } from '@regulars/domain/ledger';
import { env } from '../../env.ts';

const secret = createSecretKey(env.LEDGER_KEY, 'utf8');

/**
 * The hash of a posting: keyed, over the hash before it in its account (of the first one, the account's id), its place in the
 * entry, and the whole entry (`entryText`). So nothing of the past can be changed, left out or put elsewhere without the key.
 */
export function postingHash(before: Buffer | null, accountId: string, legNo: number, text: string): Buffer {
  return Buffer.from(postingHex(before && before.toString('hex'), accountId, legNo, text), 'hex');
}

/** The same, in hexadecimal digits. */
export function postingHex(before: string | null, accountId: string, legNo: number, text: string): string {
  return createHmac('sha256', secret)
    .update(`${before ?? accountId}|${legNo}|${text}`)
    .digest('hex');
}

/** The hash of a day's root, to be fed with its anchors: over the root before it, so that no day can be left out. */
export function rootHash(before: Buffer | null, day: string): Hmac {
  return createHmac('sha256', secret).update(`root|${before ? before.toString('hex') : ''}|${day}`);
}

/** The hash of each of the member's legs (null for the house's), and the last one of each account. */
export function chainUp(accounts: readonly { id: string; hash: Buffer | null }[], text: string, legs: readonly Leg[]) {
  const last = new Map(accounts.map(({ id, hash }) => [id, hash]));
  const hashes = legs.map(({ lot }, index) => {
    if (!lot) return null;
    const hash = postingHash(last.get(lot.accountId) ?? null, lot.accountId, index + 1, text);
    last.set(lot.accountId, hash);
    return hash;
  });
  return { hashes, last };
}
