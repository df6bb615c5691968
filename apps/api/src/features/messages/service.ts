import { newId } from '@regulars/db/ids';
import type { DB, Db, Tx } from '@regulars/db/kysely';
import { afterCommit } from '@regulars/db/tx';
import { DomainError, type Locale } from '@regulars/domain/errors';
import {
  afterQuietHours,
  fillTemplate,
  isAdvertising,
  keepsQuiet,
  type MessageChannel,
  type MessageReason,
} from '@regulars/domain/messages';
import { type Insertable, type Selectable, sql } from 'kysely';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { log } from '../../log.ts';
import type { Viewer } from '../../viewer.ts';
import { type Recipient, recipientsOf } from './recipients.ts';
import { loadMessageRules, type MessageRules } from './settings.ts';

export type Template = Selectable<DB['message_template']>;
type Variables = Readonly<Record<string, string | number>>;

interface What {
  channel: MessageChannel;
  /** Code of the template. */
  template: string;
  /** Beside those that every message to a member knows by itself: see variablesOf. */
  variables?: Variables;
  /** After so many minutes it is of no use, and is not sent any more. */
  holdsMinutes?: number;
  /** What caused it, so that it is caused once: the second is not written. */
  cause?: string;
}

/** To a member, or to an address that is nobody's yet (E.164, e-mail), in the language of whoever asks. */
export type NewMessage = What & ({ memberId: string } | { address: string; orgId?: string | null });

export interface Sent {
  id: string;
  /** SUPPRESSED: it will not be sent, and the record says why. */
  state: 'QUEUED' | 'SUPPRESSED';
}

/**
 * Writes a message in the transaction that causes it; a job sends it after the commit, at the end of quiet hours, and again until
 * the gateway has taken it. What may not be sent (no consent, over the cap, no address) is written as such.
 * @returns null where the template is switched off, or the cause had its message
 * @throws NOT_FOUND (template, memberId), REQUIRED (variables.<name>)
 */
export async function sendMessage(tx: Tx, viewer: Viewer, message: NewMessage, now: Date): Promise<Sent | null> {
  const template = await tx.selectFrom('message_template').selectAll().where('code', '=', message.template).executeTakeFirst();
  if (!template) throw new DomainError('NOT_FOUND', {}, 'template');
  if (!template.enabled || template.archived_at) return null;
  const { channel, variables = {}, holdsMinutes, cause = null } = message;
  const to = 'memberId' in message ? await memberOf(tx, message.memberId, channel) : addressOf(message, viewer.locale);
  const expiresAt = holdsMinutes === undefined ? null : new Date(now.getTime() + holdsMinutes * 60_000);
  const [sent] = await writeMessages(tx, viewer, { template, channel, expiresAt, now }, [{ to, variables, cause }]);
  return sent ?? null;
}

async function memberOf(tx: Tx, id: string, channel: MessageChannel): Promise<Recipient> {
  const [recipient] = await recipientsOf(tx, [id], channel);
  if (!recipient) throw new DomainError('NOT_FOUND', {}, 'memberId');
  return recipient;
}

function addressOf({ address, orgId }: { address: string; orgId?: string | null }, locale: Locale): Recipient {
  const { name, timeZone: zone } = chain();
  return { memberId: null, orgId: orgId ?? null, address, locale, zone, variables: { chain: name }, consent: false, usable: true };
}

export interface Draft {
  to: Recipient;
  variables: Variables;
  cause: string | null;
}

interface Batch {
  template: Template;
  channel: MessageChannel;
  expiresAt: Date | null;
  now: Date;
}

