import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { formatMoney, type Minor, minor } from '@regulars/domain/money';
import type { DateRange } from '@regulars/domain/period';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { chain } from '../../chain.ts';
import { inBranch, type Viewer } from '../../viewer.ts';
import { publish } from '../../publish.ts';
import { auditAll } from '../audit/service.ts';
import { monthOf } from './due.ts';

const MOST_AT_ONCE = 200;

export interface Payment {
  employeeId: string;
  /** As it was seen: something else is not paid. */
  amount: Minor;
}

export interface Payday {
  /** Any day of the month. */
  month: BusinessDate;
  payments: readonly Payment[];
  now: Date;
}

/**
 * Pays commission of a month that is over: a statement each, which locks what it holds for ever. It holds all that no statement holds up to
 * the end of the month; what comes later, or stays below zero, stands on the next one. All of it or nothing. The caller claims the
 * idempotency key first.
 * @throws REQUIRED, TOO_LONG, TWICE, NOT_FOUND, COMMISSION_OWN, COMMISSION_MONTH_OPEN, COMMISSION_PAID, COMMISSION_NOTHING, COMMISSION_CHANGED
 */
export async function payCommissions(tx: Tx, viewer: Viewer, { month: day, payments, now }: Payday): Promise<void> {
  const month = monthOf(day);
  if (payments.length === 0) throw new DomainError('REQUIRED', {}, 'payments');
  if (payments.length > MOST_AT_ONCE) throw new DomainError('TOO_LONG', { max: MOST_AT_ONCE }, 'payments');
  const people = await holdPeople(tx, viewer, payments);
  const today = businessDayAt({ time_zone: null, day_starts_at: null }, now);
  if (month.to >= today) throw new DomainError('COMMISSION_MONTH_OPEN', { from: addDays(month.to, 1) }, 'month');
  const paid = await lastPaid(tx, people);
  people.forEach(({ id, name }, at) => {
    const last = paid.get(id);
    if (!last || last < month.from) return;
    throw new DomainError('COMMISSION_PAID', { name, month: last.slice(0, 7) }, `payments.${at}.employeeId`);
  });
  const made = await writeStatements(tx, viewer, month, { people, now });
  people.forEach(({ id, name, amount }, at) => {
    const { amount: sum } = made.get(id) ?? { amount: 0 };
    const details = { name, amount: formatMoney(minor(sum), chain().minorDigits) };
    if (sum <= 0) throw new DomainError('COMMISSION_NOTHING', details, `payments.${at}.employeeId`);
    if (sum !== amount) throw new DomainError('COMMISSION_CHANGED', details, `payments.${at}.amount`);
  });
  await auditAll(
    tx,
    viewer,
    people.map(({ id, org_id: orgId, amount }) => {
      return { action: 'commission.pay', entity: 'Employee', id, orgId, after: { month: month.from, amount } };
    }),
  );
  const told = people.map(({ id, org_id: orgId }) => {
    const payload = { statementId: made.get(id)?.id, month: month.from, employeeIds: [id] };
    return { kind: 'commission.paid' as const, orgId, payload };
  });
  await publish(tx, now, told);
}

/** Who is paid how much. */
interface Paid {
  id: string;
  org_id: string;
  name: string;
  amount: Minor;
}

/**
 * Whoever is paid, held in the order of their ids: two who pay the same ones come one after the other.
 * @throws NOT_FOUND, TWICE, COMMISSION_OWN
 */
async function holdPeople(tx: Tx, viewer: Viewer, payments: readonly Payment[]): Promise<Paid[]> {
  const ids = payments.map(({ employeeId }) => employeeId);
  const rows = tx.selectFrom('employee').select(['id', 'org_id', 'name']).where('id', 'in', ids).orderBy('id').forNoKeyUpdate();
  const known = new Map((await rows.execute()).map((person) => [person.id, person]));
  return payments.map(({ employeeId, amount }, at) => {
    const field = `payments.${at}.employeeId`;
    const person = known.get(employeeId);
    if (!person || !inBranch(viewer, person.org_id)) throw new DomainError('NOT_FOUND', {}, field);
    if (ids.indexOf(employeeId) !== at) throw new DomainError('TWICE', {}, field);
    if (viewer.kind === 'employee' && viewer.id === employeeId) throw new DomainError('COMMISSION_OWN', {}, field);
    return { ...person, amount };
  });
}

/** The last month that each was paid for. */
async function lastPaid(tx: Tx, people: readonly Paid[]): Promise<Map<string, BusinessDate>> {
  const ids = people.map(({ id }) => id);
  const { rows } = await sql<{ employee_id: string; month: BusinessDate }>`
    select employee_id, max(month) as month from commission_statement where employee_id = any(${ids}::uuid[]) group by employee_id`.execute(
    tx,
  );
  return new Map(rows.map(({ employee_id, month }) => [employee_id, month]));
}

/** What stands on a statement; of nothing, or less, none was made. */
interface Made {
  id: string;
  amount: number;
}

/** Writes the statements and what they hold, all as of one moment. @returns what each has; of nothing, or less, there is no statement */
async function writeStatements(
  tx: Tx,
  viewer: Viewer,
  month: DateRange,
  { people, now }: { people: readonly Paid[]; now: Date },
): Promise<Map<string, Made>> {
  const ids = people.map(({ id }) => id);
  const { rows } = await sql<Made & { employee_id: string }>`
    with sums as (
      select i.id, i.employee_id, sum(c.amount)::bigint as amount
      from unnest(${people.map(() => newId(now))}::uuid[], ${ids}::uuid[]) as i (id, employee_id)
      join commission c on c.employee_id = i.employee_id and c.statement_id is null and c.day <= ${month.to}::date
      group by i.id, i.employee_id
    ), paid as (
      update commission c set statement_id = s.id from sums s
      where s.amount > 0 and c.employee_id = s.employee_id and c.statement_id is null and c.day <= ${month.to}::date
    ), made as (
      insert into commission_statement (id, employee_id, month, amount, paid_at, paid_by)
      select id, employee_id, ${month.from}::date, amount, ${now}, ${viewer.kind === 'employee' ? viewer.id : null}::uuid
      from sums where amount > 0
    )
    select employee_id, id, amount from sums`.execute(tx);
  return new Map(rows.map(({ employee_id, ...made }) => [employee_id, made]));
}
