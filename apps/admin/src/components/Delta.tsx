import { Tooltip } from '@mui/material';
import { useFormat } from './useFormat.ts';
import { usePalette } from './usePalette.ts';

interface DeltaProps {
  /** 0.12 for +12%; null where there is nothing to compare with. */
  ratio: number | null | undefined;
  /** What it is compared with. */
  label?: string | undefined;
}

/** A change: sign, arrow and colour say the same, so that none is needed alone. */
export const Delta = ({ ratio, label }: DeltaProps) => {
  const { change } = useFormat();
  const { quiet, good, bad } = usePalette();
  const up = (ratio ?? 0) > 0;
  const figure = (
    <span style={{ color: ratio == null || ratio === 0 ? quiet : up ? good : bad, whiteSpace: 'nowrap' }}>
      {ratio != null && ratio !== 0 && <span aria-hidden="true">{up ? '▲ ' : '▼ '}</span>}
      {change(ratio)}
    </span>
  );
  return label ? <Tooltip title={label}>{figure}</Tooltip> : figure;
};
