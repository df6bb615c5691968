const FINAL_TEXT = 0x81;

/**
 * A text message from a server as it goes over the wire (RFC 6455, 5.2): unmasked, in one frame and one buffer. `ws` writes the
 * header and the text apart; where thousands get the same, one write for each is what counts.
 */
export function textFrame(start: Buffer, rest: Buffer): Buffer {
  const length = start.length + rest.length;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = FINAL_TEXT;
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  start.copy(frame, head);
  rest.copy(frame, head + start.length);
  return frame;
}
