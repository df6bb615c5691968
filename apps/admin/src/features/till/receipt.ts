import type { SaleQuery } from '../../gql/graphql.ts';
import type { NodeOf } from '../../providers/source.ts';

type Whole = NodeOf<SaleQuery>;
type Line = Pick<Whole['lines'][number], 'lineNo' | 'quantity' | 'unitPrice' | 'amount' | 'discount'> & { product: { name: string } };

/** What of a sale stands on its receipt. */
type Sale = Pick<Whole, 'kind' | 'number' | 'soldAt' | 'till' | 'offers' | 'discount' | 'amount' | 'tenders'> & {
  store: Pick<Whole['store'], 'name' | 'timeZone'>;
  cashier: { name: string } | null;
  member: { number: string } | null;
  lines: readonly Line[];
};

/** Words and figures of a receipt, in the language of the page. */
export interface Words {
  t: (key: string, values?: object) => string;
  money: (value: string | number | null | undefined) => string;
  quantity: (value: string) => string;
  instant: (value: string | null | undefined, store: { timeZone: string | null }) => string;
}

/** A line of paper: one text, or one at each edge. */
export type Row = Text | Pair | { kind: 'rule' };

interface Text {
  kind: 'title' | 'centre' | 'text';
  text: string;
}

interface Pair {
  kind: 'pair' | 'strong';
  left: string;
  right: string;
}

/** Money that was taken off: "-¥3.00"; in a refund it is taken off what comes back. */
const lessOf = (amount: string, money: Words['money']) => money(amount.startsWith('-') ? amount.slice(1) : `-${amount}`);

/** What made a line cheaper, by the name of each promotion, coupon, pass and level; in one sum where nobody knows why. */
function reductions({ offers }: Sale, { lineNo, discount }: Line, plain: string, t: Words['t']) {
  const known = offers.filter((offer) => offer.lineNo === lineNo);
  if (known.length === 0) return Number(discount) === 0 ? [] : [{ name: plain, amount: discount }];
  return known.map(({ kind, name, amount }) => ({ name: name || t(`resources.till.take.${kind}`), amount }));
}

/** What stands on the receipt, from top to bottom; the browser's print and the printer's bytes are both made of it. */
export function receiptRows(sale: Sale, chainName: string, change: string | null, { t, money, quantity, instant }: Words): Row[] {
  const word = (name: string, values?: object) => t(`resources.till.slip.${name}`, values);
  const pair = (left: string, right: string): Row => ({ kind: 'pair', left, right });
  const refund = sale.kind === 'REFUND';
  return [
    { kind: 'title', text: chainName },
    { kind: 'centre', text: sale.store.name },
    ...(refund ? [{ kind: 'centre' as const, text: word('refund') }] : []),
    { kind: 'rule' },
    pair(word('number'), sale.number),
    pair(word('at'), instant(sale.soldAt, sale.store)),
    ...(sale.cashier ? [pair(word('cashier'), sale.cashier.name)] : []),
    ...(sale.till ? [pair(word('till'), sale.till)] : []),
    ...(sale.member ? [pair(word('member'), sale.member.number)] : []),
    { kind: 'rule' },
    ...sale.lines.flatMap((line): Row[] => [
      { kind: 'text', text: line.product.name },
      pair(`  ${quantity(line.quantity)} × ${money(line.unitPrice)}`, money(line.amount)),
      ...reductions(sale, line, word('discount'), t).map(({ name, amount }) => pair(`  ${name}`, lessOf(amount, money))),
    ]),
    { kind: 'rule' },
    ...(Number(sale.discount) === 0 ? [] : [pair(word('discount'), lessOf(sale.discount, money))]),
    { kind: 'strong', left: word('total'), right: money(sale.amount) },
    ...sale.tenders.map(({ method, amount }) => pair(t(`resources.shifts.method.${method}`), money(amount))),
    ...(change && Number(change) > 0 ? [pair(t('resources.till.change'), money(change))] : []),
    { kind: 'rule' },
    { kind: 'centre', text: word('thanks') },
  ];
}
