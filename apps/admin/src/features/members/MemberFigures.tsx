import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { KpiTile } from '../../components/KpiTile.tsx';
import type { Member } from './memberDocument.ts';

/** The member's purchases in figures; zeros before the first. */
export const MemberFigures = ({ member: { metrics } }: { member: Member }) => {
  const t = useTranslate();
  const average = metrics && metrics.orders > 0 ? Number(metrics.amount) / metrics.orders : null;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: '1px',
        gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
        bgcolor: 'divider',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        overflow: 'hidden',
      }}
    >
      <KpiTile title={t('resources.members.figures.amount')} value={metrics?.amount ?? '0'} measure="money" />
      <KpiTile title={t('resources.members.figures.amount365')} value={metrics?.amount365 ?? '0'} measure="money" />
      <KpiTile title={t('resources.members.figures.orders')} value={metrics?.orders ?? 0} measure="count" />
      <KpiTile title={t('resources.members.figures.average')} value={average?.toFixed(2)} measure="money" />
    </Box>
  );
};
