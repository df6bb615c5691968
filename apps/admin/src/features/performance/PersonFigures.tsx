import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { KpiTile } from '../../components/KpiTile.tsx';
import type { Figure, Measure } from '../../format.ts';
import type { PerformanceFieldsFragment } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

interface Tile {
  name: string;
  value: Figure;
  measure: Measure;
  change?: number | null;
}

/** What somebody sold and how they served, as tiles; undefined while it is loading. */
export const PersonFigures = ({ performance }: { performance: PerformanceFieldsFragment | undefined }) => {
  const t = useTranslate();
  const cost = useMay('cost.read');
  const { figures, service } = performance ?? {};
  const tiles: Tile[] = [
    { name: 'revenue', value: figures?.revenue, measure: 'money', change: performance?.revenueChange ?? null },
    ...(cost ? [{ name: 'profit', value: figures?.profit, measure: 'money' as const }] : []),
    { name: 'orders', value: figures?.orders, measure: 'count', change: performance?.ordersChange ?? null },
    { name: 'newMembers', value: service?.newMembers, measure: 'count', change: performance?.newMembersChange ?? null },
    { name: 'averageTicket', value: service?.averageTicket, measure: 'money' },
    { name: 'unitsPerOrder', value: service?.unitsPerOrder, measure: 'quantity' },
    { name: 'membersServed', value: service?.membersServed, measure: 'count' },
    { name: 'memberShare', value: service?.memberShare, measure: 'percent' },
    { name: 'refundShare', value: service?.refundShare, measure: 'percent' },
  ];
  return (
    <Box
      sx={{
        display: 'grid',
        gap: '1px',
        gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(4, minmax(0, 1fr))' },
        bgcolor: 'divider',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        overflow: 'hidden',
      }}
    >
      {tiles.map(({ name, value, measure, change }) => (
        <KpiTile
          key={name}
          title={t(`resources.performance.measure.${name}`)}
          value={value}
          measure={measure}
          loading={!performance}
          changes={change === undefined ? [] : [{ ratio: change, label: t('resources.performance.vs_month_before') }]}
        />
      ))}
    </Box>
  );
};
