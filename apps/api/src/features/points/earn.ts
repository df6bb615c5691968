import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
import { type NamedValue, preparedBy } from '@regulars/db/prepared';
import { lineFacts, type SaleAsked, saleFacts } from '@regulars/domain/criteria-sale';
import { earn, type Earned, type Earning, type EarningCount, type EarningSale } from '@regulars/domain/earning';
import { rateText } from '@regulars/domain/earning-words';
import { isBirthday } from '@regulars/domain/members';
import type { Minor } from '@regulars/domain/money';
import { expiryOf } from '@regulars/domain/points';
import type { Thousandths } from '@regulars/domain/quantity';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { type RawBuilder, sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import type { Actor } from '../../viewer.ts';
import { type Held, holdAccounts } from '../ledger/load.ts';
import { type Place, write } from '../ledger/write.ts';
import { loadFacts } from '../segments/facts.ts';
import { type EarningBook, earningRules } from './book.ts';
import { earningCounts, holdCaps } from './caps.ts';
import { payDebts } from './debts.ts';

/** A line of a sale that earns. `key`: the id that the line of the receipt will have. */
export interface PointsLine {
  key: string;
  productId: string;
  categoryId: string;
  employeeId: string | null;
  /** As it stands on the receipt. */
  amount: Minor;
  quantity: Thousandths;
  promoted: boolean;
  /** Of the amount what earns: without what points pay. */
  net: Minor;
}

/** A sale that is about to be written; the caller holds the member. */
export interface PointsSale {
  memberId: string;
  guest: boolean;
  saleId: string;
  store: Place;
  now: Date;
  /** Of the sale: earlier than now where it is recorded afterwards. */
  day: BusinessDate;
  /** What conditions can ask of the sale, but what stands on the member. */
  asked: Omit<SaleAsked, 'first' | 'birthday'>;
  /** The card that was shown. */
  cardId?: string | null;
  lines: readonly PointsLine[];
}

/** All that `earn` needs of a sale, read in its transaction. */
export interface EarningSituation {
  sale: EarningSale;
  counts: ReadonlyMap<string, EarningCount>;
}

/** The cards of a member, as far as earning goes. */
export interface EarningCards {
  /** Cards that are in use, and those of them that earn; of the card that was shown alone, where one was. */
  cards: number;
  earning: number;
  /** What these earn in percent at best, and the type of that one. */
  percent: number | null;
  type: string | null;
}

interface Buyer extends EarningCards {
  birthday: string | null;
  orders: number;
  level: string | null;
  pointsPercent: number | null;
  birthdayPercent: number | null;
}

/** Reads what the rules ask of a sale and its member. Of a walk-in nothing is read. */
export async function loadEarning(on: Db, book: EarningBook, sale: PointsSale): Promise<EarningSituation> {
  const { memberId, guest, asked, day } = sale;
  const buyer = guest ? undefined : (await earningBuyer(on, { memberId, cardId: sale.cardId ?? null })).rows[0];
  const birthday = buyer?.birthday != null && isBirthday(buyer.birthday, day);
  const conditions = guest ? [] : book.rules.flatMap(({ condition }) => condition ?? []);
  const member = conditions.length > 0 ? (await loadFacts(on, [memberId], conditions, book.asking)).get(memberId) : undefined;
  const known: SaleAsked = { ...asked, first: buyer?.orders === 0, birthday };
  return {
    sale: {
      lines: sale.lines.map((line) => ({ ...line, facts: lineFacts(line, known) })),
      facts: saleFacts(known, guest ? null : (member ?? {})),
      vocabulary: book.asking.vocabulary,
      context: { ...book.asking.context, today: day },
      level: levelOf(buyer),
      birthday,
      card: buyer?.percent != null ? { name: buyer.type ?? '', percent: buyer.percent } : null,
      barred: guest ? 'GUEST' : buyer && buyer.cards > 0 && buyer.earning === 0 ? 'CARD' : null,
    },
    counts: guest ? new Map() : await earningCounts(on, memberId, book.rules, day),
  };
}

/** A card that was shown decides; where none was, a member who has cards earns if one of them does. */
export const earningCards = (memberId: RawBuilder<unknown>, cardId: RawBuilder<string | null>) => sql<EarningCards>`(
    select count(*)::int as cards, count(*) filter (where coalesce(c.earns, t.points))::int as earning,
      max(coalesce(c.points_percent, t.points_percent)) filter (where coalesce(c.earns, t.points)) as percent,
      (array_agg(t.name order by coalesce(c.points_percent, t.points_percent) desc) filter (where coalesce(c.earns, t.points)))[1] as type
    from card c join card_type t on t.id = c.type_id
    where c.member_id = ${memberId} and c.state = 'ACTIVE' and (${cardId}::uuid is null or c.id = ${cardId}::uuid))`;

export const earningBuyer = preparedBy('earning_buyer', (on, value: NamedValue<'memberId' | 'cardId'>) =>
  on
    .selectFrom('member as m')
    .leftJoin('member_metrics as x', 'x.member_id', 'm.id')
    .leftJoin('level as l', 'l.id', 'm.level_id')
    .innerJoinLateral(earningCards(sql.ref('m.id'), value('cardId')).as('c'), (join) => join.onTrue())
    .select(['m.birthday', 'c.cards', 'c.earning', 'c.percent', 'c.type', 'l.name as level'])
    .select(['l.points_percent as pointsPercent', 'l.birthday_percent as birthdayPercent'])
    .select((eb) => eb.fn.coalesce('x.orders', eb.lit(0)).as('orders'))
    .where('m.id', '=', value<string>('memberId')),
);

const levelOf = (buyer: Buyer | undefined): EarningSale['level'] =>
  buyer && buyer.level !== null
    ? { name: buyer.level, pointsPercent: buyer.pointsPercent ?? 100, birthdayPercent: buyer.birthdayPercent ?? 100 }
    : null;

/**
 * What a sale earns by the rules in force, given in its own transaction: before the sale's rows are written, under the hold of its
 * member. Each rule's points are an entry of their own, or a promise; why, stands beside the sale. Without rules in force nothing is read.
 */
export async function earnPoints(tx: Tx, viewer: Actor, sale: PointsSale, held?: Held): Promise<Earned> {
  const book = await earningRules(tx);
  if (!book || sale.guest) return { earnings: [], missed: [] };
  const { sale: basket, counts } = await loadEarning(tx, book, sale);
  const earned = earn(basket, book.rules, counts);
  return { ...earned, earnings: await writeEarnings(tx, viewer, { book, sale, earned, ...(held && { held }) }) };
}

/** Writes what a sale earned: limits, entries, promises, and why. @returns what was given: less where a budget was drawn on meanwhile */
export async function writeEarnings(
  tx: Tx,
  viewer: Actor,
  { book, sale, earned, held: before }: { book: EarningBook; sale: PointsSale; earned: Earned; held?: Held },
): Promise<Earning[]> {
  const { memberId, saleId, store, now, day } = sale;
  const kinds = [...new Set(earned.earnings.filter(({ pending }) => pending === null).map(({ kindId }) => kindId))];
  const isHeld = (kind: string) => before?.accounts.some(({ assetId }) => assetId === kind) === true;
  const held = kinds.length === 0 ? null : before && kinds.every(isHeld) ? before : await holdAccounts(tx, memberId, kinds, { now });
  const earnings = await holdCaps(tx, memberId, earned.earnings, book.rules, day);
  const given: (Earning & { entryId?: string; pendingId?: string })[] = [];
  for (const earning of earnings) {
    const { ruleId, version, kindId, points, pending } = earning;
    const why = whyOf(earning, book);
    if (pending || !held) {
      given.push({ ...earning, pendingId: await promise(tx, sale, earning, why) });
      continue;
    }
    const expiresOn = expiryOf(book.expiries.get(kindId) ?? { policy: 'NEVER' }, businessDayAt(store, now));
    const entry = { kind: 'EARN', store, now, saleId, rule: { id: ruleId, version }, why } as const;
    const moves = [{ act: 'CREDIT', assetId: kindId, amount: points, house: 'POINTS', expiresOn } as const];
    const { entryId } = await write(tx, viewer, held, { ...entry, moves });
    given.push({ ...earning, entryId });
  }
  if (held) await payDebts(tx, viewer, held, { store, now });
  await keepWhy(tx, book.setId, sale, { given, missed: earned.missed });
  return given;
}

function whyOf(earning: Earning, book: EarningBook) {
  const effect = book.rules.find(({ id }) => id === earning.ruleId)?.effect;
  const { base, name } = earning;
  return {
    rule: name.zh,
    ruleEn: name.en,
    ...(base.amount > 0 && { base: base.amount }),
    ...(effect && { rate: rateText(effect, earning.steps, chain().minorDigits) }),
  };
}

async function promise(tx: Tx, sale: PointsSale, { kindId, points, pending, ruleId, version }: Earning, why: object): Promise<string> {
  const { memberId, saleId, store, now, day } = sale;
  const row = {
    member_id: memberId,
    id: newId(now),
    asset_id: kindId,
    store_id: store.id,
    amount: points,
    due_on: pending && pending.days !== null && !pending.delivery ? addDays(day, pending.days) : null, // else counted from the arrival
    on_delivery: pending?.delivery ?? false,
    sale_id: saleId,
    rule_id: ruleId,
    rule_version: version,
    why: JSON.stringify(why),
    created_at: now,
  };
  await tx.insertInto('points_pending').values(row).execute();
  return row.id;
}

/** Names and kinds stand in the version; the rest of the outcome is kept as it was decided. */
async function keepWhy(
  tx: Tx,
  set_id: string,
  { memberId, saleId }: PointsSale,
  { given, missed }: { given: readonly Earning[]; missed: Earned['missed'] },
): Promise<void> {
  const slim = ({ name: _name, version: _version, ...outcome }: Earning | Earned['missed'][number]) => outcome;
  const row = {
    member_id: memberId,
    sale_id: saleId,
    set_id,
    earned: given.map(slim),
    missed: missed.map(slim),
  };
  await insertWhy(tx, [row]);
}

const insertWhy = insertLater('sale_earning', { member_id: 'uuid', sale_id: 'uuid', set_id: 'uuid', earned: 'jsonb', missed: 'jsonb' });
