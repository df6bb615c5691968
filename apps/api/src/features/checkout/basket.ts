import type { Channel } from '@regulars/db/generated/kysely-enums';
import type { SellerShare } from '@regulars/domain/commissions';
import type { Db, Tx } from '@regulars/db/kysely';
import { type Ahead, type NamedValue, preparedBy } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { MAX_LINES } from '@regulars/domain/sale-facts';
import { formatQuantity, type Thousandths } from '@regulars/domain/quantity';
import { sql } from 'kysely';
import type { Viewer } from '../../viewer.ts';
import { cardAllows } from '../members/card.ts';
import { metricsOf } from '../metrics/service.ts';
import { earningBuyer, earningCards } from '../points/earn.ts';
import { pointsCard } from '../points/pay.ts';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';

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

/** Who buys, and by which card. */
export interface Shown {
  memberId: string | null;
  cardId: string | null;
  cardTypeId: string | null;
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
  const { rows } = await basketRow(on, namedBy(basket, shown));
  const [found] = rows;
  if (!found) throw new RangeError('a query without tables has one row');
  const { employees, passes } = await othersOf(on, viewer, basket);
  return {
    store: found.store,
    member: found.member && { ...found.member, orders: found.metrics?.orders ?? 0 },
    products: new Map(found.products.map((product) => [product.id, product])),
    employees: new Map([...(viewer.kind === 'employee' ? [viewer] : []), ...employees].map(({ id, role }) => [id, role])),
    passes: new Map(passes.map((pass) => [pass.asset_id, pass])),
  };
}

/** What few baskets name: who sells but the one who asks, and passes. */
async function othersOf(on: Db, viewer: Viewer, { lines }: Basket) {
  const employees = [...new Set(lines.flatMap(sellerIds))].filter((id) => viewer.kind !== 'employee' || id !== viewer.id);
  const passTypes = [...new Set(lines.flatMap(({ passTypeId }) => passTypeId ?? []))];
  const [found] = employees.length + passTypes.length > 0 ? (await othersRow(on, { employees, passTypes })).rows : [];
  return found ?? { employees: [], passes: [] };
}

/** What the statement of a basket asks for. */
const namedBy = ({ storeId, lines }: Basket, { memberId, cardTypeId }: Pick<Shown, 'memberId' | 'cardTypeId'>) => ({
  storeId,
  memberId,
  cardTypeId,
  products: [...new Set(lines.map(({ productId }) => productId))],
});

/**
 * The basket of a member who showed no card, to be asked ahead. Its row holds what others ask of the member in the same transaction, so they
 * are told.
 */
export function basketAhead(tx: Tx, basket: Basket, memberId: string): Ahead {
  const named = namedBy(basket, { memberId, cardTypeId: null });
  return async (ask) => {
    const { rows } = await ask(basketRow.of(tx, named));
    basketRow.tell(tx, named, rows);
    for (const { member, metrics, cards } of rows) {
      if (!member) return;
      metricsOf.tell(tx, { memberId }, metrics ? [metrics] : []);
      pointsCard.tell(tx, { memberId, cardTypeId: null }, [{ ok: member.card_points }]);
      const { birthday, level_name: level, points_percent: pointsPercent, birthday_percent: birthdayPercent } = member;
      const buyer = { birthday, orders: metrics?.orders ?? 0, level, pointsPercent, birthdayPercent };
      if (cards) earningBuyer.tell(tx, { memberId, cardId: null }, [{ ...buyer, ...cards }]);
    }
  };
}

const basketRow = preparedBy('checkout_basket', (on, value: NamedValue<'storeId' | 'memberId' | 'cardTypeId' | 'products'>) => {
  const memberId = () => value<string>('memberId');
  const allows = (use: 'points' | 'discount') => cardAllows(use, sql.ref('m.id'), value<string | null>('cardTypeId'));
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
        .select(['m.id', 'm.kind', 'm.birthday', 'm.archived_at'])
        .select(['l.id as level_id', 'l.name as level_name', 'l.price_percent'])
        .select(['l.points_percent', 'l.birthday_percent', 'l.free_delivery', 'l.price_tier_id'])
        .select([allows('discount').as('card_discount'), allows('points').as('card_points')])
        .where('m.id', '=', memberId()),
    ).as('member'),
    jsonObjectFrom(eb.selectFrom('member_metrics').selectAll().where('member_id', '=', memberId())).as('metrics'),
    jsonObjectFrom(eb.selectFrom(earningCards(sql`${memberId()}::uuid`, sql`null`).as('c')).selectAll()).as('cards'),
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
        .where('p.id', '=', sql<string>`any(${value<string[]>('products')}::uuid[])`),
    ).as('products'),
  ]);
});

const othersRow = preparedBy('checkout_others', (on, value) =>
  on.selectNoFrom((eb) => [
    jsonArrayFrom(
      eb
        .selectFrom('employee')
        .select(['id', 'role'])
        .where('id', '=', sql<string>`any(${value<string[]>('employees')}::uuid[])`),
    ).as('employees'),
    jsonArrayFrom(
      eb
        .selectFrom('pass_type as t')
        .innerJoin('asset as a', 'a.id', 't.asset_id')
        .select(['t.asset_id', 't.product_id', 'a.name'])
        .where('t.asset_id', '=', sql<string>`any(${value<string[]>('passTypes')}::uuid[])`),
    ).as('passes'),
  ]),
);
