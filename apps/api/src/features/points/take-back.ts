import type { Tx } from '@regulars/db/kysely';
import { available } from '@regulars/domain/ledger-lots';
import type { Move } from '@regulars/domain/ledger';
import { type Minor, minor } from '@regulars/domain/money';
import { pointsFor, shareBack, worthOfPoints } from '@regulars/domain/points-pay';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Actor } from '../../viewer.ts';
import { type Held, type HeldAccount, holdAccounts } from '../ledger/load.ts';
import { type Place, write } from '../ledger/write.ts';
import { releaseCaps } from './caps.ts';
import { owe } from './debts.ts';
import { loadPointsSettings } from './settings.ts';

/** A refund whose lines' rests are lowered already; the caller holds the member. */
export interface PointsRefund {
  memberId: string;
  /** Of the sale that is taken back. */
  saleId: string;
  refundId: string;
  store: Place;
  now: Date;
  /** What comes back of the lines, positive. */
  taken: readonly { lineId: string; amount: Minor; quantity: number }[];
  /** Money that is paid out: so much may be kept for points that were spent. */
  payable: Minor;
}

/** What is kept of a sale's earnings: see keepWhy in earn.ts. */
interface Kept {
  ruleId: string;
  kindId: string;
  points: number;
  lines: Record<string, number>;
  entryId?: string;
  pendingId?: string;
}

const asKept = (json: unknown) => json as Kept[]; // written by keepWhy

/** What a refund takes back of one earning. */
interface Back extends Kept {
  back: number;
  version: number;
}

/** Of which kind, by which entry of the journal points came, and how many of them go back. */
type Returned = Pick<Back, 'kindId' | 'entryId' | 'back'>;

/**
 * Takes back what the lines of a refund earned: promises are lowered or cancelled, points come from the very lot, then from others of
 * their kind; what was spent already is owed or kept from the refund's money, as the settings say. What has expired is let go.
 * @returns money to be kept from the refund
 */
export async function takeBackPoints(tx: Tx, viewer: Actor, refund: PointsRefund): Promise<{ fromRefund: Minor }> {
  const { earnings, soldOn } = await earningsOf(tx, refund);
  if (earnings.length === 0) return { fromRefund: minor(0) };
  const owed = await backOf(tx, refund, earnings);
  await releaseCaps(
    tx,
    refund.memberId,
    owed.map(({ ruleId, back: points }) => ({ ruleId, points })),
    soldOn,
  );
  const rest = await fromPending(tx, refund, owed);
  if (rest.length === 0) return { fromRefund: minor(0) };
  const holder = await holderNow(tx, refund.memberId);
  const lots = await lotsOf(tx, holder, rest);
  const kinds = [...new Set(rest.map(({ kindId }) => kindId))];
  const held = await holdAccounts(tx, holder, kinds, { lotIds: [...lots.values()].map(({ id }) => id), now: refund.now });
  const missing = new Map<string, number>();
  for (const one of rest) {
    const short = await takeOne(tx, viewer, held, refund, one, lots.get(one.entryId ?? ''));
    missing.set(one.kindId, (missing.get(one.kindId) ?? 0) + short);
  }
  return { fromRefund: await settle(tx, holder, missing, refund) };
}

async function earningsOf(
  tx: Tx,
  { memberId, saleId }: PointsRefund,
): Promise<{ earnings: (Kept & { version: number })[]; soldOn: BusinessDate }> {
  const found = await tx
    .selectFrom('sale_earning as e')
    .innerJoin('earning_rule_set as s', 's.id', 'e.set_id')
    .innerJoin('sale', (join) => join.onRef('sale.member_id', '=', 'e.member_id').onRef('sale.id', '=', 'e.sale_id'))
    .select(['e.earned', 's.number', 'sale.business_date'])
    .where('e.member_id', '=', memberId)
    .where('e.sale_id', '=', saleId)
    .executeTakeFirst();
  const kept = asKept(found?.earned ?? []);
  return { earnings: kept.map((one) => ({ ...one, version: found?.number ?? 0 })), soldOn: found?.business_date ?? '' };
}

/** By the rests of the lines before and after: all refunds of a line together come to what it earned. */
async function backOf(tx: Tx, { memberId, taken }: PointsRefund, earnings: readonly (Kept & { version: number })[]): Promise<Back[]> {
  const { rows } = await sql<{ id: string; amount: number; quantity: number; amountLeft: number; quantityLeft: number }>`
    select l.id, l.amount, l.quantity, f.amount_left as "amountLeft", f.quantity_left as "quantityLeft"
    from sale_line l join sale_line_left f on f.member_id = l.member_id and f.line_id = l.id
    where l.member_id = ${memberId} and l.id = any(${taken.map(({ lineId }) => lineId)}::uuid[])`.execute(tx);
  const lines = new Map(rows.map((row) => [row.id, row]));
  return earnings.flatMap((earning) => {
    const back = taken.reduce((sum, { lineId, amount, quantity }) => {
      const line = lines.get(lineId);
      const points = earning.lines[lineId] ?? 0;
      if (!line || points === 0) return sum;
      const share =
        line.amount > 0
          ? { whole: line.amount, before: line.amountLeft + amount, after: line.amountLeft }
          : { whole: line.quantity, before: line.quantityLeft + quantity, after: line.quantityLeft };
      return sum + shareBack({ points, ...share });
    }, 0);
    return back > 0 ? [{ ...earning, back }] : [];
  });
}

