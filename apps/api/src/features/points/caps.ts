import type { Db, Tx } from '@regulars/db/kysely';
import { cutTo, type Earning, type EarningCount, type EarningRule } from '@regulars/domain/earning';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';

type Limits = Pick<EarningRule, 'id' | 'perDay' | 'perMember' | 'budget'>;

const counted = ({ perDay, perMember }: Limits) => perDay !== null || perMember !== null;

/** What rules with limits gave before, to this member and to everybody. */
export async function earningCounts(
  tx: Db,
  memberId: string,
  rules: readonly Limits[],
  day: BusinessDate,
): Promise<Map<string, EarningCount>> {
  const limited = rules.filter((rule) => counted(rule) || rule.budget !== null).map(({ id }) => id);
  if (limited.length === 0) return new Map();
  const { rows } = await sql<EarningCount & { id: string }>`
    select r.id, case when c.day >= ${day}::date then c.on_day else 0 end as "onDay", coalesce(c.in_all, 0) as "inAll", coalesce(b.spent, 0) as spent
    from unnest(${limited}::uuid[]) r (id)
    left join earning_count c on c.member_id = ${memberId} and c.rule_id = r.id left join earning_budget b on b.rule_id = r.id`.execute(tx);
  return new Map(rows.map(({ id, ...count }) => [id, count]));
}

/** The member's count was moved by another between our look and our write: withTx begins anew. */
class LimitMoved extends Error {
  readonly code = '40001';
}

/**
 * Takes what is earned from the limits of the rules: the budget by one UPDATE under the row's lock, the member's by one conditional
 * upsert. Of a budget that others drew on meanwhile there may be less left: then so much is given.
 */
export async function holdCaps(
  tx: Tx,
  memberId: string,
  earnings: readonly Earning[],
  rules: readonly Limits[],
  day: BusinessDate,
): Promise<Earning[]> {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const granted = await fromBudgets(tx, earnings, byId);
  const kept = granted.filter(({ points }) => points > 0);
  const asked = kept.flatMap(({ ruleId, points }) => {
    const rule = byId.get(ruleId);
    return rule && counted(rule) ? [{ rule_id: ruleId, points, per_day: rule.perDay, per_member: rule.perMember }] : [];
  });
  if (asked.length === 0) return kept;
  const { numAffectedRows } = await sql`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (rule_id uuid, points bigint, per_day bigint, per_member bigint))
    insert into earning_count as c (member_id, rule_id, day, on_day, in_all)
    select ${memberId}::uuid, rule_id, ${day}::date, points, points from asked order by rule_id
    on conflict (member_id, rule_id) do update
    set day = greatest(c.day, excluded.day), on_day = case when excluded.day > c.day then excluded.on_day else c.on_day + excluded.on_day end,
      in_all = c.in_all + excluded.in_all
    where (select (a.per_member is null or c.in_all + excluded.in_all <= a.per_member)
      and (a.per_day is null or case when excluded.day > c.day then 0 else c.on_day end + excluded.on_day <= a.per_day)
      from asked a where a.rule_id = excluded.rule_id)`.execute(tx);
  if (numAffectedRows !== BigInt(asked.length)) throw new LimitMoved('a limit of points moved');
  return kept;
}

async function fromBudgets(tx: Tx, earnings: readonly Earning[], rules: ReadonlyMap<string, Limits>): Promise<Earning[]> {
  const asked = earnings.flatMap(({ ruleId, points }) => {
    const budget = rules.get(ruleId)?.budget ?? null;
    return budget === null ? [] : [{ rule_id: ruleId, points, budget }];
  });
  if (asked.length === 0) return [...earnings];
  const { rows } = await sql<{ ruleId: string; granted: number; budget: number }>`
    with asked as (select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (rule_id uuid, points bigint, budget bigint)),
    held as (select b.rule_id, b.spent from earning_budget b join asked using (rule_id) order by b.rule_id for update of b)
    update earning_budget b set spent = b.spent + least(a.points, greatest(0, a.budget - h.spent))
    from asked a join held h using (rule_id) where b.rule_id = a.rule_id
    returning b.rule_id as "ruleId", least(a.points, greatest(0, a.budget - h.spent)) as granted, a.budget`.execute(tx);
  const grants = new Map(rows.map((row) => [row.ruleId, row]));
  return earnings.map((earning) => {
    const grant = grants.get(earning.ruleId);
    return grant && grant.granted < earning.points ? cutTo(earning, grant.granted, { step: 'BUDGET', most: grant.budget }) : earning;
  });
}

/** Gives back to the limits what a refund takes back. */
export async function releaseCaps(
  tx: Tx,
  memberId: string,
  back: readonly { ruleId: string; points: number }[],
  soldOn: BusinessDate,
): Promise<void> {
  if (back.length === 0) return;
  const asked = sql`jsonb_to_recordset(${JSON.stringify(back)}::jsonb) as a ("ruleId" uuid, points bigint)`;
  await sql`
    with counted as (
      update earning_count c set in_all = greatest(0, c.in_all - a.points),
        on_day = least(greatest(0, case when c.day = ${soldOn}::date then c.on_day - a.points else c.on_day end), greatest(0, c.in_all - a.points))
      from ${asked} where c.member_id = ${memberId} and c.rule_id = a."ruleId")
    update earning_budget b set spent = greatest(0, b.spent - a.points) from ${asked} where b.rule_id = a."ruleId"`.execute(tx);
}
