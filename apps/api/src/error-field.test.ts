import { buildSchema, execute, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { fieldAsked } from './error-field.ts';

const schema = buildSchema(`
  input Line { amount: Int!, note: String, at: [Int!] }
  input Sale { lines: [Line!]!, till: Int }
  type Query { sell(input: Sale!, idempotencyKey: Int!): Int, page(first: Int, filter: Line): Int }
`);

const told = (text: string, variableValues: Record<string, unknown>) => {
  const document = parse(text);
  const refused = validate(schema, document);
  const errors = refused.length > 0 ? refused : execute({ schema, document, variableValues });
  return ('errors' in errors ? (errors.errors ?? []) : Array.isArray(errors) ? errors : []).map((one) =>
    fieldAsked(one.message, one, document),
  );
};

const SELL = 'query ($data: Sale!, $key: Int!) { sell(input: $data, idempotencyKey: $key) }';
const PARTS = 'query ($line: Line!, $n: Int) { sell(input: { lines: [{ amount: 1 }, $line], till: $n }, idempotencyKey: 1) }';

test.each<[string, Record<string, unknown>, (string | undefined)[]]>([
  [SELL, { data: { lines: [{ amount: 'x' }] }, key: 1 }, ['lines.0.amount']],
  [SELL, { data: { lines: [{ amount: 1, at: [1, 'x'] }] }, key: 1 }, ['lines.0.at.1']],
  [SELL, { data: { lines: [{}] }, key: 1 }, ['lines.0.amount']],
  [SELL, { data: {}, key: 1 }, ['lines']],
  [SELL, { data: { lines: [], nothing: 1 }, key: 1 }, ['nothing']],
  [SELL, { data: { lines: null }, key: 1 }, ['lines']],
  [SELL, { key: 1 }, ['input']],
  [SELL, { data: { lines: [] } }, ['idempotencyKey']],
  [SELL, { data: { lines: [{ amount: 'a at "b.c"; Field "d" of' }] }, key: 1 }, ['lines.0.amount']],
  [PARTS, { line: { amount: 'x' }, n: 1 }, ['lines.1.amount']],
  [PARTS, { line: { amount: 1 }, n: 'x' }, ['till']],
  ['query ($n: Int) { page(first: $n) }', { n: 'x' }, ['first']],
  ['query ($line: Line) { page(filter: $line) }', { line: {} }, ['filter.amount']],
  ['{ page(filter: { amount: 1, at: [1, "x"] }) }', {}, ['filter.at.1']],
])('%s with %j is about %j', (document, variables, fields) => expect(told(document, variables)).toEqual(fields));

test('a long name does not keep us', () => {
  const text = `Variable "$data" got invalid value { ${' at "a'.repeat(50_000)}: 1, ${'a'.repeat(200_000)}: 2 }; Field "x" is not defined`;
  const before = performance.now();
  expect(fieldAsked(text, null, undefined)).toBe('data.x');
  expect(performance.now() - before).toBeLessThan(500);
});
