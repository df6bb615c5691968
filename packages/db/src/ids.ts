import { randomFillSync } from 'node:crypto';

const MAX_TIME = 2 ** 48 - 1;

/**
 * A UUIDv7 (RFC 9562) whose time is the business time of the thing named, so that rows of a time lie together also
 * when they are imported later. Two ids of one millisecond are in no order. Throws a RangeError before 1970.
 */
export function newId(at: Date): string {
  const time = at.getTime();
  if (!(time >= 0 && time <= MAX_TIME)) throw new RangeError(`No UUIDv7 for the time ${String(at)}`);
  const bytes = randomFillSync(Buffer.allocUnsafe(16));
  const version = 0x70 | (bytes.readUInt8(6) & 0x0f);
  const variant = 0x80 | (bytes.readUInt8(8) & 0x3f);
  bytes.writeUIntBE(time, 0, 6);
  bytes.writeUInt8(version, 6);
  bytes.writeUInt8(variant, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
