import { Box, Paper } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CardFailure } from '../../components/CardFailure.tsx';
import { ChartMenu } from '../../components/ChartMenu.tsx';
import { KpiTile } from '../../components/KpiTile.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { usePeriod } from '../../components/usePeriod.ts';
import type { Figure, Measure } from '../../format.ts';
import type { DashboardQuery } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { OpenDay } from './OpenDay.tsx';
import type { Page } from './useDashboard.ts';

type Name = 'revenue' | 'profit' | 'orders' | 'basket' | 'activeMembers' | 'newMembers';

const TILES: readonly { name: Name; measure: Measure; cost?: true }[] = [
  { name: 'revenue', measure: 'money' },
  { name: 'profit', measure: 'money', cost: true },
  { name: 'orders', measure: 'count' },
  { name: 'basket', measure: 'money' },
  { name: 'activeMembers', measure: 'count' },
  { name: 'newMembers', measure: 'count' },
];

interface Tile {
  name: Name;
  title: string;
  measure: Measure;
  value: Figure;
  ratio: number | null;
  /** By period, oldest first. */
  trend: number[];
}

function useTiles(data: DashboardQuery | undefined): Tile[] {
  const t = useTranslate();
  const cost = useMay('cost.read');
  const overview = data?.salesOverview;
  const values = overview && { ...overview.current, ...overview.current.figures };
  const change = overview?.change ?? overview?.changeOnYear;
  const points = (data?.salesTrend?.points ?? []).map(({ current }) => ({ ...current, ...current.figures }));
  return TILES.filter((tile) => cost || !tile.cost).map(({ name, measure }) => ({
    name,
    measure,
    title: t(`resources.analytics.measure.${name}`),
    value: values?.[name],
    ratio: change?.[name] ?? null,
    trend: points.map((point) => Number(point[name] ?? 0)),
  }));
}

/** How the period went, each figure against the period compared with; above them the open day, live. */
export const Kpis = ({ data, loading, failure }: Page) => {
  const t = useTranslate();
  const { full, change } = useFormat();
  const { compare } = usePeriod();
  const tiles = useTiles(data);
  const against = compare === 'NONE' ? null : t(`period.compare.${compare}`);
  if (failure) return <CardFailure text={failure} height={120} />;
  return (
    <Paper
      component="section"
      aria-label={t('resources.dashboard.card.KPIS')}
      sx={{ border: 1, borderColor: 'divider', overflow: 'hidden' }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, pl: 4, pr: 2, minHeight: 44, borderBottom: 1, borderColor: 'divider' }}>
        <OpenDay />
        <ChartMenu
          asTable
          drawing={null}
          file="figures"
          rows={tiles}
          columns={[
            { key: 'title', label: t('resources.analytics.measure.label'), render: ({ title }) => title, value: ({ title }) => title },
            {
              key: 'value',
              label: t('period.current'),
              render: ({ value, measure }) => full(value, measure),
              value: ({ value }) => (value == null ? null : Number(value)),
            },
            ...(against
              ? [{ key: 'change', label: against, render: ({ ratio }: Tile) => change(ratio), value: ({ ratio }: Tile) => ratio }]
              : []),
          ]}
        />
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: '1px',
          bgcolor: 'divider',
          // No row is left with a hole in it.
          gridTemplateColumns: {
            xs: 'repeat(2, minmax(0, 1fr))',
            md: `repeat(${tiles.length % 3 === 0 ? 3 : tiles.length}, minmax(0, 1fr))`,
            lg: `repeat(${tiles.length}, minmax(0, 1fr))`,
          },
          '& > :last-child:nth-of-type(odd)': { gridColumn: { xs: 'span 2', md: 'auto' } },
        }}
      >
        {tiles.map(({ name, title, measure, value, ratio, trend }) => (
          <KpiTile
            key={name}
            title={title}
            value={value}
            measure={measure}
            loading={loading}
            changes={against ? [{ ratio, label: against }] : []}
            trend={trend}
          />
        ))}
      </Box>
    </Paper>
  );
};
