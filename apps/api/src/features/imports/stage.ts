import { hash } from 'node:crypto';
import { copyLine, type OwnConnection } from '@regulars/db/copy';
import type { ImportMapping } from '@regulars/domain/import-mapping';
import type { SaleRow } from '@regulars/domain/import-sales';
import { normalizePhone } from '@regulars/domain/phone';
import { dayNumber } from '@regulars/domain/time';
import { derivedId } from '@regulars/domain/uuid7';
import { sql } from 'kysely';

/**
 * Rows of one file between reading and writing, in a temporary table of the connection. Names that repeat (products, stores,
 * employees) are numbered on the way and described once; the table holds the numbers. Interrupted, the file is staged again:
 * same file and same mapping make the same ids, and so the same order.
 */
export const STAGE = 'pg_temp.import_stage';

export interface StagedProduct {
  sku: string;
  name: string;
  unit: string;
  spec: string;
  category: readonly { code: string; name: string }[];
  /** Ten-thousandths for one unit, for a product that has to be made. */
  price: number;
}

/** Numbers what it sees for the first time, from 1. */
export class Numbered<T> {
  readonly all: T[] = [];
  readonly #numbers = new Map<string, number>();

  /** 0 for the empty key. */
  of(key: string, describe: () => T): number {
    if (key === '') return 0;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.all.push(describe());
    this.#numbers.set(own(key), this.all.length);
    return this.all.length;
  }
}

/** A text of its own: one that was cut out of a piece of the file would keep the whole piece in memory. */
function own(text: string): string {
  return Buffer.from(text).toString();
}

export interface StagedNames {
  products: Numbered<StagedProduct>;
  stores: Numbered<string>;
  employees: Numbered<{ name: string; store: number }>;
}

const MS_PER_DAY = 86_400_000;
/** The id of a day's facts carries noon, which is that day in every inhabited zone. */
const NOON = MS_PER_DAY / 2;
const SEPARATOR = '\u001f';
/** An id's time and version: 01234567-89ab-7 */
const HEAD = 15;
const VARIANT = '89ab';

export async function createStage({ db }: OwnConnection): Promise<void> {
  await sql`create temp table import_stage (
    sale_id uuid not null, line_id uuid not null, "row" int not null, loose boolean not null, keyed boolean not null,
    date date not null, minute smallint, refund boolean not null, number text not null, channel channel not null, tender tender_method not null,
    member text not null, member_name text not null, member_phone text not null,
    store int not null, employee int not null, product int not null, promoted boolean not null,
    quantity bigint not null, amount bigint not null, discount bigint not null, unit_price bigint, margin bigint
  )`.execute(db);
  await sql`create index on pg_temp.import_stage (sale_id)`.execute(db);
}

/** Turns facts into lines of the stage. */
export class Stager {
  readonly names: StagedNames = { products: new Numbered(), stores: new Numbered(), employees: new Numbered() };
  private readonly mapping: ImportMapping;
  /** What the ids of a date begin with: a file has few dates. */
  private readonly heads = new Map<string, string>();

  constructor(mapping: ImportMapping) {
    this.mapping = mapping;
  }

  line(row: number, fact: SaleRow): string {
    const { products, stores, employees } = this.names;
    const store = stores.of(fact.store, () => own(fact.store));
    const head = this.headOf(fact.date);
    const content = fact.lineKey || contentOf(fact);
    const loose = fact.saleKey === '';
    const sale = loose ? content : [fact.saleKey, fact.refund, fact.member, fact.store].join(SEPARATOR);
    return copyLine([
      this.id(head, `sale${SEPARATOR}${fact.date}`, sale),
      this.id(head, 'line', content),
      row,
      loose,
      fact.lineKey !== '',
      fact.date,
      fact.minute,
      fact.refund,
      fact.orderRef,
      fact.channel,
      fact.tender,
      this.memberKey(fact.member),
      fact.memberName,
      phoneOf(fact.memberPhone),
      store,
      employees.of(fact.employee, () => ({ name: own(fact.employee), store })),
      products.of(fact.product, () => productOf(fact)),
      fact.promoted,
      fact.quantity,
      fact.amount,
      fact.discount,
      fact.unitPrice,
      fact.cost ?? fact.profit,
    ]);
  }

  /** As `derivedId` of domain/uuid7.ts makes it, put together from hex digits: a million rows have two each. */
  private id(head: string, kind: string, text: string): string {
    const digits = hash('sha256', [this.mapping.source, kind, text].join(SEPARATOR));
    const variant = VARIANT[Number.parseInt(digits.charAt(4), 16) & 3] ?? '8';
    return `${head}${digits.slice(1, 4)}-${variant}${digits.slice(5, 8)}-${digits.slice(8, 20)}`;
  }

  private headOf(date: string): string {
    const known = this.heads.get(date);
    if (known !== undefined) return known;
    const head = derivedId(dayNumber(date) * MS_PER_DAY + NOON, new Uint8Array(10)).slice(0, HEAD);
    this.heads.set(date, head);
    return head;
  }

  private memberKey(member: string): string {
    return member === '' ? '' : memberKeyOf(this.mapping, member);
  }
}

/** The value in member_key that a member column leads to. */
export function memberKeyOf({ memberBy, source }: ImportMapping, member: string): string {
  return memberBy === 'EXTERNAL' ? `${source}:${member}` : member;
}

/** What a row states, in the order in which its hash has always read it. */
const STATED = [
  'date',
  'minute',
  'saleKey',
  'orderRef',
  'member',
  'store',
  'employee',
  'product',
  'promoted',
  'quantity',
  'amount',
  'discount',
  'unitPrice',
  'cost',
  'profit',
] as const satisfies (keyof SaleRow)[];

/**
 * What a row without an id of its own is known by: all that it states, however the file writes it, but no names and not how it
 * was sold and paid. So the same sales as a workbook, with a product's name corrected, or with a mapping that tells more, are
 * the same rows.
 */
function contentOf(fact: SaleRow): string {
  return STATED.map((name) => fact[name]).join(SEPARATOR);
}

/** A phone beside a sale only describes a new member: a bad one is left out, it does not refuse the sale. */
function phoneOf(text: string): string {
  if (text === '') return '';
  try {
    return normalizePhone(text);
  } catch {
    return '';
  }
}

function productOf(fact: SaleRow): StagedProduct {
  const { product: sku, productName: name, unit, spec, category, quantity, amount, discount } = fact;
  const price = fact.unitPrice ?? (quantity === 0 ? 0 : Math.round(((amount + discount) * 1000) / quantity));
  const path = category.map((step) => ({ code: own(step.code), name: own(step.name) }));
  return { sku: own(sku), name: own(name || sku), unit: own(unit), spec: own(spec), category: path, price: Math.max(price, 0) };
}
