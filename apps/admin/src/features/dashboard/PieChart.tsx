import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Cell, Pie, PieChart as Drawing, Tooltip } from 'recharts';
import { Sized } from '../../components/Sized.tsx';
import { Swatch } from '../../components/Swatch.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { usePalette } from '../../components/usePalette.ts';
import { PieTip, type Share } from './PieTip.tsx';

/** More slices than this are hard to tell apart: the rest is one slice. */
const SLICES = 6;

function slicesOf(shares: readonly Share[], other: string): Share[] {
  if (shares.length <= SLICES) return [...shares];
  const rest = shares.slice(SLICES - 1);
  const sum = (of: (share: Share) => number) => rest.reduce((total, share) => total + of(share), 0);
  return [
    ...shares.slice(0, SLICES - 1),
    { key: 'other', name: other, count: sum(({ count }) => count), share: sum(({ share }) => share) },
  ];
}

/** Parts of a whole; names and shares stand beside the slices, for everybody. */
export const PieChart = ({ shares }: { shares: readonly Share[] }) => {
  const t = useTranslate();
  const { percent } = useFormat();
  const { series, surface } = usePalette();
  const slices = slicesOf(shares, t('common.other'));
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 4, height: '100%' }}>
      <Box sx={{ flex: '1 1 0', minWidth: 0, height: '100%' }} aria-hidden="true">
        <Sized>
          {(size) => (
            <Drawing {...size} accessibilityLayer={false}>
              <Pie
                data={slices}
                dataKey="count"
                nameKey="name"
                innerRadius="55%"
                outerRadius="90%"
                stroke={surface}
                isAnimationActive={false}
                rootTabIndex={-1}
                startAngle={90}
                endAngle={-270}
              >
                {slices.map(({ key }, at) => (
                  <Cell key={key} fill={series[at % series.length] ?? surface} />
                ))}
              </Pie>
              <Tooltip content={<PieTip />} isAnimationActive={false} />
            </Drawing>
          )}
        </Sized>
      </Box>
      <Box component="ul" sx={{ flex: '1 1 0', minWidth: 0, listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2, fontSize: 13 }}>
        {slices.map(({ key, name, share }, at) => (
          <Box component="li" key={key} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2 }}>
            <Box sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
              <Swatch colour={series[at % series.length]} name={name} />
            </Box>
            <span>{percent(share)}</span>
          </Box>
        ))}
      </Box>
    </Box>
  );
};
