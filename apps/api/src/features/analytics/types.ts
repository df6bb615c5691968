import { builder } from '../../builder.ts';
import { globalId } from '../../global-id.ts';
import { may } from '../../viewer.ts';
import { basketOf, changeOf, type Figures, marginOf, type PeriodFigures, profitOf, rounded } from './figures.ts';
import type { Ranking } from './rankings.ts';

// The shapes in which figures are shown. Cost and what follows from it is null for those who may not see it.

export const SalesFigures = builder.objectRef<Figures>('SalesFigures').implement({
  description: 'What was sold, refunds taken off.',
  fields: (t) => ({
    revenue: t.field({
      type: 'Money',
      description: '销售额: what the customers paid, less what was given back.',
      resolve: ({ measures }) => measures.revenue,
    }),
    discount: t.field({ type: 'Money', description: 'Taken off the prices.', resolve: ({ measures }) => measures.discount }),
    costedRevenue: t.field({
      type: 'Money',
      nullable: true,
      description: 'The part of the revenue whose cost is known. Needs cost.read.',
      resolve: ({ measures }, _args, { viewer }) => (may(viewer, 'cost.read') ? measures.costed : null),
    }),
    cost: t.field({
      type: 'Money',
      nullable: true,
      description: '成本, where it is known; null where none is. Needs cost.read.',
      resolve: ({ measures }, _args, { viewer }) => (may(viewer, 'cost.read') && profitOf(measures) !== null ? measures.cost : null),
    }),
    profit: t.field({
      type: 'Money',
      nullable: true,
      description: '利润: costed revenue less cost; null where no cost is known. Needs cost.read.',
      resolve: ({ measures }, _args, { viewer }) => (may(viewer, 'cost.read') ? profitOf(measures) : null),
    }),
    margin: t.float({
      nullable: true,
      description: '利润率: profit as a share of the costed revenue, 0.25 is 25%. Needs cost.read.',
      resolve: ({ measures }, _args, { viewer }) => (may(viewer, 'cost.read') ? marginOf(measures) : null),
    }),
    orders: t.int({
      description: '订单数: sales; where a product, category or employee is named, those with at least one such line.',
      resolve: async ({ counts }) => (await counts()).orders,
    }),
    refunds: t.int({ description: 'Refunds, counted like orders.', resolve: async ({ counts }) => (await counts()).refunds }),
    units: t.field({
      type: 'Quantity',
      description: '销量: units sold, returned ones taken off.',
      resolve: ({ measures }) => measures.units,
    }),
    lines: t.int({ description: 'Receipt lines, those of refunds too.', resolve: ({ measures }) => measures.lines }),
    basket: t.field({
      type: 'Money',
      nullable: true,
      description: '客单价: revenue per order; null without orders.',
      resolve: async ({ measures, counts }) => basketOf(measures.revenue, (await counts()).orders),
    }),
  }),
});

export const SalesPeriod = builder.objectRef<PeriodFigures>('SalesPeriod').implement({
  description: 'A range of business days and what was sold in it.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Date', description: 'The first day.' }),
    to: t.expose('to', { type: 'Date', description: 'The last day, inclusive.' }),
    label: t.exposeString('label', { description: "What the period is called, in the viewer's language." }),
    figures: t.field({ type: SalesFigures, description: 'What was sold.', resolve: ({ figures }) => figures }),
    activeMembers: t.int({
      description: '活跃会员: different members who bought; guests are not counted.',
      resolve: ({ activeMembers }) => activeMembers(),
    }),
    newMembers: t.int({
      nullable: true,
      description: '新会员: who joined at a store of the branch; null where more than a branch is asked for.',
      resolve: ({ newMembers }) => newMembers(),
    }),
    orderNumbers: t.int({
      complexity: 20,
      description: 'Different receipt (order) numbers of the sales, straight from the facts.',
      resolve: ({ orderNumbers }) => orderNumbers(),
    }),
  }),
});

