import { Box, Typography } from '@mui/material';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { usePalette } from '../../components/usePalette.ts';

interface Props {
  title: string;
  points: readonly { on: string; amount: { total: string } }[];
}

/** What was owed at the end of each month, as bars with their figures. */
export const MonthBars = ({ title, points }: Props) => {
  const { series } = usePalette();
  const { short, full, day } = useFormat();
  const most = Math.max(...points.map(({ amount }) => Number(amount.total)), 1);
  return (
    <Section title={title}>
      <Box component="section" aria-label={title} tabIndex={0} sx={{ overflowX: 'auto' }}>
        <Box component="ol" sx={{ display: 'flex', gap: 2, m: 0, p: 0, listStyle: 'none', minWidth: 640, alignItems: 'flex-end' }}>
          {points.map(({ on, amount }) => (
            <Box component="li" key={on} sx={{ flex: '1 1 0', minWidth: 0, textAlign: 'center' }} title={full(amount.total, 'money')}>
              <Typography variant="caption" sx={{ whiteSpace: 'nowrap' }}>
                {short(amount.total, 'money')}
              </Typography>
              <Box
                sx={{ height: Math.max(2, (Number(amount.total) / most) * 120), bgcolor: series[0], borderRadius: '3px 3px 0 0' }}
                aria-hidden="true"
              />
              <Typography variant="caption" color="text.secondary" sx={{ whiteSpace: 'nowrap' }} aria-label={day(on)}>
                {on.slice(2, 7)}
              </Typography>
            </Box>
          ))}
        </Box>
      </Box>
    </Section>
  );
};
