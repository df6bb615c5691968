import type { Prisma } from '@regulars/db/generated/client/client';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import type { BusinessDate } from '@regulars/domain/time';
import { builder } from '../../builder.ts';
import { chainToday } from '../../business-day.ts';
import { db, prisma, reportDb } from '../../db.ts';
import { isUuid, optionalUuid, uuidOf } from '../../global-id.ts';
import { once } from '../../idempotency.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { type Due, duesOf, monthOf } from './due.ts';
import { payCommissions } from './pay.ts';
import { ownId } from './row-schema.ts';
import { orgsAsked } from '../orgs/branch.ts';

nodeVisibility('CommissionStatement', async (viewer, id) => {
  if (!isUuid(id)) return false;
  const statement = await db
    .selectFrom('commission_statement as s')
    .innerJoin('employee as e', 'e.id', 's.employee_id')
    .select(['e.id', 'e.org_id'])
    .where('s.id', '=', id)
    .executeTakeFirst();
  if (!statement) return false;
  const own = may(viewer, 'commission.own') && viewer.kind === 'employee' && viewer.id === statement.id;
  return own || (may(viewer, 'commission.read') && inBranch(viewer, statement.org_id));
});

builder.prismaNode('CommissionStatement', {
  id: { field: 'id' },
  description: 'What an employee was paid for a month (提成结算单). It never changes: what comes later stands on the next one.',
  fields: (t) => ({
    employee: t.relation('employee', { description: 'Who.' }),
    month: t.expose('month', { type: 'Date', description: 'The first day of the month.' }),
    amount: t.expose('amount', { type: 'Money', description: 'The sum of what it holds.' }),
    paidAt: t.expose('paid_at', { type: 'DateTime', description: 'When it was paid.' }),
    paidBy: t.relation('payer', { nullable: true, description: 'By whom.' }),
    rows: t.relationCount('commissions', { description: 'How many commissions it holds.' }),
  }),
});

const CommissionState = builder.enumType('CommissionState', {
  description: 'Where a month of commission stands.',
  values: {
    RUNNING: { description: '进行中: the month is not over' },
    DUE: { description: '待结算: can be paid' },
    CARRIED: { description: '结转: nothing above zero; it goes to the next month' },
    PAID: { description: '已结算: locked' },
  },
});

const CommissionDue = builder.objectRef<Due>('CommissionDue').implement({
  description: 'What an employee has to get for a month, or got.',
  fields: (t) => ({
    employee: t.prismaField({
      type: 'Employee',
      description: 'Who.',
      resolve: (query, { employeeId }) => prisma.employee.findUniqueOrThrow({ ...query, where: { id: employeeId } }),
    }),
    month: t.expose('month', { type: 'Date', description: 'The first day of the month.' }),
    earned: t.expose('earned', { type: 'Money', description: 'In the month.' }),
    takenBack: t.expose('takenBack', { type: 'Money', description: 'By refunds in the month; zero or below.' }),
    carried: t.expose('carried', {
      type: 'Money',
      description: 'Of earlier months: came after these were paid, or was not paid with them.',
    }),
    amount: t.expose('amount', { type: 'Money', description: 'All of it.' }),
    state: t.field({
      type: CommissionState,
      description: 'In a word.',
      resolve: ({ month, amount, statementId }) => {
        if (statementId) return 'PAID';
        if (monthOf(month).to >= chainToday()) return 'RUNNING';
        return amount > 0 ? 'DUE' : 'CARRIED';
      },
    }),
    statement: t.prismaField({
      type: 'CommissionStatement',
      nullable: true,
      description: 'With which it was paid; null: not yet.',
      resolve: (query, { statementId }) =>
        statementId ? prisma.commissionStatement.findUnique({ ...query, where: { id: statementId } }) : null,
    }),
  }),
});

interface Payroll {
  dues: readonly Due[];
  first: number;
  offset: number;
}

