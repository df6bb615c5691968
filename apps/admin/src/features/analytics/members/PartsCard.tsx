import { lazy } from 'react';
import { useTranslate } from 'react-admin';
import { ChartCard } from '../../../components/ChartCard.tsx';
import { figureColumn } from '../../../components/FigureTable.tsx';
import { useFormat } from '../../../components/useFormat.ts';

const PieChart = lazy(() => import('../../dashboard/PieChart.tsx').then((module) => ({ default: module.PieChart })));

/** Members of one kind, with what they paid in 365 days. */
export interface NamedPart {
  key: string;
  name: string;
  members: number;
  share: number | null;
  amount: string;
  amountShare: number | null;
}

interface PartsCardProps {
  title: string;
  /** Head of the column of names. */
  what: string;
  parts: readonly NamedPart[];
  onRow?: ((part: NamedPart) => void) | undefined;
  loading: boolean;
  failure: string | undefined;
  file: string;
}

/** The members, by one thing that tells them apart. */
export const PartsCard = ({ title, what, parts, onRow, loading, failure, file }: PartsCardProps) => {
  const t = useTranslate();
  const { count, percent, money } = useFormat();
  const total = parts.reduce((sum, { members }) => sum + members, 0);
  return (
    <ChartCard
      title={title}
      unit={total > 0 ? t('resources.analytics.people', { count: count(total) }) : undefined}
      rows={total > 0 ? parts : []}
      rowKey={({ key }) => key}
      onRow={onRow}
      columns={[
        { key: 'name', label: what, render: ({ name }) => name, value: ({ name }) => name },
        figureColumn<NamedPart>('members', t('resources.analytics.cohort.members'), ({ members }) => members, count),
        figureColumn<NamedPart>('share', t('resources.analytics.measure.share'), ({ share }) => share, percent),
        figureColumn<NamedPart>('amount', t('resources.analytics.rfm.amount'), ({ amount }) => Number(amount), money),
        figureColumn<NamedPart>('amountShare', t('resources.analytics.rfm.amount_share'), ({ amountShare }) => amountShare, percent),
      ]}
      loading={loading}
      failure={failure}
      empty={{
        text: t('resources.analytics.no_members'),
        step: { label: t('resources.members.name', { smart_count: 2 }), to: '/members' },
      }}
      height={240}
      file={file}
    >
      <PieChart shares={parts.map(({ key, name, members, share }) => ({ key, name, count: members, share: share ?? 0 }))} />
    </ChartCard>
  );
};
