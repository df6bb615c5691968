import type { MemberSource } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import type { MessageChannel } from '@regulars/domain/messages';
import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { recordsOf } from '../members/sql.ts';

export interface Consent {
  channel: MessageChannel;
  granted: boolean;
  /** Where the member said it. */
  source: MemberSource;
}

/** What a person said last of advertising through a channel, with whichever record; null: was never asked. */
export function lastSaid(memberId: RawBuilder<unknown>, channel: RawBuilder<unknown>): RawBuilder<boolean | null> {
  return sql<boolean | null>`(
    select said.granted from member_consent said
    where said.channel = ${channel} and said.member_id in (select ${memberId} union all select id from member where merged_into = ${memberId})
    order by said.at desc limit 1)`;
}

/** Notes what a member says of advertising through a channel. The caller has seen that the viewer may change the member. */
export async function setConsent(
  tx: Tx,
  viewer: Viewer,
  member: { id: string; home_store_id: string },
  consent: Consent,
  now: Date,
): Promise<void> {
  const { channel, granted, source } = consent;
  const known = await tx
    .selectFrom('member_consent')
    .select(['granted', 'source'])
    .where('member_id', '=', (eb) => eb.fn.any(recordsOf(member.id)))
    .where('channel', '=', channel)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (known?.granted === granted) return; // said again: the first time counts
  const row = { granted, source, at: now, employee_id: viewer.kind === 'employee' ? viewer.id : null };
  await tx
    .insertInto('member_consent')
    .values({ member_id: member.id, channel, ...row })
    .onConflict((conflict) => conflict.columns(['member_id', 'channel']).doUpdateSet(row))
    .execute();
  const [before, after] = [
    { channel, granted: known?.granted ?? false, source: known?.source ?? null },
    { channel, granted, source },
  ];
  await audit(tx, viewer, { action: 'member.consent', entity: 'Member', id: member.id, orgId: member.home_store_id, before, after });
}
