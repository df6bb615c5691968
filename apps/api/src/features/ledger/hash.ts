import { createHmac } from 'node:crypto';
import { env } from '../../env.ts';

/**
 * The hash of a posting: keyed, over the hash before it in its account (of the first one, the account's id), its place in the
 * entry, and the whole entry (`entryText`). So nothing of the past can be changed, left out or put elsewhere without the key.
 */
export function postingHash(before: Buffer | null, accountId: string, legNo: number, text: string, key = env.LEDGER_KEY): Buffer {
  return createHmac('sha256', key)
    .update(before ? before.toString('hex') : accountId)
    .update(`|${legNo}|${text}`)
    .digest();
}
