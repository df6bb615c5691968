import { minor } from '../../packages/domain/src/money.ts';
import { thousandths, type Thousandths } from '../../packages/domain/src/quantity.ts';
import { refundTenders } from '../../packages/domain/src/refund-money.ts';
import { leftAfter, type LineFact, refundLines, refundRest, totalsOf } from '../../packages/domain/src/sale-facts.ts';
import { receiptNumber } from '../../apps/api/src/features/sales/checks.ts';
import { REFUND_REASONS } from './data/membership.ts';
import { at, type Random } from './random.ts';
import type { LineRow, Sale } from './sales.ts';
import type { Row } from './table.ts';
import type { Visit } from './visits.ts';
import { instant, type World } from './world.ts';

const SHARE = 0.02;
/** Goods bought on-line come back more often. */
const SHARE_ONLINE = 0.05;

interface Due {
  at: number;
  refund: Sale;
  left: Row<'sale_line_left'>[];
}

/** Keeps the goods that will be brought back until their day has come. */
export class Refunds {
  readonly #world: World;
  readonly #random: Random;
  readonly #due = new Map<number, Due[]>();

  constructor(world: World, random: Random) {
    this.#world = world;
    this.#random = random;
  }

  /** One sale in fifty comes back within two weeks, whole or one line of it. */
  maybe(sale: Sale, visit: Visit): void {
    const random = this.#random;
    if (visit.member?.company || !random.chance(visit.channel === 'STORE' ? SHARE : SHARE_ONLINE)) return;
    const [wait, minute, whole] = [random.int(1, 13), random.between(10 * 60, 20.5 * 60), random.chance(0.35)];
    const day = visit.day + wait;
    if (day >= this.#world.days.length) return;
    const time = instant(this.#world, day, minute);
    if (time > this.#world.now.getTime()) return;
    const sold = sale.lines.map(asFact);
    const taken = whole ? refundRest(sold) : refundLines(sold, [someOf(random.pick(sale.lines), random)]);
    const refund = this.#factOf(sale, visit, taken, day, time);
    const lines = new Set(taken.map(({ lineId }) => lineId));
    const left = leftAfter(sold, taken)
      .filter(({ lineId }) => lines.has(lineId))
      .map((line) => leftRow(sale, line));
    this.#due.set(day, [...(this.#due.get(day) ?? []), { at: time, refund, left }]);
  }

  dueOn(day: number): Due[] {
    return (this.#due.get(day) ?? []).sort((a, b) => a.at - b.at);
  }

  /** A fact of its own day, of the same member, level, channel and salespersons: every figure nets out. */
  #factOf({ sale, lines, tenders }: Sale, { store, till }: Visit, taken: readonly LineFact[], day: number, time: number): Sale {
    const random = this.#random;
    const id = random.id(time);
    const business_date = at(this.#world.days, day);
    const { costedAmount, ...totals } = totalsOf(taken);
    const back = refundTenders(minor(-totals.amount), tenders);
    return {
      sale: {
        ...sale,
        id,
        kind: 'REFUND',
        business_date,
        sold_at: new Date(time),
        recorded_at: new Date(time),
        number: receiptNumber(store.code, business_date, id),
        till,
        ...totals,
        costed_amount: costedAmount,
        line_count: taken.length,
        refund_of_id: sale.id,
        reason: random.pick(REFUND_REASONS),
      },
      lines: taken.map(({ lineId, ...figures }, index): LineRow => {
        const line = lines.find((one) => one.id === lineId) ?? at(lines, 0);
        return { ...line, ...figures, id: random.id(time), sale_id: id, line_no: index + 1, business_date, refund_of_line_id: lineId };
      }),
      tenders: back.map((tender) => ({ ...tender, id: random.id(time), sale_id: id, amount: minor(-tender.amount) })),
    };
  }
}

const asFact = ({ id, quantity, amount, discount, cost }: LineRow): LineFact => ({ lineId: id, quantity, amount, discount, cost });

/** All of a line, or of several pieces one. */
function someOf({ id, quantity }: LineRow, random: Random): { lineId: string; quantity: Thousandths } {
  const pieces = quantity > 1000 && quantity % 1000 === 0 && random.chance(0.6);
  return { lineId: id, quantity: pieces ? thousandths(1000) : quantity };
}

const leftRow = ({ sale }: Sale, { lineId, quantity, amount, discount, cost }: LineFact): Row<'sale_line_left'> => ({
  member_id: sale.member_id,
  line_id: lineId,
  quantity_left: quantity,
  amount_left: amount,
  discount_left: discount,
  cost_left: cost,
});
