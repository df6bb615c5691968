import { Box, Skeleton, Tooltip, Typography } from '@mui/material';
import type { Figure, Measure } from '../format.ts';
import { Delta } from './Delta.tsx';
import { Sparkline } from './Sparkline.tsx';
import { useFormat } from './useFormat.ts';

interface KpiTileProps {
  title: string;
  value: Figure;
  measure: Measure;
  /** Changes with what they are measured against. */
  changes?: ReadonlyArray<{ ratio: number | null; label: string }>;
  /** The figure over the period, oldest first. */
  trend?: readonly number[];
  loading?: boolean;
}

/** One figure: short on the tile, in full under the pointer. */
export const KpiTile = ({ title, value, measure, changes = [], trend, loading = false }: KpiTileProps) => {
  const { short, full } = useFormat();
  return (
    <Box sx={{ p: 4, minWidth: 0, bgcolor: 'background.paper' }}>
      <Typography variant="body2" color="text.secondary" noWrap>
        {title}
      </Typography>
      {loading ? (
        <Skeleton width="60%" height={42} />
      ) : (
        <Tooltip title={full(value, measure)}>
          <Typography
            component="p"
            sx={{
              fontSize: { xs: 22, md: 26, xl: 30 },
              lineHeight: '42px',
              fontWeight: 600,
              letterSpacing: '-0.02em',
              whiteSpace: 'nowrap',
            }}
          >
            {short(value, measure)}
          </Typography>
        </Tooltip>
      )}
      {changes.length > 0 && (
        <Box sx={{ display: 'flex', flexDirection: 'column', fontSize: 12, minHeight: 36, color: 'text.secondary' }}>
          {!loading &&
            changes.map(({ ratio, label }) => (
              <span key={label}>
                {label} <Delta ratio={ratio} />
              </span>
            ))}
        </Box>
      )}
      {trend && (
        <Box sx={{ height: 32 }}>
          <Sparkline values={trend} label={title} />
        </Box>
      )}
    </Box>
  );
};
