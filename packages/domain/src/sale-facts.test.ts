import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minor } from './money.ts'
import { thousandths } from './quantity.ts'
import { checkSale, leftOf, type LineFact, refundLines, type SaleLineInput } from './sale-facts.ts'

const line = (quantity: number, unitPrice: number, amount: number, discount = 0): SaleLineInput => (
  { quantity: thousandths(quantity), unitPrice: minor(unitPrice), amount: minor(amount), discount: minor(discount) })
const pay = (...amounts: number[]) => amounts.map((amount) => ({ amount: minor(amount) }))

describe('checkSale', () => {
  it('totals what adds up', () => {
    expect(checkSale([line(2000, 500, 900, 100), line(1500, 333, 499)], pay(1000, 399))).toEqual({ quantity: 3500, amount: 1399, discount: 100 })
    expect(checkSale([line(1000, 0, 0)], [])).toEqual({ quantity: 1000, amount: 0, discount: 0 })
  })

  it.each<[string, SaleLineInput[], { amount: ReturnType<typeof minor> }[], string, string]>([
    ['no lines', [], [], 'NO_LINES', 'lines'],
    ['a line of nothing', [line(1000, 1, 1), line(0, 1, 1)], pay(2), 'NOT_POSITIVE', 'lines.1.quantity'],
    ['a negative quantity', [line(-1000, 1, 1)], pay(1), 'NOT_POSITIVE', 'lines.0.quantity'],
    ['a negative price', [line(1000, -1, 1)], pay(1), 'NEGATIVE', 'lines.0.unitPrice'],
    ['a negative amount', [line(1000, 1, -1)], pay(1), 'NEGATIVE', 'lines.0.amount'],
    ['a negative discount', [line(1000, 1, 1, -1)], pay(1), 'NEGATIVE', 'lines.0.discount'],
    ['a tender of nothing', [line(1000, 1, 1)], pay(1, 0), 'NOT_POSITIVE', 'tenders.1.amount'],
    ['too little paid', [line(1000, 1, 1000)], pay(999), 'TENDERS_MISMATCH', 'tenders'],
    ['too much paid', [line(1000, 1, 1000)], pay(999, 2), 'TENDERS_MISMATCH', 'tenders'],
  ])('refuses %s', (_, lines, tenders, code, field) => {
    expect(() => checkSale(lines, tenders)).toThrow(expect.objectContaining({ code, field }))
  })

  it('says both sums', () => {
    expect(() => checkSale([line(1000, 1, 1000)], pay(999))).toThrow('The payments come to 9.99, but the sale comes to 10.00.')
  })
})

const fact = (lineId: string, quantity: number, amount: number, discount = 0, cost: number | null = null): LineFact => (
  { lineId, quantity: thousandths(quantity), amount: minor(amount), discount: minor(discount), cost: cost === null ? null : minor(cost) })
const ask = (lineId: string, quantity: number) => ({ lineId, quantity: thousandths(quantity) })

describe('refundLines', () => {
  const sold = [fact('a', 3000, 1000, 10, 700), fact('b', 1500, 333)]

  it('takes a share, and the last part takes the rest', () => {
    const first = refundLines(sold, [], [ask('a', 1000)])
    expect(first).toEqual([fact('a', -1000, -333, -3, -233)])
    const second = refundLines(sold, first, [ask('a', 1000)])
    expect(second).toEqual([fact('a', -1000, -334, -4, -234)])
    expect(refundLines(sold, [...first, ...second], [ask('a', 1000)])).toEqual([fact('a', -1000, -333, -3, -233)])
  })

  it('takes whole lines, with unknown cost unknown', () => {
    expect(refundLines(sold, [], [ask('b', 1500), ask('a', 3000)])).toEqual([fact('b', -1500, -333), fact('a', -3000, -1000, -10, -700)])
  })

  it.each<[string, LineFact[], ReturnType<typeof ask>[], string, string]>([
    ['a line that was not sold', [], [ask('a', 1), ask('c', 1)], 'NOT_FOUND', 'lines.1.lineId'],
    ['nothing', [], [ask('a', 0)], 'NOT_POSITIVE', 'lines.0.quantity'],
    ['less than nothing', [], [ask('a', -1)], 'NOT_POSITIVE', 'lines.0.quantity'],
    ['more than was sold', [], [ask('a', 3001)], 'REFUND_EXCEEDS_SALE', 'lines.0.quantity'],
    ['more than is left', [fact('a', -2500, -800)], [ask('a', 501)], 'REFUND_EXCEEDS_SALE', 'lines.0.quantity'],
    ['more than is left, in two askings', [], [ask('a', 2000), ask('a', 1001)], 'REFUND_EXCEEDS_SALE', 'lines.1.quantity'],
  ])('refuses %s', (_, refunded, asked, code, field) => {
    expect(() => refundLines(sold, refunded, asked)).toThrow(expect.objectContaining({ code, field }))
  })

  it('says what is left', () => {
    expect(() => refundLines(sold, [fact('a', -2500, -800)], [ask('a', 501)])).toThrow('0.501 cannot be returned: only 0.5 of this line are left')
  })

  it('leaves nothing of a line taken back in any parts, and never takes more than there is', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(parts, fc.nat(1e9), fc.nat(1e6), fc.option(fc.nat(1e9)), (quantities, amount, discount, cost) => {
      const whole = [fact('x', quantities.reduce((a, b) => a + b, 0), amount, discount, cost)]
      const refunded: LineFact[] = []
      for (const quantity of quantities) {
        const [part] = refundLines(whole, refunded, [ask('x', quantity)])
        if (part) refunded.push(part)
        const [left] = leftOf(whole, refunded)
        expect(part && part.amount <= 0 && part.discount <= 0 && (part.cost ?? 0) <= 0).toBe(true)
        expect(left && left.amount >= 0 && left.discount >= 0 && (left.cost ?? 0) >= 0).toBe(true)
      }
      expect(leftOf(whole, refunded)).toEqual([fact('x', 0, 0, 0, cost === null ? null : 0)])
    }))
  })
})
