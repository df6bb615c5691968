import { daysOver, type GoalState as State, type Goals, type Progress, progressOf } from '@regulars/domain/goals';
import { builder } from '../../builder.ts';
import { reportDb, prisma } from '../../db.ts';
import { basketOf, changeOf, rounded } from '../analytics/figures.ts';
import { SalesFigures } from '../analytics/types.ts';
import { type PerformanceMonth, trendOf } from './person.ts';
import type { Performance } from './team.ts';

const GoalState = builder.enumType('GoalState', {
  description: 'Where somebody stands with a goal of a month.',
  values: {
    REACHED: { description: 'Done.' },
    ON_PACE: { description: 'As far as the month is.' },
    BEHIND: { description: 'Less far than the month is.' },
    MISSED: { description: 'The month is over.' },
  } satisfies Record<State, object>,
});

const shared = {
  share: 'How much of it is done, 0.5 is half.',
  due: 'What it asks for by now: its share for the days that are over.',
  projected: 'What the month will bring at the pace of the days that are over; null on its first day.',
};

const MoneyGoal = builder.objectRef<Progress>('MoneyGoal').implement({
  description: 'A goal in money, and how far somebody is.',
  fields: (t) => ({
    goal: t.expose('goal', { type: 'Money', description: 'What is to be reached.' }),
    actual: t.expose('actual', { type: 'Money', description: 'What is reached.' }),
    due: t.expose('due', { type: 'Money', description: shared.due }),
    projected: t.expose('projected', { type: 'Money', nullable: true, description: shared.projected }),
    share: t.exposeFloat('share', { description: shared.share }),
    state: t.expose('state', { type: GoalState, description: 'In a word.' }),
  }),
});

const CountGoal = builder.objectRef<Progress>('CountGoal').implement({
  description: 'A goal in numbers, and how far somebody is.',
  fields: (t) => ({
    goal: t.exposeInt('goal', { description: 'What is to be reached.' }),
    actual: t.exposeInt('actual', { description: 'What is reached.' }),
    due: t.exposeInt('due', { description: shared.due }),
    projected: t.exposeInt('projected', { nullable: true, description: shared.projected }),
    share: t.exposeFloat('share', { description: shared.share }),
    state: t.expose('state', { type: GoalState, description: 'In a word.' }),
  }),
});

interface Towards {
  goals: Goals;
  reached: { [Name in keyof Goals]: number };
  days: { over: number; days: number };
}

const StaffGoals = builder.objectRef<Towards>('StaffGoals').implement({
  description: 'What an employee is to reach in a month, as the manager set it, and how far they are. Null: nothing was set.',
  fields: (t) => {
    const goal = (name: keyof Goals) => ({
      nullable: true as const,
      resolve: ({ goals, reached, days }: Towards) => (goals[name] === null ? null : progressOf(goals[name], reached[name], days)),
    });
    return {
      revenue: t.field({ type: MoneyGoal, description: 'In revenue.', ...goal('revenue') }),
      orders: t.field({ type: CountGoal, description: 'In orders.', ...goal('orders') }),
      newMembers: t.field({ type: CountGoal, description: 'In members won.', ...goal('newMembers') }),
    };
  },
});

const NO_GOALS: Goals = { revenue: null, orders: null, newMembers: null };

async function towards({ month, figures, newMembers, goals }: Performance): Promise<Towards> {
  const { orders } = await figures.counts();
  return {
    goals: (await goals()) ?? NO_GOALS,
    reached: { revenue: figures.measures.revenue, orders, newMembers },
    days: daysOver(month.first, month.today),
  };
}

const ServiceFigures = builder.objectRef<Performance>('ServiceFigures').implement({
  description: 'How an employee served (服务表现).',
  fields: (t) => ({
    membersServed: t.int({
      complexity: 5,
      description: 'Different members who bought from them; guests are not counted.',
      resolve: async ({ served }) => (await served()).members,
    }),
    memberShare: t.float({
      nullable: true,
      complexity: 5,
      description: 'Share of their orders that were of members, 0.25 is 25%; null without orders.',
      resolve: async ({ served, figures }) => ratio((await served()).memberOrders, (await figures.counts()).orders),
    }),
    averageTicket: t.field({
      type: 'Money',
      nullable: true,
      description: 'Revenue per order; null without orders.',
      resolve: async ({ figures }) => basketOf(figures.measures.revenue, (await figures.counts()).orders),
    }),
    unitsPerOrder: t.float({
      nullable: true,
      description: 'Units per order (连带率); null without orders.',
      resolve: async ({ figures }) => ratio(figures.measures.units / 1000, (await figures.counts()).orders),
    }),
    newMembers: t.int({ description: 'Members they won.', resolve: ({ newMembers }) => newMembers }),
    refundShare: t.float({
      nullable: true,
      description: 'Refunds of what they sold for each order, 0.02 is two in a hundred; null without orders.',
      resolve: async ({ figures }) => {
        const { orders, refunds } = await figures.counts();
        return ratio(refunds, orders);
      },
    }),
  }),
});

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : rounded(part / whole));

