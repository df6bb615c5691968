import type { Tx } from '@regulars/db/kysely';
import type { Locale } from '@regulars/domain/errors';
import type { BusinessDate } from '@regulars/domain/time';
import type { Viewer } from '../../viewer.ts';
import { recipientsOf } from './recipients.ts';
import { type Template, writeMessages } from './service.ts';

/** What one of many members is told. */
export interface Notice {
  memberId: string;
  cause: string;
  /** The day that it is about, where the text may name one. */
  day?: BusinessDate;
  variables?: Readonly<Record<string, string | number>>;
}

/** Writes a template to each of these members through its channel. Who is unknown or was merged is left out. @returns how many were written */
export async function tellMembers(tx: Tx, viewer: Viewer, template: Template, notices: readonly Notice[], now: Date): Promise<number> {
  if (notices.length === 0) return 0;
  const { channel } = template;
  const ids = notices.map(({ memberId }) => memberId);
  const recipients = new Map((await recipientsOf(tx, ids, channel)).map((recipient) => [recipient.memberId, recipient]));
  const drafts = notices.flatMap(({ memberId, cause, day, variables }) => {
    const to = recipients.get(memberId);
    return to ? [{ to, cause, variables: { ...variables, ...(day && { day: dayIn(day, to.locale) }) } }] : [];
  });
  return (await writeMessages(tx, viewer, { template, channel, expiresAt: null, now }, drafts)).length;
}

/** A day as the language writes it. */
function dayIn(day: BusinessDate, locale: Locale): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(date);
}
