/** Fields that the merchant defined, filled from columns of a file of members. */
import { type CustomFieldInput, type StoredValue, storedValue } from './custom-fields.ts';
import { DomainError } from './errors.ts';
import type { FieldSpec, OwnField } from './import-fields.ts';
import type { FieldRule } from './import-mapping.ts';
import type { RowFields } from './import-row.ts';
import { meaningOf } from './import-values.ts';

export type OwnDefinition = Pick<CustomFieldInput, 'type' | 'choices' | 'required'>;

/** Those that a mapping fills, by the name it calls them. */
export type OwnFields = ReadonlyMap<OwnField, OwnDefinition>;

const OWN = /^custom\../;

export const ownField = (code: string): OwnField => `custom.${code}`;
export const isOwnField = (name: string): name is OwnField => OWN.test(name);

const wordsOf = ({ choices }: OwnDefinition) => Object.fromEntries(choices.map((choice) => [choice.toLowerCase(), choice]));

/** How cells are read for it. That it must not be emptied does not matter here: what a file leaves blank stays as it is. */
export function ownSpec(own: OwnDefinition): FieldSpec {
  if (own.type === 'NUMBER') return { kind: 'DECIMAL' };
  if (own.type === 'DATE') return { kind: 'DATE' };
  return own.type === 'CHOICE' ? { kind: 'TEXT', words: wordsOf(own) } : { kind: 'TEXT', max: 500 };
}

/** Whether what a mapping itself writes into the field would be taken. @throws those of `storedValue`, and UPLOAD_NEEDED for a picture */
export function checkOwnRule(own: OwnDefinition, rule: FieldRule, path: string): void {
  if (own.type === 'IMAGE') throw new DomainError('UPLOAD_NEEDED', {}, path);
  if ('constant' in rule) storedValue(own, rule.constant, `${path}.constant`);
  else for (const [word, value] of Object.entries(rule.lookup ?? {})) storedValue(own, value, `${path}.lookup.${word}`);
}

/** The values of a row by name; blank cells are left out, bad ones refuse the row. */
export function readOwn(row: RowFields, fields: OwnFields): Map<OwnField, StoredValue> {
  const values = new Map<OwnField, StoredValue>();
  for (const [name, own] of fields) {
    const value = readValue(row, name, own);
    if (value) values.set(name, value);
  }
  return values;
}

function readValue(row: RowFields, name: OwnField, own: OwnDefinition): StoredValue | null {
  if (own.type === 'NUMBER') return stored({ number: row.quantity(name) });
  if (own.type === 'DATE') return stored({ date: row.moment(name)?.date ?? null });
  const text = row.text(name);
  if (own.type !== 'CHOICE' || text === '') return stored({ text: text || null });
  const choice = own.choices.includes(text) ? text : (meaningOf(wordsOf(own), text).value ?? null);
  if (choice === null) row.refuse(name, 'UNKNOWN_CHOICE');
  return stored({ text: choice });
}

function stored(value: Partial<StoredValue>): StoredValue | null {
  const whole = { text: null, number: null, date: null, ...value };
  return Object.values(whole).some((part) => part !== null) ? whole : null;
}
