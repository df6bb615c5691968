import { Box, Tooltip } from '@mui/material';
import { useFormat } from './useFormat.ts';

interface DeltaProps {
  /** 0.12 for +12%; null where there is nothing to compare with. */
  ratio: number | null | undefined;
  /** What it is compared with. */
  label?: string | undefined;
}

/** A change: sign, arrow and colour say the same, so that none is needed alone. */
export const Delta = ({ ratio, label }: DeltaProps) => {
  const { change } = useFormat();
  const up = (ratio ?? 0) > 0;
  const colour = ratio == null || ratio === 0 ? 'text.secondary' : up ? 'success.main' : 'error.main';
  return (
    <Tooltip title={label ?? ''}>
      <Box component="span" sx={{ color: colour, whiteSpace: 'nowrap' }}>
        {ratio != null && ratio !== 0 && <span aria-hidden="true">{up ? '▲ ' : '▼ '}</span>}
        {change(ratio)}
      </Box>
    </Tooltip>
  );
};
