import { z } from 'zod';

/** The whole configuration, read once. Nothing else in the API reads `process.env`. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  DATABASE_URL: z.string().min(1, 'DATABASE_URL is missing: the address of a PostgreSQL database'),
  /** Analytical reads go here where it is set: a read replica. */
  REPORT_DATABASE_URL: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  HOST: z.string().default('0.0.0.0'),
  /** The address people type; cookies and sign-in trust this origin. */
  PUBLIC_URL: z.url().optional(),
  /** Signs sessions. The launcher keeps one in the data folder; in production set your own. */
  AUTH_SECRET: z.string().min(32).default('only-for-development-and-tests-0123456789'),
  /** The journal's hashes are keyed with it: keep it apart from the database, and never change it. */
  LEDGER_KEY: z.string().min(32).default('only-for-development-and-tests-0123456789'),
  /**
   * Encrypts and finds document numbers. To change it, put the new one before the old, with a comma between; when the job
   * `members:rekey` has said that it is through, take the old one away.
   */
  DOCUMENT_KEY: z
    .string()
    .default('only-for-development-and-tests-0123456789')
    .transform((list) => list.split(',').map((key) => key.trim()))
    .pipe(z.array(z.string().min(32)).min(1)),
  /** Other origins that may call the API from a browser, comma separated. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean),
    ),
  /** The built admin; served when it is there. */
  ADMIN_DIST: z.string().optional(),
  /** Uploaded files, pictures and files of refused rows. */
  DATA_DIR: z.string().default('.data'),
  /** Pictures lie in a bucket of anything that speaks S3: https://<access key>:<secret key>@<host>/<bucket>?region=<region>; else in DATA_DIR. */
  FILES_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Uploaded files, and the lists of refused rows, are deleted so many days after their last import ended; 0: never. */
  IMPORT_FILE_DAYS: z.coerce.number().int().min(0).max(36_500).default(30),
  /** E-mail leaves by this server: smtps://user:password@host:port. Without it, and without a sender, it stays in the outbox. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
  /** SMS and WeChat leave by a signed call to these; the secret is what the signature is made with. */
  SMS_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_GATEWAY_SECRET: z.string().min(16).optional(),
  WECHAT_GATEWAY_URL: z.url({ protocol: /^https?$/ }).optional(),
  WECHAT_GATEWAY_SECRET: z.string().min(16).optional(),
  POOL_SIZE: z.coerce.number().int().min(2).default(10),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

const parsed = schema.safeParse(process.env);
if (!parsed.success) throw new Error(`The configuration is not usable:\n${z.prettifyError(parsed.error)}`);

for (const name of ['AUTH_SECRET', 'LEDGER_KEY', 'DOCUMENT_KEY'] as const) {
  if (parsed.data.NODE_ENV !== 'production' || process.env[name] !== undefined) continue;
  throw new Error(`${name} is missing: in production sessions, the journal and documents need secrets of your own`);
}

export const env = parsed.data;
