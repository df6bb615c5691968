import { newId } from '@regulars/db/ids';
import type { DB, Db, Tx } from '@regulars/db/kysely';
import { checkCustomField, type CustomFieldInput, storedValue, valueText } from '@regulars/domain/custom-fields';
import { DomainError } from '@regulars/domain/errors';
import type { Selectable } from 'kysely';
import { removeLater } from '../../files/jobs.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { lockKnownMember, recordsOf } from './sql.ts';

type Field = Selectable<DB['custom_field']>;

/** Defines a field. @throws those of `checkCustomField`, DUPLICATE of code */
export async function createCustomField(tx: Tx, viewer: Viewer, input: CustomFieldInput, now: Date): Promise<string> {
  const { choices, ...field } = checkCustomField(input);
  const last = await tx
    .selectFrom('custom_field')
    .select((select) => select.fn.max('position').as('position'))
    .executeTakeFirst();
  const row = { ...field, choices: [...choices], id: newId(now), position: (last?.position ?? 0) + 1, created_at: now };
  const made = await tx
    .insertInto('custom_field')
    .values(row)
    .onConflict((conflict) => conflict.column('code').doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 0n) throw new DomainError('DUPLICATE', { value: row.code }, 'code');
  await audit(tx, viewer, { action: 'customField.create', entity: 'CustomField', id: row.id, orgId: null, after: row });
  return row.id;
}

/** What may be changed of a field that has values: not its code, nor its type. */
export type CustomFieldChange = Partial<Pick<CustomFieldInput, 'name' | 'choices' | 'required'>> & { archived?: boolean };

/** @throws NOT_FOUND, and those of `checkCustomField`; IN_USE for a choice that members have */
export async function updateCustomField(tx: Tx, viewer: Viewer, id: string, input: CustomFieldChange, now: Date): Promise<void> {
  const before = await tx.selectFrom('custom_field').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!before) throw new DomainError('NOT_FOUND', {}, 'id');
  const { archived, ...rest } = input;
  const { name, choices, required } = checkCustomField({ ...before, ...rest });
  const dropped = before.choices.filter((choice) => !choices.includes(choice));
  if (dropped.length > 0) await requireUnused(tx, id, dropped);
  const archived_at = archived === undefined ? before.archived_at : archived ? (before.archived_at ?? now) : null;
  const after = { name, choices: [...choices], required, archived_at };
  await tx.updateTable('custom_field').set(after).where('id', '=', id).execute();
  await audit(tx, viewer, {
    action: 'customField.update',
    entity: 'CustomField',
    id,
    orgId: null,
    before: { ...before },
    after: { ...before, ...after },
  });
}

async function requireUnused(tx: Tx, fieldId: string, choices: readonly string[]): Promise<void> {
  const used = await tx
    .selectFrom('member_field')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('field_id', '=', fieldId)
    .where('text', 'in', choices)
    .executeTakeFirstOrThrow();
  if (used.count > 0) throw new DomainError('IN_USE', { count: used.count }, 'choices');
}

/** A value as typed; null empties. */
export interface TypedValue {
  fieldId: string;
  value: string | null;
}

/**
 * Sets a member's values of fields in use; those that are not named stay.
 * @param list what the input calls the values
 * @throws NOT_FOUND (id, values.<n>.fieldId), ARCHIVED, and those of `storedValue`, of values.<n>.value
 */
export async function setMemberFields(tx: Tx, viewer: Viewer, id: string, values: readonly TypedValue[], list = 'values'): Promise<void> {
  const member = await lockKnownMember(tx, viewer, id);
  if (member.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const fields = new Map(
    (await tx.selectFrom('custom_field').selectAll().where('archived_at', 'is', null).execute()).map((field) => [field.id, field]),
  );
  const before = await heldValues(tx, id, fields);
  for (const [at, { fieldId, value }] of values.entries()) {
    const field = fields.get(fieldId);
    if (!field) throw new DomainError('NOT_FOUND', {}, `${list}.${at}.fieldId`);
    const had = before[`custom.${field.code}`] ?? null;
    if (field.type === 'IMAGE' && value !== null && value !== had) throw new DomainError('UPLOAD_NEEDED', {}, `${list}.${at}.value`);
    const stored = storedValue(field, value, `${list}.${at}.value`);
    if (field.type === 'IMAGE' && had !== null && !stored) await removeLater(tx, [had]);
    if (stored) await put(tx, { member_id: id, field_id: fieldId, ...stored });
    else await tx.deleteFrom('member_field').where('member_id', '=', id).where('field_id', '=', fieldId).execute();
  }
  const after = await heldValues(tx, id, fields);
  const personal = [...fields.values()].map(({ code }) => `custom.${code}`);
  await audit(tx, viewer, {
    action: 'member.fields',
    entity: 'Member',
    id,
    orgId: member.home_store_id,
    before,
    after,
    member: { id, personal },
  });
}

async function put(
  tx: Tx,
  row: { member_id: string; field_id: string; text: string | null; number: number | null; date: string | null },
): Promise<void> {
  const { text, number, date } = row;
  await tx
    .insertInto('member_field')
    .values(row)
    .onConflict((conflict) => conflict.columns(['member_id', 'field_id']).doUpdateSet({ text, number, date }))
    .execute();
}

async function heldValues(tx: Tx, memberId: string, fields: ReadonlyMap<string, Field>): Promise<Record<string, string>> {
  const rows = await tx.selectFrom('member_field').selectAll().where('member_id', '=', memberId).execute();
  return Object.fromEntries(
    rows.flatMap((row) => {
      const field = fields.get(row.field_id);
      return field ? [[`custom.${field.code}`, valueText(row)]] : [];
    }),
  );
}

/** Of each field in use the value that a person's page shows: that of the record that stands before that of one merged into it. */
export async function shownValues(on: Db, memberId: string): Promise<{ member_id: string; field_id: string }[]> {
  return on
    .selectFrom('member_field as v')
    .innerJoin('custom_field as f', 'f.id', 'v.field_id')
    .innerJoin('member as m', 'm.id', 'v.member_id')
    .select(['v.member_id', 'v.field_id'])
    .distinctOn('v.field_id')
    .where('v.member_id', '=', (eb) => eb.fn.any(recordsOf(memberId)))
    .where('f.archived_at', 'is', null)
    .orderBy('v.field_id')
    .orderBy('m.merged_into', (order) => order.asc().nullsFirst())
    .execute();
}

/** What a form for new members must have filled in. @throws REQUIRED of fields */
export async function requireFields(tx: Tx, given: readonly TypedValue[]): Promise<void> {
  const required = await tx
    .selectFrom('custom_field')
    .select('id')
    .where('required', '=', true)
    .where('type', '!=', 'IMAGE') // a picture is sent once there is a member
    .where('archived_at', 'is', null)
    .execute();
  if (required.some(({ id }) => !given.some(({ fieldId, value }) => fieldId === id && value)))
    throw new DomainError('REQUIRED', {}, 'fields');
}
