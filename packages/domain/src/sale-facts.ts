import { DomainError } from './errors.ts';
import { formatMoney, type Minor, minor, sum, ZERO } from './money.ts';
import { formatQuantity, proportion, type Thousandths, thousandths, times } from './quantity.ts';

/** So many lines (or payments) a sale may have: their sums stay exact, and the transaction stays short. */
export const MAX_LINES = 1000;
/** The most that one line may have cost, as for any amount that is given. */
const MAX_COST = 1e12;

/** A line as it is told to recordSale. The amount is the fact, after discount; quantity × price need not equal it. */
export interface SaleLineInput {
  quantity: Thousandths;
  /** For one unit, as shown to the customer. */
  unitPrice: Minor;
  amount: Minor;
  discount: Minor;
}

/** What a line comes to: positive (or zero) in a sale, negative (or zero) in a refund. */
export interface Figures {
  quantity: Thousandths;
  amount: Minor;
  discount: Minor;
  /** Of the whole line; null: not known. */
  cost: Minor | null;
}

export interface SaleTotals extends Figures {
  /** The amount of the lines whose cost is known: profit is `costedAmount − cost`. */
  costedAmount: Minor;
}

/**
 * Lets pass a sale that adds up: lines of positive quantity and no negative money, tenders above zero (none for a sale of
 * zero) that come to the lines' sum. Else NO_LINES, TOO_LONG, NOT_POSITIVE, NEGATIVE or TENDERS_MISMATCH with the field.
 * `digits`: the decimals of the currency, for the sentence.
 */
export function checkSale(lines: readonly SaleLineInput[], tenders: readonly { amount: Minor }[], digits = 2): void {
  if (lines.length === 0) throw new DomainError('NO_LINES', {}, 'lines');
  if (lines.length > MAX_LINES) throw new DomainError('TOO_LONG', { max: MAX_LINES }, 'lines');
  lines.forEach((line, index) => checkLine(line, `lines.${index}`, digits));
  checkTenders(tenders, sum(lines.map((line) => line.amount)), digits);
}

/** Lets pass payments above zero that come to `due`; else TOO_LONG, NOT_POSITIVE or TENDERS_MISMATCH with the field. */
export function checkTenders(tenders: readonly { amount: Minor }[], due: Minor, digits = 2): void {
  if (tenders.length > MAX_LINES) throw new DomainError('TOO_LONG', { max: MAX_LINES }, 'tenders');
  tenders.forEach((tender, index) => {
    if (tender.amount <= 0) throw new DomainError('NOT_POSITIVE', { value: formatMoney(tender.amount, digits) }, `tenders.${index}.amount`);
  });
  const tendered = sum(tenders.map((tender) => tender.amount));
  if (tendered === due) return;
  throw new DomainError('TENDERS_MISMATCH', { tendered: formatMoney(tendered, digits), total: formatMoney(due, digits) }, 'tenders');
}

/** What the goods of a line cost the shop, from the cost of one unit; null: not known. Beyond all sense: TOO_LARGE at `field`. */
export function costOf(quantity: Thousandths, unitCost: Minor | null, field: string): Minor | null {
  if (unitCost === null) return null;
  if ((quantity / 1000) * unitCost > MAX_COST)
    throw new DomainError('TOO_LARGE', { max: formatQuantity(thousandths(Math.floor((MAX_COST * 1000) / unitCost))) }, field);
  return times(quantity, unitCost);
}

export function totalsOf(lines: readonly Figures[]): SaleTotals {
  const costed = lines.filter((line) => line.cost !== null);
  return {
    quantity: thousandths(lines.reduce((all, line) => all + line.quantity, 0)),
    amount: sum(lines.map((line) => line.amount)),
    discount: sum(lines.map((line) => line.discount)),
    cost: costed.length > 0 ? sum(costed.map((line) => line.cost ?? ZERO)) : null,
    costedAmount: sum(costed.map((line) => line.amount)),
  };
}

