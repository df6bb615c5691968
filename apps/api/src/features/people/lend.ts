import type { Tx } from '@regulars/db/kysely';
import { sql } from 'kysely';
import type { Member } from '../members/sql.ts';

/** What the record that stays took over where it had none: by this it is given back. */
export interface Lent {
  /** Custom fields. Pictures stay where they are, and are seen with both. */
  fields: string[];
  tags: string[];
}

interface Both {
  from: Member;
  into: Member;
}

/** The record that stays has the face, the values of fields and the tags of the other where it had none: filters and segments find it by them. */
export async function lend(tx: Tx, { from, into }: Both): Promise<Lent> {
  await sql`insert into member_photo (member_id, file, type, updated_at) select ${into.id}::uuid, file, type, updated_at from member_photo
    where member_id = ${from.id} on conflict do nothing`.execute(tx);
  const fields = await sql<{ id: string }>`insert into member_field (member_id, field_id, text, number, date)
    select ${into.id}::uuid, v.field_id, v.text, v.number, v.date from member_field v join custom_field f on f.id = v.field_id
    where v.member_id = ${from.id} and f.type <> 'IMAGE' on conflict do nothing returning field_id as id`.execute(tx);
  const tags = await sql<{ id: string }>`insert into member_tag (member_id, tag_id, reason, expires_on, tagged_by, tagged_at, automatic)
    select ${into.id}::uuid, tag_id, reason, expires_on, tagged_by, tagged_at, automatic from member_tag where member_id = ${from.id}
    on conflict do nothing returning tag_id as id`.execute(tx);
  return { fields: fields.rows.map(({ id }) => id), tags: tags.rows.map(({ id }) => id) };
}

/** What was changed since stays with whom it was changed for. */
export async function takeBack(tx: Tx, { from, into }: Both, { fields, tags }: Lent): Promise<void> {
  await sql`delete from member_photo p using member_photo f where p.member_id = ${into.id} and f.member_id = ${from.id} and f.file = p.file`.execute(
    tx,
  );
  await sql`delete from member_field v using member_field o where v.member_id = ${into.id} and o.member_id = ${from.id} and o.field_id = v.field_id
    and v.field_id = any(${fields}::uuid[]) and (v.text, v.number, v.date) is not distinct from (o.text, o.number, o.date)`.execute(tx);
  await sql`delete from member_tag t using member_tag o where t.member_id = ${into.id} and o.member_id = ${from.id} and o.tag_id = t.tag_id
    and t.tag_id = any(${tags}::uuid[]) and t.tagged_at = o.tagged_at`.execute(tx);
}
