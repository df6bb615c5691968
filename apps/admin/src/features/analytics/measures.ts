import type { Permission } from '@regulars/domain/permissions';
import type { SalesRankBy, TrendQuery } from '../../gql/graphql.ts';
import type { Figure, Measure } from '../../format.ts';

type Figures = NonNullable<TrendQuery['salesTrend']>['points'][number]['current']['figures'];

/** What is known of a period. */
export interface MeasuredPeriod {
  label: string;
  figures: Figures;
  activeMembers?: number;
}

interface Shown {
  measure: Measure;
  /** Who lacks it does not see the figure. */
  permission?: Permission;
  of: (period: MeasuredPeriod) => Figure;
}

export type MeasureName = 'revenue' | 'profit' | 'cost' | 'orders' | 'units' | 'activeMembers';

/** The figures that the trend can show. */
export const MEASURES: Readonly<Record<MeasureName, Shown>> = {
  revenue: { measure: 'money', of: ({ figures }) => figures.revenue },
  profit: { measure: 'money', permission: 'cost.read', of: ({ figures }) => figures.profit },
  cost: { measure: 'money', permission: 'cost.read', of: ({ figures }) => figures.cost },
  orders: { measure: 'count', of: ({ figures }) => figures.orders },
  units: { measure: 'quantity', of: ({ figures }) => figures.units },
  activeMembers: { measure: 'count', of: ({ activeMembers }) => activeMembers },
};

export const MEASURE_NAMES = Object.keys(MEASURES) as MeasureName[]; // keys of a record of MeasureName

/** By what tables are ranked, with the right it takes. */
export const RANKS: readonly { by: SalesRankBy; permission?: Permission }[] = [
  { by: 'REVENUE' },
  { by: 'PROFIT', permission: 'cost.read' },
  { by: 'ORDERS' },
  { by: 'UNITS' },
];