/** A line of a sale: what was sold, what is left of it to be refunded, or what a refund takes back. */
export interface LineFact extends Figures {
  lineId: string;
}

/** What is to be taken back of a line: a positive quantity, and where it is not in proportion, its amount. */
export interface AskedLine {
  lineId: string;
  quantity: Thousandths;
  amount?: Minor;
}

/**
 * The negative facts for taking back `asked`, positive quantities of lines, from what is `left` of them. Money goes by the
 * proportion of the quantity to what is left, so that the last part takes what remains and all parts sum to the line.
 * NOT_FOUND for a line that is not there, NOT_POSITIVE for no quantity, REFUND_EXCEEDS_SALE beyond what is left.
 */
export function refundLines(left: readonly LineFact[], asked: readonly AskedLine[]): LineFact[] {
  const rest = new Map(left.map((line) => [line.lineId, line]));
  return asked.map(({ lineId, quantity, amount }, index) => {
    const line = rest.get(lineId);
    if (!line) throw new DomainError('NOT_FOUND', { id: lineId }, `lines.${index}.lineId`);
    const field = `lines.${index}.quantity`;
    if (quantity <= 0) throw new DomainError('NOT_POSITIVE', { value: formatQuantity(quantity) }, field);
    if (quantity > line.quantity) {
      throw new DomainError('REFUND_EXCEEDS_SALE', { asked: formatQuantity(quantity), left: formatQuantity(line.quantity) }, field);
    }
    const fact = refundOf(line, quantity, amount);
    rest.set(lineId, plus(line, fact));
    return fact;
  });
}

/** The negative facts for taking back all that is left; REFUND_EXCEEDS_SALE if nothing is. */
export function refundRest(left: readonly LineFact[]): LineFact[] {
  const rest = left.filter((line) => line.quantity !== 0 || line.amount !== 0);
  if (rest.length === 0)
    throw new DomainError('REFUND_EXCEEDS_SALE', { asked: formatQuantity(totalsOf(left).quantity), left: '0' }, 'saleId');
  return rest.map((line) => negative(line));
}

/** What is left of the lines after the facts of a refund. */
export function leftAfter(left: readonly LineFact[], refunded: readonly LineFact[]): LineFact[] {
  const rest = new Map(left.map((line) => [line.lineId, line]));
  for (const fact of refunded) {
    const line = rest.get(fact.lineId);
    if (line) rest.set(fact.lineId, plus(line, fact));
  }
  return [...rest.values()];
}

function refundOf(line: LineFact, quantity: Thousandths, amount?: Minor): LineFact {
  const part = (of: Minor) => proportion(of, -quantity, line.quantity);
  return {
    lineId: line.lineId,
    quantity: thousandths(-quantity),
    amount: amount === undefined ? part(line.amount) : minor(-amount),
    discount: part(line.discount),
    cost: line.cost === null ? null : part(line.cost),
  };
}

function negative(line: LineFact): LineFact {
  return {
    lineId: line.lineId,
    quantity: thousandths(-line.quantity),
    amount: minor(-line.amount),
    discount: minor(-line.discount),
    cost: line.cost === null ? null : minor(-line.cost),
  };
}

function plus(line: LineFact, refund: LineFact): LineFact {
  return {
    lineId: line.lineId,
    quantity: thousandths(line.quantity + refund.quantity),
    amount: minor(line.amount + refund.amount),
    discount: minor(line.discount + refund.discount),
    cost: line.cost === null ? null : minor(line.cost + (refund.cost ?? 0)),
  };
}

function checkLine(line: SaleLineInput, field: string, digits: number): void {
  if (line.quantity <= 0) throw new DomainError('NOT_POSITIVE', { value: formatQuantity(line.quantity) }, `${field}.quantity`);
  for (const name of ['unitPrice', 'amount', 'discount'] as const) {
    if (line[name] < 0) throw new DomainError('NEGATIVE', { value: formatMoney(line[name], digits) }, `${field}.${name}`);
  }
}
