import type { Condition, Leaf, Operator, Purchases, Value } from '@regulars/domain/criteria';
import { LINE_ATTRIBUTES, LINE_DATE } from '@regulars/domain/criteria-attributes';
import { type Attribute, type Entity, operatorsOf, shapeOf, type Vocabulary } from '@regulars/domain/criteria-vocabulary';
import fc, { type Arbitrary } from 'fast-check';

/** Ids that conditions may name. */
export type Ids = Readonly<Record<Entity, readonly string[]>>;

const day = (): Arbitrary<string | { days: number }> =>
  fc.oneof(
    fc.integer({ min: 0, max: 900 }).map((back) => new Date(Date.UTC(2026, 0, 1) - back * 86_400_000).toISOString().slice(0, 10)),
    fc.integer({ min: -900, max: 5 }).map((days) => ({ days })),
  );

/** Small numbers are where members differ; now and then one that no column holds. */
function number({ unit, decimal }: Attribute): Arbitrary<number> {
  const scale = unit === 'money' ? 40_000 : unit === 'quantity' ? 6_000 : unit === 'percent' ? 100 : unit === 'days' ? 366 : 24;
  const usual = decimal ? fc.integer({ min: 0, max: scale * 4 }).map((quarters) => quarters / 4) : fc.integer({ min: -1, max: scale });
  return fc.oneof(
    { weight: 20, arbitrary: usual },
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(1e12, -1e12) },
  );
}

const ordered = <Item>(pair: Item[]) => pair.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) || Number(a) < Number(b) ? -1 : 1));

function value(attribute: Attribute, operator: Operator, ids: Ids): Arbitrary<Value | undefined> {
  switch (shapeOf(attribute.type, operator)) {
    case 'nothing':
      return fc.constant(undefined);
    case 'number':
      return number(attribute);
    case 'numbers':
      return fc.array(number(attribute), { minLength: 2, maxLength: 2 }).map((pair) => pair.toSorted((a, b) => a - b));
    case 'days':
      return fc.integer({ min: 1, max: 800 });
    case 'day':
      return day();
    case 'twoDays':
      return fc
        .array(day(), { minLength: 2, maxLength: 2 })
        .map((pair) => (pair.every((one) => typeof one === 'string') ? ordered(pair) : pair));
    case 'list': {
      const known = attribute.entity ? ids[attribute.entity] : Object.keys(attribute.options ?? {});
      return fc.uniqueArray(fc.constantFrom(...known), { minLength: 1, maxLength: 4 });
    }
    case 'text':
      return fc.constantFrom('zh', 'zh-CN', 'en', '%', '_', "'; drop table member; --", '\\', '$1', '"', 'N');
  }
}

/** An attribute of the vocabulary, whichever: a new entry of the registry is asked as soon as it stands there. */
function leaf(vocabulary: Vocabulary, ids: Ids): Arbitrary<Leaf> {
  return fc.constantFrom(...vocabulary).chain(([attribute, entry]) =>
    fc.constantFrom(...operatorsOf(entry)).chain((operator) =>
      fc.tuple(value(entry, operator, ids), fc.integer({ min: 0, max: 20 })).map(([given, days]) => ({
        attribute,
        operator,
        ...(given !== undefined && { value: given }),
        ...(entry.days !== undefined && { days }),
      })),
    ),
  );
}

const within = fc.constantFrom(
  ...operatorsOf(LINE_DATE).filter((operator) => operator !== 'next' && operator !== 'known' && operator !== 'unknown'),
);

function purchases(ids: Ids): Arbitrary<Purchases> {
  const window = within.chain((operator) => value(LINE_DATE, operator, ids).map((given) => ({ operator, value: given ?? 1 })));
  const amount = fc.constantFrom<Operator>('ge', 'le', 'eq', 'ne', 'gt', 'lt');
  const rest = {
    within: fc.option(window, { nil: undefined }),
    where: fc.option(tree(LINE_ATTRIBUTES, ids, 2), { nil: undefined }),
  };
  const given = ({
    within: when,
    where,
    ...said
  }: { within: Purchases['within']; where: Condition | undefined } & Omit<Purchases, 'within' | 'where'>) => ({
    ...said,
    ...(when && { within: when }),
    ...(where && { where }),
  });
  return fc.oneof(
    fc.record({ purchases: fc.constant('exists' as const), operator: fc.constantFrom<Operator>('yes', 'no'), ...rest }).map(given),
    fc.record({ purchases: fc.constant('count' as const), operator: amount, value: fc.integer({ min: 0, max: 8 }), ...rest }).map(given),
    fc
      .record({
        purchases: fc.constant('quantity' as const),
        operator: amount,
        value: fc.integer({ min: -1, max: 12 }).map((n) => n * 1000),
        ...rest,
      })
      .map(given),
    fc
      .record({ purchases: fc.constant('amount' as const), operator: amount, value: fc.integer({ min: -100, max: 50_000 }), ...rest })
      .map(given),
  );
}

function tree(vocabulary: Vocabulary, ids: Ids, depth: number): Arbitrary<Condition> {
  const leaves: Arbitrary<Condition> =
    vocabulary === LINE_ATTRIBUTES
      ? leaf(vocabulary, ids)
      : fc.oneof({ weight: 4, arbitrary: leaf(vocabulary, ids) }, { weight: 1, arbitrary: purchases(ids) });
  if (depth === 0) return leaves;
  const part = tree(vocabulary, ids, depth - 1);
  const parts = fc.array(part, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 3, arbitrary: leaves },
    { weight: 2, arbitrary: parts.map((all) => ({ all })) },
    { weight: 2, arbitrary: parts.map((any) => ({ any })) },
    { weight: 1, arbitrary: part.map((not) => ({ not })) },
  );
}

/** Any condition that the vocabulary allows. */
export function conditions(vocabulary: Vocabulary, ids: Ids): Arbitrary<Condition> {
  return tree(vocabulary, ids, 3);
}
