import { addMonths, periodStart } from '@regulars/domain/period';
import { builder } from '../../builder.ts';
import { chainToday } from '../../business-day.ts';
import { prisma, reportDb } from '../../db.ts';
import { between } from '../../input.ts';
import { orgsAsked } from '../orgs/branch.ts';
import { CaseKind } from './schema.ts';
import { type CareMonth, careMonths, type CaseFigures, caseFigures } from './statistics.ts';

const MAX_MONTHS = 36;

const CareMonthType = builder.objectRef<CareMonth>('CareMonth').implement({
  description: 'What members did in a month, and what was done for them.',
  fields: (t) => ({
    month: t.expose('month', { type: 'Date', description: 'Its first day.' }),
    signIns: t.exposeInt('SIGN_IN', { description: '上线量: how often members came on-line.' }),
    checkIns: t.exposeInt('CHECK_IN', { description: 'Check-ins.' }),
    participations: t.exposeInt('PARTICIPATION', { description: 'How often members took part in something.' }),
    reviews: t.exposeInt('REVIEW', { description: 'Reviews.' }),
    shares: t.exposeInt('SHARE', { description: 'What was shared.' }),
    members: t.exposeInt('members', { description: 'Different members who did any of it.' }),
    participation: t.float({
      nullable: true,
      description: '参与度: these of all who had joined the branch by then, 0 to 1; null where nobody had.',
      resolve: ({ members, joined }) => (joined > 0 ? members / joined : null),
    }),
    opened: t.exposeInt('opened', { description: 'Cases opened.' }),
    closed: t.exposeInt('closed', { description: 'Cases that ended.' }),
    rating: t.exposeFloat('rating', { nullable: true, description: 'Mean rating of those that ended, 1 to 5; null: nobody said.' }),
  }),
});

const CaseFiguresType = builder.objectRef<CaseFigures>('ServiceCaseFigures').implement({
  description: 'Cases in figures.',
  fields: (t) => ({
    kind: t.expose('kind', { type: CaseKind, nullable: true, description: 'Of this kind; null where they are by employee.' }),
    assignee: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'Of whom; null: of nobody by name, or where they are by kind.',
      resolve: (query, { employee_id }) => (employee_id ? prisma.employee.findUnique({ ...query, where: { id: employee_id } }) : null),
    }),
    total: t.exposeInt('total', { description: 'Opened.' }),
    open: t.exposeInt('open', { description: 'Of these still open.' }),
    done: t.exposeInt('done', { description: 'Done.' }),
    cancelled: t.exposeInt('cancelled', { description: 'Given up.' }),
    hours: t.exposeFloat('hours', { nullable: true, description: 'Mean hours from opening until done; null before the first.' }),
    rating: t.exposeFloat('rating', { nullable: true, description: 'Mean rating, 1 to 5; null: nobody said.' }),
  }),
});

interface Asked {
  stores: readonly string[] | null;
  from: string;
  to: string;
}

const CareStatistics = builder.objectRef<Asked & Awaited<ReturnType<typeof caseFigures>>>('CareStatistics').implement({
  description: 'Engagement and service in figures (上线量, 参与度, 服务统计).',
  fields: (t) => ({
    months: t.field({
      type: [CareMonthType],
      description: 'Month by month, the present one last.',
      resolve: ({ stores, from, to }) => careMonths(reportDb, stores, from, to),
    }),
    byKind: t.field({
      type: [CaseFiguresType],
      description: 'Cases opened in these months by kind, the most first.',
      resolve: ({ byKind }) => byKind,
    }),
    byAssignee: t.field({
      type: [CaseFiguresType],
      description: 'The same by who sees to them.',
      resolve: ({ byEmployee }) => byEmployee,
    }),
  }),
});

builder.queryField('careStatistics', (t) =>
  t.field({
    type: CareStatistics,
    description: "Engagement and service of the viewer's branch in figures.",
    authScopes: { can: 'contact.read' },
    complexity: 50,
    args: {
      branchId: t.arg.globalID({ description: 'Only of this Org and below.' }),
      months: t.arg.int({ required: true, defaultValue: 12, description: `How far back the months go, 1 to ${MAX_MONTHS}.` }),
    },
    resolve: async (_root, args, { viewer }) => {
      const months = between(args.months, 1, MAX_MONTHS, 'months');
      const stores = await orgsAsked(viewer, args.branchId, 'branchId');
      const to = periodStart(chainToday(), 'MONTH');
      const from = addMonths(to, 1 - months);
      return { stores, from, to, ...(await caseFigures(reportDb, stores, from)) };
    },
  }),
);
