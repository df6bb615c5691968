import { minor } from '@regulars/domain/money';
import { addMonths, periodStart } from '@regulars/domain/period';
import { builder } from '../../builder.ts';
import { chainToday } from '../../business-day.ts';
import { db, reportDb } from '../../db.ts';
import { between } from '../../input.ts';
import { orgsAsked } from '../orgs/branch.ts';
import { orgTree } from '../orgs/tree.ts';
import { type RecruitMonth as Month, type Recruits, recruitsByEmployee, recruitsByMonth, recruitsByOrg } from './recruiting.ts';

const MAX_MONTHS = 36;

interface Named extends Recruits {
  code: string | null;
  name: string | null;
  orgName: string | null;
}

const RecruitRow = builder.objectRef<Named>('RecruitRow').implement({
  description: 'Members whom an employee won, or those of a store or department.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'Of the employee; null in a row of a store, and where nobody is named.' }),
    code: t.exposeString('code', { nullable: true, description: 'Of the employee, like the name.' }),
    orgName: t.exposeString('orgName', { nullable: true, description: 'Store or department of the employee; null where nobody is named.' }),
    members: t.exposeInt('members', { description: 'Who joined.' }),
    buyers: t.exposeInt('buyers', { description: 'Of these, who ever bought.' }),
    amount: t.field({ type: 'Money', description: 'What these paid in all, refunds taken off.', resolve: ({ amount }) => minor(amount) }),
  }),
});

const RecruitMonth = builder.objectRef<Month>('RecruitMonth').implement({
  description: 'Members whom employees won in a month.',
  fields: (t) => ({
    month: t.expose('month', { type: 'Date', description: 'Its first day.' }),
    members: t.exposeInt('members', { description: 'Who joined.' }),
    buyers: t.exposeInt('buyers', { description: 'Of these, who ever bought.' }),
    amount: t.field({ type: 'Money', description: 'What these paid in all, refunds taken off.', resolve: ({ amount }) => minor(amount) }),
  }),
});

type Span = Parameters<typeof recruitsByEmployee>[1];

/** Employees by name, with the store or department each belongs to. */
async function named(rows: readonly Recruits[]): Promise<Named[]> {
  const ids = rows.flatMap(({ id }) => id ?? []);
  const people =
    ids.length === 0 ? [] : await db.selectFrom('employee').select(['id', 'code', 'name', 'org_id']).where('id', 'in', ids).execute();
  const [byId, tree] = [new Map(people.map((one) => [one.id, one])), await orgTree()];
  return rows.map((row) => {
    const person = byId.get(row.id ?? '');
    return {
      ...row,
      code: person?.code ?? null,
      name: person?.name ?? null,
      orgName: person ? (tree.byId.get(person.org_id)?.name ?? null) : null,
    };
  });
}

const RecruitStatistics = builder.objectRef<Span>('RecruitStatistics').implement({
  description: 'Who won the members who joined (推广统计).',
  fields: (t) => ({
    byEmployee: t.field({
      type: [RecruitRow],
      description: 'By employee, the most first; who came without one (websites, apps, imports) are in the last row.',
      resolve: async (span) => named(await recruitsByEmployee(reportDb, span)),
    }),
    byOrg: t.field({
      type: [RecruitRow],
      description: 'By the store or department of the employee, the most first.',
      resolve: async (span) => {
        const tree = await orgTree();
        return (await recruitsByOrg(reportDb, span)).map((row) => ({
          ...row,
          code: null,
          name: null,
          orgName: tree.byId.get(row.id ?? '')?.name ?? null,
        }));
      },
    }),
    months: t.field({
      type: [RecruitMonth],
      description: 'Month by month, the present one last.',
      resolve: (span) => recruitsByMonth(reportDb, span),
    }),
  }),
});

builder.queryField('recruitStatistics', (t) =>
  t.field({
    type: RecruitStatistics,
    description: "Who won the members who joined at the stores of the viewer's branch.",
    authScopes: { can: 'performance.read' },
    complexity: 50,
    args: {
      branchId: t.arg.globalID({ description: 'Only members of this Org and below.' }),
      months: t.arg.int({ required: true, defaultValue: 12, description: 'How many months back, the present one included: 1 to 36.' }),
    },
    resolve: async (_root, { branchId, months }, { viewer }): Promise<Span> => {
      const to = periodStart(chainToday(), 'MONTH');
      const stores = await orgsAsked(viewer, branchId, 'branchId');
      return { stores, from: addMonths(to, 1 - between(months, 1, MAX_MONTHS, 'months')), to };
    },
  }),
);
