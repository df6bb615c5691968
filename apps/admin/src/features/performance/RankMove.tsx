import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

/** A rank and how far it moved: sign, arrow and colour say the same. */
export const RankMove = ({ rank, before }: { rank: number | null; before: number | null }) => {
  const t = useTranslate();
  const up = rank !== null && before !== null ? before - rank : 0;
  const words = up === 0 ? '' : t(up > 0 ? 'resources.performance.rose' : 'resources.performance.fell', { smart_count: Math.abs(up) });
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {rank ?? '–'}
      {up !== 0 && (
        <Box component="span" title={words} sx={{ ml: 1, fontSize: 12, color: up > 0 ? 'success.main' : 'error.main' }}>
          <span aria-hidden="true">{up > 0 ? '▲ ' : '▼ '}</span>
          {up > 0 ? `+${up}` : up}
        </Box>
      )}
    </Box>
  );
};
