import type { TenderMethod } from '../../packages/db/src/generated/kysely-enums.ts';
import { minor, type Minor, ZERO } from '../../packages/domain/src/money.ts';
import { times } from '../../packages/domain/src/quantity.ts';
import { type Figures, totalsOf } from '../../packages/domain/src/sale-facts.ts';
import { receiptNumber } from '../../apps/api/src/features/sales/checks.ts';
import { Baskets, type Item } from './baskets.ts';
import { type Catalog, costOn, priceOn } from './catalog.ts';
import { LEVELS } from './data/membership.ts';
import { levelFor } from './levels.ts';
import { at, type Random, wheel } from './random.ts';
import type { Members } from './members.ts';
import { Refunds } from './refunds.ts';
import { Savers } from './savers.ts';
import type { Season } from './season.ts';
import type { Employee, Team } from './staff.ts';
import type { Store } from './orgs.ts';
import type { Row } from './table.ts';
import type { Visit } from './visits.ts';
import type { World } from './world.ts';

export type SaleRow = Row<'sale'> & { sold_at: Date; recorded_at: Date; kind: 'SALE' | 'REFUND'; guest: boolean };
export type LineRow = Row<'sale_line'> & Figures;
export type TenderRow = Row<'sale_tender'> & { amount: Minor };

export interface Sale {
  sale: SaleRow;
  lines: LineRow[];
  tenders: TenderRow[];
}

export interface Trade {
  world: World;
  seasons: readonly Season[];
  catalog: Catalog;
  levels: readonly Row<'level'>[];
  teams: Map<Store, Team>;
}

/** The facts of two years. */
export interface Facts {
  /** What members hold came of them. */
  savers: Savers;
  sales: SaleRow[];
  lines: LineRow[];
  tenders: TenderRow[];
  left: Row<'sale_line_left'>[];
}

const till = wheel<TenderMethod>(['WECHAT_PAY', 'ALIPAY', 'CASH', 'BANK_CARD'], (_, index) => at([52, 29, 9, 10], index));
const online = wheel<TenderMethod>(['WECHAT_PAY', 'ALIPAY'], (_, index) => at([68, 32], index));

/** Turns visits into sales, some of which are taken back days later; in the order of time. */
export function makeSales(trade: Trade, members: Members, visits: Visit[][], random: Random, purse: Random): Facts {
  const savers = new Savers(trade.world, trade.teams, purse);
  const facts: Facts = { sales: [], lines: [], tenders: [], left: [], savers };
  const baskets = new Baskets(trade.world, trade.seasons, trade.catalog, random);
  const refunds = new Refunds(trade.world, random);
  const add = ({ sale, lines, tenders }: Sale) => {
    facts.sales.push(sale);
    facts.lines.push(...lines);
    facts.tenders.push(...tenders);
  };
  visits.forEach((ofDay, day) => {
    const due = refunds.dueOn(day);
    const takeBack = (until: number) => {
      for (let next = due[0]; next && next.at <= until; next = due[0]) {
        due.shift();
        savers.giveBack(next.refund);
        add(next.refund);
        facts.left.push(...next.left);
      }
    };
    savers.openPoints(day, members);
    for (const visit of ofDay) {
      takeBack(visit.at);
      const items = baskets.fill(visit);
      if (items.length === 0) continue;
      const sale = sell(trade, visit, items, random);
      savers.pay(visit, sale);
      add(sale);
      refunds.maybe(sale, visit);
    }
    takeBack(Infinity);
  });
  return facts;
}

/** Who serves: the cashier at the till, and somebody who advised. */
function crew({ teams }: Trade, visit: Visit, random: Random): { cashier: Employee | null; seller: () => Employee | null } {
  const team = teams.get(visit.store);
  if (!team || visit.channel !== 'STORE') return { cashier: null, seller: () => null };
  const seller = random.spin(wheel(team.sellers, ({ skill, position }) => skill * (position === '导购' ? 1 : 0.4)));
  return {
    cashier: random.chance(0.8) ? team.cashier : random.pick([team.manager, ...team.sellers]),
    seller: () => (random.chance(0.92) ? seller : random.pick(team.sellers)),
  };
}

