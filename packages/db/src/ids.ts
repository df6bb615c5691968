import { randomFillSync } from 'node:crypto';
import { uuid7 } from '@regulars/domain/uuid7';

const BYTES = 10;
const pool = Buffer.alloc(BYTES * 512); // asking the system for randomness is dear: once for 512 ids
let used = pool.length;

/**
 * A new UUIDv7 whose time is the business time of the thing named, so that rows of a time lie together also when they
 * are imported later. Two ids of one millisecond are in no order. Throws a RangeError before 1970.
 */
export function newId(at: Date): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return uuid7(at.getTime(), pool.subarray(used, (used += BYTES)));
}
