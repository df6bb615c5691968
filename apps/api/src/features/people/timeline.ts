import type { Db } from '@regulars/db/kysely';
import { formatMoney, minor } from '@regulars/domain/money';
import { type Happening, happeningText } from '@regulars/domain/timeline';
import { type RawBuilder, sql } from 'kysely';
import { chain } from '../../chain.ts';
import { may, type Viewer } from '../../viewer.ts';
import { recordsOf } from '../members/sql.ts';

/** One thing that happened to a member. */
export interface TimelineEvent {
  kind: Happening['kind'];
  at: Date;
  text: string;
}

interface Row extends Omit<Happening, 'amount'> {
  at: Date;
  amount: number | null;
}

interface Asking {
  /** The member and the records merged into it. */
  ids: RawBuilder<unknown>;
  before: Date;
  first: number;
  stores: readonly string[] | null;
}

/** Each source gives its newest rows before an instant, so that the whole is no longer than a page of each. */
const part = (select: RawBuilder<unknown>, at: RawBuilder<unknown>, { before, first }: Asking) =>
  sql`(${select} and ${at} < ${before} order by ${at} desc limit ${first})`;

const inBranch = (column: RawBuilder<unknown>, { stores }: Asking) =>
  stores === null ? sql`true` : sql`${column} = any(${[...stores]}::uuid[])`;

function salesPart(asking: Asking): RawBuilder<unknown> {
  const at = sql`s.recorded_at`;
  return part(
    sql`select case when s.kind = 'SALE' then 'SALE' else 'REFUND' end as kind, coalesce(s.sold_at, ${at}) as at, '' as what, o.name, s.number, abs(s.amount) as amount
      from sale s join org o on o.id = s.store_id where s.member_id = any(${asking.ids}) and ${inBranch(sql`s.store_id`, asking)}`,
    at,
    asking,
  );
}

/** What moved without a sale: that of a sale is told with it. */
function valuePart(asking: Asking): RawBuilder<unknown> {
  return part(
    sql`select 'VALUE', e.at, e.kind::text, o.name, '', null from journal_entry e join org o on o.id = e.store_id
      where e.member_id = any(${asking.ids}) and e.sale_id is null`,
    sql`e.at`,
    asking,
  );
}

function otherParts(asking: Asking): RawBuilder<unknown>[] {
  const { ids } = asking;
  return [
    part(
      sql`select 'JOINED', m.created_at, '', o.name, '', null from member m join org o on o.id = m.home_store_id where m.id = any(${ids})`,
      sql`m.created_at`,
      asking,
    ),
    part(
      sql`select 'LEVEL', v.at, v.cause::text, coalesce(l.name, ''), '', null from level_move v left join level l on l.id = v.to_level_id where v.member_id = any(${ids})`,
      sql`v.at`,
      asking,
    ),
    part(
      sql`select 'TAG', g.tagged_at, coalesce(g.reason, ''), t.name, '', null from member_tag g join tag t on t.id = g.tag_id where g.member_id = any(${ids})`,
      sql`g.tagged_at`,
      asking,
    ),
    part(
      sql`select 'CONTACT', c.at, c.kind::text, c.text, '', null from contact c where c.member_id = any(${ids}) and ${inBranch(sql`c.store_id`, asking)}`,
      sql`c.at`,
      asking,
    ),
    part(
      sql`select 'MESSAGE', x.created_at, '', coalesce(x.subject, t.name), '', null from message x join message_template t on t.id = x.template_id
        where x.member_id = any(${ids}) and x.state = 'SENT'`,
      sql`x.created_at`,
      asking,
    ),
    part(
      sql`select 'DELIVERY', d.created_at, d.status::text, o.name, d.number, null from delivery d join org o on o.id = d.store_id
        where d.member_id = any(${ids}) and ${inBranch(sql`d.store_id`, asking)}`,
      sql`d.created_at`,
      asking,
    ),
    part(
      sql`select 'CASE', k.opened_at, k.kind::text, k.subject, '', null from service_case k where k.member_id = any(${ids}) and ${inBranch(sql`k.store_id`, asking)}`,
      sql`k.opened_at`,
      asking,
    ),
    part(
      sql`select 'ACTIVITY', y.at, y.kind::text, o.name, coalesce(y.name, ''), null from member_activity y join org o on o.id = y.store_id
        where y.member_id = any(${ids}) and ${inBranch(sql`y.store_id`, asking)}`,
      sql`y.at`,
      asking,
    ),
    part(
      sql`select 'MERGE', g.merged_at, '', '', f.number, null from member_merge g join member f on f.id = g.from_id where g.into_id = any(${ids}) and g.undone_at is null`,
      sql`g.merged_at`,
      asking,
    ),
  ];
}

/** All that happened to a person, the newest first, as far as the viewer may see it: one statement. */
export async function timelineOf(db: Db, viewer: Viewer, memberId: string, first: number, before: Date): Promise<TimelineEvent[]> {
  const asking: Asking = { ids: recordsOf(memberId), before, first, stores: viewer.stores };
  const parts = [
    ...(may(viewer, 'sale.read') ? [salesPart(asking)] : []),
    ...(may(viewer, 'value.read') ? [valuePart(asking)] : []),
    ...otherParts(asking),
  ];
  const { rows } =
    await sql<Row>`select kind, at, what, name, number, amount from (${sql.join(parts, sql` union all `)}) h (kind, at, what, name, number, amount)
    order by at desc limit ${first}`.execute(db);
  const { minorDigits } = chain();
  return rows.map(({ at, amount, ...of }) => ({
    kind: of.kind,
    at,
    text: happeningText({ ...of, amount: amount === null ? '' : formatMoney(minor(amount), minorDigits) }, viewer.locale),
  }));
}
