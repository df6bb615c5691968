import type { MessageAdapter, MessageState } from '@regulars/db/generated/kysely-enums';
import type { Db, DB, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { afterQuietHours, isAdvertising, keepsQuiet, type MessageReason, MOST_ATTEMPTS, nextAttempt } from '@regulars/domain/messages';
import { type Selectable, sql } from 'kysely';
import { chain } from '../../chain.ts';
import { log } from '../../log.ts';
import { lastSaid } from './consent.ts';
import { type Answer, type Gateways, type Outgoing, OUTBOX, PATIENCE_MS } from './gateways.ts';
import { loadMessageRules, type MessageRules } from './settings.ts';

/** So many are under way at once. */
const BATCH = 20;
/** After which an attempt that told nothing is taken for lost with its process: longer than any gateway is waited for. */
const LEASE_MS = 6 * PATIENCE_MS;

interface Claimed extends Selectable<DB['message']> {
  gateway_id: string | null;
  time_zone: string | null;
  consent: boolean;
  usable: boolean;
}

/**
 * Sends everything that is due. A message is claimed for a minute and sent under its id, outside any transaction; what came of it
 * is then written. Where the process dies in between, the next round sends it again under the same id, which a gateway takes once.
 * @returns how many attempts were made
 */
export async function deliverDue(db: Db, gateways: Gateways, now: () => Date, signal?: AbortSignal): Promise<number> {
  const rules = await loadMessageRules(db);
  for (let attempts = 0; ;) {
    const batch = signal?.aborted ? [] : await claim(db, now());
    if (batch.length === 0) return attempts;
    await Promise.all(batch.map((message) => deliver(db, gateways, rules, message, now)));
    attempts += batch.length;
  }
}

/** Takes what is due, so that nobody else does for the time of the lease. */
function claim(db: Db, now: Date): Promise<Claimed[]> {
  return withTx(db, async (tx) => {
    const { rows } = await sql<Claimed>`
      with due as (
        select id from message where state = 'QUEUED' and due_at <= ${now} order by due_at limit ${BATCH} for update skip locked
      ), taken as (
        update message m set attempts = m.attempts + 1, due_at = ${new Date(now.getTime() + LEASE_MS)} from due where m.id = due.id returning m.*
      )
      select t.*, p.gateway_id, o.time_zone, coalesce(${lastSaid(sql.ref('t.member_id'), sql.ref('t.channel'))}, false) as consent,
        t.member_id is null or (r.archived_at is null and r.merged_into is null) as usable
      from taken t join message_template p on p.id = t.template_id left join org o on o.id = t.org_id left join member r on r.id = t.member_id`.execute(
      tx,
    );
    return rows;
  });
}

async function deliver(db: Db, gateways: Gateways, rules: MessageRules, message: Claimed, now: () => Date): Promise<void> {
  const reason = obsolete(message, now());
  if (reason)
    return void (await end(db, message, reason === 'OUT_OF_USE' || reason === 'NO_CONSENT' ? 'SUPPRESSED' : 'FAILED', reason, now()));
  const awake = wakingTime(message, rules, now());
  if (awake > now()) return void (await postpone(db, message, awake));
  const gateway = rules.held_back.includes(message.channel) ? OUTBOX : (gateways[message.channel] ?? OUTBOX);
  const began = now();
  const answer = await gateway.send(outgoing(message)).catch((err: unknown): Answer => {
    log.error({ err, messageId: message.id }, 'a gateway failed');
    return { ok: false, again: true, detail: 'failed' };
  });
  await withTx(db, (tx) => record(tx, message, { adapter: gateway.adapter, answer, began, ended: now() }));
}

/** Why it is not to be sent any more: the world has changed since it was written. */
function obsolete({ purpose, consent, usable, expires_at, attempts, attempts_before }: Claimed, now: Date): MessageReason | undefined {
  if (!usable) return 'OUT_OF_USE';
  if (isAdvertising(purpose) && !consent) return 'NO_CONSENT';
  if (expires_at && expires_at <= now) return 'EXPIRED';
  return attempts - attempts_before > MOST_ATTEMPTS ? 'GIVEN_UP' : undefined;
}

/** Another attempt may have come into the quiet hours. */
function wakingTime({ purpose, time_zone }: Claimed, { quiet_from: from, quiet_until: until }: MessageRules, now: Date): Date {
  return keepsQuiet(purpose) ? afterQuietHours(now, { from, until }, time_zone ?? chain().timeZone) : now;
}

const outgoing = ({ id: key, channel, purpose, locale, address: to, subject, body: text, gateway_id }: Claimed): Outgoing => ({
  key,
  channel,
  purpose,
  locale: locale === 'en' ? 'en' : 'zh',
  to,
  subject,
  text,
  template: gateway_id,
});

/** Only while it is still this attempt: one that was taken for lost does not speak for the next. */
function stillOurs(on: Db, { id, attempts }: Claimed) {
  return on.updateTable('message').where('id', '=', id).where('state', '=', 'QUEUED').where('attempts', '=', attempts);
}

async function end(on: Db, message: Claimed, state: MessageState, reason: MessageReason, now: Date): Promise<void> {
  await stillOurs(on, message).set({ state, reason, ended_at: now }).execute();
}

async function postpone(on: Db, message: Claimed, until: Date): Promise<void> {
  await stillOurs(on, message)
    .set({ due_at: until, attempts: message.attempts - 1 })
    .execute();
}

interface Attempt {
  adapter: MessageAdapter;
  answer: Answer;
  began: Date;
  ended: Date;
}

/** Writes what came of an attempt. The words of a code that has left the house are not kept. */
async function record(tx: Tx, message: Claimed, { adapter, answer, began, ended }: Attempt): Promise<void> {
  const { ok, detail } = answer;
  const took = ended.getTime() - began.getTime();
  const attempt = { message_id: message.id, number: message.attempts, at: began, adapter, ok, detail, took };
  await tx
    .insertInto('message_attempt')
    .values(attempt)
    .onConflict((known) => known.doNothing())
    .execute();
  if (answer.ok) {
    const words = message.purpose === 'CODE' && adapter !== 'OUTBOX' ? { body: '', subject: null } : {};
    const sent = { state: 'SENT', adapter, gateway_ref: answer.ref, ended_at: ended, ...words } as const;
    return void (await stillOurs(tx, message).set(sent).execute());
  }
  const again = answer.again ? nextAttempt(message.attempts - message.attempts_before, ended) : undefined;
  if (!again) return end(tx, message, 'FAILED', answer.again ? 'GIVEN_UP' : 'REFUSED', ended);
  await stillOurs(tx, message).set({ due_at: again }).execute();
}
