import { BONUS, CONTRIBUTION_POINTS, PRINCIPAL, SPENDING_POINTS } from '../../packages/domain/src/assets.ts';
import type { Leg, Move } from '../../packages/domain/src/ledger.ts';
import { minor } from '../../packages/domain/src/money.ts';
import { addDays } from '../../packages/domain/src/time.ts';
import type { Members } from './members.ts';
import { Purses } from './purses.ts';
import { at, type Random, wheel } from './random.ts';
import type { Sale, TenderRow } from './sales.ts';
import type { Team } from './staff.ts';
import type { Row } from './table.ts';
import type { Visit } from './visits.ts';
import { instant, type World } from './world.ts';

/** Pay, and get on top; minor units. */
const PACKAGES = [
  { pay: 20_000, bonus: 1_000, weight: 3 },
  { pay: 50_000, bonus: 5_000, weight: 5 },
  { pay: 100_000, bonus: 12_000, weight: 2 },
] as const;

/** What the admin offers of them. */
export function packageRows(created_at: Date): Row<'top_up_package'>[] {
  return PACKAGES.map(({ pay, bonus }, place) => ({
    id: `00000000-0000-7000-8000-00000000010${place}`,
    name: `充${pay / 100}送${bonus / 100}`,
    pay_from: pay,
    bonus_amount: bonus,
    created_at,
  }));
}

const packages = wheel(PACKAGES, ({ weight }) => weight);
/** Of the private members who come to a store. */
const SHARE = 0.12;
/** Below so much they top up, mostly. */
const LOW = 4_000;
/** Bonus money can be spent for so many days. */
const BONUS_DAYS = 365;
/** So many days ago points came over from the system before. */
const POINTS_DAYS = 90;

/** Members with stored value: they top up at one store, and pay with it at any. */
export class Savers {
  readonly purses: Purses;
  readonly #world: World;
  readonly #random: Random;
  readonly #teams: Map<Visit['store'], Team>;
  readonly #saves = new Map<string, boolean>();
  /** By sale: the legs that paid for it, those of members only. */
  readonly #paid = new Map<string, Leg[]>();

  constructor(world: World, teams: Map<Visit['store'], Team>, random: Random) {
    this.#world = world;
    this.#random = random;
    this.#teams = teams;
    this.purses = new Purses(random);
  }

