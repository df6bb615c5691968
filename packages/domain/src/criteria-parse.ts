import type { Condition, Day, Leaf, Measure, Operator, Purchases, Value } from './criteria.ts';
import { LINE_ATTRIBUTES, LINE_DATE } from './criteria-attributes.ts';
import { costOf } from './criteria-cost.ts';
import { type Attribute, type Entity, operatorsOf, shapeOf, type ValueShape, type Vocabulary } from './criteria-vocabulary.ts';
import { quoted } from './decimal.ts';
import { DomainError } from './errors.ts';
import { requiredText } from './text.ts';
import { parseDate } from './time.ts';

/** What one condition may hold. */
export const LIMITS = { depth: 6, leaves: 60, list: 200, days: 36_500, number: 1e12, text: 100, cost: 400 };

/** Reads an id of a client into that of the database. @throws BAD_ID of the field */
export type ReadId = (id: string, entity: Entity, field: string) => string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MEASURES: readonly Measure[] = ['exists', 'count', 'quantity', 'amount'];
const COMPARE: Attribute = {
  group: 'purchases',
  type: 'number',
  en: '',
  zh: '',
  absent: 0,
  from: { table: 'sale_line', column: 'amount' },
};

interface Reading {
  vocabulary: Vocabulary;
  readId: ReadId;
  leaves: number;
  /** Inside the lines of a purchase, which have no purchases of their own. */
  inLines: boolean;
}

/**
 * A condition of a client or of the database, checked: only what the vocabulary knows, in bounds, and not too dear to ask.
 * @param path the field in front of the paths that errors name: `criteria.all.0.value`
 * @throws BAD_CONDITION, UNKNOWN_ATTRIBUTE, BAD_OPERATOR, REQUIRED, TOO_LONG, TOO_SMALL, TOO_LARGE, BAD_DATE, BAD_RANGE, BAD_ID,
 *   CONDITION_TOO_DEEP, CONDITION_TOO_LONG, CONDITION_TOO_COSTLY
 */
export function parseCondition(json: unknown, vocabulary: Vocabulary, path = 'criteria', readId: ReadId = uuid): Condition {
  const condition = parse(json, path, 0, { vocabulary, readId, leaves: 0, inLines: false });
  const cost = costOf(condition, vocabulary);
  if (cost > LIMITS.cost) throw new DomainError('CONDITION_TOO_COSTLY', { cost, max: LIMITS.cost }, path);
  return condition;
}

function uuid(id: string, _entity: Entity, field: string): string {
  if (!UUID.test(id)) throw new DomainError('BAD_ID', {}, field);
  return id;
}

function parse(json: unknown, path: string, depth: number, reading: Reading): Condition {
  const node = record(json, path);
  if (depth > LIMITS.depth) throw new DomainError('CONDITION_TOO_DEEP', { max: LIMITS.depth }, path);
  const group = (['all', 'any'] as const).find((name) => Object.hasOwn(node, name));
  if (group) {
    only(node, [group], path);
    const parts = list(node[group], `${path}.${group}`, depth === 0 ? 0 : 1, LIMITS.leaves).map((part, at) =>
      parse(part, `${path}.${group}.${at}`, depth + 1, reading),
    );
    return group === 'all' ? { all: parts } : { any: parts };
  }
  if (Object.hasOwn(node, 'not')) {
    only(node, ['not'], path);
    return { not: parse(node['not'], `${path}.not`, depth + 1, reading) };
  }
  reading.leaves += 1;
  if (reading.leaves > LIMITS.leaves) throw new DomainError('CONDITION_TOO_LONG', { max: LIMITS.leaves }, path);
  return Object.hasOwn(node, 'purchases') ? parsePurchases(node, path, depth, reading) : parseLeaf(node, path, reading);
}

function parseLeaf(node: Record<string, unknown>, path: string, { vocabulary, readId }: Reading): Leaf {
  const name = text(node['attribute'], `${path}.attribute`);
  const attribute = vocabulary.get(name);
  if (!attribute) throw new DomainError('UNKNOWN_ATTRIBUTE', { attribute: quoted(name) }, `${path}.attribute`);
  only(node, ['attribute', 'operator', 'value', ...(attribute.days === undefined ? [] : ['days'])], path);
  const operator = operatorIn(operatorsOf(attribute), node['operator'], `${path}.operator`);
  const value = parseValue(node['value'], attribute, operator, `${path}.value`, readId);
  return { attribute: name, operator, ...(value !== undefined && { value }), ...daysOf(node['days'], attribute, `${path}.days`) };
}

/** Where it is left out, the usual number: as conditions were kept before one could say it. */
function daysOf(json: unknown, { days }: Attribute, path: string): Pick<Leaf, 'days'> {
  if (days === undefined) return {};
  return { days: isGiven(json) ? whole(json, path, 0, LIMITS.days) : days };
}

function parsePurchases(node: Record<string, unknown>, path: string, depth: number, reading: Reading): Purchases {
  only(node, ['purchases', 'operator', 'value', 'within', 'where'], path);
  const purchases = MEASURES.find((known) => known === node['purchases']);
  if (!purchases || reading.inLines) throw new DomainError('BAD_CONDITION', {}, `${path}.purchases`);
  const known: readonly Operator[] = purchases === 'exists' ? ['yes', 'no'] : operatorsOf(COMPARE);
  const operator = operatorIn(known, node['operator'], `${path}.operator`);
  const value = parseValue(node['value'], COMPARE, operator, `${path}.value`, reading.readId);
  const lines = { ...reading, vocabulary: LINE_ATTRIBUTES, inLines: true };
  const where = isGiven(node['where']) ? parse(node['where'], `${path}.where`, depth + 1, lines) : undefined;
  reading.leaves = lines.leaves;
  return {
    purchases,
    operator,
    ...(value !== undefined && { value }),
    ...(isGiven(node['within']) && { within: parseWindow(node['within'], `${path}.within`, reading.readId) }),
    ...(where && { where }),
  };
}

