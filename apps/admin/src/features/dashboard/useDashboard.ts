import { useQuery } from '@apollo/client/react';
import { ALERT_KINDS } from '@regulars/domain/alerts';
import { STOCK_ALERTS } from '@regulars/domain/alerts-stock';
import type { DashboardCard } from '@regulars/domain/dashboard';
import { useDeferredValue } from 'react';
import { usePeriod } from '../../components/usePeriod.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { DashboardQuery } from '../../gql/graphql.ts';
import { DashboardDocument } from './documents.ts';

/** Alerts that are something to do on a day, rather than something wrong. */
const TO_DO: readonly string[] = ['BIRTHDAY', 'ANNIVERSARY', 'DELIVERY_DUE', 'DELIVERY_OVERDUE'];
const todoKinds = ALERT_KINDS.filter((kind) => TO_DO.includes(kind));
const stockKinds = ALERT_KINDS.filter((kind) => Object.hasOwn(STOCK_ALERTS, kind));

/** What every card is given. */
export interface Page {
  /** Stays in place while new figures are on their way. */
  data: DashboardQuery | undefined;
  loading: boolean;
  failure: string | undefined;
}

/** The page, of which each card may have failed by itself. */
export type Answer = Omit<Page, 'failure'> & { error: unknown };

/** Everything on the page, in one request, and what it takes to keep it up to date. */
export function useDashboard(cards: readonly DashboardCard[]) {
  const { range, grain, compare } = usePeriod();
  const [orgId] = useBranch();
  const on = (...some: DashboardCard[]) => some.some((card) => cards.includes(card));
  const waiting = { orgId, todoKinds, stockKinds, inbox: on('INBOX'), todos: on('TO_DO'), stock: on('STOCK') };
  const { data, previousData, error, refetch } = useQuery(DashboardDocument, {
    fetchPolicy: 'cache-and-network',
    errorPolicy: 'all', // a field that fails leaves the others on the page
    variables: {
      ...waiting,
      ...range,
      filter: { orgId },
      grain,
      compare: compare === 'NONE' ? null : compare,
      onPrevious: compare === 'PREVIOUS',
      onYear: compare === 'SAME_LAST_YEAR',
      kpis: on('KPIS'),
      trend: on('TREND', 'KPIS'),
      categories: on('CATEGORIES'),
      products: on('PRODUCTS'),
      stores: on('STORES'),
      staff: on('STAFF'),
      hours: on('HOURS'),
      joined: on('NEW_MEMBERS', 'SOURCES', 'STORE_SHARES'),
      newMembers: on('NEW_MEMBERS'),
      sources: on('SOURCES'),
      storeShares: on('STORE_SHARES'),
      latest: on('LATEST_SALES'),
    },
  });
  const shown = useDeferredValue(data ?? previousData); // drawn piece by piece, so that the page can be used meanwhile
  const page: Answer = { data: shown, loading: !shown && !error, error };
  return { page, waiting, refetch };
}
