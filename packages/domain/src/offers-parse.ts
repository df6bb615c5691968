import { DomainError } from './errors.ts';
import { formatMoney, type Minor, minor } from './money.ts';
import type { BundlePart, Effect } from './offers.ts';
import { formatQuantity, type Thousandths, thousandths } from './quantity.ts';

const MAX_MONEY = 1e12;
const MAX_QUANTITY = thousandths(1e12);
const MAX_PIECES = 1000;
const MAX_PARTS = 10;
const MAX_PRODUCTS = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Effects by type, as JSON of the database: money in minor units, quantities in thousandths, ids as they stand there. */
type Json = Readonly<Record<string, unknown>>;

/**
 * The effect of an offer, checked.
 * @param path the field in front of the paths that errors name
 * @param minorDigits of the money that errors tell
 * @throws REQUIRED, BAD_INPUT, OUT_OF_RANGE, NOT_POSITIVE, NEGATIVE, TOO_LARGE, TOO_LONG, BAD_ID with the field
 */
export function parseEffect(json: unknown, path = 'effect', minorDigits = 2): Effect {
  const { money, positive } = moneyOf((amount) => formatMoney(amount, minorDigits));
  const given = record(json, path);
  const at = (name: string) => `${path}.${name}`;
  switch (given['type']) {
    case 'AMOUNT_OFF':
      return {
        type: 'AMOUNT_OFF',
        amount: positive(given['amount'], at('amount')),
        each: given['each'] === true,
        cap: optional(given['cap'], at('cap'), positive),
      };
    case 'PERCENT':
      return {
        type: 'PERCENT',
        percent: whole(given['percent'], at('percent'), 0, 99),
        cap: optional(given['cap'], at('cap'), positive),
      };
    case 'PRICE':
      return { type: 'PRICE', price: money(given['price'], at('price')), most: optional(given['most'], at('most'), quantity) };
    case 'BUY_N':
      return {
        type: 'BUY_N',
        buy: whole(given['buy'], at('buy'), 0, MAX_PIECES),
        get: whole(given['get'], at('get'), 1, MAX_PIECES),
        percent: whole(given['percent'], at('percent'), 0, 99),
        most: optional(given['most'], at('most'), (value, field) => whole(value, field, 1, MAX_PIECES)),
      };
    case 'BUNDLE':
      return { type: 'BUNDLE', parts: partsOf(given['parts'], at('parts')), price: money(given['price'], at('price')) };
    case 'GIFT':
      return {
        type: 'GIFT',
        productId: id(given['productId'], at('productId')),
        quantity: whole(given['quantity'], at('quantity'), 1, MAX_PIECES),
      };
    case 'FREE_DELIVERY':
      return { type: 'FREE_DELIVERY' };
    default:
      throw new DomainError('BAD_INPUT', { reason: 'type' }, at('type'));
  }
}

function record(json: unknown, field: string): Json {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new DomainError('REQUIRED', {}, field);
  return { ...json };
}

function number(value: unknown, field: string): number {
  if (value === undefined || value === null) throw new DomainError('REQUIRED', {}, field);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new DomainError('BAD_INPUT', { reason: 'number' }, field);
  return value;
}

/** Reads amounts, whose errors tell them as they are typed. */
function moneyOf(told: (amount: Minor) => string) {
  const bounded = (value: unknown, field: string): Minor => {
    const amount = number(value, field);
    if (amount > MAX_MONEY) throw new DomainError('TOO_LARGE', { max: told(minor(MAX_MONEY)) }, field);
    return minor(amount);
  };
  return {
    money: (value: unknown, field: string): Minor => {
      const amount = bounded(value, field);
      if (amount < 0) throw new DomainError('NEGATIVE', { value: told(amount) }, field);
      return amount;
    },
    positive: (value: unknown, field: string): Minor => {
      const amount = bounded(value, field);
      if (amount <= 0) throw new DomainError('NOT_POSITIVE', { value: told(amount) }, field);
      return amount;
    },
  };
}

function quantity(value: unknown, field: string): Thousandths {
  const given = thousandths(number(value, field));
  if (given <= 0) throw new DomainError('NOT_POSITIVE', { value: formatQuantity(given) }, field);
  if (given > MAX_QUANTITY) throw new DomainError('TOO_LARGE', { max: formatQuantity(MAX_QUANTITY) }, field);
  return given;
}

function whole(value: unknown, field: string, min: number, max: number): number {
  const given = number(value, field);
  if (given < min || given > max) throw new DomainError('OUT_OF_RANGE', { min, max }, field);
  return given;
}

function optional<Value>(value: unknown, field: string, read: (value: unknown, field: string) => Value): Value | null {
  return value === undefined || value === null ? null : read(value, field);
}

function id(value: unknown, field: string): string {
  if (typeof value !== 'string' || !UUID.test(value)) throw new DomainError('BAD_ID', {}, field);
  return value;
}

function list(value: unknown, field: string, max: number): unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new DomainError('REQUIRED', {}, field);
  if (value.length > max) throw new DomainError('TOO_LONG', { max }, field);
  return value;
}

function partsOf(json: unknown, field: string): BundlePart[] {
  return list(json, field, MAX_PARTS).map((part, at) => {
    const given = record(part, `${field}.${at}`);
    const productIds = list(given['productIds'], `${field}.${at}.productIds`, MAX_PRODUCTS);
    return {
      productIds: productIds.map((one, index) => id(one, `${field}.${at}.productIds.${index}`)),
      quantity: whole(given['quantity'], `${field}.${at}.quantity`, 1, MAX_PIECES),
    };
  });
}