const sumOf = (dues: readonly Due[], of: (due: Due) => number) => dues.reduce((total, due) => total + of(due), 0);

const CommissionMonth = builder.objectRef<Payroll>('CommissionMonth').implement({
  description: 'A month of the staff of a branch.',
  fields: (t) => ({
    rows: t.field({
      type: [CommissionDue],
      complexity: { field: 1, multiplier: 20 },
      description: 'By amount, the largest first.',
      resolve: ({ dues, first, offset }) => dues.slice(offset, offset + first),
    }),
    total: t.int({ description: 'How many people there are in all.', resolve: ({ dues }) => dues.length }),
    amount: t.field({ type: 'Money', description: 'Of all of them.', resolve: ({ dues }) => sumOf(dues, ({ amount }) => amount) }),
    paid: t.field({
      type: 'Money',
      description: 'Of it, paid.',
      resolve: ({ dues }) => sumOf(dues, ({ amount, statementId }) => (statementId ? amount : 0)),
    }),
    open: t.field({
      type: 'Money',
      description: 'Of it, not paid.',
      resolve: ({ dues }) => sumOf(dues, ({ amount, statementId }) => (statementId ? 0 : amount)),
    }),
    takenBack: t.field({
      type: 'Money',
      description: 'By refunds in the month.',
      resolve: ({ dues }) => sumOf(dues, (due) => due.takenBack),
    }),
  }),
});

const CommissionPaymentInput = builder.inputType('CommissionPaymentInput', {
  description: 'What one employee is paid.',
  fields: (t) => ({
    employeeId: t.globalID({ required: true, description: "The Employee, of the viewer's branch." }),
    amount: t.field({ type: 'Money', required: true, description: 'As it was seen: something else is not paid.' }),
  }),
});

const PayCommissionsInput = builder.inputType('PayCommissionsInput', {
  description: 'Commission of a month that is over.',
  fields: (t) => ({
    month: t.field({ type: 'Date', required: true, description: 'Any day of the month.' }),
    payments: t.field({ type: [CommissionPaymentInput], required: true, description: '1 to 200.' }),
  }),
});

const monthArg = 'Any day of the month; left out: the running one.';
const MOST_ROWS = 500;

async function dueOf(employeeId: string, day: BusinessDate | null | undefined): Promise<Due> {
  const month = monthOf(day ?? chainToday());
  const [due] = await duesOf(db, { month, employeeIds: [employeeId], orgs: null });
  return due ?? { employeeId, month: month.from, earned: 0, takenBack: 0, carried: 0, amount: 0, statementId: null };
}

const statementsWhere = (viewer: Viewer, employeeId: string | null | undefined): Prisma.CommissionStatementWhereInput => ({
  ...(employeeId && { employee_id: employeeId }),
  ...(viewer.stores !== null && { employee: { org_id: { in: [...viewer.stores] } } }),
});
const latest = [{ month: 'desc' }, { id: 'desc' }] satisfies Prisma.CommissionStatementOrderByWithRelationInput[];

