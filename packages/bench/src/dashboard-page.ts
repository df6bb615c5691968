import { ALERT_KINDS } from '@regulars/domain/alerts';
import { STOCK_ALERTS } from '@regulars/domain/alerts-stock';
import type { DateRange } from '@regulars/domain/period';
import { print } from 'graphql';
import { DashboardDocument, type DashboardQueryVariables } from '../../../apps/admin/src/gql/graphql.ts';
import { lastDays, monthSoFar } from './dashboard-questions.ts';

/** The request of the admin's first page, as it is. */
export const PAGE = print(DashboardDocument);

/** What the page asks with when all cards are shown, beside the same days a year before. */
function asked(range: DateRange): DashboardQueryVariables {
  const shown = { kpis: true, trend: true, categories: true, products: true, stores: true, staff: true, hours: true, latest: true };
  const joined = { joined: true, newMembers: true, sources: true, storeShares: true };
  const waiting = { inbox: true, todos: true, stock: true };
  return {
    ...range,
    ...shown,
    ...joined,
    ...waiting,
    filter: {},
    grain: 'DAY',
    compare: 'SAME_LAST_YEAR',
    onPrevious: false,
    onYear: true,
    todoKinds: ALERT_KINDS.filter((kind) => kind === 'BIRTHDAY' || kind === 'ANNIVERSARY'),
    stockKinds: ALERT_KINDS.filter((kind) => Object.hasOwn(STOCK_ALERTS, kind)),
  };
}

export const PAGE_RANGES: Record<string, DashboardQueryVariables> = {
  'the last 30 days': asked(lastDays),
  'the month so far': asked(monthSoFar),
  'last month': asked({ from: '2026-10-01', to: '2026-10-31' }),
};
