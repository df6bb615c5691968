import { createHmac } from 'node:crypto';
import type { MessageAdapter } from '@regulars/db/generated/kysely-enums';
import type { Locale } from '@regulars/domain/errors';
import type { MessageChannel, MessagePurpose } from '@regulars/domain/messages';
import { createTransport } from 'nodemailer';
import type { env } from '../../env.ts';

/** What is handed to a gateway. */
export interface Outgoing {
  /** The same at every attempt: a gateway that honours it delivers once. */
  key: string;
  channel: MessageChannel;
  purpose: MessagePurpose;
  locale: Locale;
  to: string;
  subject: string | null;
  text: string;
  /** Under which the gateway knows the template, where it asks for that. */
  template: string | null;
}

/** What a gateway said. `again`: it may take it later. The detail holds neither the text nor the address. */
export type Answer = { ok: true; ref: string | null; detail: string | null } | { ok: false; again: boolean; detail: string };

export interface Gateway {
  adapter: MessageAdapter;
  send: (message: Outgoing) => Promise<Answer>;
}

/** What of the configuration says which gateways there are. */
export type GatewayEnv = Pick<
  typeof env,
  'SMTP_URL' | 'MAIL_FROM' | 'SMS_GATEWAY_URL' | 'SMS_GATEWAY_SECRET' | 'WECHAT_GATEWAY_URL' | 'WECHAT_GATEWAY_SECRET'
>;

export type Gateways = Readonly<Record<MessageChannel, Gateway | null>>;

/** So long a gateway may take to answer. */
export const PATIENCE_MS = 10_000;

/** Nothing leaves the house: the message is looked at in the admin. */
export const OUTBOX: Gateway = { adapter: 'OUTBOX', send: () => Promise.resolve({ ok: true, ref: null, detail: null }) };

/** The gateways that are configured; null: there is none for the channel. */
export function gatewaysOf(config: GatewayEnv): Gateways {
  const { SMTP_URL, MAIL_FROM, SMS_GATEWAY_URL, SMS_GATEWAY_SECRET, WECHAT_GATEWAY_URL, WECHAT_GATEWAY_SECRET } = config;
  return {
    EMAIL: SMTP_URL && MAIL_FROM ? smtpGateway(SMTP_URL, MAIL_FROM) : null,
    SMS: SMS_GATEWAY_URL && SMS_GATEWAY_SECRET ? httpGateway(SMS_GATEWAY_URL, SMS_GATEWAY_SECRET) : null,
    WECHAT: WECHAT_GATEWAY_URL && WECHAT_GATEWAY_SECRET ? httpGateway(WECHAT_GATEWAY_URL, WECHAT_GATEWAY_SECRET) : null,
  };
}

/**
 * The signature of a call: HMAC-SHA256 in hex over `<timestamp>.<body>`. Whoever takes it compares it with `X-Regulars-Signature`
 * and refuses a timestamp (seconds since 1970) that is not of these minutes.
 */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

/** POSTs the message as JSON, signed. 2xx: taken, with its `id` if it gives one; 408, 429 and 5xx: later; anything else: refused. */
function httpGateway(url: string, secret: string): Gateway {
  return {
    adapter: 'HTTP',
    send: async (message) => {
      const body = JSON.stringify(message);
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers = {
        'content-type': 'application/json',
        'idempotency-key': message.key,
        'x-regulars-timestamp': timestamp,
        'x-regulars-signature': signatureOf(secret, timestamp, body),
      };
      try {
        const signal = AbortSignal.timeout(PATIENCE_MS);
        const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
        const said = await response.text();
        if (response.ok) return { ok: true, ref: idIn(said), detail: `HTTP ${response.status}` };
        const again = response.status >= 500 || response.status === 429 || response.status === 408;
        return { ok: false, again, detail: `HTTP ${response.status}` };
      } catch (error) {
        return { ok: false, again: true, detail: nameOf(error) };
      }
    },
  };
}

/** What the gateway calls the message: `{"id": …}`. */
function idIn(text: string): string | null {
  try {
    const said: unknown = JSON.parse(text);
    const id = said !== null && typeof said === 'object' && 'id' in said ? said.id : null;
    return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : null;
  } catch {
    return null;
  }
}

/** Why there was no answer: a code of Node's where there is one. */
function nameOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof Error) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
  return 'no answer';
}

/** The key stands in Message-ID: a server that honours it delivers once. Answers of 5xx are refusals, all else may do later. */
function smtpGateway(url: string, from: string): Gateway {
  const wait = { connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS };
  const transport = createTransport({ url, ...wait });
  const host = from.slice(from.lastIndexOf('@') + 1).replace(/>.*$/, '');
  return {
    adapter: 'SMTP',
    send: async ({ key, to, subject, text }) => {
      try {
        const said = await transport.sendMail({ from, to, subject: subject ?? '', text, messageId: `<${key}@${host}>` });
        return { ok: true, ref: said.messageId, detail: said.response.split(' ', 1)[0] ?? null };
      } catch (error) {
        const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
        return { ok: false, again: !(code >= 500 && code < 600), detail: code > 0 ? `SMTP ${code}` : nameOf(error) };
      }
    },
  };
}
