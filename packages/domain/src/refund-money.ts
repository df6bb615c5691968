import { DomainError } from './errors.ts';
import { allocate, formatMoney, type Minor, minor, sum, ZERO } from './money.ts';

interface Tender {
  method: string;
  amount: Minor;
}

/** What a member holds: what was paid by it goes back there, and nothing else does. */
const HELD: ReadonlySet<string> = new Set(['STORED_VALUE', 'POINTS']);

/** Whether a payment is of what a member holds. */
export const isHeld = (method: string) => HELD.has(method);

/** What of a sale may go back as money: what was paid in money, less what went back in money, by whichever method. */
const moneyLeft = (paidLeft: readonly Tender[]): Minor =>
  minor(Math.max(0, sum(paidLeft.filter(({ method }) => !isHeld(method)).map(({ amount }) => amount))));

/**
 * How `due` goes back where nothing else is said: by the methods of payment, in proportion to what is left of each; money that
 * went back by another method is taken off all the money that is left.
 * REQUIRED of a sale whose payments are not known.
 */
export function refundTenders<Paid extends Tender>(due: Minor, paidLeft: readonly Paid[]): Paid[] {
  if (due === 0) return [];
  if (paidLeft.length === 0) throw new DomainError('REQUIRED', {}, 'tenders');
  const held = paidLeft.filter(({ method }) => isHeld(method));
  const money = paidLeft.filter(({ method }) => !isHeld(method));
  const weights = held.map(({ amount }) => Math.max(0, amount));
  const shares = allocate(due, money.length > 0 ? [...weights, moneyLeft(money)] : weights);
  const parts = allocate(
    shares[held.length] ?? ZERO,
    money.map(({ amount }) => Math.max(0, amount)),
  );
  const amountOf = new Map<Paid, Minor>([
    ...held.map((tender, at) => [tender, shares[at] ?? ZERO] as const),
    ...money.map((tender, at) => [tender, parts[at] ?? ZERO] as const),
  ]);
  return paidLeft.map((tender) => ({ ...tender, amount: amountOf.get(tender) ?? ZERO })).filter(({ amount }) => amount !== 0);
}

/**
 * Lets pass a choice of how the money of a refund goes back: what was paid by stored value or points at most there, the rest as money, and
 * money by the methods it was paid by, unless `anyMoney`. Else PAID_OTHERWISE (of the payment) or HELD_GOES_BACK (of all of them).
 */
export function checkPaidBack(
  asked: readonly Tender[],
  paidLeft: readonly Tender[],
  { anyMoney, digits = 2 }: { anyMoney: boolean; digits?: number },
): void {
  const money = asked.filter(({ method }) => !isHeld(method));
  const most = moneyLeft(paidLeft);
  const left = new Map(paidLeft.map(({ method, amount }) => [method, Math.max(0, amount)]));
  asked.forEach(({ method, amount }, at) => {
    if (!isHeld(method) && anyMoney) return;
    const of = left.get(method) ?? 0;
    if (amount > of) {
      const told = { left: formatMoney(minor(of), digits), asked: formatMoney(amount, digits) };
      throw new DomainError('PAID_OTHERWISE', told, `tenders.${at}.amount`);
    }
    left.set(method, of - amount);
  });
  const over = minor(sum(money.map(({ amount }) => amount)) - most);
  if (over > 0) throw new DomainError('HELD_GOES_BACK', { over: formatMoney(over, digits), left: formatMoney(most, digits) }, 'tenders');
}

/** Of the money of a refund so much is kept for points that it should take back: that part goes by points. */
export function keptFor<Asked extends Tender>(tenders: readonly Asked[], kept: Minor): (Asked | { method: 'POINTS'; amount: Minor })[] {
  const money = tenders.filter(({ method }) => method !== 'POINTS');
  const byPoints = sum([kept, ...tenders.filter(({ method }) => method === 'POINTS').map(({ amount }) => amount)]);
  const parts = allocate(
    kept,
    money.map(({ amount }) => amount),
  );
  const rest = money.map((tender, at) => ({ ...tender, amount: minor(tender.amount - (parts[at] ?? 0)) }));
  return [...rest.filter(({ amount }) => amount > 0), { method: 'POINTS', amount: byPoints }];
}
