import type { Day, Leaf, Purchases, Value } from './criteria.ts';
import { LINE_DATE } from './criteria-attributes.ts';
import type { Attribute, Entity, Reading } from './criteria-vocabulary.ts';
import { celebratedOn } from './members.ts';
import type { RfmMeasure, RfmScale } from './rfm.ts';
import { addDays, type BusinessDate, daysInMonth, isoDate, partsOf } from './time.ts';

/** What a condition is asked in. */
export interface Context {
  /** The business day of the chain on which it is asked. */
  today: BusinessDate;
  /** The id and those of all below it, of a branch or a category; of anything else the id alone. */
  below: (entity: Entity, id: string) => readonly string[];
  /** By what RFM is told; undefined: it was not measured yet, and nobody has a score. */
  rfm?: RfmScale | undefined;
}

export type Scalar = string | number | boolean;

interface Bound {
  value: Scalar;
  /** The value itself is meant, too. */
  closed: boolean;
}

/**
 * What a leaf asks of a value, dates and branches resolved: the same for the evaluator and for SQL, which therefore need to know five
 * questions only. A value that is not known meets none of them; `negate` turns the answer round.
 */
export type Test = { negate: boolean } & (
  | { asks: 'known' }
  | { asks: 'oneOf'; values: readonly Scalar[] }
  | { asks: 'range'; from?: Bound; to?: Bound }
  | { asks: 'text'; how: 'is' | 'contains' | 'starts'; text: string }
  | { asks: 'every'; of: readonly (readonly Scalar[])[] }
);

/** The reading that is left to do once the test is resolved: the others have become tests of the column as it stands. */
export function readingOf(reading: Reading | undefined): 'month' | 'monthDay' | 'weekday' | 'percent' | 'ratio' | 'overdue' | undefined {
  if (reading === 'daysUntil') return 'monthDay';
  return reading === 'age' || reading === 'present' || reading === 'score' || reading === 'high' ? undefined : reading;
}

/** The last day within which a row counts, of an attribute that asks for so many days; undefined: of others. */
export function withinDays({ days }: Pick<Leaf, 'days'>, attribute: Attribute, { today }: Context): BusinessDate | undefined {
  const usual = attribute.days;
  return usual === undefined ? undefined : addDays(today, days ?? usual);
}

/** What a leaf asks of its attribute today. */
export function testOf({ operator, value }: Pick<Leaf, 'operator' | 'value'>, attribute: Attribute, context: Context): Test {
  switch (operator) {
    case 'known':
    case 'unknown':
      return { asks: 'known', negate: operator === 'unknown' };
    case 'yes':
    case 'no':
      return flag(attribute, operator === 'no', context);
    case 'is':
    case 'isNot':
      return { asks: 'text', how: 'is', text: String(value), negate: operator === 'isNot' };
    case 'contains':
    case 'starts':
      return { asks: 'text', how: operator, text: String(value), negate: false };
    case 'every':
      return { asks: 'every', of: ids(value).map((id) => resolve(id, attribute, context)), negate: false };
    case 'in':
    case 'notIn':
    case 'any':
    case 'none': {
      const values = new Set(ids(value).flatMap((id) => resolve(id, attribute, context)));
      return { asks: 'oneOf', values: [...values], negate: operator === 'notIn' || operator === 'none' };
    }
    default:
      return attribute.type === 'date' ? dateRange(operator, value, context.today) : numberRange(operator, value, attribute, context);
  }
}

/** What a condition on purchases asks of the day of each; undefined: ever. */
export function windowOf({ within }: Purchases, context: Context): Test | undefined {
  return within && testOf(within, LINE_DATE, context);
}

/** Whether a test of a number holds for zero: then it also holds for whoever has nothing at all. */
export function holdsForZero(test: Test): boolean {
  if (test.asks !== 'range') return test.negate;
  const { from, to } = test;
  const above = !from || Number(from.value) < 0 || (from.closed && Number(from.value) === 0);
  const under = !to || Number(to.value) > 0 || (to.closed && Number(to.value) === 0);
  return (above && under) !== test.negate;
}

/** The test of a measure of purchases: their number or sum. */
export function measureTest({ operator, value }: Purchases): Test {
  return range(operator, numbers(value), operator === 'ne');
}

function flag({ from }: Attribute, negate: boolean, context: Context): Test {
  if (from.read === 'high') {
    const yardstick = yardstickOf(from, context);
    return yardstick ? { asks: 'range', from: { value: yardstick.mean, closed: true }, negate } : { ...NOBODY, negate };
  }
  return from.read === 'present' ? { asks: 'known', negate } : { asks: 'oneOf', values: [true], negate };
}

