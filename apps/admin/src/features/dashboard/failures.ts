import { CombinedGraphQLErrors } from '@apollo/client/errors';
import type { DashboardCard } from '@regulars/domain/dashboard';
import { messageOf } from '../../providers/errors.ts';

/** The fields of the request, by their names in the answer, without which a card has nothing to show. */
const NEEDS: Readonly<Record<DashboardCard, readonly string[]>> = {
  KPIS: ['salesOverview'],
  TREND: ['salesTrend'],
  INBOX: ['inbox', 'alertCounts'],
  TO_DO: ['todos'],
  STOCK: ['stock'],
  LATEST_SALES: ['sales'],
  CATEGORIES: ['salesByCategory'],
  PRODUCTS: ['salesByProduct'],
  STORES: ['salesByStore'],
  STAFF: ['staffRanking'],
  HOURS: ['salesByHour'],
  NEW_MEMBERS: ['newMembers'],
  SOURCES: ['newMembers'],
  STORE_SHARES: ['newMembers'],
};

/** Why a card has no figures: its own field failed, or (where no field is blamed) the whole request, and there are no earlier ones. */
export function failureOf(card: DashboardCard, error: unknown, shown: boolean): string | undefined {
  if (!error) return undefined;
  const blamed = CombinedGraphQLErrors.is(error) ? error.errors.filter(({ path }) => path !== undefined) : [];
  if (blamed.length === 0) return shown ? undefined : messageOf(error);
  return blamed.find(({ path }) => NEEDS[card].includes(String(path?.[0])))?.message;
}
