import { builder } from '../../builder.ts';
import { optionalUuid } from '../../global-id.ts';
import { CategoryTable, NewMembersTable, OrgTable, ProductTable, SalesHours, SalesOverview, SalesTrend, StaffTable } from './answers.ts';
import { Comparison, Grain, pageOf, SalesFilter, SalesRankBy, scopeOf } from './input.ts';
import { newMembers } from './newcomers.ts';
import { earlierRange } from './periods.ts';
import { byCategory, byEmployee, byHour, byOrg, byProduct } from './rankings.ts';
import { reportsOf } from './reports.ts';
import { overview, trend } from './service.ts';

const days = { from: 'First business day.', to: 'Last business day, inclusive.' };
const RANKS_COMPARED = { type: Comparison, description: 'With what ranks are compared: previousRank.' } as const;
const authScopes = { can: 'analytics.read' } as const;
const filterText = 'Which sales are meant.';
const grainText = 'The length of the periods.';

builder.queryFields((t) => {
  const range = {
    from: t.arg({ type: 'Date', required: true, description: days.from }),
    to: t.arg({ type: 'Date', required: true, description: days.to }),
  };
  const filter = t.arg({ type: SalesFilter, description: filterText });
  const page = {
    by: t.arg({ type: SalesRankBy, required: true, defaultValue: 'REVENUE', description: 'By what to rank.' }),
    first: t.arg.int({ required: true, defaultValue: 20, description: 'How many rows, 1–1000.' }),
    offset: t.arg.int({ required: true, defaultValue: 0, description: 'How many rows to pass over.' }),
  };
  const grain = t.arg({ type: Grain, required: true, description: grainText });
  return {
    salesOverview: t.field({
      type: SalesOverview,
      nullable: true,
      authScopes,
      args: { filter, ...range },
      description: 'The figures of a range, compared (经营概览).',
      resolve: (_root, args, context) => overview(reportsOf(context), scopeOf(args.filter), args, context.viewer.locale),
    }),
    salesTrend: t.field({
      type: SalesTrend,
      nullable: true,
      authScopes,
      args: { filter, grain, ...range, compare: t.arg({ type: Comparison, description: 'Puts an earlier period beside each.' }) },
      description: 'The figures by year, quarter, month, week or day (销售走势).',
      resolve: (_root, args, context) =>
        trend(reportsOf(context), scopeOf(args.filter), args, args.grain, args.compare ?? null, context.viewer.locale),
    }),
    salesByCategory: t.field({
      type: CategoryTable,
      nullable: true,
      authScopes,
      description: 'The categories below one, each with all below it (分类统计). The rows add up to the whole.',
      args: {
        filter,
        ...range,
        parentId: t.arg.globalID({ description: 'A Category; left out: the top ones.' }),
        depth: t.arg.int({ required: true, defaultValue: 1, description: 'How many levels below it to show apart.' }),
      },
      resolve: (_root, args, context) =>
        byCategory(reportsOf(context), scopeOf(args.filter), args, optionalUuid(args.parentId ?? null, 'Category', 'parentId'), args.depth),
    }),
    salesByProduct: t.field({
      type: ProductTable,
      nullable: true,
      authScopes,
      args: { filter, ...range, ...page, compare: t.arg(RANKS_COMPARED) },
      description: 'The best products (商品排行).',
      resolve: (_root, args, context, info) =>
        byProduct(reportsOf(context), scopeOf(args.filter), args, pageOf(context.viewer, args, info)),
    }),
    staffRanking: t.field({
      type: StaffTable,
      nullable: true,
      authScopes,
      args: { filter, ...range, ...page, compare: t.arg(RANKS_COMPARED) },
      description: 'Salespeople by what they sold (业务员排名).',
      resolve: (_root, args, context, info) =>
        byEmployee(reportsOf(context), scopeOf(args.filter), args, pageOf(context.viewer, args, info)),
    }),
  };
});

builder.queryFields((t) => {
  const scope = {
    filter: t.arg({ type: SalesFilter, description: filterText }),
    from: t.arg({ type: 'Date', required: true, description: days.from }),
    to: t.arg({ type: 'Date', required: true, description: days.to }),
  };
  return {
    salesByStore: t.field({
      type: OrgTable,
      nullable: true,
      authScopes,
      args: { ...scope, compare: t.arg(RANKS_COMPARED) },
      description: 'Every store of the branch that sold (门店排行), by revenue.',
      resolve: (_root, args, context) => byOrg(reportsOf(context), scopeOf(args.filter), args, false, earlierRange(args, args.compare)),
    }),
    salesByRegion: t.field({
      type: OrgTable,
      nullable: true,
      authScopes,
      args: scope,
      description: 'The regions of the branch with all their stores (大区排行); a store in no region stands by itself.',
      resolve: (_root, args, context) => byOrg(reportsOf(context), scopeOf(args.filter), args, true),
    }),
    salesByHour: t.field({
      type: SalesHours,
      nullable: true,
      authScopes,
      args: scope,
      description: 'By weekday and hour (时段分析).',
      resolve: (_root, args, context) => byHour(reportsOf(context), scopeOf(args.filter), args),
    }),
  };
});

builder.queryField('newMembers', (t) =>
  t.field({
    type: NewMembersTable,
    nullable: true,
    authScopes,
    description: 'New members by period, with 环比 and 同比.',
    args: {
      orgId: t.arg.globalID({ description: "An Org; left out: the viewer's branch." }),
      grain: t.arg({ type: Grain, required: true, description: grainText }),
      from: t.arg({ type: 'Date', required: true, description: days.from }),
      to: t.arg({ type: 'Date', required: true, description: days.to }),
    },
    resolve: (_root, args, context) =>
      newMembers(reportsOf(context), optionalUuid(args.orgId ?? null, 'Org', 'orgId'), args, args.grain, context.viewer.locale),
  }),
);
