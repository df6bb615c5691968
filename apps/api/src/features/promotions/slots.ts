import type { Db, Tx } from '@regulars/db/kysely';
import { type Ahead, prepared } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import { allocate, formatMoney, minor } from '@regulars/domain/money';
import { sql } from 'kysely';
import { chain } from '../../chain.ts';

/** Buyers of one rule that need not wait for each other. */
const SLOTS = 16;

/** How often a rule may be used in all, and what it may take off in minor units; null: no limit. */
export interface Limits {
  uses: number | null;
  budget: number | null;
}

/** What is left of the limits of these rules; those without limits are not in the answer. */
export async function leftOf(on: Db, ruleIds: readonly string[]): Promise<Map<string, Limits>> {
  if (ruleIds.length === 0) return new Map();
  const { rows } = await sql<Limits & { id: string }>`
    select rule_id as id, sum(uses_left)::bigint as uses, sum(budget_left)::bigint as budget
    from offer_slot where rule_id = any(${[...new Set(ruleIds)]}::uuid[]) group by rule_id`.execute(on);
  return new Map(rows.map(({ id, ...left }) => [id, left]));
}

interface Slot {
  slot: number;
  uses_left: number | null;
  budget_left: number | null;
}

/**
 * Sets the limits of a rule: what is left is what they allow less what was used. The caller holds the rule's row.
 * @throws TOO_SMALL (useLimit, budget) where more was used already
 */
export async function setLimits(tx: Tx, ruleId: string, { uses, budget }: Limits): Promise<void> {
  await lockSlots(tx, ruleId); // before what was used is read: who uses it meanwhile is waited for
  const used = await usedOf(tx, ruleId);
  if (uses !== null && uses < used.uses) throw new DomainError('TOO_SMALL', { min: used.uses }, 'useLimit');
  if (budget !== null && budget < used.amount)
    throw new DomainError('TOO_SMALL', { min: formatMoney(minor(used.amount), chain().minorDigits) }, 'budget');
  await tx.deleteFrom('offer_slot').where('rule_id', '=', ruleId).execute();
  const left = { uses: uses === null ? null : uses - used.uses, budget: budget === null ? null : budget - used.amount };
  if (left.uses !== null || left.budget !== null) await spread(tx, ruleId, left);
}

/** What a rule took off so far, refunds taken off, and in how many sales. */
async function usedOf(tx: Tx, ruleId: string): Promise<{ uses: number; amount: number }> {
  const { rows } = await sql<{ uses: number; amount: number }>`
    select count(distinct sale_id) filter (where amount > 0)::int as uses, coalesce(sum(amount), 0)::bigint as amount
    from sale_offer where rule_id = ${ruleId}`.execute(tx);
  return rows[0] ?? { uses: 0, amount: 0 };
}

async function lockSlots(tx: Tx, ruleId: string): Promise<Slot[]> {
  return tx
    .selectFrom('offer_slot')
    .select(['slot', 'uses_left', 'budget_left'])
    .where('rule_id', '=', ruleId)
    .orderBy('slot')
    .forUpdate()
    .execute();
}

/** Shares what is left out evenly. */
async function spread(tx: Tx, ruleId: string, { uses, budget }: Limits): Promise<void> {
  const shares = (whole: number | null) => (whole === null ? null : allocate(minor(whole), Array<number>(SLOTS).fill(1)));
  const [usesLeft, budgetLeft] = [shares(uses), shares(budget)];
  await sql`
    insert into offer_slot (rule_id, slot, uses_left, budget_left)
    select ${ruleId}, s.slot - 1, (${usesLeft}::int[])[s.slot], (${budgetLeft}::bigint[])[s.slot]
    from generate_series(1, ${SLOTS}::int) s (slot)
    on conflict (rule_id, slot) do update set uses_left = excluded.uses_left, budget_left = excluded.budget_left`.execute(tx);
}

/** A use of a rule in a sale that is being written. */
export interface Spending {
  ruleId: string;
  /** For the error. */
  name: string;
  field: string;
  /** Minor units taken off. */
  amount: number;
}

/**
 * Takes a use and what it took off from what is left of each rule; a rule without limits has none to take from. One slot is changed by a
 * conditional UPDATE; where no free one has enough, all of the rule are held and shared out anew.
 * @throws COUPON_USED_UP with the field
 */
export async function spend(tx: Tx, spendings: readonly Spending[]): Promise<void> {
  const inOrder = spendings.toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : 1)); // everybody locks rules in this order
  if (inOrder.length === 0) return;
  const { rows: limited } = await limitedRules(tx, idsOf(inOrder));
  const known = new Set(limited.map(({ rule_id }) => rule_id));
  for (const one of inOrder) if (known.has(one.ruleId) && !(await spendOne(tx, one))) await spendAll(tx, one);
}

const idsOf = (spendings: readonly Spending[]) => ({ ruleIds: spendings.map(({ ruleId }) => ruleId).toSorted() });

/** Looks ahead which rules have limits from which `spend` will have to take. */
export const limitsAhead = (tx: Tx, spendings: readonly Spending[]): Ahead[] =>
  spendings.length === 0 ? [] : [limitedRules.ahead(tx, idsOf(spendings))];

const limitedRules = prepared<{ rule_id: string }>('rules_limited')`
  select distinct rule_id from offer_slot where rule_id = any(${'ruleIds'}::uuid[])`;

/** Nothing is taken from the limits of these rules, for they have none; otherwise `withTx` tries again. */
export async function unlimited(tx: Tx, spendings: readonly Spending[]): Promise<void> {
  if (spendings.length > 0) await noLimits.later(tx, idsOf(spendings));
}

const noLimits = prepared('rules_unlimited')`
  select not_so('unlimited') where exists (select from offer_slot where rule_id = any(${'ruleIds'}::uuid[]))`;

/** @returns whether some slot that nobody holds had enough */
async function spendOne(tx: Tx, { ruleId, amount }: Spending): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update offer_slot set uses_left = uses_left - 1, budget_left = budget_left - ${amount}
    where (rule_id, slot) = (
      select rule_id, slot from offer_slot
      where rule_id = ${ruleId} and (uses_left is null or uses_left >= 1) and (budget_left is null or budget_left >= ${amount})
      limit 1 for update skip locked)`.execute(tx);
  return numAffectedRows === 1n;
}

async function spendAll(tx: Tx, { ruleId, name, field, amount }: Spending): Promise<void> {
  const slots = await lockSlots(tx, ruleId);
  const total = (of: 'uses_left' | 'budget_left') =>
    slots.some((slot) => slot[of] === null) ? null : slots.reduce((sum, slot) => sum + (slot[of] ?? 0), 0);
  const [uses, budget] = [total('uses_left'), total('budget_left')];
  const left = { uses: uses === null ? null : uses - 1, budget: budget === null ? null : budget - amount };
  if ((left.uses ?? 0) < 0 || (left.budget ?? 0) < 0) throw new DomainError('COUPON_USED_UP', { name }, field);
  await spread(tx, ruleId, left);
}

/** Gives uses and amounts back, of rules that have limits: a refund. */
export async function giveBack(tx: Tx, returns: readonly { ruleId: string; uses: number; amount: number }[]): Promise<void> {
  for (const { ruleId, uses, amount } of returns.toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : 1))) {
    await sql`
      update offer_slot set uses_left = uses_left + ${uses}, budget_left = budget_left + ${amount}
      where (rule_id, slot) = (select rule_id, slot from offer_slot where rule_id = ${ruleId} order by slot limit 1 for update)`.execute(
      tx,
    );
  }
}
