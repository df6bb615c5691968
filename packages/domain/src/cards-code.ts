// The QR code of an electronic card (电子会员码): the number and the minute, signed. It says nothing else, and holds for three minutes at most.

const PREFIX = 'RG1';
const MINUTE = 60_000;

/** Minutes since 1970. */
export function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / MINUTE);
}

/** The instant at which the code of a minute gives way to the next one. */
export function nextCodeAt(at: Date): Date {
  return new Date((minuteOf(at) + 1) * MINUTE);
}

/** What is signed of a code. */
export function codeBody(number: string, minute: number): string {
  return `${PREFIX}:${number}:${minute.toString(36).toUpperCase()}`;
}

/** The parts of a scanned code. */
export interface CardCode {
  number: string;
  minute: number;
  /** All before the signature. */
  body: string;
  signature: string;
}

/** Whether a scanned text is a code of a card, whatever it is worth. */
export function isCode(text: string): boolean {
  return text.startsWith(`${PREFIX}:`);
}

/** The parts of a code; null where it is none. */
export function parseCode(text: string): CardCode | null {
  const found = /^RG1:([0-9A-Z-]{1,32}):([0-9A-Z]{1,8}):([\w-]{16})$/.exec(text);
  if (!found) return null;
  const [, number = '', minute = '', signature = ''] = found;
  return { number, minute: Number.parseInt(minute, 36), body: `${PREFIX}:${number}:${minute}`, signature };
}

/** A code holds in its minute and the ones beside it: clocks differ, and people are slow. */
export function isFresh({ minute }: CardCode, now: Date): boolean {
  return Math.abs(minuteOf(now) - minute) <= 1;
}
