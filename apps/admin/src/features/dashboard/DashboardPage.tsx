import { Box, Skeleton } from '@mui/material';
import type { DashboardCard } from '@regulars/domain/dashboard';
import { memo, useCallback } from 'react';
import { Title, useTranslate } from 'react-admin';
import { RetryContext } from '../../components/retry.ts';
import { PeriodPicker } from '../../components/PeriodPicker.tsx';
import { useMay } from '../../providers/viewer.ts';
import { ArrangeButton } from './ArrangeButton.tsx';
import { CARDS } from './cards.tsx';
import { failureOf } from './failures.ts';
import { Live } from './Live.tsx';
import { type Answer, useDashboard } from './useDashboard.ts';
import { useGrowing } from './useGrowing.ts';
import { useLayout } from './useLayout.ts';

/** About what a card is high that is not drawn yet. */
const CARD_PX = 400;

/** Its part of a row of twelve columns; on narrow screens a row of its own. */
const place = (span: number) => ({
  flexGrow: span,
  flexShrink: 1,
  minWidth: 0,
  flexBasis: { xs: '100%', md: span <= 6 ? 'calc(50% - 16px)' : '100%', lg: `calc(${(span / 12) * 100}% - 16px)` },
  display: 'grid',
});

/** Drawn anew only when there is something new for it. */
const Card = memo(({ card, error, ...page }: Answer & { card: DashboardCard }) => {
  const { view: View } = CARDS[card];
  return <View {...page} failure={failureOf(card, error, page.data !== undefined)} />;
});

/** How the branch is doing and what needs care, at a glance. */
const DashboardPage = () => {
  const t = useTranslate();
  const figures = useMay('analytics.read');
  const { save, ...layout } = useLayout();
  const { page, waiting, refetch } = useDashboard(layout.cards);
  const retry = useCallback(() => void refetch(), [refetch]);
  const drawn = useGrowing(layout.cards.length, !page.loading);
  return (
    <Live waiting={waiting} refetch={refetch}>
      <Title title={t('resources.dashboard.name')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 4, alignItems: 'center' }}>
        {figures && <PeriodPicker />}
        <ArrangeButton layout={layout} save={save} />
      </Box>
      <RetryContext value={retry}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 4 }}>
          {layout.cards.map((card, at) => (
            <Box key={card} sx={place(CARDS[card].span)}>
              {at < drawn ? (
                <Card card={card} {...page} />
              ) : (
                <Skeleton variant="rounded" height={CARD_PX} aria-label={t('common.loading')} />
              )}
            </Box>
          ))}
        </Box>
      </RetryContext>
    </Live>
  );
};

export default DashboardPage;
