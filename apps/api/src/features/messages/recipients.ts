import type { Db } from '@regulars/db/kysely';
import type { Locale } from '@regulars/domain/errors';
import type { MessageChannel } from '@regulars/domain/messages';
import { sql } from 'kysely';
import { chain } from '../../chain.ts';
import { lastSaid } from './consent.ts';

/** Who is written to, and what is known of that one. */
export interface Recipient {
  memberId: string | null;
  orgId: string | null;
  /** Empty: has none for the channel. */
  address: string;
  locale: Locale;
  /** IANA zone of the home store. */
  zone: string;
  /** What every message knows by itself. */
  variables: Readonly<Record<string, string>>;
  /** To advertising through the channel. */
  consent: boolean;
  /** Neither archived nor a guest. */
  usable: boolean;
}

/** Where a channel reaches a member (m). The WeChat open id is kept as an external id, `wechat:<open id>`. */
const ADDRESS = {
  SMS: sql`m.phone`,
  EMAIL: sql`m.email`,
  WECHAT: sql`(select substring(k.value from 8) from member_key k where k.member_id = m.id and k.kind = 'EXTERNAL' and k.value like 'wechat:%' limit 1)`,
} as const;

interface Row {
  id: string;
  name: string;
  language: string | null;
  address: string | null;
  store_id: string;
  store: string;
  time_zone: string | null;
  granted: boolean | null;
  usable: boolean;
}

/** These members as a channel reaches them; of a merged record the one it was merged into. Unknown ids are left out. */
export async function recipientsOf(on: Db, ids: readonly string[], channel: MessageChannel): Promise<Recipient[]> {
  const { rows } = await sql<Row>`
    with person as (select distinct coalesce(merged_into, id) as id from member where id = any(${ids}::uuid[]))
    select m.id, m.name, m.language, ${ADDRESS[channel]} as address, s.id as store_id, s.name as store, s.time_zone,
      ${lastSaid(sql.ref('m.id'), sql`${channel}::message_channel`)} as granted,
      m.archived_at is null and m.kind <> 'GUEST' as usable
    from person p join member m on m.id = p.id join org s on s.id = m.home_store_id
    order by m.id`.execute(on);
  return rows.map((row) => ({
    memberId: row.id,
    orgId: row.store_id,
    address: row.address ?? '',
    locale: row.language?.startsWith('en') ? 'en' : 'zh',
    zone: row.time_zone ?? chain().timeZone,
    variables: { name: row.name, store: row.store, chain: chain().name },
    consent: row.granted ?? false,
    usable: row.usable,
  }));
}
