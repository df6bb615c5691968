import { builder } from '../../builder.ts';
import { globalId } from '../../global-id.ts';
import type { newMembers } from './newcomers.ts';
import type { byHour, Table } from './rankings.ts';
import type { overview, trend } from './service.ts';
import { rankingOf, SalesChange, SalesFigures, SalesPeriod } from './types.ts';

// What the questions of schema.ts answer.

type Overview = Awaited<ReturnType<typeof overview>>;
type Trend = Awaited<ReturnType<typeof trend>>;
type NewMembers = Awaited<ReturnType<typeof newMembers>>;
type Hours = Awaited<ReturnType<typeof byHour>>;

const fromFacts = 'True where no rollup knows the combination of filters, so that it was added up from the facts.';

export const SalesOverview = builder.objectRef<Overview>('SalesOverview').implement({
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

export const SalesTrend = builder.objectRef<Trend>('SalesTrend').implement({
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

export const SalesHours = builder.objectRef<Hours>('SalesHours').implement({
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

export const CategoryTable = tableOf('SalesByCategory', 'Category', 'A category with all below it');
export const ProductTable = tableOf('SalesByProduct', 'Product', 'A product');
export const OrgTable = tableOf('SalesByOrg', 'Org', 'A store or a region');
export const StaffTable = tableOf('StaffRanking', 'Employee', 'A salesperson (业务员)');

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

export const NewMembersTable = builder.objectRef<NewMembers>('NewMembers').implement({
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