/** Promises that nobody has confirmed yet are lowered. @returns what must come from accounts */
async function fromPending(tx: Tx, { memberId, now }: PointsRefund, all: readonly Back[]): Promise<Back[]> {
  const rest: Back[] = [];
  for (const one of all) {
    if (!one.pendingId) {
      rest.push(one);
      continue;
    }
    const found = await tx
      .selectFrom('points_pending')
      .select(['state', 'amount', 'entry_id'])
      .where('member_id', '=', memberId)
      .where('id', '=', one.pendingId)
      .forUpdate()
      .executeTakeFirst();
    if (found?.state === 'CONFIRMED' && found.entry_id) rest.push({ ...one, entryId: found.entry_id });
    if (found?.state !== 'PENDING') continue;
    const left = found.amount - one.back;
    const change = left > 0 ? { amount: left } : { state: 'CANCELLED' as const, ended_at: now };
    await tx.updateTable('points_pending').set(change).where('member_id', '=', memberId).where('id', '=', one.pendingId).execute();
  }
  return rest;
}

/** Who was merged meanwhile holds as the other one. */
export async function holderNow(tx: Tx, memberId: string): Promise<string> {
  const member = await tx.selectFrom('member').select('merged_into').where('id', '=', memberId).executeTakeFirst();
  return member?.merged_into ?? memberId;
}

interface EarnedLot {
  id: string;
  entryId: string;
  expiresOn: BusinessDate | null;
}

/** The lots of some earnings, by their entries, as far as they still lie with the holder. */
export async function lotsOf(tx: Tx, holder: string, earnings: readonly Returned[]): Promise<Map<string, EarnedLot>> {
  const entries = earnings.flatMap(({ entryId }) => entryId ?? []);
  const rows = await tx
    .selectFrom('lot')
    .select(['id', 'entry_id as entryId', 'expires_on as expiresOn'])
    .where('member_id', '=', holder)
    .where('entry_id', 'in', entries)
    .execute();
  return new Map(rows.map((row) => [row.entryId, row]));
}

/** Takes one earning back. @returns what was spent already and is nowhere to be had */
async function takeOne(tx: Tx, viewer: Actor, held: Held, refund: PointsRefund, one: Back, lot: EarnedLot | undefined): Promise<number> {
  const { store, now, refundId: saleId } = refund;
  const today = businessDayAt(store, now);
  const account = held.accounts.find(({ assetId }) => assetId === one.kindId);
  const { moves, short } = movesOf(account, one, lot, today);
  const entry = { kind: 'EARN_BACK', store, now, saleId, rule: { id: one.ruleId, version: one.version } } as const;
  if (moves.length > 0) await write(tx, viewer, held, { ...entry, moves });
  return short;
}

/** Takes points from their very lot, then from others of their kind; what has expired is let go. `short`: what was spent already. */
export function movesOf(
  account: HeldAccount | undefined,
  { kindId: assetId, back }: Returned,
  lot: EarnedLot | undefined,
  today: BusinessDate,
): { moves: Move[]; short: number } {
  if (!account) return { moves: [], short: back };
  const own = account.lots.find(({ id }) => id === lot?.id);
  const ofLot = Math.min(back, own?.remaining ?? 0, Math.max(0, account.balance - account.held));
  const expired = lot?.expiresOn != null && lot.expiresOn < today;
  const wanted = expired ? 0 : back - ofLot;
  const live = own && !expired ? ofLot : 0;
  const elsewhere = account.frozen ? 0 : Math.min(wanted, Math.max(0, available(account, today) - live));
  const value = { assetId, house: 'POINTS' } as const;
  const moves: Move[] = [];
  if (own && ofLot > 0) moves.push({ act: 'TAKE', ...value, lotId: own.id, amount: ofLot });
  if (elsewhere > 0) moves.push({ act: 'DEBIT', ...value, amount: elsewhere });
  return { moves, short: wanted - elsewhere };
}

/** What is nowhere to be had: kept from the money of the refund, as far as that goes, or owed. */
async function settle(tx: Tx, memberId: string, missing: ReadonlyMap<string, number>, { payable, now }: PointsRefund): Promise<Minor> {
  const { back_policy: policy, pay_kind_id: kind, pay_points: points, pay_worth } = await loadPointsSettings(tx);
  const rate = { points, worth: minor(pay_worth) };
  let fromRefund = minor(0);
  for (const [assetId, short] of missing) {
    const kept = policy === 'FROM_REFUND' && assetId === kind ? minor(Math.min(payable, worthOfPoints(short, rate))) : minor(0);
    const paid = kept === payable ? Math.min(short, pointsFor(kept, rate)) : kept > 0 ? short : 0;
    await owe(tx, memberId, assetId, short - paid, now);
    if (kept > 0) fromRefund = kept;
  }
  return fromRefund;
}
