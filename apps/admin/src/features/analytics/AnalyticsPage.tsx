import { Box } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { useMay } from '../../providers/viewer.ts';
import { Filters } from './Filters.tsx';
import { Hours } from './Hours.tsx';
import { NewMembers } from './NewMembers.tsx';
import { Overview } from './Overview.tsx';
import { CategoryTable, ProductTable, StaffTable, StoreTable } from './tables.tsx';
import { Trend } from './Trend.tsx';

const half = { display: 'grid', gap: 4, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } };

/** How are we doing, why, and who did it. */
const AnalyticsPage = () => {
  const t = useTranslate();
  const stores = useMay('org.read');
  return (
    <Box sx={{ display: 'grid', gap: 4 }}>
      <Title title={t('resources.analytics.name')} />
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

export default AnalyticsPage;
