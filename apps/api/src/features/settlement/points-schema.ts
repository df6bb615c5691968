import { worthOf } from '@regulars/domain/points';
import { breakageRate, expiryForecast, type ExpiryPart, type PointsSummary, summaryOf } from '@regulars/domain/points-liability';
import { addMonths } from '@regulars/domain/period';
import { addDays, type BusinessDate } from '@regulars/domain/time';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { db, prisma } from '../../db.ts';
import { type Days, checked, daysArguments, nameOf, orgArgument, yearOfMonthEnds } from './period.ts';
import { expiringNow, expiringThen, pointsMoved, pointsOver, pointsOwed } from './points-figures.ts';
import { eachOrgAsked } from '../orgs/branch.ts';

/** Points of a kind, and what a thousand of them are worth. */
interface Points {
  points: number;
  worth: number;
}

const PointsAmount = builder.objectRef<Points>('PointsAmount').implement({
  description: 'Points, and their worth.',
  fields: (t) => ({
    points: t.float({ description: 'A whole number.', resolve: ({ points }) => points }),
    worth: t.field({
      type: 'Money',
      description: "In money, by the kind's rate of today, rounded down.",
      resolve: ({ points, worth }) => worthOf(points, worth),
    }),
  }),
});

const StorePoints = builder.objectRef<Points & { store_id: string }>('StorePoints').implement({
  description: 'Points that a store owes members.',
  fields: (t) => ({
    storeName: t.string({ description: 'Which.', resolve: ({ store_id }) => nameOf(store_id) }),
    amount: t.field({ type: PointsAmount, description: 'How many.', resolve: (points) => points }),
  }),
});

const PointsOn = builder.objectRef<Points & { on: BusinessDate }>('PointsOn').implement({
  description: 'Points that were owed to members at the end of a day.',
  fields: (t) => ({
    on: t.expose('on', { type: 'Date', description: 'The day.' }),
    amount: t.field({ type: PointsAmount, description: 'How many.', resolve: (points) => points }),
  }),
});

const ExpiryWhen = builder.enumType('ExpiryWhen', {
  description: 'When points expire, seen from the last day of the report.',
  values: {
    MONTH: { description: 'In the month that is named; what is overdue counts as the first one' },
    LATER: { description: '更晚: after all months that are named' },
    NEVER: { description: '永不过期' },
  } satisfies Record<ExpiryPart['when'], object>,
});

const PointsExpiry = builder.objectRef<ExpiryPart & Points>('PointsExpiry').implement({
  description: 'What expires then, if nobody spends anything.',
  fields: (t) => ({
    when: t.expose('when', { type: ExpiryWhen, description: 'When.' }),
    month: t.expose('month', { type: 'Date', nullable: true, description: 'Of MONTH: its first day.' }),
    amount: t.field({ type: PointsAmount, description: 'How many.', resolve: (points) => points }),
  }),
});

interface OfKind extends Days, PointsSummary {
  assetId: string;
  worth: number;
  opening: number;
  byStore: { store_id: string; points: number }[];
  stores: readonly string[];
}

const closingOf = ({ byStore }: OfKind) => byStore.reduce((sum, { points }) => sum + points, 0);
const today = () => businessDayAt({ time_zone: null, day_starts_at: null }, new Date());

