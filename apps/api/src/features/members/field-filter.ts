import type { Prisma } from '@regulars/db/generated/client/client';
import type { Db } from '@regulars/db/kysely';
import { storedValue } from '@regulars/domain/custom-fields';
import { DomainError } from '@regulars/domain/errors';
import { requiredText } from '@regulars/domain/text';

/** What a member's value of a custom field must be. */
export interface FieldFilter {
  fieldId: string;
  /** Of a CHOICE: any of these; of a TEXT: contains one of them. */
  values?: string[] | null | undefined;
  /** Of a NUMBER or DATE, as typed, both included. */
  from?: string | null | undefined;
  to?: string | null | undefined;
}

/** @throws NOT_FOUND (fieldId), BAD_QUANTITY, BAD_DATE, BAD_RANGE, BAD_INPUT: what is asked does not fit the field */
export async function fieldWhere(db: Db, filter: FieldFilter, path: string): Promise<Prisma.MemberWhereInput> {
  const field = await db.selectFrom('custom_field').select(['type', 'choices']).where('id', '=', filter.fieldId).executeTakeFirst();
  if (!field) throw new DomainError('NOT_FOUND', {}, `${path}.fieldId`);
  const of = { field_id: filter.fieldId };
  if (field.type === 'IMAGE') return { fields: { some: of } };
  if (field.type === 'NUMBER' || field.type === 'DATE') return { fields: { some: { ...of, ...rangeOf(field, filter, path) } } };
  const values = (filter.values ?? []).map((value, at) => requiredText(value, `${path}.values.${at}`, 500));
  if (values.length === 0) return { fields: { some: of } };
  if (field.type === 'CHOICE') return { fields: { some: { ...of, text: { in: values } } } };
  return { fields: { some: { ...of, OR: values.map((value) => ({ text: { contains: value, mode: 'insensitive' } })) } } };
}

type Ranged = Pick<Parameters<typeof storedValue>[0], 'type' | 'choices'>;

function rangeOf(field: Ranged, { from, to }: FieldFilter, path: string): Prisma.MemberFieldWhereInput {
  const [low, high] = [from ?? null, to ?? null].map((typed, at) =>
    storedValue({ ...field, required: false }, typed, `${path}.${at === 0 ? 'from' : 'to'}`),
  );
  const [a, b] = [low?.number ?? low?.date, high?.number ?? high?.date];
  if (a != null && b != null && b < a) throw new DomainError('BAD_RANGE', { from: from ?? '' }, `${path}.to`);
  if (field.type === 'NUMBER')
    return { number: { ...(low && { gte: low.number ?? 0 }), ...(high && { lte: high.number ?? 0 }), not: null } };
  return { date: { ...(low?.date && { gte: new Date(low.date) }), ...(high?.date && { lte: new Date(high.date) }), not: null } };
}
