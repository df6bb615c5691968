import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Section } from '../../components/Section.tsx';
import type { Sale } from './SaleLines.tsx';

/** Why a sale earned its points: every rule, with what it gave or what is missing. */
export const SalePoints = ({ sale }: { sale: Sale }) => {
  const t = useTranslate();
  const why = sale.pointsEarned;
  if (!why) return null;
  const word = (name: string, values?: object) => t(`resources.sales.${name}`, values);
  return (
    <Section title={word('points_why', { smart_count: why.points, version: why.version })}>
      <Box component="ul" sx={{ display: 'grid', gap: 2, p: 0, m: 0, listStyle: 'none' }}>
        {why.outcomes.map(({ name, points, pending, text }) => (
          <Box component="li" key={name} sx={{ display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr)', gap: 3 }}>
            <Typography variant="body2" sx={{ textAlign: 'right', fontWeight: 600 }} color={points > 0 ? 'text.primary' : 'text.secondary'}>
              {points > 0 ? `+${points}` : '–'}
            </Typography>
            <Box>
              <Typography variant="body2">
                {name}
                {pending && ` · ${word('points_pending')}`}
              </Typography>
              <Typography variant="body2" color="text.secondary">
                {text}
              </Typography>
            </Box>
          </Box>
        ))}
      </Box>
    </Section>
  );
};
