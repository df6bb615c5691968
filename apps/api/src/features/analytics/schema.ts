import { builder } from '../../builder.ts';
import { globalId, optionalUuid } from '../../global-id.ts';
import { Comparison, Grain, pageOf, SalesFilter, SalesRankBy, scopeOf } from './input.ts';
import { newMembers } from './newcomers.ts';
import { earlierRange } from './periods.ts';
import { byCategory, byEmployee, byHour, byOrg, byProduct, type Table } from './rankings.ts';
import { reportsOf } from './reports.ts';
import { overview, trend } from './service.ts';
import { rankingOf, SalesChange, SalesFigures, SalesPeriod } from './types.ts';

type Overview = Awaited<ReturnType<typeof overview>>;
type Trend = Awaited<ReturnType<typeof trend>>;
type NewMembers = Awaited<ReturnType<typeof newMembers>>;
type Hours = Awaited<ReturnType<typeof byHour>>;

const fromFacts = 'True where no rollup knows the combination of filters, so that it was added up from the facts.';
const days = { from: 'First business day.', to: 'Last business day, inclusive.' };

const SalesOverview = builder.objectRef<Overview>('SalesOverview').implement({
  description: 'A range in one sum, beside the range before and the same range a year before. What is not selected is not computed.',
  fields: (t) => ({
    current: t.field({ type: SalesPeriod, description: 'The range itself.', resolve: ({ current }) => current }),
    previous: t.field({
      type: SalesPeriod,
      description: '环比期: as many whole months (or days) before.',
      resolve: ({ previous }) => previous(),
    }),
    sameLastYear: t.field({
      type: SalesPeriod,
      description: '同比期: the same range a year before.',
      resolve: ({ sameLastYear }) => sameLastYear(),
    }),
    change: t.field({
      type: SalesChange,
      description: '环比: against the range before.',
      resolve: async ({ current, previous }) => ({ now: current, before: await previous() }),
    }),
    changeOnYear: t.field({
      type: SalesChange,
      description: '同比: against the same range a year before.',
      resolve: async ({ current, sameLastYear }) => ({ now: current, before: await sameLastYear() }),
    }),
    fromFacts: t.boolean({ description: fromFacts, resolve: ({ current }) => current.fromFacts }),
  }),
});

const SalesTrendPoint = builder.objectRef<Trend['points'][number]>('SalesTrendPoint').implement({
  description: 'A period of a trend.',
  fields: (t) => ({
    current: t.field({ type: SalesPeriod, description: 'The period, cut to the range asked for.', resolve: ({ current }) => current }),
    compared: t.field({
      type: SalesPeriod,
      nullable: true,
      description: 'The period it is compared with; null without a comparison.',
      resolve: ({ compared }) => compared,
    }),
    change: t.field({
      type: SalesChange,
      nullable: true,
      description: 'Against the period compared with.',
      resolve: ({ current, compared }) => (compared ? { now: current, before: compared } : null),
    }),
  }),
});

const SalesTrend = builder.objectRef<Trend>('SalesTrend').implement({
  description: 'Figures by period, without gaps.',
  fields: (t) => ({
    points: t.field({
      type: [SalesTrendPoint],
      complexity: { field: 1, multiplier: 30 },
      description: 'In order of time.',
      resolve: ({ points }) => points,
    }),
    fromFacts: t.exposeBoolean('fromFacts', { description: fromFacts }),
  }),
});

const HourCell = builder.objectRef<Hours['cells'][number]>('SalesHour').implement({
  description: 'An hour of a weekday, over all such days of the range.',
  fields: (t) => ({
    weekday: t.exposeInt('weekday', { description: '1 is Monday, 7 Sunday; of the business day.' }),
    hour: t.exposeInt('hour', { description: "0–23 on the shop's clock." }),
    figures: t.field({ type: SalesFigures, description: 'What was sold.', resolve: ({ figures }) => figures }),
  }),
});

const SalesHours = builder.objectRef<Hours>('SalesHours').implement({
  description: '时段: when the branch sells. Sales of which only the date is known are left out.',
  fields: (t) => ({
    cells: t.field({
      type: [HourCell],
      complexity: { field: 1, multiplier: 100 },
      description: 'Hours with sales, by weekday and hour.',
      resolve: ({ cells }) => cells,
    }),
    fromFacts: t.exposeBoolean('fromFacts', { description: fromFacts }),
  }),
});

/** The type of a table whose rows are about things of one type. */
function tableOf(name: string, typename: string, what: string) {
  const row = rankingOf(`${name}Row`, typename, what);
  return builder.objectRef<Table>(name).implement({
    description: `${what} by what it sold, ranked.`,
    fields: (t) => ({
      rows: t.field({ type: [row], complexity: { field: 1, multiplier: 50 }, description: 'By rank.', resolve: ({ rows }) => rows }),
      total: t.exposeInt('total', { description: 'How many rows there are in all.' }),
      fromFacts: t.exposeBoolean('fromFacts', { description: fromFacts }),
    }),
  });
}

