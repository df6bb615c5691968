import { lazy } from 'react';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../components/ChartCard.tsx';
import { figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { Page } from './useDashboard.ts';
import type { Share } from './PieTip.tsx';

const PieChart = lazy(() => import('./PieChart.tsx').then((module) => ({ default: module.PieChart })));

interface ShareCardProps {
  title: string;
  /** Head of the column of names. */
  what: string;
  shares: readonly Share[];
  loading: boolean;
  failure: string | undefined;
  file: string;
}

/** Who joined, by where from: parts of a whole. */
const ShareCard = ({ title, what, shares, loading, failure, file }: ShareCardProps) => {
  const t = useTranslate();
  const { count, percent } = useFormat();
  const total = shares.reduce((sum, share) => sum + share.count, 0);
  return (
    <ChartCard
      title={title}
      unit={total > 0 ? t('resources.analytics.people', { count: count(total) }) : undefined}
      rows={shares}
      rowKey={({ key }) => key}
      columns={[
        { key: 'name', label: what, render: ({ name }) => name, value: ({ name }) => name },
        figureColumn<Share>('count', t('resources.analytics.new_members'), (share) => share.count, count),
        figureColumn<Share>('share', t('resources.analytics.measure.share'), ({ share }) => share, percent),
      ]}
      loading={loading}
      failure={failure}
      empty={{
        text: t('resources.dashboard.nobody_joined'),
        step: { label: t('resources.members.name', { smart_count: 2 }), to: '/members' },
      }}
      height={240}
      file={file}
    >
      <PieChart shares={shares} />
    </ChartCard>
  );
};

/** By channel of capture. */
export const Sources = ({ data, ...state }: Page) => {
  const t = useTranslate();
  const shares = (data?.newMembers?.sources ?? []).map(({ source, ...rest }) => ({
    key: source,
    name: t(`resources.members.source.${source}`),
    ...rest,
  }));
  return (
    <ShareCard
      title={t('resources.dashboard.card.SOURCES')}
      what={t('resources.members.fields.source')}
      shares={shares}
      file="sources"
      {...state}
    />
  );
};

/** By home store. */
export const StoreShares = ({ data, ...state }: Page) => {
  const t = useTranslate();
  const shares = (data?.newMembers?.stores ?? []).map(({ id, ...rest }) => ({ key: id, ...rest }));
  return (
    <ShareCard
      title={t('resources.dashboard.card.STORE_SHARES')}
      what={t('resources.orgs.kind.STORE')}
      shares={shares}
      file="store-shares"
      {...state}
    />
  );
};
