import { expect, test } from 'vitest';
import { isAway } from '../src/away.ts';
import { createPool } from '../src/pool.ts';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test.each([
  ['the server starts', coded('57P03')],
  ['the connection failed', coded('08006')],
  ['nobody listens', coded('ECONNREFUSED')],
  ['it broke', new Error('Connection terminated unexpectedly')],
  ['it had broken', new Error('Client has encountered a connection error and is not queryable')],
  ['behind Prisma', coded('P1017')],
  ['behind Prisma, without a code of its own', coded('P2039', 'Database error. Code: `57P01`. Message: `x`')],
  ['behind GraphQL', Object.assign(new Error('x'), { originalError: coded('57P01') })],
  ['behind something else', new Error('x', { cause: coded('ECONNRESET') })],
])('away: %s', (_name, error) => expect(isAway(error)).toBe(true));

test.each([
  ['a constraint', coded('23505')],
  ['a deadlock', coded('40P01')],
  ['a cancelled statement', coded('57014')],
  ['a bug', new TypeError('x is not a function')],
  ['no error', 'ECONNREFUSED'],
])('not away: %s', (_name, error) => expect(isAway(error)).toBe(false));

test('nobody at the other end of a pool', async () => {
  const pool = createPool('postgresql://x:y@127.0.0.1:1/z');
  expect(isAway(await pool.query('select 1').catch((error: unknown) => error))).toBe(true);
  await pool.end();
});
