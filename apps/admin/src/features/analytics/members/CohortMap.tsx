import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../../components/useFormat.ts';
import { usePalette } from '../../../components/usePalette.ts';
import type { RetentionQuery } from '../../../gql/graphql.ts';
import { Legend } from './Legend.tsx';
import { shade } from './shade.ts';

export type Cohort = RetentionQuery['retention'][number];
export const AGES = Array.from({ length: 13 }, (_, age) => age);

const look = {
  borderCollapse: 'separate',
  borderSpacing: '2px',
  fontSize: 12.5,
  width: '100%',
  '& th': { fontWeight: 500, color: 'text.secondary', px: 1.5, py: 1, textAlign: 'right', whiteSpace: 'nowrap' },
  '& th:first-of-type': { textAlign: 'left', position: 'sticky', left: 0, bgcolor: 'background.paper' },
  '& td': { textAlign: 'right', px: 1.5, py: 1, borderRadius: '3px', minWidth: 44 },
  '& td.running': { fontStyle: 'italic' },
} as const;

/** A row a month, a column for each month after it; the darker, the more came back. Its own month is not compared. */
export const CohortMap = ({ cohorts, shares, title }: { cohorts: readonly Cohort[]; shares: boolean; title: string }) => {
  const t = useTranslate();
  const { accent } = usePalette();
  const { percent, count } = useFormat();
  const later = cohorts.flatMap(({ cells }) =>
    cells.filter(({ age }) => age > 0).map((cell) => (shares ? (cell.share ?? 0) : cell.members)),
  );
  const most = Math.max(...later, 0) || 1;
  const value = (cell: Cohort['cells'][number]) => (shares ? cell.share : cell.members);
  return (
    <Box component="section" aria-label={title} tabIndex={0} sx={{ height: '100%', overflow: 'auto' }}>
      <Box component="table" sx={look} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('resources.analytics.cohort.month')}</th>
            <th scope="col">{t('resources.analytics.cohort.members')}</th>
            {AGES.map((age) => (
              <th scope="col" key={age}>
                {t('resources.analytics.cohort.age', { age })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cohorts.map(({ month, label, members, cells }) => (
            <tr key={month}>
              <th scope="row">{label}</th>
              <td>{count(members)}</td>
              {AGES.map((age) => {
                const cell = cells[age];
                if (!cell) return <td key={age} aria-hidden="true" />;
                return (
                  <td
                    key={age}
                    className={cell.running ? 'running' : undefined}
                    style={{ background: shade(accent, (value(cell) ?? 0) / most) }}
                    title={`${count(cell.members)} · ${percent(cell.share)}${cell.running ? ` · ${t('resources.analytics.cohort.running')}` : ''}`}
                  >
                    {shares ? percent(cell.share) : count(cell.members)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Box>
      <Legend
        label={t('resources.analytics.cohort.legend')}
        most={most}
        text={(step) => (shares ? percent(step) : count(Math.round(step)))}
      />
    </Box>
  );
};
