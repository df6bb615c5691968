import type { Db, Tx } from '@regulars/db/kysely';
import { type StoredValue, valueText } from '@regulars/domain/custom-fields';
import { DomainError } from '@regulars/domain/errors';
import type { OwnField } from '@regulars/domain/import-fields';
import type { ImportMapping } from '@regulars/domain/import-mapping';
import { checkOwnRule, isOwnField, type OwnDefinition, ownField } from '@regulars/domain/import-own';
import { sql } from 'kysely';

/** The fields of the merchant's own that a mapping fills, as they are defined now. */
export type MappedFields = ReadonlyMap<OwnField, OwnDefinition & { id: string }>;

/** @throws UNKNOWN_CUSTOM_FIELD of a field that is not in use, UPLOAD_NEEDED, and what a value in the mapping is refused with; all of `fields.custom.<code>` */
export async function mappedFields(tx: Db | Tx, { fields }: ImportMapping): Promise<MappedFields> {
  const rules = Object.entries(fields).flatMap(([name, rule]) => (isOwnField(name) ? [[name, rule] as const] : []));
  if (rules.length === 0) return new Map();
  const rows = await tx
    .selectFrom('custom_field')
    .select(['id', 'code', 'type', 'choices', 'required'])
    .where('archived_at', 'is', null)
    .execute();
  const inUse = new Map(rows.map((row) => [ownField(row.code), row]));
  return new Map(
    rules.map(([name, rule]) => {
      const own = inUse.get(name);
      if (!own) throw new DomainError('UNKNOWN_CUSTOM_FIELD', { name }, `fields.${name}`);
      checkOwnRule(own, rule, `fields.${name}`);
      return [name, own];
    }),
  );
}

interface Holder {
  id: string;
  own: ReadonlyMap<OwnField, StoredValue>;
}

/** Keeps the values of members of a batch. @returns those that are new or other than before, by member and name, as people read them */
export async function setOwnValues(tx: Tx, fields: MappedFields, members: readonly Holder[]): Promise<Map<string, Record<string, string>>> {
  const values = members.flatMap(({ id, own }) =>
    [...own].flatMap(([name, value]) => {
      const field = fields.get(name);
      return field ? [{ member_id: id, field_id: field.id, ...value }] : [];
    }),
  );
  if (values.length === 0) return new Map();
  const { rows } = await sql<StoredValue & { member_id: string; field_id: string }>`
    insert into member_field as f (member_id, field_id, text, number, date)
    select * from unnest(${values.map((row) => row.member_id)}::uuid[], ${values.map((row) => row.field_id)}::uuid[],
      ${values.map((row) => row.text)}::text[], ${values.map((row) => row.number)}::bigint[], ${values.map((row) => row.date)}::date[])
    on conflict (member_id, field_id) do update set text = excluded.text, number = excluded.number, date = excluded.date
      where (f.text, f.number, f.date) is distinct from (excluded.text, excluded.number, excluded.date)
    returning member_id, field_id, text, number, date`.execute(tx);
  const names = new Map([...fields].map(([name, { id }]) => [id, name]));
  const set = new Map<string, Record<string, string>>();
  for (const { member_id, field_id, ...value } of rows)
    set.set(member_id, { ...set.get(member_id), [names.get(field_id) ?? field_id]: valueText(value) });
  return set;
}