const CategoryTable = tableOf('SalesByCategory', 'Category', 'A category with all below it');
const ProductTable = tableOf('SalesByProduct', 'Product', 'A product');
const OrgTable = tableOf('SalesByOrg', 'Org', 'A store or a region');
const StaffTable = tableOf('StaffRanking', 'Employee', 'A salesperson (业务员)');

const NewMembersPoint = builder.objectRef<NewMembers['points'][number]>('NewMembersPoint').implement({
  description: 'New members of a period.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'First day.' }),
    to: t.expose('to', { type: 'Date', description: 'Last day, inclusive.' }),
    label: t.exposeString('label', { description: "What the period is called, in the viewer's language." }),
    count: t.exposeInt('count', { description: 'Who joined in it.' }),
    previous: t.exposeInt('previous', { description: 'Who joined in the period before.' }),
    change: t.exposeFloat('change', { nullable: true, description: '环比, 0.1 is 10% more; null where there was nobody.' }),
    sameLastYear: t.exposeInt('sameLastYear', { description: 'Who joined in the same period a year before.' }),
    changeOnYear: t.exposeFloat('changeOnYear', { nullable: true, description: '同比, 0.1 is 10% more; null where there was nobody.' }),
  }),
});

const NewMembersSource = builder.objectRef<NewMembers['sources'][number]>('NewMembersSource').implement({
  description: 'New members by channel of capture (注册来源).',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'A MemberSource.' }),
    count: t.exposeInt('count', { description: 'Who joined through it.' }),
    share: t.exposeFloat('share', { description: 'Share of all, 0.25 is 25%.' }),
  }),
});

type StoreShare = Awaited<ReturnType<NewMembers['stores']>>[number];

const NewMembersStore = builder.objectRef<StoreShare>('NewMembersStore').implement({
  description: 'New members by home store (门店占比).',
  fields: (t) => ({
    id: t.id({ description: 'Global id of the Org.', resolve: ({ id }) => globalId('Org', id) }),
    name: t.exposeString('name', { description: 'Its name now.' }),
    count: t.exposeInt('count', { description: 'Who joined at it.' }),
    share: t.exposeFloat('share', { description: 'Share of all, 0.25 is 25%.' }),
  }),
});

const NewMembersTable = builder.objectRef<NewMembers>('NewMembers').implement({
  description: 'Who joined at the stores of a branch.',
  fields: (t) => ({
    total: t.exposeInt('total', { description: 'In the whole range.' }),
    points: t.field({
      type: [NewMembersPoint],
      complexity: { field: 1, multiplier: 30 },
      description: 'By period, without gaps.',
      resolve: ({ points }) => points,
    }),
    sources: t.field({ type: [NewMembersSource], description: 'Most first.', resolve: ({ sources }) => sources }),
    stores: t.field({ type: [NewMembersStore], description: 'By home store, most first.', resolve: ({ stores }) => stores() }),
  }),
});

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
      authScopes,
      args: { filter, ...range },
      description: 'The figures of a range, compared (经营概览).',
      resolve: (_root, args, context) => overview(reportsOf(context), scopeOf(args.filter), args, context.viewer.locale),
    }),
    salesTrend: t.field({
      type: SalesTrend,
      authScopes,
      args: { filter, grain, ...range, compare: t.arg({ type: Comparison, description: 'Puts an earlier period beside each.' }) },
      description: 'The figures by year, quarter, month, week or day (销售走势).',
      resolve: (_root, args, context) =>
        trend(reportsOf(context), scopeOf(args.filter), args, args.grain, args.compare ?? null, context.viewer.locale),
    }),
    salesByCategory: t.field({
      type: CategoryTable,
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
      authScopes,
      args: { filter, ...range, ...page, compare: t.arg(RANKS_COMPARED) },
      description: 'The best products (商品排行).',
      resolve: (_root, args, context, info) =>
        byProduct(reportsOf(context), scopeOf(args.filter), args, pageOf(context.viewer, args, info)),
    }),
    staffRanking: t.field({
      type: StaffTable,
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
      authScopes,
      args: { ...scope, compare: t.arg(RANKS_COMPARED) },
      description: 'Every store of the branch that sold (门店排行), by revenue.',
      resolve: (_root, args, context) => byOrg(reportsOf(context), scopeOf(args.filter), args, false, earlierRange(args, args.compare)),
    }),
    salesByRegion: t.field({
      type: OrgTable,
      authScopes,
      args: scope,
      description: 'The regions of the branch with all their stores (大区排行); a store in no region stands by itself.',
      resolve: (_root, args, context) => byOrg(reportsOf(context), scopeOf(args.filter), args, true),
    }),
    salesByHour: t.field({
      type: SalesHours,
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
