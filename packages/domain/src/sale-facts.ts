import { DomainError } from './errors.ts'
import { formatMoney, type Minor, minor, sum } from './money.ts'
import { formatQuantity, proportion, type Thousandths, thousandths } from './quantity.ts'

/** A line as it is told to recordSale. The amount is the fact, after discount; quantity × price need not equal it. */
export interface SaleLineInput {
  quantity: Thousandths
  /** For one unit, as shown to the customer. */
  unitPrice: Minor
  amount: Minor
  discount: Minor
}

export interface SaleTotals {
  quantity: Thousandths
  amount: Minor
  discount: Minor
}

/**
 * The totals of a sale that adds up: lines of positive quantity and no negative money, tenders above zero (none for a sale of
 * zero) that come to the lines' sum. Else NO_LINES, NOT_POSITIVE, NEGATIVE or TENDERS_MISMATCH with the field.
 * `digits`: the decimals of the currency, for the sentence.
 */
export function checkSale(lines: readonly SaleLineInput[], tenders: readonly { amount: Minor }[], digits = 2): SaleTotals {
  if (lines.length === 0) throw new DomainError('NO_LINES', {}, 'lines')
  lines.forEach((line, index) => checkLine(line, `lines.${index}`, digits))
  tenders.forEach((tender, index) => {
    if (tender.amount <= 0) throw new DomainError('NOT_POSITIVE', { value: formatMoney(tender.amount, digits) }, `tenders.${index}.amount`)
  })
  const amount = sum(lines.map((line) => line.amount))
  const tendered = sum(tenders.map((tender) => tender.amount))
  if (tendered !== amount) {
    throw new DomainError('TENDERS_MISMATCH', { tendered: formatMoney(tendered, digits), total: formatMoney(amount, digits) }, 'tenders')
  }
  return { amount, discount: sum(lines.map((line) => line.discount)), quantity: thousandths(lines.reduce((all, line) => all + line.quantity, 0)) }
}

/** A line as a fact: all four figures positive (or zero) in a sale, negative (or zero) in a refund. `cost` null: not known. */
export interface LineFact {
  lineId: string
  quantity: Thousandths
  amount: Minor
  discount: Minor
  cost: Minor | null
}

/** What is left of each sold line after `refunded`, which are negative facts. */
export function leftOf(sold: readonly LineFact[], refunded: readonly LineFact[]): LineFact[] {
  const left = new Map(sold.map((line) => [line.lineId, line]))
  for (const fact of refunded) {
    const line = left.get(fact.lineId)
    if (line) left.set(fact.lineId, plus(line, fact))
  }
  return [...left.values()]
}

/**
 * The negative facts for taking back `asked`, positive quantities of sold lines, after `alreadyRefunded` (negative facts).
 * Money goes by the proportion of the quantity to what is left, so that the last part takes what remains and all parts sum to
 * the line. NOT_FOUND for a line that was not sold, NOT_POSITIVE for no quantity, REFUND_EXCEEDS_SALE beyond what is left.
 */
export function refundLines(
  sold: readonly LineFact[], alreadyRefunded: readonly LineFact[], asked: readonly { lineId: string; quantity: Thousandths }[],
): LineFact[] {
  const left = new Map(leftOf(sold, alreadyRefunded).map((line) => [line.lineId, line]))
  return asked.map(({ lineId, quantity }, index) => {
    const line = left.get(lineId)
    if (!line) throw new DomainError('NOT_FOUND', { id: lineId }, `lines.${index}.lineId`)
    const field = `lines.${index}.quantity`
    if (quantity <= 0) throw new DomainError('NOT_POSITIVE', { value: formatQuantity(quantity) }, field)
    if (quantity > line.quantity) {
      throw new DomainError('REFUND_EXCEEDS_SALE', { asked: formatQuantity(quantity), left: formatQuantity(line.quantity) }, field)
    }
    const fact = refundOf(line, quantity)
    left.set(lineId, plus(line, fact))
    return fact
  })
}

function refundOf(line: LineFact, quantity: Thousandths): LineFact {
  const part = (amount: Minor) => proportion(amount, -quantity, line.quantity)
  return {
    lineId: line.lineId,
    quantity: thousandths(-quantity),
    amount: part(line.amount),
    discount: part(line.discount),
    cost: line.cost === null ? null : part(line.cost),
  }
}

function plus(line: LineFact, refund: LineFact): LineFact {
  return {
    lineId: line.lineId,
    quantity: thousandths(line.quantity + refund.quantity),
    amount: minor(line.amount + refund.amount),
    discount: minor(line.discount + refund.discount),
    cost: line.cost === null ? null : minor(line.cost + (refund.cost ?? 0)),
  }
}

function checkLine(line: SaleLineInput, field: string, digits: number): void {
  if (line.quantity <= 0) throw new DomainError('NOT_POSITIVE', { value: formatQuantity(line.quantity) }, `${field}.quantity`)
  for (const name of ['unitPrice', 'amount', 'discount'] as const) {
    if (line[name] < 0) throw new DomainError('NEGATIVE', { value: formatMoney(line[name], digits) }, `${field}.${name}`)
  }
}
