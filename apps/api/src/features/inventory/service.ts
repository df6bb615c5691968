import type { MovementKind } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import type { Ahead } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { formatQuantity, thousandths, type Thousandths } from '@regulars/domain/quantity';
import type { BusinessDate } from '@regulars/domain/time';
import { announce } from '../../publish.ts';
import type { Actor } from '../../viewer.ts';
import { keepLots } from './lots.ts';
import { openStock, type Occasion, type Outcome, type Step, stepValues, stockMove, stockTaken } from './sql.ts';

export interface Move {
  productId: string;
  /** Thousandths: added to what is on hand, negative takes; of a count what was counted. */
  quantity: Thousandths;
  /** Path of the input it came from ("lines.2.quantity"), for errors. */
  field?: string;
  /** Of goods that come in: the day on their package. */
  bestBefore?: BusinessDate | null;
}

export interface StockChange {
  storeId: string;
  at: Date;
  kind: MovementKind;
  moves: readonly Move[];
  reason?: string | null;
  /** Of a COUNT: the quantities are what was found too much or (negative) too little, and are added. */
  differences?: boolean;
  memberId?: string;
  saleId?: string;
}

export interface Moved {
  productId: string;
  /** Thousandths on hand afterwards. */
  balance: Thousandths;
}

/** A change whose rows have their ids: it can be asked ahead. */
export interface StockPlan {
  change: StockChange;
  occasion: Occasion;
  steps: readonly Step[];
  counted: boolean;
}

export function planStock(viewer: Actor, change: StockChange): StockPlan {
  const { moves, kind, storeId, at } = change;
  const occasion: Occasion = {
    storeId,
    at,
    kind,
    reason: change.reason ?? null,
    employeeId: viewer.kind === 'employee' ? viewer.id : null,
    memberId: change.memberId ?? null,
    saleId: change.saleId ?? null,
    eventId: newId(at),
  };
  return { change, occasion, steps: stepsOf(moves, at), counted: kind === 'COUNT' && !change.differences };
}

/** Locks and moves ahead what `carryOut` will tell. */
export const stockAhead = (tx: Tx, { occasion, steps, counted }: StockPlan): Ahead =>
  stockMove.ahead(tx, stepValues(occasion, steps, counted));

/** Takes what surely is there: with the commit, which is refused and tried again otherwise (see `withTx`). Not for what comes in or is counted. */
export async function takeSurely(tx: Tx, { occasion, steps }: StockPlan): Promise<void> {
  await stockTaken.later(tx, stepValues(occasion, steps, false));
  announce(tx);
}

/**
 * Moves stock of one store; the caller takes this lock last of all. One statement for all products, in the order of their
 * ids; services and products that keep no stock are left out. A kind of COUNT sets what is on hand (or adds its `differences`), every other
 * adds. Goods that come in with a date become lots.
 * @returns the products whose stock changed, with what is on hand now
 * @throws INSUFFICIENT_STOCK with `product`, `productId`, `available`, `asked` and the move's field
 */
export function moveStock(tx: Tx, viewer: Actor, change: StockChange): Promise<Moved[]> {
  return carryOut(tx, planStock(viewer, change));
}

/** Moves the stock as planned. @throws what `moveStock` refuses */
export async function carryOut(tx: Tx, { change, occasion, steps, counted }: StockPlan): Promise<Moved[]> {
  const { moves, storeId, at } = change;
  const outcomes = (await stockMove(tx, stepValues(occasion, steps, counted))).rows;
  announce(tx);
  const refused = outcomes.filter((outcome) => outcome.balance === null);
  if (refused.length === 0) return finish(tx, change, outcomes);

  // Refused are the short ones, and products that the store has never had: these get a row if they may have one.
  const asked = new Map(steps.map((step) => [step.productId, step.quantity]));
  const isNew = (outcome: Outcome) => outcome.available === null && (outcome.allow_negative || (asked.get(outcome.product_id) ?? 0) >= 0);
  const short = refused.find((outcome) => !isNew(outcome));
  if (short) throw insufficient(short, moves);
  const fresh = new Set(refused.map((outcome) => outcome.product_id));
  // These locks come out of order; should two transactions collide, withTx tries again.
  await openStock(tx, storeId, [...fresh], at);
  const late = { ...occasion, eventId: newId(at) };
  const rest = steps.filter((step) => fresh.has(step.productId));
  const { rows: opened } = await stockMove(tx, stepValues(late, rest, counted));
  const stillShort = opened.find((outcome) => outcome.balance === null);
  if (stillShort) throw insufficient(stillShort, moves);
  return finish(tx, change, [...outcomes, ...opened]);
}

async function finish(tx: Tx, { storeId, at, moves }: StockChange, outcomes: readonly Outcome[]): Promise<Moved[]> {
  await keepLots(tx, storeId, at, moves, new Map(outcomes.map((outcome) => [outcome.product_id, outcome.came_in ?? 0])));
  return outcomes.flatMap(toMoved);
}

/** One step per product: lines of the same product are added up. */
function stepsOf(moves: readonly Move[], at: Date): Step[] {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of moves) quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  return [...quantities].map(([productId, quantity]) => ({ movementId: newId(at), productId, quantity }));
}

function toMoved({ product_id, balance }: Outcome): Moved[] {
  return balance === null ? [] : [{ productId: product_id, balance: thousandths(balance) }];
}

function insufficient(outcome: Outcome, moves: readonly Move[]): DomainError {
  const lines = moves.filter((move) => move.productId === outcome.product_id);
  const asked = lines.reduce((sum, line) => sum + Math.abs(line.quantity), 0);
  const details = {
    product: outcome.name,
    productId: outcome.product_id,
    available: formatQuantity(thousandths(outcome.available ?? 0)),
    asked: formatQuantity(thousandths(asked)),
  };
  return new DomainError('INSUFFICIENT_STOCK', details, lines.at(-1)?.field);
}
