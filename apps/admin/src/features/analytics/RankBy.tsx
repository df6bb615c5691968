import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { SalesRankBy } from '../../gql/graphql.ts';
import { useViewer } from '../../providers/viewer.ts';
import { RANKS } from './measures.ts';

/** By what a table is ranked. */
export const RankBy = ({ value, onChange }: { value: SalesRankBy; onChange: (by: SalesRankBy) => void }) => {
  const t = useTranslate();
  const { permissions } = useViewer();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value}
      onChange={(_, by: SalesRankBy | null) => by && onChange(by)}
      aria-label={t('resources.analytics.rank_by')}
    >
      {RANKS.filter(({ permission }) => !permission || permissions.includes(permission)).map(({ by }) => (
        <ToggleButton key={by} value={by} sx={{ px: 2, py: 0.75, fontSize: 12 }}>
          {t(`resources.analytics.by.${by}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};
