import { useQuery } from '@apollo/client/react';
import { Alert, Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { KpiTile } from '../../components/KpiTile.tsx';
import type { Measure } from '../../format.ts';
import type { OverviewQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { useMay } from '../../providers/viewer.ts';
import { OverviewDocument } from './documents.ts';
import { useScope } from './useScope.ts';

type Change = keyof Omit<NonNullable<OverviewQuery['salesOverview']>['change'], '__typename'>;

const TILES: readonly { name: Change; measure: Measure; cost?: true }[] = [
  { name: 'revenue', measure: 'money' },
  { name: 'profit', measure: 'money', cost: true },
  { name: 'orders', measure: 'count' },
  { name: 'basket', measure: 'money' },
  { name: 'activeMembers', measure: 'count' },
  { name: 'newMembers', measure: 'count' },
];

/** How the period went: six figures, each against the period before and the same of last year. */
export const Overview = () => {
  const t = useTranslate();
  const { variables } = useScope();
  const cost = useMay('cost.read');
  const { data: fresh, previousData, error } = useQuery(OverviewDocument, { variables });
  if (error) return <Alert severity="error">{messageOf(error)}</Alert>;
  const overview = (fresh ?? previousData)?.salesOverview;
  const values = overview && { ...overview.current, ...overview.current.figures };
  return (
    <Box
      sx={{
        display: 'grid',
        gap: '1px',
        gridTemplateColumns: {
          xs: 'repeat(2, minmax(0, 1fr))',
          md: 'repeat(3, minmax(0, 1fr))',
          lg: `repeat(${cost ? 6 : 5}, minmax(0, 1fr))`,
        },
        bgcolor: 'divider',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        overflow: 'hidden',
      }}
    >
      {TILES.filter((tile) => cost || !tile.cost).map(({ name, measure }) => (
        <KpiTile
          key={name}
          title={t(`resources.analytics.measure.${name}`)}
          value={values?.[name]}
          measure={measure}
          loading={!overview}
          changes={[
            { ratio: overview?.change[name] ?? null, label: t('period.mom') },
            { ratio: overview?.changeOnYear[name] ?? null, label: t('period.yoy') },
          ]}
        />
      ))}
    </Box>
  );
};
