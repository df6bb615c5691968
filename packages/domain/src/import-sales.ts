/** Rows of sales and refunds: what one row of a file of the past says. */
import { CHANNELS, type SaleChannel, type SaleTender, TENDERS } from './import-fields.ts';
import type { ImportMapping } from './import-mapping.ts';
import { readPhone, type RowFields } from './import-row.ts';

/** One line of a past sale or refund, names still as the file writes them; '' where the file says nothing. */
export interface SaleRow {
  refund: boolean;
  /** Business day, YYYY-MM-DD. */
  date: string;
  /** Minutes since midnight; null for a file that knows days only. */
  minute: number | null;
  /** Rows of one key, kind, day, member and store are one sale; the order number where no key is mapped; '' makes each row a sale. */
  saleKey: string;
  /** The file's own id of the row; '' identifies a row by its content and occurrence. */
  lineKey: string;
  /** The number on the receipt. */
  orderRef: string;
  channel: SaleChannel;
  /** How the row was paid; the rows of a sale may be paid in different ways. */
  tender: SaleTender;
  member: string;
  memberName: string;
  memberPhone: string;
  store: string;
  employee: string;
  product: string;
  productName: string;
  unit: string;
  spec: string;
  category: CategoryPath;
  promoted: boolean;
  /** Thousandths; negative in a refund. */
  quantity: number;
  /** Ten-thousandths of the currency, net of discount, not yet rounded; negative in a refund. */
  amount: number;
  /** Ten-thousandths taken off; negative where the file charged more than the list price. */
  discount: number;
  /** Ten-thousandths for one unit as the file states it; null where it does not. */
  unitPrice: number | null;
  /** Ten-thousandths for the whole line. The file gives one of both or none. */
  cost: number | null;
  profit: number | null;
}

/** Codes and names from the root down, at most three levels: a code is its own name where the file has none. */
export type CategoryPath = readonly { code: string; name: string }[];

/** The reader for SALES, for `rowReader`. Refuses by the mapping's rules for zero and negative quantities. */
export function saleRow(mapping: ImportMapping): (row: RowFields) => SaleRow {
  return (row) => {
    const quantity = row.quantity('quantity') ?? 0;
    const amount = row.amount('amount') ?? 0;
    checkSigns(mapping, row, quantity, amount);
    const moment = row.moment('date');
    const orderRef = row.text('orderRef');
    return {
      refund: quantity < 0,
      date: moment?.date ?? '',
      minute: row.minute('time') ?? moment?.minute ?? null,
      saleKey: row.text('saleKey') || orderRef,
      lineKey: row.text('lineKey'),
      orderRef,
      channel: CHANNELS.find((channel) => channel === row.word('channel')) ?? 'STORE',
      tender: TENDERS.find((tender) => tender === row.word('tender')) ?? 'OTHER',
      member: readMember(mapping, row),
      memberName: row.text('memberName'),
      memberPhone: row.text('memberPhone'),
      store: row.text('store'),
      employee: row.text('employee'),
      product: row.text('product'),
      productName: row.text('productName'),
      unit: row.text('unit'),
      spec: row.text('spec'),
      category: categoryPath(row),
      promoted: row.yes('promotion'),
      quantity,
      amount,
      discount: readDiscount(row, amount),
      unitPrice: row.amount('unitPrice'),
      cost: row.amount('cost'),
      profit: row.amount('profit'),
    };
  };
}

function checkSigns(mapping: ImportMapping, row: RowFields, quantity: number, amount: number): void {
  if (quantity === 0 && mapping.zeroQuantity === 'REFUSE') row.refuse('quantity', 'ZERO_QUANTITY');
  if (quantity < 0 && mapping.negativeQuantity === 'REFUSE') row.refuse('quantity', 'NEGATIVE_QUANTITY');
  if ((quantity < 0 && amount > 0) || (quantity >= 0 && amount < 0)) row.refuse('amount', 'AMOUNT_SIGN');
}

function readMember(mapping: ImportMapping, row: RowFields): string {
  const member = row.text('member');
  if (member === '' && mapping.blankMember === 'REFUSE') row.refuse('member', 'REQUIRED');
  if (mapping.memberBy === 'PHONE') return readPhone(row, 'member');
  return mapping.memberBy === 'CARD' ? member.toUpperCase() : member;
}

/** From the amount before discount, or from a rate of it: list = amount / (1 − rate). */
function readDiscount(row: RowFields, amount: number): number {
  const list = row.amount('listAmount');
  if (list !== null) return list - amount;
  const rate = row.amount('discountRate');
  if (rate === null || rate === 0) return 0;
  if (rate < 0 || rate >= 10_000) row.refuse('discountRate', 'BAD_RATE');
  return Math.round((amount * rate) / (10_000 - rate));
}

const LEVELS = [
  ['category1', 'categoryName1'],
  ['category2', 'categoryName2'],
  ['category3', 'categoryName3'],
] as const;

/** The levels that the row fills, from the root; it ends at the first blank one. */
export function categoryPath(row: RowFields): CategoryPath {
  const path: { code: string; name: string }[] = [];
  for (const [code, name] of LEVELS) {
    const found = row.text(code);
    if (found === '') break;
    path.push({ code: found, name: row.text(name) || found });
  }
  return path;
}
