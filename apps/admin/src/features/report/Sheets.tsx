import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { DayBars } from './DayBars.tsx';
import { Part } from './Part.tsx';
import type { useReport } from './useReport.tsx';

const half = { display: 'grid', gap: 6, gridTemplateColumns: { xs: 'minmax(0, 1fr)', xl: 'repeat(2, minmax(0, 1fr))' } };

/** The three parts: turnover, members, service. */
export const Sheets = ({ report }: { report: NonNullable<ReturnType<typeof useReport>> }) => {
  const t = useTranslate();
  const { turnover, members, staff } = report;
  return (
    <Box component="article" sx={{ display: 'grid', gap: 8, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box>
        <Typography variant="h1" component="p">
          {report.branch} · {report.heading}
        </Typography>
        <Typography color="text.secondary">{report.range}</Typography>
      </Box>
      <Part title={t('resources.report.turnover')} first>
        {turnover.figures.element}
        <DayBars title={t('resources.report.revenue_by_day')} days={report.days} />
        <Box sx={half}>
          {turnover.stores.element}
          {turnover.categories.element}
        </Box>
        {turnover.products.element}
        {turnover.days.element}
      </Part>
      <Part title={t('resources.report.members')}>
        {members.figures.element}
        {members.levels.element}
        <Box sx={half}>
          {members.sources.element}
          {members.stores.element}
        </Box>
      </Part>
      {staff.ranking.element && <Part title={t('resources.report.staff')}>{staff.ranking.element}</Part>}
    </Box>
  );
};
