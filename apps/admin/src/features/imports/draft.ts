import { type FieldSpec, IMPORT_FIELDS, type ImportTarget, type OwnField } from '@regulars/domain/import-fields';
import type { FieldRule, ImportMapping } from '@regulars/domain/import-mapping';
import { isOwnField, type OwnDefinition, ownField, ownSpec } from '@regulars/domain/import-own';

/** A mapping for those who start from scratch: the careful choice for every rule. */
export function blankMapping(target: ImportTarget): ImportMapping {
  return {
    name: 'draft',
    target,
    source: 'file',
    header: true,
    fields: {},
    rounding: 'LINE',
    zeroQuantity: 'REFUSE',
    negativeQuantity: 'REFUND',
    memberBy: target === 'SALES' ? 'PHONE' : 'EXTERNAL',
    blankMember: 'GUEST',
    create: [],
    duplicates: 'SKIP',
  };
}

/** The fields of a target in the order of the wizard. */
export const fieldsOf = (target: ImportTarget): [string, FieldSpec][] => Object.entries<FieldSpec>(IMPORT_FIELDS[target]);

/** A field of the profile that the merchant defined. */
export type Own = OwnDefinition & { code: string; name: string };

/** Those that a file can fill, and what a mapping still fills though it is out of use: it can be taken out. */
export function ownFieldsOf({ target, fields }: ImportMapping, own: readonly Own[]): { name: OwnField; label: string; spec: FieldSpec }[] {
  if (target !== 'MEMBERS') return [];
  const fillable = own.filter(({ type }) => type !== 'IMAGE');
  const known = fillable.map((field) => ({ name: ownField(field.code), label: field.name, spec: ownSpec(field) }));
  const gone = Object.keys(fields)
    .filter(isOwnField)
    .filter((name) => !known.some((field) => field.name === name));
  return [...known, ...gone.map((name) => ({ name, label: name, spec: { kind: 'TEXT' as const } }))];
}

/** The mapping with each column, not used yet, that is called like a field of the merchant's own. */
export function withOwnColumns(mapping: ImportMapping, header: readonly string[], own: readonly Own[]): ImportMapping {
  const used = new Set(Object.values(mapping.fields).flatMap((rule) => ('columns' in rule ? rule.columns : [])));
  return ownFieldsOf(mapping, own)
    .filter(({ name, label }) => !mapping.fields[name] && header.includes(label) && !used.has(label))
    .reduce((draft, { name, label }) => withRule(draft, name, { columns: [label] }), mapping);
}

/** The mapping with another rule for a field; null takes the field out. */
export function withRule(mapping: ImportMapping, field: string, rule: FieldRule | null): ImportMapping {
  const { [field]: _gone, ...rest } = mapping.fields;
  return { ...mapping, fields: rule ? { ...rest, [field]: rule } : rest };
}

/** The required fields that no column fills yet. */
export const missingFields = ({ target, fields }: ImportMapping): string[] =>
  fieldsOf(target)
    .filter(([name, { required }]) => required && !Object.hasOwn(fields, name))
    .map(([name]) => name);

/** The columns that the mapping wants and the file has not. */
export function unknownColumns({ fields }: ImportMapping, header: readonly string[]): string[] {
  const wanted = Object.values(fields).flatMap((rule) => ('columns' in rule ? rule.columns : []));
  return [...new Set(wanted)].filter((column) => !header.includes(column));
}

/** The rules that matter for a target, in the order of the wizard, with their options. */
export const RULES = {
  rounding: { options: ['LINE', 'CARRY'], targets: ['SALES'] },
  zeroQuantity: { options: ['REFUSE', 'KEEP'], targets: ['SALES'] },
  negativeQuantity: { options: ['REFUND', 'REFUSE'], targets: ['SALES'] },
  memberBy: { options: ['EXTERNAL', 'PHONE', 'CARD'], targets: ['SALES'] },
  blankMember: { options: ['GUEST', 'REFUSE'], targets: ['SALES'] },
  duplicates: { options: ['SKIP', 'UPDATE'], targets: ['MEMBERS', 'PRODUCTS', 'STOCK'] },
} as const;

export type RuleName = keyof typeof RULES;

export const rulesOf = (target: ImportTarget): RuleName[] =>
  (Object.keys(RULES) as RuleName[]) // keys of a const object
    .filter((name) => (RULES[name].targets as readonly ImportTarget[]).includes(target));
