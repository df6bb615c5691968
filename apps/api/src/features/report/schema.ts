import { label } from '@regulars/domain/period';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import type { Context } from '../../context.ts';
import { prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { CategoryTable, NewMembersTable, OrgTable, ProductTable, SalesOverview, SalesTrend } from '../analytics/answers.ts';
import type { Branch } from '../analytics/branch.ts';
import { newMembers } from '../analytics/newcomers.ts';
import { byCategory, byOrg, byProduct } from '../analytics/rankings.ts';
import { type Reports, reportsOf } from '../analytics/reports.ts';
import { overview, trend } from '../analytics/service.ts';
import type { Scope } from '../analytics/subject.ts';
import { SalesFigures } from '../analytics/types.ts';
import { type Month, monthOf } from '../performance/month.ts';
import { team } from '../performance/team.ts';
import { Team } from '../performance/types.ts';
import { byLevel, type LevelShare, membersBy } from './read.ts';

/** A month of a branch; each part is read when it is selected. */
interface Report {
  reports: Reports;
  branch: Branch;
  month: Month;
  scope: Scope;
}

const EVERYTHING = { categoryId: null, productId: null, employeeId: null, levelId: null, channel: null, tagId: null };
const BEST = 20;
const STAFF = 50;

const ReportLevel = builder.objectRef<LevelShare>('ReportLevel').implement({
  description: 'What the members of a level bought, by their level at the sale.',
  fields: (t) => ({
    level: t.prismaField({
      type: 'Level',
      nullable: true,
      description: 'Null: walk-in customers, and sales of the past that were imported without a level.',
      resolve: (query, { levelId }) => (levelId ? prisma.level.findUnique({ ...query, where: { id: levelId } }) : null),
    }),
    share: t.exposeFloat('share', { nullable: true, description: 'Share of the revenue, 0.25 is 25%; null where that is zero.' }),
    figures: t.field({ type: SalesFigures, description: 'What they bought.', resolve: ({ figures }) => figures }),
  }),
});

const ManagementReport = builder.objectRef<Report>('ManagementReport').implement({
  description: 'A month of a branch for its management: turnover, members, service (经营月报). Of the running month the days so far.',
  fields: (t) => ({
    org: t.prismaField({
      type: 'Org',
      description: 'The branch: this organisation with all below it.',
      resolve: (query, { branch }) => prisma.org.findUniqueOrThrow({ ...query, where: { id: branch.id } }),
    }),
    from: t.field({ type: 'Date', description: 'First day.', resolve: ({ month }) => month.range.from }),
    to: t.field({ type: 'Date', description: 'Last day, or today.', resolve: ({ month }) => month.range.to }),
    label: t.string({
      description: "What the month is called, in the viewer's language.",
      resolve: ({ month }, _args, { viewer }) => label(month.first, 'MONTH', viewer.locale),
    }),
    overview: t.field({
      type: SalesOverview,
      description: '营业额: the month, beside the month before and the same month a year before.',
      resolve: ({ reports, scope, month }, _args, { viewer }) => overview(reports, scope, month.range, viewer.locale),
    }),
    days: t.field({
      type: SalesTrend,
      description: 'Day by day.',
      resolve: ({ reports, scope, month }, _args, { viewer }) => trend(reports, scope, month.range, 'DAY', null, viewer.locale),
    }),
    stores: t.field({
      type: OrgTable,
      description: 'The stores of the branch.',
      resolve: ({ reports, scope, month }) => byOrg(reports, scope, month.range, false),
    }),
    categories: t.field({
      type: CategoryTable,
      description: 'The categories at the top.',
      resolve: ({ reports, scope, month }) => byCategory(reports, scope, month.range, null, 1),
    }),
    products: t.field({
      type: ProductTable,
      description: 'The twenty best products by revenue.',
      resolve: ({ reports, scope, month }) => byProduct(reports, scope, month.range, { by: 'REVENUE', first: BEST, offset: 0 }),
    }),
    newMembers: t.field({
      type: NewMembersTable,
      description: '会员: who joined, and through which channel.',
      resolve: ({ reports, branch, month }, _args, { viewer }) => newMembers(reports, branch.id, month.range, 'MONTH', viewer.locale),
    }),
    membersInAll: t.int({
      description: 'Who had ever joined at a store of the branch by the end of the month.',
      resolve: ({ reports, branch, month }) => membersBy(reports, branch, month.first),
    }),
    levels: t.field({
      type: [ReportLevel],
      complexity: { field: 1, multiplier: 8 },
      description: 'Sales by the level of the member, most first.',
      resolve: ({ reports, branch, month }) => byLevel(reports, branch, month.range),
    }),
    staff: t.field({
      type: Team,
      nullable: true,
      description: '服务表现: the fifty best of the staff by revenue. Needs performance.read.',
      authScopes: { can: 'performance.read' },
      unauthorizedResolver: () => null,
      resolve: ({ reports, branch, month }) => team(reports, branch, month, 'REVENUE', { first: STAFF, offset: 0 }),
    }),
  }),
});

/** @throws OUT_OF_BRANCH, NOT_FOUND */
async function reportOf(context: Context, orgId: string | null, day: string): Promise<Report> {
  const reports = reportsOf(context);
  const branch = await reports.branch(orgId);
  const today = businessDayAt({ time_zone: null, day_starts_at: null }, new Date());
  return { reports, branch, month: monthOf(day, today), scope: { ...EVERYTHING, orgId: branch.id } };
}

builder.queryField('managementReport', (t) =>
  t.field({
    type: ManagementReport,
    authScopes: { can: 'analytics.read' },
    description: 'A month of a branch for its management (营业额、会员、服务表现).',
    args: {
      orgId: t.arg.globalID({ description: "An Org; left out: the viewer's branch." }),
      month: t.arg({ type: 'Date', required: true, description: 'Any day of the month.' }),
    },
    resolve: (_root, { orgId, month }, context) => reportOf(context, optionalUuid(orgId ?? null, 'Org', 'orgId'), month),
  }),
);
