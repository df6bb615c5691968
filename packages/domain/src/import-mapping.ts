/** A mapping says how the columns of somebody's file become our facts. It is stored as JSON and validated here. */
import { DomainError } from './errors.ts';
import { type FieldSpec, IMPORT_FIELDS, IMPORT_TARGETS, type ImportTarget, fieldSpec } from './import-fields.ts';
import { isOwnField } from './import-own.ts';
import { type DateOrder, meaningOf } from './import-values.ts';

/** Cells joined by a separator, then translated by a table where there is one. */
export interface ColumnRule {
  columns: readonly string[];
  /** Between joined cells; a space by default. */
  separator?: string;
  /** Cell text → value; a text that is not in the table refuses the row, unless the field knows it as a word. */
  lookup?: Readonly<Record<string, string>>;
  /** Of a date such as 1/2/2018; YMD by default. */
  dateOrder?: DateOrder;
}

export type FieldRule = ColumnRule | { constant: string };

export interface ImportMapping {
  name: string;
  target: ImportTarget;
  /** Namespace of the file's own ids: two systems may both have an order 17. */
  source: string;
  /** Whether the first row holds column names; without it columns are called 1, 2, 3. */
  header: boolean;
  fields: Readonly<Record<string, FieldRule>>;
  /** LINE: each amount to the nearest minor unit. CARRY: the remainder goes to the next line, so that days add up. */
  rounding: 'LINE' | 'CARRY';
  zeroQuantity: 'KEEP' | 'REFUSE';
  negativeQuantity: 'REFUND' | 'REFUSE';
  /** What the member column holds. */
  memberBy: 'EXTERNAL' | 'PHONE' | 'CARD';
  /** A sale without a member: a walk-in customer, or a refused row. */
  blankMember: 'GUEST' | 'REFUSE';
  /** What is made when the file names something unknown; anything else unknown refuses the row. */
  create: readonly Creatable[];
  /** Members, products and stock that exist already. */
  duplicates: 'SKIP' | 'UPDATE';
}

const CREATABLE = ['MEMBERS', 'PRODUCTS', 'STORES', 'EMPLOYEES'] as const;
export type Creatable = (typeof CREATABLE)[number];

/** BAD_INPUT quotes these for the developer who writes a mapping by hand; the wizard can't produce them. */
const PROBLEMS = {
  NAME: 'letters, digits, _ . - only, 40 at most',
  UNKNOWN_FIELD: 'no such field for this target',
  COUNT: '1 to 10 columns',
  COST_OR_PROFIT: 'cost and profit can not both be given',
  LIST_OR_RATE: 'list amount and discount rate can not both be given',
  PARENT_MISSING: 'the category above it is not mapped',
  OBJECT: 'an object is expected',
  LIST: 'a list is expected',
  TEXT: 'a text of fitting length is expected',
  CHOICE: 'not one of the allowed values',
} as const;

type Json = Record<string, unknown>;
const SOURCE = /^[\p{L}\p{N}_.-]{1,40}$/u;
const MAX_COLUMNS = 10;

/**
 * Reads a mapping from JSON.
 * @throws DomainError BAD_INPUT or UNMAPPED_FIELD with `field`, the path of what is wrong (`fields.amount.columns.0`)
 */
export function parseMapping(input: unknown): ImportMapping {
  const json = record(input, 'mapping');
  const target = choice(json, 'target', IMPORT_TARGETS);
  const mapping: ImportMapping = {
    name: text(json['name'], 'name', 80),
    target,
    source: text(json['source'], 'source', 40),
    header: json['header'] !== false,
    fields: parseFields(target, record(json['fields'], 'fields')),
    rounding: choice(json, 'rounding', ['LINE', 'CARRY']),
    zeroQuantity: choice(json, 'zeroQuantity', ['REFUSE', 'KEEP']),
    negativeQuantity: choice(json, 'negativeQuantity', ['REFUND', 'REFUSE']),
    memberBy: choice(json, 'memberBy', ['EXTERNAL', 'PHONE', 'CARD']),
    blankMember: choice(json, 'blankMember', ['GUEST', 'REFUSE']),
    create: list(json['create'] ?? [], 'create').map((item, at) => oneOf(item, `create.${at}`, CREATABLE)),
    duplicates: choice(json, 'duplicates', ['SKIP', 'UPDATE']),
  };
  if (!SOURCE.test(mapping.source)) invalid('source', 'NAME');
  checkWhole(mapping);
  return mapping;
}

