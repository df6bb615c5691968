import { Box, Paper, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { Figure } from '../../format.ts';
import type { PerformanceFieldsFragment } from '../../gql/graphql.ts';
import { GoalBar } from './GoalBar.tsx';

const NAMES = ['revenue', 'orders', 'newMembers'] as const;

/** How far somebody is with the goals of the month: reached of how much, and what the pace makes of it. */
export const Goals = ({ goals, action }: { goals: PerformanceFieldsFragment['goals']; action?: ReactNode }) => {
  const t = useTranslate();
  const { whole, count } = useFormat();
  const set = NAMES.flatMap((name) => (goals[name] ? [{ name, ...goals[name] }] : []));
  const show = (name: (typeof NAMES)[number], value: Figure) => (name === 'revenue' ? whole(value) : count(value));
  return (
    <Paper component="section" aria-label={t('resources.performance.goals')} sx={{ p: 4, border: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mb: 3 }}>
        <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
          {t('resources.performance.goals')}
        </Typography>
        {action}
      </Box>
      {set.length === 0 && <Typography color="text.secondary">{t('resources.performance.no_goals')}</Typography>}
      <Box sx={{ display: 'grid', gap: 4 }}>
        {set.map(({ name, goal, actual, due, projected, share, state }) => (
          <Box key={name} sx={{ display: 'grid', gap: 1 }}>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 3, alignItems: 'baseline' }}>
              <Typography sx={{ flex: 1 }}>{t(`resources.performance.measure.${name}`)}</Typography>
              <Typography sx={{ fontWeight: 600 }}>
                {t('resources.performance.of', { actual: show(name, actual), goal: show(name, goal) })}
              </Typography>
            </Box>
            <GoalBar share={share} due={Number(due) / Number(goal)} state={state} />
            {projected !== null && (state === 'ON_PACE' || state === 'BEHIND') && (
              <Typography variant="body2" color="text.secondary">
                {t('resources.performance.projected', { due: show(name, due), projected: show(name, projected) })}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Paper>
  );
};