  /** Pays a sale, or a part of it, from what the member holds, topping up before where that is low. */
  pay(visit: Visit, { sale, tenders }: Sale): void {
    const [paid] = tenders;
    if (!paid || tenders.length > 1 || visit.channel !== 'STORE' || !this.#isSaver(visit)) return;
    const day = at(this.#world.days, visit.day);
    if (this.#value(visit.memberId, day) < LOW && this.#random.chance(0.6)) this.#topUp(visit, day);
    const amount = Math.min(paid.amount, this.#value(visit.memberId, day));
    if (amount < Math.min(paid.amount, LOW)) return;
    const principal = Math.min(amount, this.purses.left(visit.memberId, PRINCIPAL, day));
    const moves: Move[] = [];
    if (principal > 0) moves.push({ act: 'DEBIT', assetId: PRINCIPAL, amount: principal, house: 'REVENUE' });
    if (amount > principal) moves.push({ act: 'DEBIT', assetId: BONUS, amount: amount - principal, house: 'REVENUE' });
    const what = { kind: 'SPEND', at: visit.at, moves, saleId: sale.id, method: 'STORED_VALUE' } as const;
    const legs = this.purses.post({ ...what, memberId: visit.memberId, day, storeId: visit.store.id, operatorId: sale.cashier_id ?? null });
    this.#paid.set(
      sale.id,
      legs.filter(({ lot }) => lot !== null),
    );
    settle(tenders, paid, amount, this.#random.id(visit.at));
  }

  /** What a refund gives back goes to the very lots that paid, the last one first. */
  giveBack({ sale, tenders }: Sale): void {
    const back = tenders.find(({ method }) => method === 'STORED_VALUE');
    const legs = this.#paid.get(sale.refund_of_id ?? '');
    if (!back || !legs || !sale.sold_at) return;
    let left = -back.amount;
    const moves = legs.toReversed().flatMap(({ assetId, amount, lot }): Move[] => {
      const part = Math.min(left, -amount);
      left -= part;
      if (part <= 0 || !lot) return [];
      return [
        { act: 'RETURN', assetId, lotId: lot.lotId, amount: part, house: 'REVENUE', graceUntil: addDays(String(sale.business_date), 7) },
      ];
    });
    const { id: saleId, member_id: memberId, store_id: storeId, cashier_id } = sale;
    const when = { at: sale.sold_at.getTime(), day: String(sale.business_date) };
    const how = { kind: 'SPEND_REFUND', saleId, method: 'STORED_VALUE', ...(sale.reason && { reason: sale.reason }) } as const;
    this.purses.post({ ...how, ...when, memberId, storeId, operatorId: cashier_id ?? null, moves });
  }

  /** Points that members brought along: one for each yuan spent until then, a tenth of it as contribution. */
  openPoints(day: number, { list }: Members): void {
    if (day !== this.#world.days.length - POINTS_DAYS) return;
    const date = at(this.#world.days, day);
    for (const { id: memberId, spent, home, company, joinDay } of list) {
      const points = Math.floor(spent / 100);
      if (company || joinDay > day || points < 10) continue;
      const credit = { act: 'CREDIT', house: 'OPENING', storeId: home.id } as const;
      const expiresOn = addDays(date, this.#random.int(20, 365));
      const moves: Move[] = [
        { ...credit, assetId: SPENDING_POINTS, amount: Math.ceil(points * this.#random.between(0.2, 0.6)), expiresOn },
        { ...credit, assetId: CONTRIBUTION_POINTS, amount: Math.ceil(points / 10), expiresOn: null },
      ];
      const when = { at: instant(this.#world, day, 6 * 60), day: date };
      this.purses.post({ kind: 'OPENING', memberId, ...when, storeId: home.id, operatorId: null, moves, reason: '旧系统余额' });
    }
  }

  #value(memberId: string, day: string): number {
    return this.purses.left(memberId, PRINCIPAL, day) + this.purses.left(memberId, BONUS, day);
  }

  #isSaver({ member, memberId }: Visit): boolean {
    const known = this.#saves.get(memberId);
    if (known !== undefined || !member || member.company) return known ?? false;
    const saves = this.#random.chance(SHARE);
    this.#saves.set(memberId, saves);
    return saves;
  }

  #topUp({ memberId, store, at: time }: Visit, day: string): void {
    const { pay, bonus } = this.#random.spin(packages);
    const moves: Move[] = [
      { act: 'CREDIT', assetId: PRINCIPAL, amount: pay, house: 'CASH', expiresOn: null },
      { act: 'CREDIT', assetId: BONUS, amount: bonus, house: 'BONUS', expiresOn: addDays(day, BONUS_DAYS) },
    ];
    const method = this.#random.pick(['WECHAT_PAY', 'WECHAT_PAY', 'ALIPAY', 'BANK_CARD', 'CASH'] as const);
    const operatorId = this.#teams.get(store)?.cashier.id ?? null;
    this.purses.post({ kind: 'TOP_UP', memberId, at: time - 60_000, day, storeId: store.id, operatorId, moves, method });
  }
}

/** The stored value takes the place of the tender, or stands before what it leaves. */
function settle(tenders: TenderRow[], paid: TenderRow, amount: number, id: string): void {
  if (amount === paid.amount) {
    paid.method = 'STORED_VALUE';
    return;
  }
  tenders.unshift({ ...paid, id, method: 'STORED_VALUE', amount: minor(amount) });
  paid.amount = minor(paid.amount - amount);
}
