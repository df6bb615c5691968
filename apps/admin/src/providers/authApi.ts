/** The sign-in service (better-auth) over its REST calls. Sessions live in httpOnly cookies; the page never sees a token. */

export class AuthError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function call<Answer>(path: string, body?: Record<string, unknown>): Promise<Answer> {
  const response = await fetch(`/api/auth/${path}`, {
    method: body ? 'POST' : 'GET',
    credentials: 'same-origin',
    headers: body ? { 'content-type': 'application/json' } : {},
    ...(body && { body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as Answer;
  const { code = '', message = '' } = (answer ?? {}) as { code?: string; message?: string };
  throw new AuthError(response.status, code, message);
}

export interface SessionUser {
  id: string;
  name: string;
  email: string;
  twoFactorEnabled?: boolean | null;
}

export interface DeviceSession {
  id: string;
  token: string;
  createdAt: string;
  ipAddress?: string | null;
  userAgent?: string | null;
}

/** Each throws AuthError where the service refuses. */
export const authApi = {
  /** `twoFactorRedirect` says that a code is asked for before there is a session. */
  signIn: (email: string, password: string) => call<{ twoFactorRedirect?: boolean }>('sign-in/email', { email, password }),
  verifyTotp: (code: string) => call<unknown>('two-factor/verify-totp', { code }),
  signOut: () => call<unknown>('sign-out', {}),
  session: () => call<{ user: SessionUser; session: DeviceSession } | null>('get-session'),
  sessions: () => call<DeviceSession[]>('list-sessions'),
  revoke: (token: string) => call<unknown>('revoke-session', { token }),
  revokeOthers: () => call<unknown>('revoke-other-sessions', {}),
  changePassword: (currentPassword: string, newPassword: string) =>
    call<unknown>('change-password', { currentPassword, newPassword, revokeOtherSessions: true }),
  enableTwoFactor: (password: string) => call<{ totpURI: string; backupCodes: string[] }>('two-factor/enable', { password }),
  disableTwoFactor: (password: string) => call<unknown>('two-factor/disable', { password }),
};

/** Key of the sentence that explains a refusal. */
export function authMessage(error: unknown, refused: 'auth.wrong' | 'auth.wrong_code'): string {
  if (!(error instanceof AuthError)) return 'auth.unreachable';
  if (error.status === 429 || error.status === 423 || /LOCK|TOO_MANY/.test(error.code)) return 'auth.locked';
  return error.status >= 500 ? 'auth.unreachable' : refused;
}
