import { quoted } from './decimal.ts';
import { DomainError, type Locale } from './errors.ts';
import { requiredText } from './text.ts';
import { addDays, businessDate, startOfBusinessDay } from './time.ts';

export const MESSAGE_CHANNELS = ['SMS', 'EMAIL', 'WECHAT'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];
export type MessagePurpose = 'CODE' | 'SERVICE' | 'MARKETING';
export type MessageOccasion = 'MANUAL' | 'BIRTHDAY' | 'POINTS_EXPIRING' | 'LEVEL_UP' | 'LEVEL_WARNING' | 'LEVEL_GRACE';

/** Why a message was not sent, as it stands in the record. */
export const MESSAGE_REASONS = {
  NO_ADDRESS: { en: 'The member has no address for this channel', zh: '会员未留该渠道的联系方式' },
  NO_CONSENT: { en: 'The member has not agreed to advertising here', zh: '会员未同意接收该渠道的营销信息' },
  CAP: { en: 'The member got as much advertising lately as the rules allow', zh: '已达营销消息的频次上限' },
  OUT_OF_USE: { en: 'The member is out of use', zh: '会员已停用' },
  EXPIRED: { en: 'It could not be sent in time', zh: '未能在有效期内发出' },
  REFUSED: { en: 'The gateway refused it', zh: '网关拒绝发送' },
  GIVEN_UP: { en: 'The gateway did not take it in all attempts', zh: '多次重试后仍未发出' },
} as const satisfies Record<string, Record<Locale, string>>;
export type MessageReason = keyof typeof MESSAGE_REASONS;

/** What every message to a member knows by itself. */
export const COMMON_VARIABLES = ['name', 'store', 'chain'] as const;

/** What templates that somebody or something asks for by its code get beside that; any other template has the common ones only. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  registration_code: ['code', 'minutes'],
  birthday: ['day'],
  points_expiring: ['points', 'day'],
  level_up: ['level'],
  level_warning: ['level', 'day'],
  level_grace: ['level', 'day'],
};

/** The variables that a template of this code may use. */
export function variablesOf(code: string): readonly string[] {
  return [...(code === 'registration_code' ? ['chain'] : COMMON_VARIABLES), ...(VARIABLES[code] ?? [])];
}

const HOLE = /\{(\w+)\}/g;

/** The variables that a text uses, each once, in the order of their coming. */
export function holesIn(text: string): string[] {
  return [...new Set([...text.matchAll(HOLE)].map(([, name]) => name ?? ''))];
}

const MOST_CHARACTERS = { SMS: 500, EMAIL: 20_000, WECHAT: 2_000 } as const satisfies Record<MessageChannel, number>;

/**
 * A text of a template as it is kept. @throws REQUIRED, TOO_LONG, UNKNOWN_VARIABLE with `name` and those that are `known`
 */
export function checkTemplateText(text: string | null | undefined, code: string, channel: MessageChannel, field: string): string {
  const kept = requiredText(text, field, MOST_CHARACTERS[channel]);
  const known = variablesOf(code);
  const unknown = holesIn(kept).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new DomainError('UNKNOWN_VARIABLE', { name: quoted(unknown), known }, field);
  return kept;
}

/** A text with its variables filled. @throws REQUIRED of `variables.<name>` where one was not given */
export function fillTemplate(text: string, variables: Readonly<Record<string, string | number>>): string {
  return text.replace(HOLE, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new DomainError('REQUIRED', {}, `variables.${name}`);
    return String(value);
  });
}

/** Hours in which nobody is disturbed: minutes after midnight on the store's clock; over midnight where `from` is later than `until`. */
export interface QuietHours {
  from: number;
  until: number;
}

/** When something may be sent: `at`, or the end of the quiet hours that `at` lies in. Equal ends: never quiet. */
export function afterQuietHours(at: Date, { from, until }: QuietHours, zone: string): Date {
  if (from === until) return at;
  const day = businessDate(at, zone, 0);
  for (const first of [addDays(day, -1), day]) {
    const begins = startOfBusinessDay(first, zone, from);
    const ends = startOfBusinessDay(from > until ? addDays(first, 1) : first, zone, until);
    if (begins <= at && at < ends) return ends;
  }
  return at;
}

/** Seconds after which a gateway that could not be reached is asked again; after the last one it is given up. */
const PAUSES = [30, 120, 600, 3_600, 21_600] as const;

/** Attempts in all. */
export const MOST_ATTEMPTS = PAUSES.length + 1;

/** When to try again after so many attempts failed, at least one; undefined: never. */
export function nextAttempt(attempts: number, now: Date): Date | undefined {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? undefined : new Date(now.getTime() + pause * 1000);
}

/** Whether a message of this purpose asks for the member's consent and is held to the cap. */
export const isAdvertising = (purpose: MessagePurpose): boolean => purpose === 'MARKETING';

/** Whether it waits for the end of the quiet hours: a code is waited for. */
export const keepsQuiet = (purpose: MessagePurpose): boolean => purpose !== 'CODE';

/** What variables look like in a preview. */
const SAMPLES: Readonly<Record<string, Record<Locale, string>>> = {
  name: { en: 'Li Xiaoming', zh: '李小明' },
  store: { en: 'West Lake', zh: '西湖店' },
  code: { en: '482913', zh: '482913' },
  minutes: { en: '10', zh: '10' },
  points: { en: '1,280', zh: '1,280' },
  day: { en: '18 June', zh: '6月18日' },
  level: { en: 'Gold', zh: '金卡' },
};

/** A text as somebody may get it; variables that the template does not know stay as they are written. */
export function previewTemplate(text: string, code: string, chain: string, locale: Locale): string {
  const known = variablesOf(code);
  const shown = (name: string) => (name === 'chain' ? chain : (SAMPLES[name]?.[locale] ?? name));
  return text.replace(HOLE, (hole, name: string) => (known.includes(name) ? shown(name) : hole));
}
