import type { DashboardCard } from '@regulars/domain/dashboard';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import { HoursCard } from '../analytics/HoursCard.tsx';
import { NewMembersCard } from '../analytics/NewMembersCard.tsx';
import { TrendCard } from '../analytics/TrendCard.tsx';
import { AlertsCard } from './AlertsCard.tsx';
import { Inbox } from './Inbox.tsx';
import { Kpis } from './Kpis.tsx';
import { LatestSales } from './LatestSales.tsx';
import { Categories, Products, Staff, Stores } from './ranks.tsx';
import { Sources, StoreShares } from './shares.tsx';
import type { Page } from './useDashboard.ts';

const MEASURES = ['revenue', 'cost', 'profit', 'orders', 'units'] as const;

const Trend = ({ data, ...state }: Page) => <TrendCard periods={data?.salesTrend?.points ?? []} offered={MEASURES} {...state} />;

const Hours = ({ data, ...state }: Page) => <HoursCard rows={data?.salesByHour?.cells ?? []} {...state} />;

const NewMembers = ({ data, ...state }: Page) => (
  <NewMembersCard data={data?.newMembers?.points && { total: data.newMembers.total, points: data.newMembers.points }} {...state} />
);

const Todos = ({ data, ...state }: Page) => {
  const t = useTranslate();
  const { edges = [], totalCount = 0 } = data?.todos ?? {};
  return (
    <AlertsCard
      title={t('resources.dashboard.card.TO_DO')}
      edges={[...edges].sort(byDay)}
      total={totalCount}
      empty="no_todos"
      file="todos"
      {...state}
    />
  );
};

const Stock = ({ data, ...state }: Page) => {
  const t = useTranslate();
  const { edges = [], totalCount = 0 } = data?.stock ?? {};
  return (
    <AlertsCard
      title={t('resources.dashboard.card.STOCK')}
      edges={edges}
      total={totalCount}
      empty="no_stock"
      file="stock-warnings"
      {...state}
    />
  );
};

/** The next day first. */
const byDay = (a: { node: { day: string | null } }, b: { node: { day: string | null } }) =>
  (a.node.day ?? '').localeCompare(b.node.day ?? '');

/** How each card looks, and how many columns of twelve it takes at least; a row that has room left is filled by its cards. */
export const CARDS: Readonly<Record<DashboardCard, { view: ComponentType<Page>; span: 12 | 8 | 6 | 4 }>> = {
  KPIS: { view: Kpis, span: 12 },
  TREND: { view: Trend, span: 8 },
  INBOX: { view: Inbox, span: 4 },
  TO_DO: { view: Todos, span: 4 },
  STOCK: { view: Stock, span: 4 },
  LATEST_SALES: { view: LatestSales, span: 4 },
  CATEGORIES: { view: Categories, span: 6 },
  PRODUCTS: { view: Products, span: 6 },
  STORES: { view: Stores, span: 6 },
  STAFF: { view: Staff, span: 6 },
  HOURS: { view: Hours, span: 6 },
  NEW_MEMBERS: { view: NewMembers, span: 6 },
  SOURCES: { view: Sources, span: 6 },
  STORE_SHARES: { view: StoreShares, span: 6 },
};
