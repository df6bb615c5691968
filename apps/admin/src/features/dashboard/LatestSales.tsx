import { useSubscription } from '@apollo/client/react';
import { Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { LatestSaleFragment } from '../../gql/graphql.ts';
import { useCurrency } from '../../providers/viewer.ts';
import { EventList, EventRow } from './EventRow.tsx';
import { TickerDocument } from './subscriptions.ts';
import type { Page } from './useDashboard.ts';

const MOST = 20;

/** Sales as they are recorded while the page is open, the newest first. */
function useTicker(branchId: string | null): LatestSaleFragment[] {
  const [sales, setSales] = useState<LatestSaleFragment[]>([]);
  useSubscription(TickerDocument, {
    variables: { branchId },
    ignoreResults: true,
    onData: ({ data: { data } }) => data && setSales((old) => [data.sales.sale, ...old].slice(0, MOST)),
  });
  return sales;
}

/** The receipts of the branch as they come in. Given a key by the branch, for what came in belongs to one. */
const Receipts = ({ data, branch, ...state }: Page & { branch: string | null }) => {
  const t = useTranslate();
  const { money, instant, day } = useFormat();
  const loaded = (data?.sales?.edges ?? []).map(({ node }) => node);
  const live = useTicker(branch).filter(({ id }) => !loaded.some((sale) => sale.id === id));
  const sales = [...live, ...loaded].slice(0, MOST);
  const who = ({ guest, member }: LatestSaleFragment) => member?.name ?? (guest ? t('resources.sales.guest') : '');
  const when = ({ soldAt, businessDate, store }: LatestSaleFragment) => (soldAt ? instant(soldAt, store) : day(businessDate));
  const field = (name: string) => t(`resources.sales.fields.${name}`);
  return (
    <ChartCard
      title={t('resources.dashboard.card.LATEST_SALES')}
      unit={useCurrency()}
      picture={false}
      rows={sales}
      rowKey={({ id }) => id}
      columns={[
        { key: 'number', label: field('number'), render: ({ number }) => number, value: ({ number }) => number },
        { key: 'soldAt', label: field('soldAt'), render: when, value: when },
        { key: 'store', label: field('store'), render: ({ store }) => store.name, value: ({ store }) => store.name },
        { key: 'member', label: field('member'), render: who, value: who },
        {
          key: 'amount',
          label: field('amount'),
          figure: true,
          render: ({ amount }) => money(amount),
          value: ({ amount }) => Number(amount),
        },
      ]}
      {...state}
      empty={{ text: t('resources.dashboard.no_sales') }}
      height={320}
      file="latest-sales"
    >
      <EventList label={t('resources.dashboard.card.LATEST_SALES')}>
        {sales.map((sale) => (
          <EventRow
            key={sale.id}
            to={`/sales/${encodeURIComponent(sale.id)}/show`}
            title={[sale.store.name, who(sale)].filter(Boolean).join(' · ')}
            detail={when(sale)}
            figure={
              <Typography component="span" color={sale.kind === 'REFUND' ? 'warning.main' : 'inherit'}>
                {money(sale.amount)}
              </Typography>
            }
          />
        ))}
      </EventList>
    </ChartCard>
  );
};

/** The receipts of the branch that the page is about. */
export const LatestSales = (page: Page) => {
  const [branch] = useBranch();
  return <Receipts key={branch} branch={branch} {...page} />;
};
