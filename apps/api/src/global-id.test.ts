import { expect, test } from 'vitest';
import { decoded, globalId, refuseNoIds } from './global-id.ts';

const good = decoded(globalId('Org', '00000000-0000-7000-8000-000000000001'));
const bad = decoded('x');

test.each<[object, string]>([
  [{ orgId: bad }, 'orgId'],
  [{ input: { storeId: good, lines: [{ productId: good }, { productId: bad }] } }, 'lines.1.productId'],
  [{ filter: { memberIds: [good, bad] } }, 'filter.memberIds.1'],
  [{ input: { effect: { gift: { productId: bad } } } }, 'effect.productId'],
])('what is no id is refused by its field, read or not: %j', (args, field) => {
  expect(() => refuseNoIds(args)).toThrow(expect.objectContaining({ code: 'BAD_ID', field }));
});

test('ids, and what only looks like none, pass', () => {
  expect(() => refuseNoIds({ a: good, b: null, c: 5, d: { typename: '', id: 'x' }, e: [new Date(0)] })).not.toThrow();
});
