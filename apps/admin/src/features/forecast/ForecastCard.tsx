import { useQuery } from '@apollo/client/react';
import { Box, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import { ChartCard } from '../../components/ChartCard.tsx';
import { type Column, figureColumn } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { Figure } from '../../format.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { ForecastQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { ForecastDocument } from './documents.ts';
import { ForecastChart } from './ForecastChart.tsx';

type Week = ForecastQuery['salesForecast']['past'][number];

/** How long before a week its forecast may be taken for the comparison with what came. */
const AHEAD = [1, 4, 8] as const;

const number = (figure: Figure) => (figure == null ? null : Number(figure));

function useColumns(): Column<Week>[] {
  const t = useTranslate();
  const { whole, percent } = useFormat();
  const money = (name: 'actual' | 'expected' | 'low' | 'high' | 'lastYear') =>
    figureColumn<Week>(name, t(`resources.forecast.${name}`), (week) => number(week[name]), whole);
  return [
    { key: 'week', label: t('resources.forecast.week'), render: ({ label }) => label, value: ({ from }) => from },
    money('actual'),
    money('expected'),
    figureColumn<Week>('off', t('resources.forecast.off'), offBy, percent),
    money('low'),
    money('high'),
    money('lastYear'),
  ];
}

/** How far the forecast was from what came, as a share of what came. */
function offBy({ actual, expected }: Week): number | null {
  const [came, told] = [number(actual), number(expected)];
  return came === null || told === null || came === 0 ? null : Math.abs(told - came) / came;
}

/** The weeks to come of the branch with their interval, the last half year beside what was told of it, and how good that was. */
export const ForecastCard = ({ height = 320 }: { height?: number }) => {
  const t = useTranslate();
  const [orgId] = useBranch();
  const [weeksAhead, setWeeksAhead] = useState(1);
  const { data: fresh, previousData, loading, error } = useQuery(ForecastDocument, { variables: { orgId, weeksAhead } });
  const data = (fresh ?? previousData)?.salesForecast;
  const weeks = data?.madeOn ? [...data.past, ...data.next] : [];
  return (
    <ChartCard
      title={t('resources.forecast.title')}
      unit={t('resources.forecast.unit')}
      controls={
        <TextField
          select
          value={weeksAhead}
          onChange={({ target }) => setWeeksAhead(Number(target.value))}
          slotProps={{ htmlInput: { 'aria-label': t('resources.forecast.ahead_label') } }}
        >
          {AHEAD.map((value) => (
            <MenuItem key={value} value={value}>
              {t('resources.forecast.ahead', { smart_count: value })}
            </MenuItem>
          ))}
        </TextField>
      }
      rows={weeks}
      columns={useColumns()}
      rowKey={({ from }) => from}
      loading={loading && !data}
      failure={error && messageOf(error)}
      empty={{ text: t('resources.forecast.empty') }}
      note={
        data?.madeOn && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
            {data.error.better !== null && (
              <Badge
                label={t(data.error.better ? 'resources.forecast.better' : 'resources.forecast.not_better')}
                tone={data.error.better ? 'good' : 'warn'}
              />
            )}
            <span>{data.error.sentence}</span>
            {!data.seasonal && <span>{t('resources.forecast.level')}</span>}
          </Box>
        )
      }
      height={height}
      file="forecast"
    >
      <ForecastChart weeks={weeks} />
    </ChartCard>
  );
};