builder.queryFields((t) => ({
  commissionMonth: t.field({
    type: CommissionMonth,
    authScopes: { can: 'commission.read' },
    description: 'What the staff that works in a branch has to get for a month, or got.',
    args: {
      orgId: t.arg.globalID({ description: "An Org; left out: the viewer's branch." }),
      month: t.arg({ type: 'Date', description: monthArg }),
      first: t.arg.int({ required: true, defaultValue: 100, description: 'How many rows, 1–500.' }),
      offset: t.arg.int({ required: true, defaultValue: 0, description: 'How many rows to pass over.' }),
    },
    resolve: async (_root, { orgId, month, first, offset }, { viewer }) => {
      if (first < 1 || first > MOST_ROWS) throw new DomainError('BAD_PAGE_SIZE', { max: MOST_ROWS }, 'first');
      if (offset < 0) throw new DomainError('NEGATIVE', { value: offset }, 'offset');
      const orgs = await orgsAsked(viewer, orgId, 'orgId');
      return { dues: await duesOf(reportDb, { month: monthOf(month ?? chainToday()), employeeIds: null, orgs }), first, offset };
    },
  }),
  commissionDue: t.field({
    type: CommissionDue,
    authScopes: { can: 'commission.read' },
    description: 'What an employee of the branch has to get for a month, or got.',
    args: {
      employeeId: t.arg.globalID({ required: true, description: 'The Employee.' }),
      month: t.arg({ type: 'Date', description: monthArg }),
    },
    resolve: async (_root, args, { viewer }) => {
      const id = uuidOf(args.employeeId, 'Employee', 'employeeId');
      const person = await db.selectFrom('employee').select('org_id').where('id', '=', id).executeTakeFirst();
      if (!person || !inBranch(viewer, person.org_id)) throw new DomainError('NOT_FOUND', {}, 'employeeId');
      return dueOf(id, args.month);
    },
  }),
  myCommission: t.field({
    type: CommissionDue,
    authScopes: { can: 'commission.own' },
    description: 'What the viewer has to get for a month, or got.',
    args: { month: t.arg({ type: 'Date', description: monthArg }) },
    resolve: (_root, { month }, { viewer }) => dueOf(ownId(viewer), month),
  }),
  commissionStatements: t.prismaConnection({
    type: 'CommissionStatement',
    cursor: 'id',
    description: "Statements of the staff of the viewer's branch, the latest month first.",
    authScopes: { can: 'commission.read' },
    args: { employeeId: t.arg.globalID({ description: 'Of this Employee alone.' }) },
    totalCount: (_root, args, { viewer }) =>
      prisma.commissionStatement.count({
        where: statementsWhere(viewer, optionalUuid(args.employeeId, 'Employee', 'employeeId')),
        take: COUNT_CAP,
      }),
    resolve: (query, _root, args, { viewer }) =>
      prisma.commissionStatement.findMany({
        ...query,
        where: statementsWhere(viewer, optionalUuid(args.employeeId, 'Employee', 'employeeId')),
        orderBy: latest,
      }),
  }),
  myCommissionStatements: t.prismaConnection({
    type: 'CommissionStatement',
    cursor: 'id',
    description: "The viewer's own statements, the latest month first.",
    authScopes: { can: 'commission.own' },
    totalCount: (_root, _args, { viewer }) => prisma.commissionStatement.count({ where: { employee_id: ownId(viewer) }, take: COUNT_CAP }),
    resolve: (query, _root, _args, { viewer }) =>
      prisma.commissionStatement.findMany({ ...query, where: { employee_id: ownId(viewer) }, orderBy: latest }),
  }),
}));

builder.mutationField('payCommissions', (t) =>
  t.prismaField({
    type: ['CommissionStatement'],
    description: 'Pays commission of a month that is over (结算提成): a statement each, which locks what it holds. All of it or nothing.',
    authScopes: { can: 'commission.pay' },
    args: {
      idempotencyKey: t.arg.string({
        required: true,
        description: 'Made by the caller for this one act, at least 8 characters: sent again with the same input it gives the same answer.',
      }),
      input: t.arg({ type: PayCommissionsInput, required: true }),
    },
    resolve: async (query, _root, { idempotencyKey: key, input }, { viewer }) => {
      const payments = input.payments.map((one, at) => ({
        ...one,
        employeeId: uuidOf(one.employeeId, 'Employee', `payments.${at}.employeeId`),
      }));
      const { month } = input;
      await withTx(db, (tx) =>
        once(tx, viewer, key, { payCommissions: { month, payments } }, async () => {
          await payCommissions(tx, viewer, { month, payments, now: new Date() });
          return {};
        }),
      );
      const paid = { month: new Date(monthOf(month).from), employee_id: { in: payments.map(({ employeeId }) => employeeId) } };
      return prisma.commissionStatement.findMany({ ...query, where: paid, orderBy: { amount: 'desc' } });
    },
  }),
);
