import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '../../env.ts';

/** Behind https the cookie is bound to it; a plain `pnpm start` on http must do without. */
export const secureCookies = env.PUBLIC_URL?.startsWith('https://') ?? false;
export const COOKIE_PREFIX = 'regulars';
const NAME = `${secureCookies ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;

function cookieValue(header: string): string | undefined {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() === NAME) return part.slice(at + 1).trim();
  }
  return undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * The session token in a Cookie header: better-auth writes `token.signature`, signed with HMAC-SHA256 in base64.
 * A forged cookie is refused here, before it costs a query.
 */
export function sessionToken(cookieHeader: string | undefined): string | undefined {
  const signed = decoded(cookieValue(cookieHeader ?? '') ?? '') ?? '';
  const dot = signed.lastIndexOf('.');
  if (dot < 1) return undefined;
  const token = signed.slice(0, dot);
  const given = Buffer.from(signed.slice(dot + 1), 'base64');
  const expected = createHmac('sha256', env.AUTH_SECRET).update(token).digest();
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}
