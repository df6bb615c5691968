import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { CouponFigureFieldsFragment } from '../../gql/graphql.ts';

/** The figures of all, in a row. */
export const Totals = ({ figures }: { figures: CouponFigureFieldsFragment }) => {
  const t = useTranslate();
  const { count, money, percent } = useFormat();
  const { issued, claimed, used, expired, revenue, discount } = figures;
  const tiles = [
    ['issued', count(issued)],
    ['claimed', count(claimed)],
    ['used', count(used)],
    ['share', issued > 0 ? percent(used / issued) : '—'],
    ['expired', count(expired)],
    ['revenue', money(revenue)],
    ['discount', money(discount)],
  ] as const;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 4, gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))' }}>
      {tiles.map(([name, value]) => (
        <Box key={name} sx={{ minWidth: 0 }}>
          <Typography component="dt" variant="body2" color="text.secondary">
            {t(`resources.couponStatistics.${name}`)}
          </Typography>
          <Typography
            component="dd"
            sx={{ m: 0, fontSize: 24, fontWeight: 600, fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' }}
          >
            {value}
          </Typography>
        </Box>
      ))}
    </Box>
  );
};
