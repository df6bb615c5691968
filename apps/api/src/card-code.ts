import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { codeBody, isCode, isFresh, minuteOf, nextCodeAt, parseCode } from '@regulars/domain/cards-code';
import { DomainError } from '@regulars/domain/errors';
import { env } from './env.ts';

/** A key of its own: what is signed for a card is good for nothing else. */
const key = Buffer.from(hkdfSync('sha256', env.AUTH_SECRET, '', 'regulars card code', 32));

/** 96 bits, in 16 letters: enough for what holds three minutes. */
const signature = (body: string) => createHmac('sha256', key).update(body).digest().subarray(0, 12).toString('base64url');

/** The QR code of a card in this minute, and when the next one comes. */
export function signCode(number: string, now: Date): { text: string; until: Date } {
  const body = codeBody(number, minuteOf(now));
  return { text: `${body}:${signature(body)}`, until: nextCodeAt(now) };
}

/**
 * The card number that a scanned text says: of a code, once its signature and its minute are checked; other texts are numbers.
 * @throws CARD_CODE_FORGED, CARD_CODE_STALE
 */
export function readCode(text: string, now: Date, field: string): string {
  if (!isCode(text)) return text;
  const code = parseCode(text);
  if (!code || !timingSafeEqual(Buffer.from(signature(code.body)), Buffer.from(code.signature)))
    throw new DomainError('CARD_CODE_FORGED', {}, field);
  if (!isFresh(code, now)) throw new DomainError('CARD_CODE_STALE', {}, field);
  return code.number;
}