function sell(trade: Trade, visit: Visit, items: readonly Item[], random: Random): Sale {
  const { world, levels, catalog } = trade;
  const { member, store, day, channel } = visit;
  const id = random.id(visit.at);
  const business_date = at(world.days, day);
  const level = member ? levelFor(member.spent) : undefined;
  const { cashier, seller } = crew(trade, visit, random);
  // every column by name: spreading objects into 150,000 lines takes longer than all the rest
  const lines = items.map((item, index): LineRow => {
    const { quantity, unitPrice, amount, discount, cost } = price(trade, visit, item, level);
    return {
      member_id: visit.memberId,
      id: random.id(visit.at),
      sale_id: id,
      line_no: index + 1,
      store_id: store.id,
      business_date,
      product_id: item.product.id,
      category_id: item.product.categoryId,
      employee_id: seller()?.id ?? null,
      quantity,
      unit_price: unitPrice,
      amount,
      discount,
      cost,
      promoted: item.offer > 0,
      refund_of_line_id: null,
    };
  });
  const { quantity, amount, discount, cost, costedAmount } = totalsOf(lines);
  if (member) member.spent += amount;
  const sale: SaleRow = {
    member_id: visit.memberId,
    id,
    kind: 'SALE',
    store_id: store.id,
    business_date,
    sold_at: new Date(visit.at),
    number: receiptNumber(store.code, business_date, id),
    channel,
    guest: member === undefined,
    level_id: level === undefined ? null : at(levels, level).id,
    price_tier_id: member?.company ? catalog.groupTier : null,
    till: visit.till,
    cashier_id: cashier?.id ?? null,
    quantity,
    amount,
    discount,
    cost,
    costed_amount: costedAmount,
    line_count: lines.length,
    refund_of_id: null,
    reason: null,
    recorded_at: new Date(Math.min(world.now.getTime(), visit.at + random.int(300, 4_000))),
  };
  const tenders = pay(visit, amount, random).map((tender) => ({
    member_id: visit.memberId,
    id: random.id(visit.at),
    sale_id: id,
    method: tender.method,
    amount: tender.amount,
  }));
  return { sale, lines, tenders };
}

/** What a line costs: the price of its day and list, less the offer, else less what the member's level gives. */
function price(
  { world }: Trade,
  { day, member }: Visit,
  { product, quantity, offer }: Item,
  level: number | undefined,
): Figures & { unitPrice: Minor } {
  const unit = (member?.company && product.groupPrice) || priceOn(product, day);
  const full = times(quantity, unit);
  const free = member?.company || product.shelf.kind === 'SERVICE';
  const off = offer > 0 ? offer : free || level === undefined ? 0 : at(LEVELS, level).off;
  const discount = minor(Math.round(full * off));
  const cost = costOn(product, day, world.days.length);
  return { quantity, unitPrice: unit, amount: minor(full - discount), discount, cost: cost === null ? null : times(quantity, cost) };
}

/** One method, now and then two; nothing for what costs nothing. */
function pay({ channel, member }: Visit, amount: Minor, random: Random): { method: TenderMethod; amount: Minor }[] {
  if (amount === ZERO) return [];
  if (member?.company) return [{ method: random.chance(0.7) ? 'TRANSFER' : 'BANK_CARD', amount }];
  const method = random.spin(channel === 'STORE' ? till : online);
  if (channel !== 'STORE' || method === 'CASH' || amount < 5_000 || !random.chance(0.03)) return [{ method, amount }];
  const cash = minor(Math.floor((amount * random.between(0.2, 0.6)) / 1_000) * 1_000);
  return cash > 0
    ? [
        { method: 'CASH', amount: cash },
        { method, amount: minor(amount - cash) },
      ]
    : [{ method, amount }];
}
