import { useQuery } from '@apollo/client/react';
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { ChartCard } from '../../components/ChartCard.tsx';
import { MonthPicker } from '../../components/MonthPicker.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useMonth } from '../../components/useMonth.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { StaffRankBy as By } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { TeamDocument } from './documents.ts';
import { StaffRankBy } from './StaffRankBy.tsx';
import { useTeamColumns } from './useTeamColumns.tsx';

const PAGE = 50;

/** The staff of the branch in a month, ranked; a row leads to the person. */
const TeamPage = () => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { day } = useFormat();
  const [orgId] = useBranch();
  const { month } = useMonth();
  const [by, setBy] = useState<By>('REVENUE');
  const [first, setFirst] = useState(PAGE);
  const { data: fresh, previousData, loading, error } = useQuery(TeamDocument, { variables: { orgId, month, by, first } });
  const team = (fresh ?? previousData)?.teamPerformance;
  const rows = team?.rows ?? [];
  const range = rows[0] && `${day(rows[0].from)} – ${day(rows[0].to)}`;
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={t('resources.performance.name')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
        <MonthPicker />
        <StaffRankBy value={by} onChange={setBy} />
      </Box>
      <ChartCard
        title={t('resources.performance.team')}
        unit={range}
        rows={rows}
        columns={useTeamColumns(rows, by)}
        rowKey={({ employee }) => employee.id}
        onRow={({ employee }) => void navigate(`/performance/${encodeURIComponent(employee.id)}?month=${month.slice(0, 7)}`)}
        loading={loading && !team}
        failure={error && messageOf(error)}
        empty={{ text: t('resources.performance.nobody') }}
        note={
          team && team.total > rows.length ? (
            <Button onClick={() => setFirst(first + PAGE)}>{t('common.more')}</Button>
          ) : (
            t('resources.performance.compared')
          )
        }
        height={Math.min(720, 120 + rows.length * 40)}
        file={`staff-${month.slice(0, 7)}`}
      />
    </Box>
  );
};

export default TeamPage;
