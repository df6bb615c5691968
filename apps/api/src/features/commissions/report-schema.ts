import { SUBJECT_WORDS } from '@regulars/domain/commission-words';
import type { CommissionSubject } from '@regulars/domain/commissions';
import { DomainError, type Locale } from '@regulars/domain/errors';
import { type RawBuilder, sql } from 'kysely';
import { builder } from '../../builder.ts';
import { reportDb } from '../../db.ts';
import { withinBudget } from '../../time-budget.ts';
import { orgsAsked } from '../orgs/branch.ts';

const CommissionBy = builder.enumType('CommissionBy', {
  description: 'By what commission is summed.',
  values: { STORE: {}, RULE: { description: 'By its present name.' }, SUBJECT: {}, EMPLOYEE: {} },
});

interface Row {
  label: string;
  earned: number;
  takenBack: number;
  amount: number;
  rows: number;
  people: number;
}

const CommissionRow = builder.objectRef<Row>('CommissionFigures').implement({
  description: 'Commission of a period, summed.',
  fields: (t) => ({
    label: t.exposeString('label', { description: 'What it is about.' }),
    earned: t.expose('earned', { type: 'Money', description: 'In the period.' }),
    takenBack: t.expose('takenBack', { type: 'Money', description: 'By refunds in the period; zero or below.' }),
    amount: t.expose('amount', { type: 'Money', description: 'Both together.' }),
    rows: t.exposeInt('rows', { description: 'How often something was earned.' }),
    people: t.exposeInt('people', { description: 'By how many people.' }),
  }),
});

const LABELS = {
  STORE: sql`(select name from org where id = c.store_id)`,
  EMPLOYEE: sql`(select name from employee where id = c.employee_id)`,
  SUBJECT: sql`c.subject::text`,
  RULE: sql`(select v.name from commission_rule r join commission_rule_version v on v.rule_id = r.id and v.version = r.version where r.id = c.rule_id)`,
} satisfies Record<string, RawBuilder<unknown>>;
const KEYS = { STORE: sql`c.store_id`, EMPLOYEE: sql`c.employee_id`, SUBJECT: sql`c.subject`, RULE: sql`c.rule_id` };
const BUDGET_MS = 5_000;

builder.queryField('commissionReport', (t) =>
  t.field({
    type: [CommissionRow],
    authScopes: { can: 'commission.read' },
    description: 'Commission that was earned in the stores of a branch in a period, summed; the largest first, 500 at most.',
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'The first business day.' }),
      to: t.arg({ type: 'Date', required: true, description: 'The last one.' }),
      by: t.arg({ type: CommissionBy, required: true, description: 'By what.' }),
      orgId: t.arg.globalID({ description: "An Org; left out: the viewer's branch." }),
    },
    resolve: async (_root, { from, to, by, orgId }, { viewer }) => {
      if (to < from) throw new DomainError('TOO_EARLY', { from }, 'to');
      const orgs = await orgsAsked(viewer, orgId, 'orgId');
      const rows = await withinBudget<Row>(
        reportDb,
        sql`select ${LABELS[by]} as label, coalesce(sum(amount) filter (where back_id is null), 0)::bigint as earned,
            coalesce(sum(amount) filter (where back_id is not null), 0)::bigint as "takenBack", sum(amount)::bigint as amount,
            count(*) filter (where back_id is null)::int as rows, count(distinct employee_id)::int as people
          from commission c where ${orgs === null ? sql`true` : sql`store_id = any(${orgs}::uuid[])`} and day between ${from}::date and ${to}::date
          group by ${KEYS[by]} order by sum(amount) desc, 1 limit 500`,
        BUDGET_MS,
      );
      return by === 'SUBJECT' ? rows.map((row) => ({ ...row, label: subjectOf(row.label, viewer.locale) })) : rows;
    },
  }),
);

const subjectOf = (subject: string, locale: Locale): string => SUBJECT_WORDS[subject as CommissionSubject][locale]; // of the enum's column