/** A field that the merchant defined: whether there is one, and of which type, `checkOwnRule` asks where it is known. */
const OWN: FieldSpec = { kind: 'DATE' };

function parseFields(target: ImportTarget, json: Json): Record<string, FieldRule> {
  const fields: Record<string, FieldRule> = {};
  for (const [name, value] of Object.entries(json)) {
    const spec = target === 'MEMBERS' && isOwnField(name) ? OWN : fieldSpec(target, name);
    if (!spec) invalid(`fields.${name}`, 'UNKNOWN_FIELD');
    fields[name] = parseRule(spec, record(value, `fields.${name}`), `fields.${name}`);
  }
  return fields;
}

function parseRule(spec: FieldSpec, json: Json, path: string): FieldRule {
  if (json['constant'] !== undefined) return { constant: word(spec, text(json['constant'], `${path}.constant`, 200), `${path}.constant`) };
  const columns = list(json['columns'], `${path}.columns`).map((name, at) => text(name, `${path}.columns.${at}`, 200));
  if (columns.length === 0 || columns.length > MAX_COLUMNS) invalid(`${path}.columns`, 'COUNT');
  const rule: ColumnRule = { columns };
  if (json['separator'] !== undefined) rule.separator = text(json['separator'], `${path}.separator`, 5, 0);
  if (json['lookup'] !== undefined) rule.lookup = parseLookup(spec, record(json['lookup'], `${path}.lookup`), `${path}.lookup`);
  if (spec.kind === 'DATE') rule.dateOrder = choice(json, 'dateOrder', ['YMD', 'DMY', 'MDY'], path);
  return rule;
}

function parseLookup(spec: FieldSpec, json: Json, path: string): Record<string, string> {
  const entries = Object.entries(json).map(([key, value]) => [key, word(spec, text(value, `${path}.${key}`, 200), `${path}.${key}`)]);
  return Object.fromEntries(entries);
}

/** A value that is written into a mapping must be one that its field understands. */
function word({ words }: FieldSpec, value: string, path: string): string {
  if (words && meaningOf(words, value).refusal) invalid(path, 'CHOICE');
  return value;
}

function checkWhole({ target, fields }: ImportMapping): void {
  const has = (name: string) => Object.hasOwn(fields, name);
  for (const [name, spec] of Object.entries<FieldSpec>(IMPORT_FIELDS[target])) {
    if (spec.required && !has(name)) unmapped(name);
  }
  if (has('cost') && has('profit')) invalid('fields.profit', 'COST_OR_PROFIT');
  if (has('listAmount') && has('discountRate')) invalid('fields.discountRate', 'LIST_OR_RATE');
  if ((target === 'MEMBERS' || target === 'BALANCES') && !has('member') && !has('phone') && !has('card')) unmapped('member');
  if (target === 'CARDS' && !has('member') && !has('phone')) unmapped('member');
  if (target === 'BALANCES' && !['principal', 'bonus', 'points', 'pass'].some(has)) unmapped('principal');
  if (has('uses') && !has('pass')) unmapped('pass');
  for (const level of [2, 3]) {
    if (has(`category${level}`) && !has(`category${level - 1}`)) invalid(`fields.category${level}`, 'PARENT_MISSING');
  }
}

function unmapped(target: string): never {
  throw new DomainError('UNMAPPED_FIELD', { target }, `fields.${target}`);
}

function invalid(field: string, problem: keyof typeof PROBLEMS): never {
  throw new DomainError('BAD_INPUT', { reason: PROBLEMS[problem] }, field);
}

function record(value: unknown, path: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) invalid(path, 'OBJECT');
  return { ...value };
}

function list(value: unknown, path: string): unknown[] {
  if (!Array.isArray(value)) invalid(path, 'LIST');
  return value;
}

function text(value: unknown, path: string, max: number, min = 1): string {
  if (typeof value !== 'string' || value.length > max || value.length < min) invalid(path, 'TEXT');
  return value;
}

/** The first allowed value is the default. */
function choice<const T extends string>(json: Json, name: string, allowed: readonly T[], path = ''): T {
  const field = path ? `${path}.${name}` : name;
  const fallback = allowed[0];
  if (json[name] === undefined && fallback !== undefined && name !== 'target') return fallback;
  return oneOf(json[name], field, allowed);
}

function oneOf<const T extends string>(value: unknown, path: string, allowed: readonly T[]): T {
  return allowed.find((item) => item === value) ?? invalid(path, 'CHOICE');
}
