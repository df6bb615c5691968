import type { SellerShare } from '@regulars/domain/commissions';
import { formatMoney, minor, type Minor, parseMoney } from '@regulars/domain/money';
import { formatQuantity, parseQuantity, thousandths } from '@regulars/domain/quantity';
import type { TillCatalogQuery, TillMemberFragment } from '../../gql/graphql.ts';

export type Product = TillCatalogQuery['tillCatalog'][number];
export type Member = TillMemberFragment;

/** A line of the basket; the quantity in thousandths. */
export interface Line {
  key: string;
  productId: string;
  name: string;
  unit: string | null;
  price: string;
  quantity: number;
  employeeId: string | null;
  /** Where several sell it together, in place of that one; baskets of before do not know it. */
  sellers?: SellerShare[];
  passTypeId: string | null;
}

/** What is in the bill beside goods. */
export interface Extra {
  key: string;
  kind: 'TOP_UP' | 'PASS' | 'CARD';
  /** Of the package, pass type or card type; null: a top-up without a package. */
  id: string | null;
  name: string;
  /** As the API writes money. */
  amount: string;
  /** Who sells it. */
  employeeId?: string | null;
}

/** All that must not get lost; kept in the tab's own store. */
export interface Basket {
  /** Of the bill: the same until it is answered, so that a retry never sells twice. */
  billKey: string;
  lines: Line[];
  extras: Extra[];
  member: Member | null;
  /** As it was scanned, where a card led to the member. */
  card: string | null;
  /** Chosen coupons; null: those that are best. */
  coupons: string[] | null;
  codes: string[];
  /** The key of the line that + and − are about; null: the last one. */
  selected: string | null;
}

export const PIECE = 1000;
/** More of one thing is a typing error or a scanned barcode. */
const MOST = 10_000 * PIECE;

export const emptyBasket = (billKey: string): Basket => ({
  billKey,
  lines: [],
  extras: [],
  member: null,
  card: null,
  coupons: null,
  codes: [],
  selected: null,
});

export const isEmpty = ({ lines, extras }: Basket) => lines.length + extras.length === 0;

export const selectedOf = ({ lines, selected }: Basket): Line | undefined => lines.find(({ key }) => key === selected) ?? lines.at(-1);

/** One more of a product; a line of it that nothing was chosen for grows. */
export function addProduct(basket: Basket, product: Product, key: string, quantity = PIECE): Basket {
  const same = basket.lines.find(
    ({ productId, passTypeId, employeeId, sellers }) => productId === product.id && !passTypeId && !employeeId && !sellers?.length,
  );
  if (same) return setQuantity({ ...basket, selected: same.key }, same.key, same.quantity + quantity);
  const { id: productId, name, price } = product;
  const unit = product.unit ?? null;
  const line: Line = { key, productId, name, unit, price, quantity, employeeId: null, passTypeId: null };
  return { ...basket, lines: [...basket.lines, line], selected: key };
}

/** So many of a line; none takes it out. What is too much stays as it was. */
export function setQuantity(basket: Basket, key: string, quantity: number): Basket {
  if (quantity > MOST) return basket;
  if (quantity <= 0) return removeLine(basket, key);
  return changeLine(basket, key, { quantity });
}

export function changeLine(basket: Basket, key: string, change: Partial<Line>): Basket {
  return { ...basket, lines: basket.lines.map((line) => (line.key === key ? { ...line, ...change } : line)) };
}

export function removeLine(basket: Basket, key: string): Basket {
  return { ...basket, lines: basket.lines.filter((line) => line.key !== key), selected: null };
}

/** Selects the line above or below. */
export function selectNext(basket: Basket, step: 1 | -1): Basket {
  const at = basket.lines.findIndex(({ key }) => key === selectedOf(basket)?.key);
  const next = basket.lines[Math.min(basket.lines.length - 1, Math.max(0, at + step))];
  return next ? { ...basket, selected: next.key } : basket;
}

/** Another member: coupons of the one before are chosen no more. */
export const withMember = (basket: Basket, member: Member | null, card: string | null): Basket => ({
  ...basket,
  member,
  card,
  coupons: null,
  lines: basket.lines.map((line) => ({ ...line, passTypeId: null })),
  extras: member ? basket.extras : [],
});

/** The basket as it is asked and sold. */
export const quoteInput = (basket: Basket, { storeId, till }: { storeId: string; till: string }) => ({
  storeId,
  till,
  memberId: basket.member?.memberId ?? null,
  card: basket.card,
  lines: basket.lines.map(({ key, productId, quantity, employeeId, sellers, passTypeId }) => ({
    key,
    productId,
    quantity: formatQuantity(thousandths(quantity)),
    ...(sellers?.length ? { sellers } : { employeeId }),
    passTypeId,
  })),
  coupons: basket.coupons,
  codes: basket.codes,
});

/** What the goods come to by the retail list: shown until the quote is there. */
export function guess(lines: readonly Line[], digits: number): Minor {
  return minor(lines.reduce((sum, line) => sum + lineGuess(line, digits), 0));
}

export const lineGuess = ({ price, quantity }: Line, digits: number): Minor =>
  minor(Math.round((parseMoney(price, digits) * quantity) / PIECE));

export const extrasSum = (extras: readonly Extra[], digits: number): Minor =>
  minor(extras.reduce((sum, { amount }) => sum + parseMoney(amount, digits), 0));

export const moneyText = (amount: number, digits: number) => formatMoney(minor(amount), digits);

/** "3*" before what is searched asks for three of it. */
export function timesOf(text: string): { quantity: number; text: string } {
  const [, times, rest] = /^(\d+(?:\.\d{1,3})?)[*×xX](.*)$/.exec(text.trim()) ?? [];
  if (times === undefined || rest === undefined) return { quantity: PIECE, text: text.trim() };
  return { quantity: parseQuantity(times), text: rest.trim() };
}

/** Names of those who sell a line, with their shares where there are several. */
export function sellerNames(
  { employeeId, sellers }: Pick<Line, 'employeeId' | 'sellers'>,
  all: readonly { id: string; name: string }[],
): string[] {
  const nameOf = (id: string) => all.find((one) => one.id === id)?.name ?? '';
  if (sellers?.length) return sellers.map(({ employeeId: id, share }) => `${nameOf(id)} ${share}%`);
  return employeeId ? [nameOf(employeeId)] : [];
}