const PointsLiability = builder.objectRef<OfKind>('PointsLiability').implement({
  description: 'Points of a kind that are owed to members (积分负债): what was there, what came and went, what is left, what will expire.',
  fields: (t) => {
    const moved = (name: keyof PointsSummary, description: string) =>
      t.field({ type: PointsAmount, description, resolve: (kind) => ({ points: kind[name], worth: kind.worth }) });
    return {
      kind: t.prismaField({
        type: 'PointsKind',
        description: 'Which points.',
        resolve: (query, { assetId }) => prisma.pointsKind.findUniqueOrThrow({ ...query, where: { asset_id: assetId } }),
      }),
      opening: t.field({
        type: PointsAmount,
        description: 'At the end of the day before the period.',
        resolve: ({ opening, worth }) => ({ points: opening, worth }),
      }),
      earned: moved('earned', 'Given for sales, tasks and by hand.'),
      spent: moved('spent', 'Below zero.'),
      expired: moved('expired', 'Below zero.'),
      converted: moved('converted', 'Into another kind, below zero, or from one.'),
      reversed: moved('reversed', 'Taken back of what was given, or given back of what was spent or had expired.'),
      other: moved('other', 'Opening balances, corrections, from member to member. Opening and all of these come to closing.'),
      closing: t.field({
        type: PointsAmount,
        description: 'At the end of the period.',
        resolve: (kind) => ({ points: closingOf(kind), worth: kind.worth }),
      }),
      breakageRate: t.float({
        nullable: true,
        complexity: 20,
        description:
          '失效率: of the points that came to an end in the twelve months up to the last day, spent or expired, the share that expired; 0.25 is a quarter. Null where none did.',
        resolve: async ({ assetId, to, stores }) => {
          const year = await pointsMoved(db, addDays(addMonths(to, -12), 1), to, stores);
          return breakageRate(summaryOf(year.filter(({ asset_id }) => asset_id === assetId)));
        },
      }),
      stores: t.field({
        type: [StorePoints],
        description: 'Closing, by the store that owes it; the most first.',
        resolve: ({ byStore, worth }) => byStore.map((store) => ({ ...store, worth })).toSorted((a, b) => b.points - a.points),
      }),
      trend: t.field({
        type: [PointsOn],
        complexity: 30,
        description: 'At the ends of twelve months, the last day being that of the period.',
        resolve: async ({ assetId, worth, to, stores }) => {
          const days = await pointsOver(db, yearOfMonthEnds(to), stores);
          return days.flatMap(({ asset_id, ...day }) => (asset_id === assetId ? [{ ...day, worth }] : []));
        },
      }),
      expiry: t.field({
        type: [PointsExpiry],
        complexity: 30,
        description: 'What of closing will expire when: twelve months, later, never.',
        resolve: async ({ assetId, worth, to, stores }) => {
          const lots = await (to >= today() ? expiringNow(db, stores) : expiringThen(db, to, stores));
          const mine = lots.filter(({ asset_id }) => asset_id === assetId);
          return expiryForecast(mine, to).map((part) => ({ ...part, worth }));
        },
      }),
    };
  },
});

builder.queryField('pointsReport', (t) =>
  t.field({
    type: [PointsLiability],
    description: 'Points owed by the stores of a branch, on any day, by kind; the kinds that members had or that moved, by code.',
    authScopes: { can: 'value.report' },
    complexity: 50,
    args: { from: t.arg(daysArguments.from), to: t.arg(daysArguments.to), orgId: t.arg.globalID(orgArgument) },
    resolve: async (_root, { orgId, ...given }, { viewer }): Promise<OfKind[]> => {
      const days = checked(given);
      const stores = await eachOrgAsked(viewer, orgId, 'orgId');
      const [kinds, opening, moved, closing] = await Promise.all([
        prisma.pointsKind.findMany({ orderBy: { asset: { code: 'asc' } }, select: { asset_id: true, worth: true } }),
        pointsOwed(db, addDays(days.from, -1), stores),
        pointsMoved(db, days.from, days.to, stores),
        pointsOwed(db, days.to, stores),
      ]);
      return kinds.flatMap(({ asset_id: assetId, worth }) => {
        const mine = <Row extends { asset_id: string }>(rows: readonly Row[]) => rows.filter(({ asset_id }) => asset_id === assetId);
        const [before, during, byStore] = [mine(opening), mine(moved), mine(closing)];
        if (before.length + during.length + byStore.length === 0) return [];
        const first = before.reduce((sum, { points }) => sum + points, 0);
        return [{ ...days, ...summaryOf(during), assetId, worth: Number(worth), opening: first, byStore, stores }];
      });
    },
  }),
);
