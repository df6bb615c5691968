import { DomainError } from '@regulars/domain/errors';
import { formatMoney, minor, type Minor, parseMoney } from '@regulars/domain/money';
import { formatQuantity, parseQuantity, thousandths, type Thousandths } from '@regulars/domain/quantity';
import { parseDate } from '@regulars/domain/time';
import { builder } from './builder.ts';
import { chain } from './chain.ts';

/** In TypeScript what the resolvers give and take; Prisma gives bigint and Date, Kysely number and string: both are served. */
export type Scalars = {
  ID: { Input: string; Output: string | number };
  Money: { Input: Minor; Output: Minor | number | bigint };
  Quantity: { Input: Thousandths; Output: Thousandths | number | bigint };
  Date: { Input: string; Output: string | Date };
  DateTime: { Input: Date; Output: Date | string };
  JSON: { Input: unknown; Output: unknown };
};

function text(value: unknown, code: 'BAD_MONEY' | 'BAD_QUANTITY' | 'BAD_DATE'): string {
  if (typeof value !== 'string') throw new DomainError(code, { value: JSON.stringify(value), digits: chain().minorDigits });
  return value;
}

builder.scalarType('Money', {
  description: 'An amount in the chain\'s currency as a decimal string with its minor digits: "12.30".',
  serialize: (value) => formatMoney(minor(Number(value)), chain().minorDigits),
  parseValue: (value) => parseMoney(text(value, 'BAD_MONEY'), chain().minorDigits),
});

builder.scalarType('Quantity', {
  description: 'A quantity as a decimal string with at most three decimals: "1.5".',
  serialize: (value) => formatQuantity(thousandths(Number(value))),
  parseValue: (value) => parseQuantity(text(value, 'BAD_QUANTITY')),
});

builder.scalarType('Date', {
  description: 'A calendar day, "2026-11-21"; of a sale the business day of the shop.',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  parseValue: (value) => {
    const date = /^\d{4}-\d{2}-\d{2}$/.test(text(value, 'BAD_DATE')) ? parseDate(String(value)) : undefined;
    if (!date) throw new DomainError('BAD_DATE', { value: String(value) });
    return date;
  },
});

builder.scalarType('DateTime', {
  description: 'An instant, ISO 8601 with its zone: "2026-11-21T08:30:00.000Z".',
  serialize: (value) => (value instanceof Date ? value : new Date(value)).toISOString(),
  parseValue: (value) => {
    const instant = new Date(text(value, 'BAD_DATE'));
    const year = instant.getUTCFullYear(); // not a number where it is no date; ids and the database hold none beyond these
    if (!/T.*(Z|[+-]\d{2}:?\d{2})$/.test(String(value)) || !(year >= 1970 && year <= 2199))
      throw new DomainError('BAD_DATE', { value: String(value) });
    return instant;
  },
});

builder.scalarType('JSON', {
  description: 'A JSON value whose shape depends on the case; its field says which.',
  serialize: (value) => value,
  parseValue: (value) => value,
});