function ids(value: Value | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function numbers(value: Value | undefined): number[] {
  return Array.isArray(value) ? value.map(Number) : [Number(value)];
}

/** The values that an id or an option stands for. */
function resolve(id: string, { entity, from }: Attribute, { today, below }: Context): readonly Scalar[] {
  if (entity) return below(entity, id);
  if (from.read === 'month') return [monthOf(id, today)];
  return from.read === 'weekday' ? [Number(id)] : [id];
}

function monthOf(option: string, today: BusinessDate): number {
  const { month } = partsOf(today);
  if (option === 'current') return month;
  return option === 'next' ? (month % 12) + 1 : Number(option);
}

function range(operator: Leaf['operator'], [first = 0, second = first]: readonly Scalar[], negate: boolean): Test {
  const from = { value: first, closed: operator !== 'gt' && operator !== 'after' };
  const to = { value: second, closed: operator !== 'lt' && operator !== 'before' };
  const lower = operator === 'ge' || operator === 'gt' || operator === 'after';
  const upper = operator === 'le' || operator === 'lt' || operator === 'before';
  return { asks: 'range', ...(!upper && { from }), ...(!lower && { to }), negate };
}

function dateRange(operator: Leaf['operator'], value: Value | undefined, today: BusinessDate): Test {
  const days = Number(value);
  if (operator === 'last') return range('between', [addDays(today, 1 - days), today], false);
  if (operator === 'ago') return range('le', [addDays(today, -days)], false);
  if (operator === 'next') return range('between', [today, addDays(today, days - 1)], false);
  const list: readonly (Value | Day | undefined)[] = Array.isArray(value) ? value : [value];
  return range(
    operator,
    list.map((day) => dayOf(day, today)),
    false,
  );
}

function dayOf(day: Value | Day | undefined, today: BusinessDate): BusinessDate {
  return typeof day === 'object' && 'days' in day ? addDays(today, day.days) : String(day);
}

function numberRange(operator: Leaf['operator'], value: Value | undefined, { from }: Attribute, context: Context): Test {
  const { today } = context;
  const asked = numbers(value);
  const negate = operator === 'ne';
  if (from.read === 'age') return ageRange(range(operator, asked, negate), today);
  if (from.read === 'score') return scoreRange(range(operator, asked, negate), yardstickOf(from, context));
  if (from.read === 'daysUntil') return upcoming(range(operator, asked, negate), today);
  // a chance is kept in four bytes, so that is how its bounds are compared
  return range(operator, from.read === 'percent' ? asked.map((percent) => Math.fround(percent / 100)) : asked, negate);
}

/** Whole numbers: the least and the greatest that a range means. */
function whole(test: Test): { least: number | undefined; most: number | undefined } {
  if (test.asks !== 'range') return { least: undefined, most: undefined };
  const { from, to } = test;
  return {
    least: from && (from.closed ? Number(from.value) : Number(from.value) + 1),
    most: to && (to.closed ? Number(to.value) : Number(to.value) - 1),
  };
}

/** An age as a range of birthdays: who is at least 18 was born 18 years ago or earlier. One of 29 February grows older on 1 March. */
function ageRange(test: Test, today: BusinessDate): Test {
  const { least, most } = whole(test);
  return {
    asks: 'range',
    ...(most !== undefined && { from: { value: yearsBefore(today, most + 1), closed: false } }),
    ...(least !== undefined && { to: { value: yearsBefore(today, least), closed: true } }),
    negate: test.negate,
  };
}

function yearsBefore(date: BusinessDate, years: number): BusinessDate {
  const { year, month, day } = partsOf(date);
  const then = Math.min(9999, Math.max(1, year - years)); // what a date can be
  return isoDate(then, month, Math.min(day, daysInMonth(then, month)));
}

const YEAR = 366;

/** Days until a birthday as the days of the year that are meant. */
function upcoming(test: Test, today: BusinessDate): Test {
  const { least = 0, most = YEAR - 1 } = whole(test);
  const days = new Set<number>();
  const taken = new Set<number>();
  for (let ahead = 0; ahead < YEAR; ahead++) {
    for (const day of celebratedOn(addDays(today, ahead))) {
      if (!taken.has(day) && ahead >= least && ahead <= most) days.add(day);
      taken.add(day);
    }
  }
  return { asks: 'oneOf', values: [...days], negate: test.negate };
}

/** What no value meets. */
const NOBODY = { asks: 'oneOf', values: [] } as const;

const MEASURES: Record<string, RfmMeasure> = { last_purchase: 'recency', orders_365: 'frequency', amount_365: 'money' };

interface Marks {
  cuts: readonly Scalar[];
  mean: Scalar;
}

function yardstickOf({ column }: Attribute['from'], { rfm }: Context): Marks | undefined {
  const measure = MEASURES[column];
  return measure && rfm?.[measure];
}

/** Scores as the stretch of values that have them: above the cut below the least, up to the cut of the greatest. */
function scoreRange(test: Test, yardstick: Marks | undefined): Test {
  const { least = 1, most = 5 } = whole(test);
  if (!yardstick || least > 5 || most < 1) return { ...NOBODY, negate: test.negate };
  const [over, upTo] = [yardstick.cuts[least - 2], yardstick.cuts[most - 1]];
  return {
    asks: 'range',
    ...(over !== undefined && { from: { value: over, closed: false } }),
    ...(upTo !== undefined && { to: { value: upTo, closed: true } }),
    negate: test.negate,
  };
}
