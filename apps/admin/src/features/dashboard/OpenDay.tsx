import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import { useOpenDay } from './openDay.ts';

/** The day so far; it moves with every sale. */
export const OpenDay = () => {
  const t = useTranslate();
  const { money, count } = useFormat();
  const day = useOpenDay();
  return (
    <Box
      aria-live="off"
      sx={{
        flex: 1,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 4,
        fontSize: 13,
        color: 'text.secondary',
        '& strong': { color: 'text.primary' },
      }}
    >
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1.5 }}>
        <Box
          component="span"
          aria-hidden="true"
          sx={{ width: 8, height: 8, borderRadius: '50%', bgcolor: day ? 'success.main' : 'divider' }}
        />
        {t('resources.dashboard.today')}
      </Box>
      <span>
        {t('resources.analytics.measure.revenue')} <strong>{money(day?.figures.revenue)}</strong>
      </span>
      <span>
        {t('resources.analytics.measure.orders')} <strong>{count(day?.figures.orders)}</strong>
      </span>
      <span>
        {t('resources.analytics.measure.newMembers')} <strong>{count(day?.newMembers)}</strong>
      </span>
    </Box>
  );
};
