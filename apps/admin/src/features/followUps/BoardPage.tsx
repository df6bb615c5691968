import { useQuery } from '@apollo/client/react';
import { Alert, Box, Button, Chip, Link, Skeleton, Typography } from '@mui/material';
import { addDays } from '@regulars/domain/time';
import { Title, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router';
import { ChartCard } from '../../components/ChartCard.tsx';
import { figureColumn } from '../../components/FigureTable.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { FollowUpFilter, FollowUpLoadQuery } from '../../gql/graphql.ts';
import { messageOf } from '../../providers/errors.ts';
import { useToday } from '../../providers/today.ts';
import { FollowUpLoadDocument, FollowUpsDocument } from './documents.ts';
import { FollowUpRow } from './FollowUpRow.tsx';

type Load = FollowUpLoadQuery['followUpLoad'][number];

/** So many of a column are shown; the list has the others. */
const SHOWN = 10;
/** In the address, for follow-ups that nobody has by name. */
const NOBODY = 'nobody';

/** The address of the list with the filters of a column. */
function listAddress({ states, assigneeId, unassigned, from, to }: FollowUpFilter): string {
  const given = { states, assigneeId, unassigned, from, to };
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
  const displayed = Object.fromEntries(Object.keys(filter).map((name) => [name, true]));
  return `/followUps?${new URLSearchParams({ filter: JSON.stringify(filter), displayedFilters: JSON.stringify(displayed) }).toString()}`;
}

interface StretchProps {
  title: string;
  filter: FollowUpFilter;
  after: () => unknown;
}

/** The follow-ups of one stretch of time, each with what can be done about it. */
const Stretch = ({ title, filter, after }: StretchProps) => {
  const t = useTranslate();
  const { count } = useFormat();
  const { data, error, refetch } = useQuery(FollowUpsDocument, {
    variables: { first: SHOWN, after: null, filter, direction: 'ASC' },
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.followUps;
  const all = page?.totalCount ?? 0;
  const again = () => {
    void refetch();
    after();
  };
  return (
    <Section
      title={all > 0 ? `${title} · ${count(all)}` : title}
      action={
        <Link component={RouterLink} to={listAddress(filter)} aria-label={`${t('resources.myDay.all')}: ${title}`}>
          {t('resources.myDay.all')}
        </Link>
      }
    >
      {error && <Alert severity="error">{messageOf(error)}</Alert>}
      {!page && !error && <Skeleton variant="rounded" height={160} component="output" aria-label={t('common.loading')} />}
      {page && all === 0 && <Typography color="text.secondary">{t('resources.followUps.none')}</Typography>}
      {page && all > 0 && (
        <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {page.edges.map(({ node }) => (
            <FollowUpRow key={node.id} named followUp={node} after={again} />
          ))}
        </Box>
      )}
    </Section>
  );
};

/** What is owed to members, by whom and when: who is behind, and what is due. A row of the table narrows the columns to one person. */
const BoardPage = () => {
  const t = useTranslate();
  const { count } = useFormat();
  const [branchId] = useBranch();
  const today = useToday();
  const [params, setParams] = useSearchParams();
  const { data, loading, error, refetch } = useQuery(FollowUpLoadDocument, { variables: { branchId }, fetchPolicy: 'cache-and-network' });
  const rows = data?.followUpLoad ?? [];
  const chosen = rows.find(({ employeeId }) => (employeeId ?? NOBODY) === params.get('who'));
  const choose = (load: Load | null) =>
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (load) next.set('who', load.employeeId ?? NOBODY);
      else next.delete('who');
      return next;
    });
  const name = ({ name: known }: Load) => known ?? t('resources.followUps.nobody');
  const figure = (key: 'overdue' | 'today' | 'week' | 'later') =>
    figureColumn<Load>(key, t(`resources.followUpBoard.${key}`), (load) => load[key], count);
  const whose = chosen ? (chosen.employeeId ? { assigneeId: chosen.employeeId } : { unassigned: true }) : {};
  const stretch = (filter: FollowUpFilter) => ({ filter: { branchId, ...whose, ...filter }, after: () => void refetch() });
  return (
    <Box sx={{ display: 'grid', gap: 6, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Title title={t('resources.followUpBoard.name')} />
      <ChartCard
        title={t('resources.followUpBoard.load')}
        rows={rows}
        columns={[
          { key: 'name', label: t('resources.followUps.fields.assignee'), render: name, value: name },
          ...(['overdue', 'today', 'week', 'later'] as const).map(figure),
        ]}
        rowKey={({ employeeId }) => employeeId ?? NOBODY}
        onRow={choose}
        loading={loading && !data}
        failure={error && messageOf(error)}
        empty={{ text: t('resources.followUps.none') }}
        height={Math.min(320, 90 + rows.length * 40)}
        file="follow-up-board"
      />
      {chosen && (
        <Box sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <Chip label={name(chosen)} />
          <Button onClick={() => choose(null)}>{t('resources.followUpBoard.everybody')}</Button>
        </Box>
      )}
      <Box sx={{ display: 'grid', gap: 8, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(3, minmax(0, 1fr))' } }}>
        <Stretch title={t('resources.followUpBoard.overdue')} {...stretch({ states: ['OVERDUE'] })} />
        <Stretch title={t('resources.followUpBoard.today')} {...stretch({ states: ['PLANNED'], from: today, to: today })} />
        <Stretch
          title={t('resources.followUpBoard.week')}
          {...stretch({ states: ['PLANNED'], from: addDays(today, 1), to: addDays(today, 7) })}
        />
      </Box>
    </Box>
  );
};

export default BoardPage;
