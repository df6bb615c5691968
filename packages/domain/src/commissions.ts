import type { Condition } from './criteria.ts';
import { LINE_ATTRIBUTES } from './criteria-attributes.ts';
import { evaluator, type Facts } from './criteria-evaluate.ts';
import type { Context } from './criteria-test.ts';
import { DomainError } from './errors.ts';
import { allocate, formatMoney, type Minor, minor, sub, ZERO } from './money.ts';
import type { Role } from './permissions.ts';
import { proportion, type Thousandths, thousandths, times } from './quantity.ts';

// 提成: what an employee earns by selling. Of the rules of a subject the first that fits decides, and what is sold together is shared.

export const SUBJECTS = ['GOODS', 'SERVICE', 'PASS', 'CARD', 'TOP_UP'] as const;
export type CommissionSubject = (typeof SUBJECTS)[number];

export const BASES = ['NET', 'PROFIT', 'PIECE'] as const;
export type CommissionBasis = (typeof BASES)[number];

/** Of everything, in hundredths of a percent. */
const WHOLE_RATE = 10_000;
const WHOLE_SHARE = 100;
const MOST_SELLERS = 10;

/** What a rule says. */
export interface CommissionTerms {
  subject: CommissionSubject;
  basis: CommissionBasis;
  /** Hundredths of a percent of the money, of NET and PROFIT; 0: these earn nothing. */
  rate: number | null;
  /** For a piece, of PIECE. */
  amount: Minor | null;
  /** Which lines; null: all. */
  lines: Condition | null;
  /** Of whom; null: of everybody. */
  role: Role | null;
}

export interface CommissionRule extends CommissionTerms {
  id: string;
  version: number;
}

/** A rule whose condition is ready to be asked. */
export interface ReadyRule extends CommissionRule {
  isMeant: (facts: Facts) => boolean;
}

export function readyRule(rule: CommissionRule, context: Context): ReadyRule {
  return { ...rule, isMeant: rule.lines ? evaluator(rule.lines, LINE_ATTRIBUTES, context) : () => true };
}

/** Lets pass what a rule may say. @param minorDigits of the chain's money, for the words @throws REQUIRED, NOT_ALLOWED_HERE, NEGATIVE, TOO_LARGE with the field */
export function checkTerms({ subject, basis, rate, amount }: CommissionTerms, minorDigits: number): void {
  if (basis === 'PROFIT' && (subject === 'CARD' || subject === 'TOP_UP')) throw new DomainError('COMMISSION_NO_PROFIT', {}, 'basis');
  const [needed, other] = basis === 'PIECE' ? (['amount', 'rate'] as const) : (['rate', 'amount'] as const);
  const said = { rate, amount };
  if (said[needed] === null) throw new DomainError('REQUIRED', {}, needed);
  if (said[other] !== null) throw new DomainError('COMMISSION_ONE_MEASURE', {}, other);
  if (rate !== null && rate < 0) throw new DomainError('NEGATIVE', { value: rate / 100 }, 'rate');
  if (amount !== null && amount < 0) throw new DomainError('NEGATIVE', { value: formatMoney(amount, minorDigits) }, 'amount');
  if (rate !== null && rate > WHOLE_RATE) throw new DomainError('TOO_LARGE', { max: WHOLE_RATE / 100 }, 'rate');
}

/** Who sold, and which percent of it is theirs. */
export interface SellerShare {
  employeeId: string;
  share: number;
}

/** Who sells a line, as the caller says: one, or several with their shares. */
export interface AskedSellers {
  employeeId: string | null;
  sellers: readonly SellerShare[];
}

/**
 * The salesperson of a line, to whom its revenue is counted: the one with the largest share, the first of equals; and the shares, where
 * there are several. @throws SELLER_TWICE_SAID, TOO_LONG, TWICE, NOT_POSITIVE, SHARES_NOT_WHOLE with the field under `path`
 */
