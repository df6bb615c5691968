import type { Tx } from '@regulars/db/kysely';
import type { ImportMapping } from '@regulars/domain/import-mapping';
import { type RawBuilder, sql } from 'kysely';
import { startLevel } from '../members/start-level.ts';
import { addJoined } from '../members/joined.ts';
import { indexMembers } from '../members/search-index.ts';
import { derivedIn, inRange, type Range } from './batch-lines.ts';
import { freeNumbers } from './numbers.ts';

/**
 * Fills import_member with the members of the range, as they first appear in it, and what we know of them. Each look-up is
 * one probe of member_key, however large that is: a join might choose to read it whole.
 */
export async function findMembers(tx: Tx, range: Range, mapping: ImportMapping): Promise<void> {
  await sql`
    insert into pg_temp.import_member (member, store, kind, value, name, phone, date, home_id, first_sale, id)
    select f.member, f.key_store, f.kind, f.value, f.name, f.phone, f.date, f.home_id,
      f.sale_id,
      (select k.member_id from member_key k where k.kind = f.kind and k.value = f.value)
    from (
      select distinct on (s.member, key_store) s.member, case when s.member = '' then s.store else 0 end as key_store,
        case when s.member = '' then 'GUEST' else ${mapping.memberBy} end::member_key_kind as kind,
        case when s.member = '' then o.id || ':' else s.member end as value,
        s.member_name as name, s.member_phone as phone, s.date, o.id as home_id, s.sale_id
      from pg_temp.import_stage s join pg_temp.import_store o on o.no = s.store and o.code is null
      where ${inRange(range)}
      order by s.member, key_store, s.sale_id, s."row"
    ) f`.execute(tx);
}

/**
 * Makes the members of the range that are not known, as of their first purchase, with the lowest level; guests always.
 * Because batches go by days, the first batch that knows a member knows the first purchase.
 * @returns how many, guests not counted
 */
export async function createMembers(tx: Tx, mapping: ImportMapping, now: Date): Promise<number> {
  const wanted = mapping.create.includes('MEMBERS') ? sql`true` : sql`kind = 'GUEST'`;
  const marked = await sql`update pg_temp.import_member m set fresh = true,
      id = ${derivedIn(sql`first_sale`, sql`value`)}
    where id is null and ${wanted}`.execute(tx);
  if (!marked.numAffectedRows) return 0;
  await dropTakenPhones(tx);
  await giveNumbers(tx, mapping);
  const level = await startLevel(tx, 'IMPORT');
  const name = sql`case when kind = 'GUEST' then '' when name = '' then ${oldNumber(mapping)} else name end`;
  await sql`
    insert into member (id, kind, number, name, phone, source, home_store_id, level_id, joined_on, origin, created_at, updated_at)
    select id, case when kind = 'GUEST' then 'GUEST' else 'PERSON' end::member_kind, number, ${name}, case when kind = 'PHONE' then value else nullif(phone, '') end, 'IMPORT', home_id,
      ${level}, date, 'IMPORT', ${now}, ${now}
    from pg_temp.import_member where fresh`.execute(tx);
  await addJoined(
    tx,
    sql`select home_id as store_id, date as joined_on, 'IMPORT'::member_source as source from pg_temp.import_member where fresh and kind <> 'GUEST'`,
  );
  await sql`
    insert into member_key (kind, value, member_id)
    select kind, value, id from pg_temp.import_member where fresh
    union all select 'NUMBER', number, id from pg_temp.import_member where fresh and kind <> 'GUEST'
    union all select 'PHONE', phone, id from pg_temp.import_member where fresh and phone <> '' and kind <> 'PHONE'`.execute(tx);
  const { rows } = await sql<{ id: string; name: string; phone: string | null }>`
    select id, name, phone from member where id in (select id from pg_temp.import_member where fresh and kind <> 'GUEST')`.execute(tx);
  await indexMembers(tx, rows);
  return rows.length;
}

/**
 * The number that the member knows from the old system, unless somebody has it: then with the name of the system before it.
 * Who is only known by phone or card gets a number of ours: neither of them is for everybody's eyes.
 */
async function giveNumbers(tx: Tx, mapping: ImportMapping): Promise<void> {
  await sql`
    update pg_temp.import_member m set number = case
      when kind = 'GUEST' or exists (select from member_key k where k.kind = 'NUMBER' and k.value = ${oldNumber(mapping)}) then value
      else ${oldNumber(mapping)} end
    where fresh`.execute(tx);
  if (mapping.memberBy === 'EXTERNAL') return;
  const { rows } = await sql<{ id: string }>`select id from pg_temp.import_member where fresh and kind <> 'GUEST'`.execute(tx);
  const numbers = await freeNumbers(tx, rows.length);
  await sql`update pg_temp.import_member m set number = t.number
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${numbers}::text[]) t (id, number) where m.id = t.id`.execute(tx);
}

/** What the file calls the member, without the prefix that makes it unique. */
function oldNumber({ memberBy, source }: ImportMapping): RawBuilder<string> {
  return sql`substr(value, ${memberBy === 'EXTERNAL' ? source.length + 2 : 1}::int)`;
}

/** A phone leads to one member: the second one in the file, or one that somebody has, is left out. */
async function dropTakenPhones(tx: Tx): Promise<void> {
  await sql`
    update pg_temp.import_member m set phone = '' where fresh and phone <> '' and (
      exists (select from member_key k where k.kind = 'PHONE' and k.value = m.phone)
      or exists (select from pg_temp.import_member o where o.fresh and o.phone = m.phone and o.member < m.member))`.execute(tx);
}
