import { type Condition, isAll, isAny, isNot, isPurchases, type Leaf, type Purchases } from './criteria.ts';
import { LINE_ATTRIBUTES } from './criteria-attributes.ts';
import { type Context, measureTest, readingOf, type Scalar, type Test, testOf, windowOf, withinDays } from './criteria-test.ts';
import type { Attribute, Source, Table, Vocabulary } from './criteria-vocabulary.ts';
import { daysBetween, partsOf, weekday } from './time.ts';

type Cell = Scalar | null;
type Row = Readonly<Record<string, unknown>>;

/**
 * What is known of one member: of each table that the condition names its rows, by the names of the columns. A line of `sale_line` also
 * has the `channel` of its sale and the `hour` in which it was sold, by the store's clock (null: not known).
 */
export type Facts = Readonly<Partial<Record<Table, readonly Row[]>>>;

/** Than any day: what never ends. */
const LATER = '9999-12-31';

type Meets = (facts: Facts) => boolean;

/**
 * The condition as a question that can be asked of many members; says the same as the SQL of features/segments/sql.ts.
 * Dates and branches are resolved once.
 */
export function evaluator(condition: Condition, vocabulary: Vocabulary, context: Context): Meets {
  const inside = (part: Condition) => evaluator(part, vocabulary, context);
  if (isAll(condition)) {
    const parts = condition.all.map(inside);
    return (facts) => parts.every((meets) => meets(facts));
  }
  if (isAny(condition)) {
    const parts = condition.any.map(inside);
    return (facts) => parts.some((meets) => meets(facts));
  }
  if (isNot(condition)) {
    const meets = inside(condition.not);
    return (facts) => !meets(facts);
  }
  return isPurchases(condition) ? bought(condition, context) : leafMet(condition, vocabulary, context);
}

function leafMet(leaf: Leaf, vocabulary: Vocabulary, context: Context): Meets {
  const attribute = vocabulary.get(leaf.attribute);
  if (!attribute) throw new RangeError(`not in the vocabulary: ${leaf.attribute}`);
  const test = testOf(leaf, attribute, context);
  const { from } = attribute;
  if (!from.many) return (facts) => passes(test, valueIn(facts, attribute, context));
  const { within = '' } = from;
  const day = withinDays(leaf, attribute, context);
  const isNear = (row: Row) => day === undefined || (cell(row[within]) ?? LATER) <= day;
  return (facts) => {
    const rows = rowsIn(facts, from, context).filter(isNear);
    return (
      has(
        rows.map((row) => cell(row[from.column])),
        test,
      ) !== test.negate
    );
  };
}

/** The figure that a leaf compares, or a measure of purchases; null: not known, or no figure. */
export function figureOf(part: Leaf | Purchases, vocabulary: Vocabulary, context: Context): (facts: Facts) => number | null {
  if (isPurchases(part)) return part.purchases === 'exists' ? () => null : measureOf(part, context);
  const attribute = vocabulary.get(part.attribute);
  if (attribute?.type !== 'number') return () => null;
  return (facts) => {
    const value = valueIn(facts, attribute, context);
    return typeof value === 'number' ? value : null;
  };
}

function rowsIn(facts: Facts, from: Source, context: Context): readonly Row[] {
  return (facts[from.table] ?? []).filter((row) => counts(row, from, context));
}

function valueIn(facts: Facts, attribute: Attribute, context: Context): Cell {
  const [row] = rowsIn(facts, attribute.from, context);
  return (row ? valueOf(row, attribute, context) : null) ?? attribute.absent ?? null;
}

function counts(row: Row, { match, until }: Source, { today }: Context): boolean {
  if (match && Object.entries(match).some(([column, value]) => row[column] !== value)) return false;
  const last = until === undefined ? null : cell(row[until]);
  return last === null || last >= today;
}

function has(values: readonly Cell[], test: Test): boolean {
  if (test.asks === 'oneOf') return test.values.some((wanted) => values.includes(wanted));
  return test.asks === 'every' && test.of.every((wanted) => wanted.some((one) => values.includes(one)));
}

function cell(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function valueOf(row: Row, { from }: Attribute, { today }: Context): Cell {
  const value = cell(row[from.column]);
  if (value === null) return null;
  switch (readingOf(from.read)) {
    case 'month':
      return partsOf(String(value)).month;
    case 'monthDay': {
      const { month, day } = partsOf(String(value));
      return month * 100 + day;
    }
    case 'weekday':
      return weekday(String(value));
    case 'percent':
      return Math.fround(Number(value));
    case 'ratio':
      return quotient(Number(value), Number(row[from.by ?? '']));
    case 'overdue':
      return quotient(daysBetween(String(value), today) * Number(row['gaps']), Number(row['gap_sum']));
    case undefined:
      return value;
  }
}

function quotient(value: number, by: number): number | null {
  return by > 0 ? value / by : null;
}

function passes(test: Test, value: Cell): boolean {
  return (value !== null && answers(test, value)) !== test.negate;
}

function answers(test: Test, value: Scalar): boolean {
  switch (test.asks) {
    case 'known':
      return true;
    case 'oneOf':
      return test.values.includes(value);
    case 'range': {
      const { from, to } = test;
      if (from && !(from.closed ? value >= from.value : value > from.value)) return false;
      return !to || (to.closed ? value <= to.value : value < to.value);
    }
    case 'text': {
      const text = String(value);
      if (test.how === 'is') return text === test.text;
      return test.how === 'starts' ? text.startsWith(test.text) : text.includes(test.text);
    }
    case 'every':
      return false;
  }
}

function bought(condition: Purchases, context: Context): Meets {
  if (condition.purchases === 'exists') {
    const lines = linesOf(condition, context);
    return (facts) => lines(facts).some(isSold) === (condition.operator === 'yes');
  }
  const [test, measure] = [measureTest(condition), measureOf(condition, context)];
  return (facts) => passes(test, measure(facts));
}

function measureOf(condition: Purchases, context: Context): (facts: Facts) => number {
  const lines = linesOf(condition, context);
  const { purchases } = condition;
  if (purchases === 'count') {
    return (facts) =>
      new Set(
        lines(facts)
          .filter(isSold)
          .map((line) => line['sale_id']),
      ).size;
  }
  return (facts) => lines(facts).reduce((sum, line) => sum + Number(line[purchases]), 0);
}

const isSold = (line: Row) => Number(line['quantity']) > 0;

/** The lines that a condition on purchases is about. */
function linesOf(condition: Purchases, context: Context): (facts: Facts) => readonly Row[] {
  const window = windowOf(condition, context);
  const meant = condition.where && evaluator(condition.where, LINE_ATTRIBUTES, context);
  return (facts) =>
    (facts.sale_line ?? []).filter(
      (line) => (!window || passes(window, cell(line['business_date']))) && (!meant || meant({ sale: [line], sale_line: [line] })),
    );
}
