import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { ChartCard } from '../../components/ChartCard.tsx';
import type { Column } from '../../components/FigureTable.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { WaitingAlertFragment } from '../../gql/graphql.ts';
import { Severity } from '../alerts/Standing.tsx';
import { EventList, EventRow } from './EventRow.tsx';

interface AlertsCardProps {
  title: string;
  unit?: string;
  edges: ReadonlyArray<{ node: WaitingAlertFragment }>;
  /** How many there are in all. */
  total: number;
  /** Key of what is said where nothing waits. */
  empty: 'no_alerts' | 'no_todos' | 'no_stock';
  loading: boolean;
  failure: string | undefined;
  file: string;
  height?: number;
}

function useColumns(): Column<WaitingAlertFragment>[] {
  const t = useTranslate();
  const { instant } = useFormat();
  const field = (name: string) => t(`resources.alerts.fields.${name}`);
  const text = (
    key: string,
    label: string,
    of: (alert: WaitingAlertFragment) => string,
    render?: (alert: WaitingAlertFragment) => ReactNode,
  ) => ({
    key,
    label,
    value: of,
    render: render ?? of,
  });
  return [
    text(
      'severity',
      field('severity'),
      ({ severity }) => t(`resources.alerts.severity.${severity}`),
      ({ severity }) => <Severity severity={severity} />,
    ),
    text('kind', field('kinds'), ({ kindTitle }) => kindTitle),
    text('title', field('title'), ({ title }) => title),
    text('org', field('org'), ({ org }) => org.name),
    text('openedAt', field('openedAt'), ({ openedAt }) => instant(openedAt)),
  ];
}

/** Alerts that wait, the worst first; a click opens one in the inbox. */
export const AlertsCard = ({ title, unit, edges, total, empty, loading, failure, file, height = 320 }: AlertsCardProps) => {
  const t = useTranslate();
  const { instant, count } = useFormat();
  const alerts = edges.map(({ node }) => node);
  return (
    <ChartCard
      title={title}
      unit={unit ?? (total > 0 ? t('resources.dashboard.waiting', { count: count(total) }) : undefined)}
      controls={
        total > alerts.length && (
          <Button component={Link} to="/alerts">
            {t('resources.dashboard.all')}
          </Button>
        )
      }
      picture={false}
      rows={alerts}
      rowKey={({ id }) => id}
      columns={useColumns()}
      loading={loading}
      failure={failure}
      empty={{ text: t(`resources.dashboard.${empty}`) }}
      height={height}
      file={file}
    >
      <EventList label={title}>
        {alerts.map(({ id, title: words, severity, org, openedAt }) => (
          <EventRow
            key={id}
            to={`/alerts?open=${encodeURIComponent(id)}`}
            title={words}
            detail={`${org.name} · ${instant(openedAt)}`}
            figure={<Severity severity={severity} />}
          />
        ))}
      </EventList>
    </ChartCard>
  );
};