function parseWindow(json: unknown, path: string, readId: ReadId): NonNullable<Purchases['within']> {
  const node = record(json, path);
  only(node, ['operator', 'value'], path);
  const operator = operatorIn(operatorsOf(LINE_DATE), node['operator'], `${path}.operator`);
  const value = parseValue(node['value'], LINE_DATE, operator, `${path}.value`, readId);
  if (value === undefined) throw new DomainError('REQUIRED', {}, `${path}.value`);
  return { operator, value };
}

function parseValue(json: unknown, attribute: Attribute, operator: Operator, path: string, readId: ReadId): Value | undefined {
  const shape: ValueShape = shapeOf(attribute.type, operator);
  if (shape === 'nothing') return undefined;
  if (!isGiven(json)) throw new DomainError('REQUIRED', {}, path);
  switch (shape) {
    case 'number':
      return number(json, attribute, path);
    case 'numbers': {
      const pair = two(json, path).map((one, at) => number(one, attribute, `${path}.${at}`));
      return ordered(pair, path, pair);
    }
    case 'days':
      return whole(json, path, 1, LIMITS.days);
    case 'day':
      return day(json, path);
    case 'twoDays': {
      const pair = two(json, path).map((one, at) => day(one, `${path}.${at}`));
      return ordered(
        pair,
        path,
        pair.filter((one) => typeof one === 'string'),
      );
    }
    case 'list':
      return list(json, path, 1, LIMITS.list).map((one, at) => choice(one, attribute, `${path}.${at}`, readId));
    case 'text':
      return requiredText(text(json, path), path, LIMITS.text);
  }
}

function number(json: unknown, { decimal }: Attribute, path: string): number {
  if (typeof json !== 'number' || !Number.isFinite(json) || (!decimal && !Number.isInteger(json))) {
    throw new DomainError('BAD_CONDITION', {}, path);
  }
  if (json > LIMITS.number) throw new DomainError('TOO_LARGE', { max: LIMITS.number }, path);
  if (json < -LIMITS.number) throw new DomainError('TOO_SMALL', { min: -LIMITS.number }, path);
  return json + 0;
}

function whole(json: unknown, path: string, min: number, max: number): number {
  if (typeof json !== 'number' || !Number.isInteger(json)) throw new DomainError('BAD_CONDITION', {}, path);
  if (json < min) throw new DomainError('TOO_SMALL', { min }, path);
  if (json > max) throw new DomainError('TOO_LARGE', { max }, path);
  return json;
}

function day(json: unknown, path: string): Day {
  if (typeof json === 'object') {
    const node = record(json, path);
    only(node, ['days'], path);
    return { days: whole(node['days'], `${path}.days`, -LIMITS.days, LIMITS.days) };
  }
  const given = text(json, path);
  const date = parseDate(given);
  if (date !== given) throw new DomainError('BAD_DATE', { value: quoted(given) }, path);
  return date;
}

function choice(json: unknown, { entity, options }: Attribute, path: string, readId: ReadId): string {
  const value = text(json, path);
  if (entity) return uuid(readId(value, entity, path), entity, path);
  if (!options || !Object.hasOwn(options, value)) throw new DomainError('BAD_CONDITION', {}, path);
  return value;
}

/** The value, where what can be compared of it stands in order. @throws BAD_RANGE */
function ordered<Pair>(value: Pair, path: string, [first, second]: readonly (number | string | Day)[]): Pair {
  if (first !== undefined && second !== undefined && second < first) throw new DomainError('BAD_RANGE', { from: String(first) }, path);
  return value;
}

function operatorIn(known: readonly Operator[], json: unknown, path: string): Operator {
  const found = known.find((operator) => operator === json);
  if (!found) throw new DomainError('BAD_OPERATOR', { known }, path);
  return found;
}

function isGiven(json: unknown): boolean {
  return json !== undefined && json !== null;
}

function record(json: unknown, path: string): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new DomainError('BAD_CONDITION', {}, path);
  return { ...json };
}

/** What we do not know may have been meant to narrow the condition: it is refused rather than passed over. */
function only(node: Record<string, unknown>, keys: readonly string[], path: string): void {
  const strange = Object.keys(node).find((key) => !keys.includes(key));
  if (strange !== undefined) throw new DomainError('BAD_CONDITION', {}, `${path}.${strange.slice(0, 40)}`);
}

function list(json: unknown, path: string, min: number, max: number): unknown[] {
  if (!Array.isArray(json)) throw new DomainError('BAD_CONDITION', {}, path);
  if (json.length < min) throw new DomainError('REQUIRED', {}, path);
  if (json.length > max) throw new DomainError('TOO_LONG', { max }, path);
  return json;
}

function two(json: unknown, path: string): unknown[] {
  return list(json, path, 2, 2);
}

function text(json: unknown, path: string): string {
  if (!isGiven(json)) throw new DomainError('REQUIRED', {}, path);
  if (typeof json !== 'string') throw new DomainError('BAD_CONDITION', {}, path);
  return json;
}
