import { Box, Skeleton, Tab, Tabs } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useMay } from '../../providers/viewer.ts';
import { Filters } from './Filters.tsx';
import { Hours } from './Hours.tsx';
import { useChoice } from './members/useChoice.ts';
import { NewMembers } from './NewMembers.tsx';
import { Overview } from './Overview.tsx';
import { CategoryTable, ProductTable, StaffTable, StoreTable } from './tables.tsx';
import { Trend } from './Trend.tsx';

const half = { display: 'grid', gap: 4, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } };

const MembersTab = lazy(() => import('./members/MembersTab.tsx'));

/** How are we doing, why, and who did it. */
const Sales = () => {
  const stores = useMay('org.read');
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Filters />
      <Overview />
      <Trend />
      <Box sx={half}>
        <CategoryTable />
        <ProductTable />
        {stores && <StoreTable />}
        <StaffTable />
        <NewMembers />
        <Hours />
      </Box>
    </Box>
  );
};

/** Pixels: about what the first cards take, so that nothing jumps. */
const FIRST_CARD = 320;
const TABS = ['sales', 'members'] as const;

/** Figures of sales, and of the members behind them. */
const AnalyticsPage = () => {
  const t = useTranslate();
  const [tab, choose] = useChoice('tab', TABS);
  return (
    <>
      <Title title={t('resources.analytics.name')} />
      <Tabs
        value={tab}
        onChange={(_, to: (typeof TABS)[number]) => choose(to)}
        sx={{ mb: 4, borderBottom: 1, borderColor: 'divider' }}
        aria-label={t('resources.analytics.name')}
      >
        {TABS.map((name) => (
          <Tab key={name} value={name} label={t(`resources.analytics.tab.${name}`)} />
        ))}
      </Tabs>
      {tab === 'sales' ? (
        <Sales />
      ) : (
        <Suspense fallback={<Skeleton variant="rounded" height={FIRST_CARD} component="output" aria-label={t('common.loading')} />}>
          <MembersTab />
        </Suspense>
      )}
    </>
  );
};

export default AnalyticsPage;
