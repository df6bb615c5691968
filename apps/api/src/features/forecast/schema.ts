import { tellerOf } from '@regulars/domain/alerts-words';
import type { PastError } from '@regulars/domain/forecast';
import { beatsLastYear, forecastWords } from '@regulars/domain/forecast-words';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { reportsOf } from '../analytics/reports.ts';
import { type BranchForecast, forecastOf, type ForecastPoint } from './read.ts';

const ForecastWeek = builder.objectRef<ForecastPoint>('ForecastWeek').implement({
  description: 'A week of a branch: what was expected, and what came.',
  fields: (t) => {
    const money = (name: 'expected' | 'low' | 'high' | 'actual' | 'lastYear', description: string) =>
      t.expose(name, { type: 'Money', nullable: true, description });
    return {
      from: t.expose('from', { type: 'Date', description: 'Its Monday.' }),
      to: t.expose('to', { type: 'Date', description: 'Its Sunday.' }),
      label: t.exposeString('label', { description: "What the week is called, in the viewer's language." }),
      expected: money('expected', 'Revenue that was (or is) expected; null where nothing was told.'),
      low: money('low', 'Eight of ten past forecasts would have brought at least this; null with too few of them.'),
      high: money('high', 'Eight of ten past forecasts would have brought at most this; null with too few of them.'),
      actual: money('actual', 'Revenue that it brought; null while it is not over.'),
      lastYear: money('lastYear', 'Revenue of the week 52 weeks before; null where nothing was sold.'),
    };
  },
});

const ForecastError = builder.objectRef<PastError>('ForecastError').implement({
  description: 'How good the last forecasts were.',
  fields: (t) => ({
    weeks: t.exposeInt('forecasts', { description: 'Weeks that are over, with a forecast and a week of the year before beside them.' }),
    meanError: t.expose('ours', { type: 'Money', description: 'Mean absolute error of a week’s forecast.' }),
    lastYearMeanError: t.expose('lastYear', {
      type: 'Money',
      description: 'The same if each week had been expected to bring what it brought 52 weeks before.',
    }),
    better: t.boolean({
      nullable: true,
      description: 'Whether the forecasts came closer than that; null: too few weeks to tell.',
      resolve: (error) => beatsLastYear(error),
    }),
    sentence: t.string({
      description: "The same in the viewer's words.",
      resolve: (error, _args, { viewer: { locale } }) => {
        const { currency, minorDigits } = chain();
        const { money } = tellerOf({ store: '', product: null, unit: null, member: null, currency, minorDigits }, locale);
        return forecastWords(error, locale, money);
      },
    }),
  }),
});

const SalesForecast = builder.objectRef<BranchForecast>('SalesForecast').implement({
  description:
    'What the next weeks of a branch will sell, told every night: as the same weeks a year ago (with their neighbours), times half of the growth of the last 13 weeks; with little history as the mean of the last eight weeks.',
  fields: (t) => ({
    org: t.prismaField({
      type: 'Org',
      description: 'The branch: this organisation with all below it.',
      resolve: (query, { orgId }) => prisma.org.findUniqueOrThrow({ ...query, where: { id: orgId } }),
    }),
    madeOn: t.expose('madeOn', {
      type: 'Date',
      nullable: true,
      description: 'The Monday whose morning it was made for; null: too little history (eight whole weeks are needed), so nothing is told.',
    }),
    seasonal: t.exposeBoolean('seasonal', {
      description: 'False: with too little history for a season, the mean of the last eight weeks.',
    }),
    next: t.field({
      type: [ForecastWeek],
      complexity: { field: 1, multiplier: 8 },
      description: 'This week and those after it.',
      resolve: ({ next }) => next,
    }),
    past: t.field({
      type: [ForecastWeek],
      complexity: { field: 1, multiplier: 26 },
      description: 'The last half year, in order of time.',
      resolve: ({ past }) => past,
    }),
    error: t.field({ type: ForecastError, description: 'How good the last forecasts were.', resolve: ({ error }) => error }),
  }),
});

builder.queryField('salesForecast', (t) =>
  t.field({
    type: SalesForecast,
    description: 'The forecast of weekly sales of a branch, beside what came of earlier ones (销售预测).',
    authScopes: { can: 'analytics.read' },
    args: {
      orgId: t.arg.globalID({ description: "An Org; left out: the viewer's branch." }),
      weeksAhead: t.arg.int({
        required: true,
        defaultValue: 1,
        description: 'Of past weeks: what was told so many weeks ahead, 1–8; 1 is on their own Monday.',
      }),
    },
    resolve: (_root, { orgId, weeksAhead }, context) =>
      forecastOf(reportsOf(context), optionalUuid(orgId ?? null, 'Org', 'orgId'), weeksAhead, new Date(), context.viewer.locale),
  }),
);
