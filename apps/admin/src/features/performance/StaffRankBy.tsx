import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { StaffRankBy as By } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';

const MEASURES = ['REVENUE', 'PROFIT', 'ORDERS', 'UNITS', 'NEW_MEMBERS'] as const satisfies readonly By[];

/** By what the team is ranked. */
export const StaffRankBy = ({ value, onChange }: { value: By; onChange: (by: By) => void }) => {
  const t = useTranslate();
  const cost = useMay('cost.read');
  return (
    <TextField
      select
      value={value}
      onChange={({ target }) => onChange(MEASURES.find((by) => by === target.value) ?? 'REVENUE')}
      slotProps={{ htmlInput: { 'aria-label': t('resources.analytics.rank_by') } }}
      sx={{ minWidth: 128 }}
    >
      {MEASURES.filter((by) => cost || by !== 'PROFIT').map((by) => (
        <MenuItem key={by} value={by}>
          {t('resources.performance.by', { measure: t(`resources.performance.measure.${by}`) })}
        </MenuItem>
      ))}
    </TextField>
  );
};