const PerformanceMonthType = builder.objectRef<PerformanceMonth>('PerformanceMonth').implement({
  description: 'A month of an employee.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'First day.' }),
    to: t.expose('to', { type: 'Date', description: 'Last day, inclusive.' }),
    label: t.exposeString('label', { description: "What the month is called, in the viewer's language." }),
    figures: t.field({ type: SalesFigures, description: 'What they sold.', resolve: ({ figures }) => figures }),
    newMembers: t.exposeInt('newMembers', { description: 'Members they won.' }),
    revenueGoal: t.field({
      type: 'Money',
      nullable: true,
      description: 'The goal in revenue; null: none.',
      resolve: ({ goals }) => goals?.revenue ?? null,
    }),
  }),
});

export const StaffPerformance = builder.objectRef<Performance>('StaffPerformance').implement({
  description: 'A month of an employee; of the running month the days so far.',
  fields: (t) => ({
    employee: t.prismaField({
      type: 'Employee',
      description: 'Whose.',
      resolve: (query, { employeeId }) => prisma.employee.findUniqueOrThrow({ ...query, where: { id: employeeId } }),
    }),
    from: t.field({ type: 'Date', description: 'First day of the month.', resolve: ({ month }) => month.range.from }),
    to: t.field({ type: 'Date', description: 'Its last day, or today.', resolve: ({ month }) => month.range.to }),
    rank: t.exposeInt('rank', {
      nullable: true,
      description: 'From 1; equal values share a rank and the next one is left free. Null: sold nothing where they work.',
    }),
    rankedAmong: t.exposeInt('ranked', { description: 'Of so many.' }),
    previousRank: t.exposeInt('previousRank', {
      nullable: true,
      description: 'In the same days of the month before; null: not among them.',
    }),
    figures: t.field({ type: SalesFigures, description: 'What they sold.', resolve: ({ figures }) => figures }),
    revenueChange: t.float({
      nullable: true,
      description: 'Of the revenue, against the same days of the month before: 0.1 is 10% more.',
      resolve: ({ figures, earlier }) => changeOf(figures.measures.revenue, earlier.figures.measures.revenue),
    }),
    ordersChange: t.float({
      nullable: true,
      description: 'The same of the orders.',
      resolve: async ({ figures, earlier }) => changeOf((await figures.counts()).orders, (await earlier.figures.counts()).orders),
    }),
    newMembersChange: t.float({
      nullable: true,
      description: 'The same of the members won.',
      resolve: ({ newMembers, earlier }) => changeOf(newMembers, earlier.newMembers),
    }),
    service: t.field({ type: ServiceFigures, description: 'How they served.', resolve: (performance) => performance }),
    goals: t.field({ type: StaffGoals, description: 'Goals of the month.', resolve: towards }),
    trend: t.field({
      type: [PerformanceMonthType],
      complexity: { field: 20, multiplier: 12 },
      description: 'The year that ends with the month, without gaps; in whichever stores they sold.',
      resolve: async ({ employeeId, month }, _args, { viewer }) => {
        const { org_id } = await reportDb.selectFrom('employee').select('org_id').where('id', '=', employeeId).executeTakeFirstOrThrow();
        return trendOf({ id: employeeId, org_id }, month, viewer.locale);
      },
    }),
  }),
});

export const Team = builder.objectRef<{ rows: Performance[]; total: number }>('TeamPerformance').implement({
  description: 'The staff of a branch in a month, ranked.',
  fields: (t) => ({
    rows: t.field({
      type: [StaffPerformance],
      complexity: { field: 1, multiplier: 20 },
      description: 'By rank.',
      resolve: ({ rows }) => rows,
    }),
    total: t.exposeInt('total', { description: 'How many there are in all.' }),
  }),
});
