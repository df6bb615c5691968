import { newId } from '@regulars/db/ids';
import { DomainError } from '@regulars/domain/errors';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware, isAPIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { db, pool } from '../../db.ts';
import { env } from '../../env.ts';
import { log } from '../../log.ts';
import { countTry, forgetTries } from './lockout.ts';
import { checkPassword, PASSWORD_MIN } from './password.ts';
import { COOKIE_PREFIX, secureCookies } from './session-cookie.ts';
import { HALF_SIGN_IN, recordAccountUse } from './trail.ts';

const DAY = 24 * 60 * 60;

/** The headers in which our own edge tells better-auth the caller's address and the request's id; a client's own are overwritten. */
export const IP_HEADER = 'x-regulars-ip';
export const REQUEST_HEADER = 'x-regulars-request';

/** Staff accounts are made by managers and have no mailbox of ours: what is not listed in the README's account page is closed. */
const CLOSED = [
  '/sign-up/email',
  '/sign-in/social',
  '/link-social',
  '/unlink-account',
  '/list-accounts',
  '/get-access-token',
  '/refresh-token',
  '/account-info',
  '/update-user',
  '/update-session',
  '/change-email',
  '/delete-user',
  '/delete-user/callback',
  '/request-password-reset',
  '/reset-password',
  '/send-verification-email',
  '/verify-email',
  '/verify-password',
  '/two-factor/send-otp',
  '/two-factor/verify-otp',
  '/two-factor/view-backup-codes',
  '/error',
];

/** The e-mail of a sign-in form as it is counted: trimmed, lower case; empty where there is none. */
export const emailOf = (body: unknown): string =>
  body !== null && typeof body === 'object' && 'email' in body && typeof body.email === 'string'
    ? body.email.trim().toLowerCase().slice(0, 254)
    : '';

const before = createAuthMiddleware(async (ctx) => {
  if (ctx.path === '/sign-in/email') {
    const minutes = await countTry(emailOf(ctx.body));
    if (minutes !== undefined) throw new APIError('TOO_MANY_REQUESTS', { code: 'LOCKED_OUT', minutes });
  }
  if (ctx.path === '/change-password') {
    try {
      checkPassword(String(ctx.body?.newPassword ?? ''), 'newPassword');
    } catch (error) {
      if (error instanceof DomainError) throw new APIError('BAD_REQUEST', { code: error.code, ...error.details });
      throw error;
    }
  }
});

const after = createAuthMiddleware(async (ctx) => {
  if (isAPIError(ctx.context.returned)) return;
  if (ctx.path === '/sign-in/email') await forgetTries(emailOf(ctx.body));
  const session = ctx.context.newSession ?? ctx.context.session;
  const { headers } = ctx;
  if (!session || !headers) return;
  const origin = { ip: headers.get(IP_HEADER), userAgent: headers.get('user-agent'), requestId: headers.get(REQUEST_HEADER) ?? '' };
  // The plugin's own hook, which asks for the code, runs after this one.
  const half = ctx.path === '/sign-in/email' && 'twoFactorEnabled' in session.user && session.user['twoFactorEnabled'] === true;
  await recordAccountUse(half ? HALF_SIGN_IN : (ctx.path ?? ''), session.user.id, origin);
});

/** Who left the chain can't open a session; the answer is that of a wrong password. */
async function refuseLeavers(session: { userId: string }): Promise<void> {
  const employee = await db
    .selectFrom('employee')
    .select('id')
    .where('user_id', '=', session.userId)
    .where('archived_at', 'is', null)
    .where('role', 'is not', null)
    .executeTakeFirst();
  if (!employee) throw new APIError('UNAUTHORIZED', { code: 'INVALID_EMAIL_OR_PASSWORD' });
}

/** A page may call sign-in from the address it was loaded from, from PUBLIC_URL, and from the origins of CORS_ORIGINS. */
const trustedOrigins = (request?: Request): string[] => [
  ...(request ? [new URL(request.url).origin] : []),
  ...(env.PUBLIC_URL ? [new URL(env.PUBLIC_URL).origin] : []),
  ...env.CORS_ORIGINS,
];

/** Sign-in of the staff: e-mail and password, sessions in httpOnly cookies, TOTP as second factor. */
export const auth = betterAuth({
  appName: 'Regulars',
  baseURL: env.PUBLIC_URL ?? `http://localhost:${env.PORT}`,
  basePath: '/api/auth',
  secret: env.AUTH_SECRET,
  database: pool,
  telemetry: { enabled: false },
  // Refusals are answers, not faults.
  onAPIError: { onError: (err) => void (isAPIError(err) || log.error({ err }, 'sign-in failed unexpectedly')) },
  logger: { level: 'error', log: (_level, text) => log.error({ room: 'auth' }, text) },
  trustedOrigins,
  disabledPaths: CLOSED,
  emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_MIN },
  user: { modelName: 'auth_user' },
  session: { modelName: 'auth_session', expiresIn: 7 * DAY, updateAge: DAY },
  account: { modelName: 'auth_account' },
  verification: { modelName: 'auth_verification' },
  rateLimit: {
    enabled: env.NODE_ENV !== 'test',
    storage: 'database',
    modelName: 'auth_rate_limit',
    window: 60,
    max: 300,
    // A whole office may stand behind one address; guessing is held back by the locks of the e-mail and of the code.
    customRules: { '/sign-in/email': { window: 60, max: 30 }, '/two-factor/*': { window: 60, max: 30 }, '/get-session': false },
  },
  plugins: [twoFactor({ issuer: 'Regulars', twoFactorTable: 'auth_two_factor' })],
  hooks: { before, after },
  databaseHooks: { session: { create: { before: refuseLeavers } } },
  advanced: {
    cookiePrefix: COOKIE_PREFIX,
    useSecureCookies: secureCookies,
    // Said aloud, for the library leaves the checks out of tests otherwise.
    disableOriginCheck: false,
    disableCSRFCheck: false,
    ipAddress: { ipAddressHeaders: [IP_HEADER] },
    database: { generateId: () => newId(new Date()) },
  },
});
