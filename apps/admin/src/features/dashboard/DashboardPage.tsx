import { Box } from '@mui/material';
import { Title, useTranslate } from 'react-admin';
import { PeriodPicker } from '../../components/PeriodPicker.tsx';
import { useMay } from '../../providers/viewer.ts';
import { ArrangeButton } from './ArrangeButton.tsx';
import { CARDS } from './cards.tsx';
import { Live } from './Live.tsx';
import { useDashboard } from './useDashboard.ts';
import { useLayout } from './useLayout.ts';

/** Its part of a row of twelve columns; on narrow screens a row of its own. */
const place = (span: number) => ({
  flexGrow: span,
  flexShrink: 1,
  minWidth: 0,
  flexBasis: { xs: '100%', md: span <= 6 ? 'calc(50% - 16px)' : '100%', lg: `calc(${(span / 12) * 100}% - 16px)` },
  display: 'grid',
});

/** How the branch is doing and what needs care, at a glance. */
const DashboardPage = () => {
  const t = useTranslate();
  const figures = useMay('analytics.read');
  const { save, ...layout } = useLayout();
  const { page, waiting, refetch } = useDashboard(layout.cards);
  return (
    <Live waiting={waiting} refetch={refetch}>
      <Title title={t('resources.dashboard.name')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 4, alignItems: 'center' }}>
        {figures && <PeriodPicker />}
        <ArrangeButton layout={layout} save={save} />
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>
        {layout.cards.map((card) => {
          const { view: View, span } = CARDS[card];
          return (
            <Box key={card} sx={place(span)}>
              <View {...page} />
            </Box>
          );
        })}
      </Box>
    </Live>
  );
};

export default DashboardPage;
