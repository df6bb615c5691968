import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { GoalState } from '../../gql/graphql.ts';

interface GoalBarProps {
  share: number;
  /** Where the bar should be by now, as a share of the goal. */
  due: number;
  state: GoalState;
}

const COLOUR: Record<GoalState, string> = {
  REACHED: 'success.main',
  ON_PACE: 'primary.main',
  BEHIND: 'warning.main',
  MISSED: 'text.secondary',
};

/** How much of a goal is done, with a mark where it should be by now; the state in words beside it. */
export const GoalBar = ({ share, due, state }: GoalBarProps) => {
  const t = useTranslate();
  const { percent } = useFormat();
  const part = (of: number) => `${Math.max(0, Math.min(1, of)) * 100}%`;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 176 }}>
      <Box aria-hidden="true" sx={{ position: 'relative', flex: 1, height: 8, borderRadius: 4, bgcolor: 'action.selected', minWidth: 48 }}>
        <Box sx={{ position: 'absolute', inset: 0, width: part(share), borderRadius: 4, bgcolor: COLOUR[state] }} />
        {due > 0 && due < 1 && (
          <Box sx={{ position: 'absolute', top: -3, bottom: -3, left: part(due), width: '2px', bgcolor: 'text.primary' }} />
        )}
      </Box>
      <Box component="span" sx={{ fontSize: 12, whiteSpace: 'nowrap' }}>
        {percent(share)} · {t(`resources.performance.state.${state}`)}
      </Box>
    </Box>
  );
};
