/** Rows of members, products, stock and returned orders. */
import type { StoredValue } from './custom-fields.ts';
import type { OwnField } from './import-fields.ts';
import { type OwnFields, readOwn } from './import-own.ts';
import { readPhone, type RowFields } from './import-row.ts';
import { type CategoryPath, categoryPath } from './import-sales.ts';

/** A member as the file tells it; '' and null where it says nothing. */
export interface MemberRow {
  /** The file's own id. */
  external: string;
  name: string;
  /** Normalised. */
  phone: string;
  /** In capitals, as cards are kept. */
  card: string;
  email: string;
  gender: 'FEMALE' | 'MALE' | 'OTHER' | '';
  birthday: string | null;
  store: string;
  level: string;
  tags: readonly string[];
  joinedOn: string | null;
  address: string;
  note: string;
  /** Of the merchant's own fields. */
  own: ReadonlyMap<OwnField, StoredValue>;
}

export interface ProductRow {
  sku: string;
  name: string;
  barcode: string;
  unit: string;
  spec: string;
  category: CategoryPath;
  /** Ten-thousandths for one unit. */
  price: number;
  cost: number | null;
}

export interface StockRow {
  store: string;
  sku: string;
  /** Thousandths on hand. */
  quantity: number;
  reorderPoint: number | null;
}

/** An order that came back whole, on a day that the user chooses because the file has none. */
export interface RefundRow {
  orderRef: string;
}

const GENDERS: Readonly<Record<string, 'FEMALE' | 'MALE' | 'OTHER'>> = {
  女: 'FEMALE',
  女士: 'FEMALE',
  f: 'FEMALE',
  female: 'FEMALE',
  男: 'MALE',
  先生: 'MALE',
  m: 'MALE',
  male: 'MALE',
  其他: 'OTHER',
  other: 'OTHER',
};

/** Tags may stand in one cell. */
const TAG_SEPARATOR = /[,，;；、|]/;

export function memberRow(row: RowFields, fields: OwnFields): MemberRow {
  const [external, phone, card, name] = [row.text('member'), readPhone(row, 'phone'), row.text('card').toUpperCase(), row.text('name')];
  if (external === '' && phone === '' && card === '')
    row.refuse(row.has('phone') ? 'phone' : row.has('card') ? 'card' : 'member', 'REQUIRED');
  return {
    external,
    name,
    phone,
    card,
    email: readEmail(row),
    gender: readGender(row),
    birthday: row.moment('birthday')?.date ?? null,
    store: row.text('store'),
    level: row.text('level'),
    tags: row
      .text('tags')
      .split(TAG_SEPARATOR)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    joinedOn: row.moment('joinedOn')?.date ?? null,
    address: row.text('address'),
    note: row.text('note'),
    own: readOwn(row, fields),
  };
}

export function productRow(row: RowFields): ProductRow {
  const price = row.amount('price') ?? 0;
  const cost = row.amount('cost');
  if (price < 0) row.refuse('price', 'AMOUNT_SIGN');
  if (cost !== null && cost < 0) row.refuse('cost', 'AMOUNT_SIGN');
  return {
    sku: row.text('product'),
    name: row.text('productName'),
    barcode: row.text('barcode'),
    unit: row.text('unit'),
    spec: row.text('spec'),
    category: categoryPath(row),
    price,
    cost,
  };
}

export function stockRow(row: RowFields): StockRow {
  const quantity = row.quantity('quantity') ?? 0;
  if (quantity < 0) row.refuse('quantity', 'NEGATIVE_QUANTITY');
  return { store: row.text('store'), sku: row.text('product'), quantity, reorderPoint: row.quantity('reorderPoint') };
}

export function refundRow(row: RowFields): RefundRow {
  return { orderRef: row.text('orderRef') };
}

function readEmail(row: RowFields): string {
  const text = row.text('email');
  if (text !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) row.refuse('email', 'BAD_EMAIL');
  return text;
}

function readGender(row: RowFields): MemberRow['gender'] {
  const text = row.text('gender').toLowerCase();
  const gender = GENDERS[text];
  if (text !== '' && gender === undefined) row.refuse('gender', 'UNKNOWN_WORD');
  return gender ?? '';
}
