import { type ErrorCode, isErrorCode, type Locale, message } from '@regulars/domain/errors';
import { PASSWORD_MIN } from './password.ts';

/** better-auth's codes in the words of our table; the field is the one of the sign-in or account form. */
const CODES: Record<string, { code: ErrorCode; field?: string }> = {
  INVALID_EMAIL_OR_PASSWORD: { code: 'SIGN_IN_FAILED' },
  INVALID_EMAIL: { code: 'BAD_EMAIL', field: 'email' },
  INVALID_PASSWORD: { code: 'SIGN_IN_FAILED', field: 'password' },
  INVALID_CODE: { code: 'SECOND_FACTOR_REQUIRED', field: 'code' },
  INVALID_BACKUP_CODE: { code: 'SECOND_FACTOR_REQUIRED', field: 'code' },
  INVALID_TWO_FACTOR_COOKIE: { code: 'UNAUTHENTICATED' },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: { code: 'UNAUTHENTICATED' },
  ACCOUNT_TEMPORARILY_LOCKED: { code: 'LOCKED_OUT' },
  PASSWORD_TOO_SHORT: { code: 'WEAK_PASSWORD', field: 'newPassword' },
  PASSWORD_TOO_LONG: { code: 'TOO_LONG', field: 'newPassword' },
  WEAK_PASSWORD: { code: 'WEAK_PASSWORD', field: 'newPassword' },
  TOO_LONG: { code: 'TOO_LONG', field: 'newPassword' },
  SESSION_EXPIRED: { code: 'UNAUTHENTICATED' },
  SESSION_NOT_FRESH: { code: 'UNAUTHENTICATED' },
};

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'BAD_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'DUPLICATE',
  429: 'RATE_LIMIT',
};

interface Failure {
  status: number;
  body: unknown;
  retryAfter: string | null;
  requestId: string;
  email: string;
}

/** An answer of better-auth that is an error, as the API says it everywhere: code, field, a sentence in the user's language. */
export function authFailure({ status, body, retryAfter, requestId, email }: Failure, locale: Locale) {
  const given: Record<string, unknown> = body !== null && typeof body === 'object' ? { ...body } : {};
  const theirs = String(given['code'] ?? '');
  const known = CODES[theirs];
  const code = known?.code ?? (isErrorCode(theirs) ? theirs : (BY_STATUS[status] ?? 'INTERNAL'));
  const details = {
    minutes: Number(given['minutes'] ?? 15),
    seconds: Number(retryAfter ?? 60),
    min: PASSWORD_MIN,
    max: Number(given['max'] ?? 128),
    reason: String(given['message'] ?? theirs),
    value: email,
    requestId,
  };
  return {
    code,
    ...(known?.field ? { field: known.field } : {}),
    message: message(code, details, locale),
    details: detailsOf(code, details),
  };
}

function detailsOf(code: ErrorCode, { minutes, seconds }: { minutes: number; seconds: number }) {
  if (code === 'LOCKED_OUT') return { minutes };
  return code === 'RATE_LIMIT' ? { seconds } : {};
}
