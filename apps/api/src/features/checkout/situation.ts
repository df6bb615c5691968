import type { Db } from '@regulars/db/kysely';
import type { Facts } from '@regulars/domain/criteria-evaluate';
import { DomainError } from '@regulars/domain/errors';
import { isBirthday } from '@regulars/domain/members';
import { minor } from '@regulars/domain/money';
import type { Offer } from '@regulars/domain/offers';
import type { QuoteLine, QuoteSituation } from '@regulars/domain/quote';
import type { BusinessDate } from '@regulars/domain/time';
import { businessDayAt, hourAt } from '../../business-day.ts';
import { saleAsking } from '../segments/asking.ts';
import { loadFacts } from '../segments/facts.ts';
import type { Compiling } from '../segments/sql.ts';
import { openStore } from '../sales/checks.ts';
import type { Basket, Loaded } from './basket.ts';

export interface OffersFor {
  promotions: readonly Offer[];
  coupons: readonly Offer[];
}

export interface Place {
  store: ReturnType<typeof openStore<NonNullable<Loaded['store']>>>;
  day: BusinessDate;
  /** By the clock of the store, 0 to 23. */
  hour: number;
}

/** Where and on which business day it is sold. @throws NOT_FOUND, ARCHIVED of storeId */
export function placeOf({ store }: Loaded, now: Date): Place {
  const open = openStore(store);
  return { store: open, day: businessDayAt(open, now), hour: hourAt(open, now) };
}

/** All that the quote of a basket depends on. @throws NOT_FOUND, ARCHIVED of what the basket names */
export async function situationOf(
  on: Db,
  { basket, loaded, place, cardTypeId }: { basket: Basket; loaded: Loaded; place: Place; cardTypeId: string | null },
  { promotions, coupons }: OffersFor,
): Promise<QuoteSituation> {
  const asking = await saleAsking.get(on);
  const { member } = loaded;
  const { storeId, channel, till } = basket;
  return {
    asked: {
      storeId,
      channel,
      till,
      day: place.day,
      hour: place.hour,
      first: member !== null && (member.orders ?? 0) === 0,
      birthday: member?.birthday != null && isBirthday(member.birthday, place.day),
      cardTypeId,
    },
    member: member && (await factsOf(on, member.id, [...promotions, ...coupons], asking)),
    lines: basket.lines.map((line, at) => lineOf(line, at, loaded)),
    level: member && {
      id: member.level_id,
      name: member.level_name,
      pricePercent: member.price_percent,
      freeDelivery: member.free_delivery,
      byCard: member.card_discount,
      trade: member.kind === 'ORGANISATION',
    },
    promotions,
    coupons,
    choice: basket.couponIds ?? 'BEST',
    roundTo: minor(1),
    vocabulary: asking.vocabulary,
    context: { ...asking.context, today: place.day },
  };
}

/** What the conditions of the offers ask of the member: nothing where none asks. */
async function factsOf(on: Db, memberId: string, offers: readonly Offer[], asking: Compiling): Promise<Facts> {
  const conditions = offers.flatMap(({ condition }) => condition ?? []);
  if (conditions.length === 0) return {};
  return (await loadFacts(on, [memberId], conditions, asking)).get(memberId) ?? {};
}

function lineOf({ key, productId, quantity, employeeId, passTypeId }: Basket['lines'][number], at: number, loaded: Loaded): QuoteLine {
  const product = loaded.products.get(productId);
  if (!product) throw new DomainError('NOT_FOUND', {}, `lines.${at}.productId`);
  if (product.archived_at) throw new DomainError('ARCHIVED', {}, `lines.${at}.productId`);
  const pass = passTypeId ? loaded.passes.get(passTypeId) : undefined;
  if (passTypeId && pass?.product_id !== productId) throw new DomainError('NOT_FOUND', {}, `lines.${at}.passTypeId`);
  return {
    key,
    productId,
    categoryId: product.category_id,
    sellerId: employeeId,
    quantity,
    retailPrice: minor(product.retail_price),
    listPrice: product.list_price === null ? null : minor(product.list_price),
    fixed: false,
    delivery: product.kind === 'DELIVERY',
    pass: pass ? { id: pass.asset_id, name: pass.name } : null,
  };
}
