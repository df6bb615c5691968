import { type RawBuilder, sql } from 'kysely';

/** How many months after its own a cohort is followed. */
export const COHORT_MONTHS = 12;

/** What makes a member come back: a sale, of somebody known. */
const BUYS = sql`s.kind = 'SALE' and not s.guest`;
const AGES = Array.from({ length: COHORT_MONTHS + 1 }, (_, age) => age);

/**
 * The member (m) of each row of `asked`, looked up one by one (`offset 0` keeps it so): they are few among very many, which the planner
 * can't know of days that a subquery tells.
 */
const MEMBER = sql`cross join lateral (select * from member where id = asked.member_id offset 0) m`;

/** Months since the year nought, so that two can be subtracted. */
const monthNumber = (day: RawBuilder<unknown>) => sql`(extract(year from ${day}) * 12 + extract(month from ${day}))::int`;

/** The bits of the months in which something was bought, `months` being the numbers of those months. */
const bits = (month: RawBuilder<unknown>, start: RawBuilder<unknown>) =>
  sql`coalesce(bit_or(case when ${month} - ${start} between 0 and ${sql.lit(COHORT_MONTHS)} then 1 << (${month} - ${start}) end), 0)`;

/**
 * The rows of member_cohort as the facts say, of the members that `members` selects (member_id): of all days, or up to `through`.
 * Who bought nothing has none.
 */
export function fromFacts(members: RawBuilder<unknown>, through?: RawBuilder<unknown>): RawBuilder<unknown> {
  const until = through ? sql`and s.business_date <= ${through}` : sql``;
  return sql`select member_id, store_id, joined, date_trunc('month', first)::date as first, ${bits(sql`n`, monthNumber(sql`joined`))} as joined_bits,
      ${bits(sql`n`, monthNumber(sql`first`))} as first_bits
    from (select m.id as member_id, m.home_store_id as store_id, date_trunc('month', m.joined_on)::date as joined, ${monthNumber(sql`s.business_date`)} as n,
        min(min(s.business_date)) over (partition by m.id) as first
      from (${members}) asked ${MEMBER} cross join lateral (select s.business_date from sale s where s.member_id = m.id and ${BUYS} ${until} offset 0) s
      where m.kind <> 'GUEST' group by m.id, m.home_store_id, m.joined_on, n) months
    group by member_id, store_id, joined, first`;
}

/** Buyers of the facts that `place` means (s is the sale), each once. */
export function buyers(place: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select distinct s.member_id from sale s where ${place} and ${BUYS}`;
}

/**
 * The rows of member_cohort as they are now, of members who bought after `through` and are sure otherwise: what was counted of them,
 * and the months of the days since.
 */
export function withOpenDays(through: RawBuilder<unknown>, unsure: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select member_id, store_id, joined, first, joined_bits | ${bits(sql`n`, monthNumber(sql`joined`))} as joined_bits,
      first_bits | ${bits(sql`n`, monthNumber(sql`first`))} as first_bits
    from (select m.id as member_id, m.home_store_id as store_id, date_trunc('month', m.joined_on)::date as joined, asked.n,
        coalesce(c.first, min(asked.month) over (partition by m.id)) as first, coalesce(c.joined_bits, 0) as joined_bits, coalesce(c.first_bits, 0) as first_bits
      from (select s.member_id, ${monthNumber(sql`s.business_date`)} as n, date_trunc('month', min(s.business_date))::date as month
          from sale s where s.business_date > ${through} and ${BUYS} group by s.member_id, n) asked
        ${MEMBER} left join lateral (select * from member_cohort k where k.member_id = m.id offset 0) c on true
      where m.kind <> 'GUEST' and asked.member_id not in (select member_id from ${unsure})) open
    group by member_id, store_id, joined, first, joined_bits, first_bits`;
}

/** Rows of member_cohort, with their `sign`, as differences to cohort_month. */
export function counted(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  const each = sql.join(AGES.map((age) => sql`sum(sign * ((bits >> ${sql.lit(age)}) & 1))::int`));
  return sql`select store_id, by, month, array[${each}] as bought from (
      select store_id, 'JOINED'::cohort_by as by, joined as month, joined_bits as bits, sign from (${rows}) j
      union all select store_id, 'FIRST_PURCHASE', first, first_bits, sign from (${rows}) f
    ) each group by store_id, by, month`;
}