export function sellersOf({ employeeId, sellers }: AskedSellers, path: string): AskedSellers {
  if (sellers.length === 0) return { employeeId, sellers: [] };
  if (employeeId !== null) throw new DomainError('SELLER_TWICE_SAID', {}, `${path}.employeeId`);
  if (sellers.length > MOST_SELLERS) throw new DomainError('TOO_LONG', { max: MOST_SELLERS }, `${path}.sellers`);
  const known = new Set<string>();
  sellers.forEach((seller, at) => {
    if (known.has(seller.employeeId)) throw new DomainError('TWICE', {}, `${path}.sellers.${at}.employeeId`);
    known.add(seller.employeeId);
    if (seller.share <= 0) throw new DomainError('NOT_POSITIVE', { value: seller.share }, `${path}.sellers.${at}.share`);
  });
  const whole = sellers.reduce((total, { share }) => total + share, 0);
  if (whole !== WHOLE_SHARE) throw new DomainError('SHARES_NOT_WHOLE', { sum: whole }, `${path}.sellers`);
  const [first] = sellers.toSorted((a, b) => b.share - a.share); // keeps the order of equals
  return { employeeId: first?.employeeId ?? null, sellers: sellers.length > 1 ? sellers : [] };
}

/** Who sold, as rules see them. */
export interface Seller extends SellerShare {
  role: Role | null;
  /** The line as conditions on lines know it, sold by this one. */
  facts: Facts;
}

/** A line of a sale, a top-up or a card. */
export interface Sold {
  subject: CommissionSubject;
  amount: Minor;
  /** null: not known. */
  cost: Minor | null;
  /** Pieces; a pass, a card and a top-up are one. */
  quantity: Thousandths;
  sellers: readonly Seller[];
}

/** What one employee earns by it, and why. */
export interface Earned extends SellerShare {
  ruleId: string;
  version: number;
  /** Minor units, or thousandths of pieces: of the whole line. */
  base: number;
  amount: Minor;
}

/**
 * What everybody earns by what was sold. Each seller by the first rule that fits; of sellers under one rule the parts come to what the rule
 * gives for the whole. Nobody earns less than nothing: not on a loss, and by PROFIT nothing where the cost is not known.
 * @param rules in the order of their positions
 */
export function commissionsOf(sold: Sold, rules: readonly ReadyRule[]): Earned[] {
  const shares = sold.sellers.map(({ share }) => share);
  return sold.sellers.flatMap(({ employeeId, share, role, facts }, at) => {
    const rule = rules.find((one) => one.subject === sold.subject && (one.role === null || one.role === role) && one.isMeant(facts));
    if (!rule) return [];
    const base = baseOf(rule.basis, sold);
    const amount = allocate(earnedBy(rule, base), shares)[at] ?? ZERO;
    return amount > 0 ? [{ employeeId, share, ruleId: rule.id, version: rule.version, base, amount }] : [];
  });
}

function baseOf(basis: CommissionBasis, { amount, cost, quantity }: Sold): number {
  if (basis === 'PIECE') return quantity;
  if (basis === 'NET') return Math.max(0, amount);
  return cost === null ? 0 : Math.max(0, sub(amount, cost));
}

/** What a rule gives for a base, halves rounded up. */
function earnedBy({ basis, rate, amount }: CommissionTerms, base: number): Minor {
  return basis === 'PIECE' ? times(thousandths(base), amount ?? ZERO) : proportion(minor(base), rate ?? 0, WHOLE_RATE);
}

/** What was earned by a line, and what was given back of it so far. */
export interface EarnedBefore {
  amount: Minor;
  base: number;
  /** Above zero, what earlier refunds took back. */
  amountBack: Minor;
  baseBack: number;
}

/**
 * What a refund takes back: so much that all refunds together have taken as much of what was earned as they have of the line. Rounding is
 * carried on, so that of a line that came back whole nothing is left, in however many parts.
 * @param left of `whole`, after this refund: money, or pieces where pieces earned
 */
export function takenBack(earned: EarnedBefore, { whole, left }: { whole: number; left: number }): { amount: Minor; base: number } {
  const part = (of: number) => (whole > 0 ? proportion(minor(of), whole - left, whole) : minor(of));
  return { amount: sub(part(earned.amount), earned.amountBack), base: part(earned.base) - earned.baseBack };
}