/** Two periods, of which one is told as a change against the other. */
interface Change {
  now: PeriodFigures;
  before: PeriodFigures;
}

export const SalesChange = builder.objectRef<Change>('SalesChange').implement({
  description: 'How far figures moved: 0.1 is 10% more. Null where there was nothing before.',
  fields: (t) => {
    const money = (measure: 'revenue' | 'discount' | 'units', description: string) =>
      t.float({
        nullable: true,
        description,
        resolve: ({ now, before }) => changeOf(now.figures.measures[measure], before.figures.measures[measure]),
      });
    return {
      revenue: money('revenue', 'Of the revenue.'),
      discount: money('discount', 'Of the discount.'),
      units: money('units', 'Of the units sold.'),
      cost: t.float({
        nullable: true,
        description: 'Of the cost. Needs cost.read.',
        resolve: ({ now, before }, _args, { viewer }) =>
          may(viewer, 'cost.read') ? changeOf(now.figures.measures.cost, before.figures.measures.cost) : null,
      }),
      profit: t.float({
        nullable: true,
        description: 'Of the profit. Needs cost.read.',
        resolve: ({ now, before }, _args, { viewer }) =>
          may(viewer, 'cost.read') ? changeOf(profitOf(now.figures.measures), profitOf(before.figures.measures)) : null,
      }),
      margin: t.float({
        nullable: true,
        description: 'Margin now less margin before, in points: 0.02 is two points more. Needs cost.read.',
        resolve: ({ now, before }, _args, { viewer }) => {
          const [a, b] = [marginOf(now.figures.measures), marginOf(before.figures.measures)];
          return a === null || b === null || !may(viewer, 'cost.read') ? null : rounded(a - b);
        },
      }),
      orders: t.float({
        nullable: true,
        description: 'Of the orders.',
        resolve: async ({ now, before }) => changeOf((await now.figures.counts()).orders, (await before.figures.counts()).orders),
      }),
      basket: t.float({
        nullable: true,
        description: 'Of the revenue per order.',
        resolve: async ({ now, before }) => changeOf(await basketIn(now), await basketIn(before)),
      }),
      activeMembers: t.float({
        nullable: true,
        description: 'Of the active members.',
        resolve: async ({ now, before }) => changeOf(await now.activeMembers(), await before.activeMembers()),
      }),
      newMembers: t.float({
        nullable: true,
        description: 'Of the new members.',
        resolve: async ({ now, before }) => changeOf(await now.newMembers(), await before.newMembers()),
      }),
    };
  },
});

async function basketIn({ figures }: PeriodFigures): Promise<number | null> {
  return basketOf(figures.measures.revenue, (await figures.counts()).orders);
}

/** A row of a table about things of one type, whose global id it tells. */
export function rankingOf(name: string, typename: string, what: string) {
  return builder.objectRef<Ranking>(name).implement({
    description: `${what}, with its rank.`,
    fields: (t) => ({
      rank: t.exposeInt('rank', { description: 'From 1; equal values share a rank and the next one is left free.' }),
      previousRank: t.int({
        nullable: true,
        description: 'Its rank in the range compared with (`compare`); null where it was not in it, or nothing is compared.',
        resolve: ({ previousRank }) => previousRank(),
      }),
      id: t.id({ description: `Global id of the ${typename}.`, resolve: ({ id }) => globalId(typename, id) }),
      name: t.exposeString('name', { description: 'Its name now.' }),
      code: t.exposeString('code', { description: 'Its code (of a product the SKU, of an employee the staff number).' }),
      share: t.exposeFloat('share', {
        nullable: true,
        description: 'Share of the revenue of all rows, 0.25 is 25%; null where that is zero.',
      }),
      figures: t.field({ type: SalesFigures, description: 'What was sold.', resolve: ({ figures }) => figures }),
    }),
  });
}
