import type { Db } from '@regulars/db/kysely';
import type { Channel } from '@regulars/db/generated/kysely-enums';
import type { SellerShare } from '@regulars/domain/commissions';
import { preparedBy } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { MAX_LINES } from '@regulars/domain/sale-facts';
import { formatQuantity, type Thousandths } from '@regulars/domain/quantity';
import { sql } from 'kysely';
import type { Viewer } from '../../viewer.ts';
import { cardAllows } from '../members/card.ts';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Shown } from './shown.ts';

/** What is in the basket, and what the customer chose. */
export interface Basket {
  storeId: string;
  till: string | null;
  channel: Channel;
  /** null: a walk-in. */
  memberId: string | null;
  /** The card that was shown: its number, or the code of an electronic one. */
  card: string | null;
  lines: readonly BasketLine[];
  /** The coupons that are to be used; null: those that are best for the customer. */
  couponIds: readonly string[] | null;
  /** Codes of coupons that are nobody's yet. */
  codes: readonly string[];
}

export interface BasketLine {
  /** The caller's own, unique in the basket. */
  key: string;
  productId: string;
  quantity: Thousandths;
  employeeId: string | null;
  /** Who sells it together, that one among them; none: that one alone. */
  sellers: readonly SellerShare[];
  /** The type of the pass whose use pays for it. */
  passTypeId: string | null;
}

const MAX_KEY = 40;
const MAX_CODES = 20;
const PIECE = 1000;

/** @throws NO_LINES, TOO_LONG, REQUIRED, NOT_POSITIVE, TWICE, WHOLE_STEPS with the field */
export function checkBasket({ lines, codes }: Basket): void {
  if (lines.length === 0) throw new DomainError('NO_LINES', {}, 'lines');
  if (lines.length > MAX_LINES) throw new DomainError('TOO_LONG', { max: MAX_LINES }, 'lines');
  const keys = new Set<string>();
  lines.forEach(({ key, quantity, passTypeId }, at) => {
    if (key === '') throw new DomainError('REQUIRED', {}, `lines.${at}.key`);
    if (key.length > MAX_KEY) throw new DomainError('TOO_LONG', { max: MAX_KEY }, `lines.${at}.key`);
    if (keys.has(key)) throw new DomainError('TWICE', {}, `lines.${at}.key`);
    keys.add(key);
    if (quantity <= 0) throw new DomainError('NOT_POSITIVE', { value: formatQuantity(quantity) }, `lines.${at}.quantity`);
    if (passTypeId && quantity % PIECE !== 0) throw new DomainError('WHOLE_STEPS', { step: 1 }, `lines.${at}.quantity`);
  });
  if (codes.length > MAX_CODES) throw new DomainError('TOO_LONG', { max: MAX_CODES }, 'codes');
}

const sellerIds = ({ employeeId, sellers }: BasketLine) => [...(employeeId ? [employeeId] : []), ...sellers.map((one) => one.employeeId)];

export type Loaded = Awaited<ReturnType<typeof loadBasket>>;

/** All that a quote has to know of the basket's store, goods and member, in one statement. What is not there is missing. */
export async function loadBasket(on: Db, viewer: Viewer, basket: Basket, shown: Pick<Shown, 'memberId' | 'cardTypeId'>) {
  const { rows } = await basketRow(on, namedBy(viewer, basket, shown));
  const [found] = rows;
  if (!found) throw new RangeError('a query without tables has one row');
  return {
    store: found.store,
    member: found.member,
    products: new Map(found.products.map((product) => [product.id, product])),
    employees: new Map(found.employees.map(({ id, role }) => [id, role])),
    passes: new Map(found.passes.map((pass) => [pass.asset_id, pass])),
  };
}

/** What the statement of a basket asks for. */
export function namedBy(viewer: Viewer, { storeId, lines }: Basket, { memberId, cardTypeId }: Pick<Shown, 'memberId' | 'cardTypeId'>) {
  const cashier = viewer.kind === 'employee' ? [viewer.id] : [];
  return {
    storeId,
    memberId,
    cardTypeId,
    products: [...new Set(lines.map(({ productId }) => productId))],
    employees: [...new Set([...cashier, ...lines.flatMap(sellerIds)])],
    passTypes: [...new Set(lines.flatMap(({ passTypeId }) => passTypeId ?? []))],
  };
}

export const basketRow = preparedBy('checkout_basket', (on, value) => {
  const memberId = () => value<string>('memberId');
  const anyOf = (name: 'products' | 'employees' | 'passTypes') => sql<string>`any(${value<string[]>(name)}::uuid[])`;
  return on.selectNoFrom((eb) => [
    jsonObjectFrom(
      eb
        .selectFrom('org')
        .select(['id', 'kind', 'code', 'time_zone', 'day_starts_at', 'archived_at'])
        .where('id', '=', value<string>('storeId')),
    ).as('store'),
    jsonObjectFrom(
      eb
        .selectFrom('member as m')
        .innerJoin('level as l', 'l.id', 'm.level_id')
        .leftJoin('member_metrics as x', 'x.member_id', 'm.id')
        .select(['m.id', 'm.kind', 'm.birthday', 'm.archived_at', 'x.orders'])
        .select(['l.id as level_id', 'l.name as level_name', 'l.price_percent'])
        .select(['l.points_percent', 'l.birthday_percent', 'l.free_delivery', 'l.price_tier_id'])
        .select(cardAllows('discount', sql.ref('m.id'), value<string | null>('cardTypeId')).as('card_discount'))
        .where('m.id', '=', memberId()),
    ).as('member'),
    jsonArrayFrom(
      eb
        .selectFrom('product as p')
        .leftJoin('product_price as r', (join) =>
          join
            .onRef('r.product_id', '=', 'p.id')
            .on('r.tier_id', '=', (own) =>
              own
                .selectFrom('member as m')
                .innerJoin('level as l', 'l.id', 'm.level_id')
                .select('l.price_tier_id')
                .where('m.id', '=', memberId()),
            ),
        )
        .select(['p.id', 'p.name', 'p.kind', 'p.category_id', 'p.retail_price', 'p.cost', 'p.archived_at', 'r.price as list_price'])
        .where('p.id', '=', anyOf('products')),
    ).as('products'),
    jsonArrayFrom(eb.selectFrom('employee').select(['id', 'role']).where('id', '=', anyOf('employees'))).as('employees'),
    jsonArrayFrom(
      eb
        .selectFrom('pass_type as t')
        .innerJoin('asset as a', 'a.id', 't.asset_id')
        .select(['t.asset_id', 't.product_id', 'a.name'])
        .where('t.asset_id', '=', anyOf('passTypes')),
    ).as('passes'),
  ]);
});