/** The same for many at once, each member at most once. @returns those that were written; a cause that had its message is left out */
export async function writeMessages(tx: Tx, viewer: Viewer, batch: Batch, drafts: readonly Draft[]): Promise<Sent[]> {
  if (drafts.length === 0) return [];
  const rules = await loadMessageRules(tx);
  const hindered = drafts.map((draft) => ({ ...draft, reason: hindrance(batch.template, draft.to) }));
  const within = isAdvertising(batch.template.purpose) ? await withinCap(tx, rules, hindered, batch.now) : undefined;
  const rows = hindered.map((draft) => {
    const reason = draft.reason ?? (within && !within.has(draft.to.memberId ?? '') ? 'CAP' : null);
    return rowOf(viewer, batch, rules, { ...draft, reason });
  });
  const written = await tx
    .insertInto('message')
    .values(rows)
    .onConflict((known) => known.column('cause').doNothing())
    .returning(['id', 'state'])
    .execute();
  if (written.some(({ state }) => state === 'QUEUED')) afterCommit(tx, wakeSender);
  return written.map(({ id, state }) => ({ id, state: state === 'SUPPRESSED' ? state : 'QUEUED' }));
}

/** What keeps a message from being sent at all, but for the cap. */
function hindrance({ purpose }: Template, { address, consent, usable }: Recipient): MessageReason | null {
  if (!usable) return 'OUT_OF_USE';
  if (address === '') return 'NO_ADDRESS';
  return isAdvertising(purpose) && !consent ? 'NO_CONSENT' : null;
}

/** One conditional upsert holds the cap, however many ask at once: who is over it changes no row. @returns who is not */
async function withinCap(
  tx: Tx,
  { cap_count, cap_days }: MessageRules,
  drafts: readonly (Draft & { reason: MessageReason | null })[],
  now: Date,
): Promise<Set<string>> {
  const ids = drafts.flatMap(({ to, reason }) => (reason === null && to.memberId !== null ? [to.memberId] : [])).toSorted();
  if (ids.length === 0 || cap_count === 0) return new Set();
  const recent = sql`array(select t from unnest(q.at) t where t > ${now}::timestamptz - make_interval(days => ${cap_days}::int))`;
  const { rows } = await sql<{ member_id: string }>`
    insert into message_quota as q (member_id, at)
    select id, array[${now}::timestamptz] from unnest(${ids}::uuid[]) id order by id
    on conflict (member_id) do update set at = ${recent} || ${now}::timestamptz where cardinality(${recent}) < ${cap_count}::int
    returning member_id`.execute(tx);
  return new Set(rows.map((row) => row.member_id));
}

function rowOf(
  viewer: Viewer,
  { template, channel, expiresAt, now }: Batch,
  { quiet_from: from, quiet_until: until }: MessageRules,
  { to, variables, cause, reason }: Draft & { reason: MessageReason | null },
): Insertable<DB['message']> {
  const zh = to.locale === 'zh';
  const all = { ...to.variables, ...variables };
  const subject = zh ? template.subject_zh : template.subject_en;
  return {
    id: newId(now),
    member_id: to.memberId,
    org_id: to.orgId,
    template_id: template.id,
    channel,
    purpose: template.purpose,
    locale: to.locale,
    address: to.address,
    subject: subject === null || channel !== 'EMAIL' ? null : fillTemplate(subject, all),
    body: fillTemplate(zh ? template.body_zh : template.body_en, all),
    state: reason === null ? 'QUEUED' : 'SUPPRESSED',
    reason,
    cause,
    due_at: keepsQuiet(template.purpose) ? afterQuietHours(now, { from, until }, to.zone) : now,
    expires_at: expiresAt,
    ended_at: reason === null ? null : now,
    employee_id: viewer.kind === 'employee' ? viewer.id : null,
    created_at: now,
  };
}

/** Asks for a worker to send what is due; what is lost with the process is found by the next minute's round. */
export function wakeSender(): void {
  askForSending(db).catch((err: unknown) => log.warn({ err }, 'nobody could be asked to send messages; the next round will'));
}

async function askForSending(on: Db): Promise<void> {
  await sql`select graphile_worker.add_job('messages:send', job_key => 'messages:send')`.execute(on);
}
