import type { Tx } from '@regulars/db/kysely';
import { PRINCIPAL } from '@regulars/domain/assets';
import { DomainError } from '@regulars/domain/errors';
import { sql } from 'kysely';
import { removeLater } from '../../files/jobs.ts';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { lockKnownMember } from '../members/sql.ts';
import { picturesOf } from './photo.ts';

/** What stands where a name stood. */
const NOBODY = '—';

/** The member's own tables, whose rows go. */
const OWN = [
  'member_seal',
  'member_key',
  'member_search',
  'member_document',
  'member_field',
  'member_relative',
  'member_anniversary',
  'member_possession',
  'member_photo',
] as const;

/**
 * Erases a person: the record, those merged into it, and whatever leads to them. With the member's key gone nobody can open what the
 * logs sealed. Sales, entries and figures stay, of a member who is nobody. It cannot be undone.
 * @throws NOT_FOUND, HOLDS_VALUE (money must be paid back first)
 */
export async function eraseMember(tx: Tx, viewer: Viewer, id: string, reason: string, now: Date): Promise<void> {
  const member = await lockKnownMember(tx, viewer, id);
  if (member.erased_at) return;
  if (member.merged_into) throw new DomainError('ARCHIVED', {}, 'id');
  const money = await tx
    .selectFrom('account')
    .select('balance')
    .where('member_id', '=', id)
    .where('asset_id', '=', PRINCIPAL)
    .executeTakeFirst();
  if (money && money.balance > 0) throw new DomainError('HOLDS_VALUE', {}, 'id');
  const aliases = await tx.selectFrom('member').select('id').where('merged_into', '=', id).execute();
  const ids = [id, ...aliases.map((alias) => alias.id)];
  await removeLater(tx, await picturesOf(tx, ids));
  for (const table of OWN) await tx.deleteFrom(table).where('member_id', 'in', ids).execute();
  await forgetElsewhere(tx, ids);
  const nothing = { phone: null, email: null, address: null, birthday: null, gender: null, language: null, note: null };
  await tx
    .updateTable('member')
    .set({
      ...nothing,
      name: NOBODY,
      number: sql<string>`'erased-' || right(id::text, 12)`,
      erased_at: now,
      archived_at: now,
      updated_at: now,
    })
    .set((update) => ({ version: update('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute();
  // Why is kept in the open: the words are the clerk's, and the member has no key any more.
  await audit(tx, viewer, {
    action: 'member.erase',
    entity: 'Member',
    id,
    orgId: member.home_store_id,
    after: { records: ids.length, reason },
  });
  await publish(tx, now, [{ kind: 'member.erased', orgId: member.home_store_id, memberId: id, payload: { records: ids.length } }]);
}

/** Rows that stay, because figures rest on them, without the person. */
async function forgetElsewhere(tx: Tx, ids: readonly string[]): Promise<void> {
  const gone = sql`any(${[...ids]}::uuid[])`;
  await sql`delete from member_relative where relative_id = ${gone}`.execute(tx);
  await sql`update delivery set recipient = ${NOBODY}, phone = null, address = ${NOBODY}, note = null where member_id = ${gone}`.execute(
    tx,
  );
  await sql`update service_case set subject = ${NOBODY}, detail = null, outcome = null where member_id = ${gone}`.execute(tx);
  await sql`update contact set text = '' where member_id = ${gone}`.execute(tx);
  await sql`update follow_up set text = ${NOBODY}, result = case when result is not null then ${NOBODY} end where member_id = ${gone}`.execute(
    tx,
  );
  await sql`update message set address = '', subject = null, body = '',
    state = case when state = 'QUEUED' then 'SUPPRESSED' else state end, reason = case when state = 'QUEUED' then 'OUT_OF_USE' else reason end,
    ended_at = coalesce(ended_at, now()) where member_id = ${gone}`.execute(tx);
  await sql`delete from incoming_call where member_id = ${gone}`.execute(tx);
  await sql`update points_pending set reason = null where member_id = ${gone}`.execute(tx);
  await sql`update approval set reason = ${NOBODY}, note = null where member_id = ${gone}`.execute(tx);
  await sql`delete from alert_entry e using alert a where a.id = e.alert_id and a.member_id = ${gone}`.execute(tx);
  await sql`delete from alert where member_id = ${gone}`.execute(tx);
}
