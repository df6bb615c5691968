import type { Db } from '@regulars/db/kysely';
import { ruleVocabulary } from '@regulars/domain/criteria-sale';
import type { Facts } from '@regulars/domain/criteria-evaluate';
import { DomainError } from '@regulars/domain/errors';
import { isBirthday } from '@regulars/domain/members';
import { minor } from '@regulars/domain/money';
import type { Offer } from '@regulars/domain/offers';
import type { QuoteLine, QuoteSituation } from '@regulars/domain/quote';
import type { BusinessDate } from '@regulars/domain/time';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import { db } from '../../db.ts';
import { kept } from '../../kept.ts';
import { askingAt } from '../segments/asking.ts';
import { loadFacts } from '../segments/facts.ts';
import type { Compiling } from '../segments/sql.ts';
import { openStore } from '../sales/checks.ts';
import type { Basket, Loaded } from './basket.ts';

/** In which words rules of sales are asked; the day is the sale's to say. */
export const saleAsking = kept(async (): Promise<Compiling> => {
  const { vocabulary, ...asking } = await askingAt(db, new Date());
  return { ...asking, vocabulary: ruleVocabulary(vocabulary) };
});

export interface OffersFor {
  promotions: readonly Offer[];
  coupons: readonly Offer[];
}

export interface Place {
  store: ReturnType<typeof openStore<NonNullable<Loaded['store']>>>;
  day: BusinessDate;
}

/** Where and on which business day it is sold. @throws NOT_FOUND, ARCHIVED of storeId */
export function placeOf({ store }: Loaded, now: Date): Place {
  const open = openStore(store);
  return { store: open, day: businessDayAt(open, now) };
}

/** All that the quote of a basket depends on. @throws NOT_FOUND, ARCHIVED of what the basket names */
export async function situationOf(
  on: Db,
  { basket, loaded, place, cardTypeId, now }: { basket: Basket; loaded: Loaded; place: Place; cardTypeId: string | null; now: Date },
  { promotions, coupons }: OffersFor,
): Promise<QuoteSituation> {
  const asking = await saleAsking.get();
  const { member } = loaded;
  const { storeId, channel, till } = basket;
  return {
    asked: {
      storeId,
      channel,
      till,
      day: place.day,
      hour: hourAt(place.store.time_zone, now),
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
    pass: pass ? { id: pass.asset_id, name: pass.name } : null,
  };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** By the clock of the store, 0 to 23. */
function hourAt(timeZone: string | null, now: Date): number {
  const zone = timeZone ?? chain().timeZone;
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  clocks.set(zone, clock);
  return Number(clock.format(now));
}
