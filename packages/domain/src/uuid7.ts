const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const LAST_MS = 2 ** 48 - 1;

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then 74 random bits, from `random`'s first ten bytes.
 * Ids sort by their time as text and in PostgreSQL.
 */
export function uuid7(ms: number, random: Uint8Array): string {
  if (!Number.isInteger(ms) || ms < 0 || ms > LAST_MS) throw new RangeError(`not a time for an id: ${ms}`);
  if (random.length < 10) throw new RangeError('an id needs ten random bytes');
  const bytes = new Uint8Array(16);
  for (let i = 5, rest = ms; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = 0x70 | (byteAt(bytes, 6) & 0x0f);
  bytes[8] = 0x80 | (byteAt(bytes, 8) & 0x3f);
  return format(bytes);
}

/** An id of the same layout filled from a hash instead of chance: the same fact, imported twice, has the same id. */
export function derivedId(ms: number, hash: Uint8Array): string {
  return uuid7(ms, hash);
}

/** Unix milliseconds of an id made by `uuid7` or `derivedId`. */
export function timeOf(uuid: string): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}

function format(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += HEX[byteAt(bytes, i)];
  }
  return text;
}

function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}
