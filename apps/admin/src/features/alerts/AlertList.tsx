import { ALERT_KINDS, ALERTS } from '@regulars/domain/alerts';
import { Box } from '@mui/material';
import { BooleanInput, DataTable, SelectArrayInput } from 'react-admin';
import { InstantField } from '../../components/fields.tsx';
import { Listing } from '../../components/Listing.tsx';
import { useFormat } from '../../components/useFormat.ts';
import { useBranch } from '../../frame/useBranch.ts';
import type { AlertSeverity, AlertsQuery, AlertState } from '../../gql/graphql.ts';
import { useMay, useViewer } from '../../providers/viewer.ts';
import { AlertPanel } from './AlertPanel.tsx';
import { BulkDeeds } from './Deeds.tsx';
import { Severity, State } from './Standing.tsx';

type Alert = NonNullable<AlertsQuery['alerts']>['edges'][number]['node'];

const choices = <Id extends string>(group: string, ...ids: Id[]) => ids.map((id) => ({ id, name: `resources.alerts.${group}.${id}` }));

const SEVERITIES = choices<AlertSeverity>('severity', 'CRITICAL', 'WARNING', 'INFO');
const STATES = choices<AlertState>('state', 'OPEN', 'ACKNOWLEDGED', 'SNOOZED', 'RESOLVED', 'CLOSED');

/** The kinds that the viewer may see, as the API names them. */
function useKinds() {
  const { permissions } = useViewer();
  const { locale } = useFormat();
  return ALERT_KINDS.filter((kind) => permissions.includes(ALERTS[kind].needs)).map((id) => ({ id, name: ALERTS[id].title[locale] }));
}

/** The inbox: what needs somebody, the worst first. Without a choice of states, what is open or acknowledged. */
export const AlertList = () => {
  const [branch] = useBranch();
  const { instant } = useFormat();
  const kinds = useKinds();
  const write = useMay('alert.write');
  return (
    <Listing<Alert>
      resource="alerts"
      sort={{ field: 'severity', order: 'DESC' }}
      always={{ branch }}
      filters={[
        <SelectArrayInput key="severities" source="severities" choices={SEVERITIES} alwaysOn />,
        <SelectArrayInput key="states" source="states" choices={STATES} alwaysOn />,
        <SelectArrayInput key="kinds" source="kinds" choices={kinds} translateChoice={false} alwaysOn />,
        <BooleanInput key="mine" source="mine" alwaysOn />,
      ]}
      panel={<AlertPanel />}
      bulk={write && <BulkDeeds />}
      card={({ title, sentence, severity, state, org, openedAt }) => ({
        title,
        detail: (
          <>
            <Box sx={{ whiteSpace: 'normal' }}>{sentence}</Box>
            {org.name} · {instant(openedAt)}
          </>
        ),
        figure: <Severity severity={severity} />,
        note: state !== 'OPEN' && <State state={state} />,
      })}
    >
      <DataTable.Col<Alert> source="severity" render={({ severity }) => <Severity severity={severity} />} />
      <DataTable.Col<Alert>
        source="title"
        disableSort
        render={({ title, sentence }) => (
          <>
            <Box sx={{ fontWeight: 550 }}>{title}</Box>
            <Box sx={{ color: 'text.secondary' }}>{sentence}</Box>
          </>
        )}
      />
      <DataTable.Col<Alert> source="org" disableSort render={({ org }) => org.name} />
      <DataTable.Col<Alert> source="state" disableSort render={({ state }) => <State state={state} />} />
      <DataTable.Col<Alert> source="owner" disableSort render={({ owner }) => owner?.name} />
      <DataTable.Col source="openedAt" field={InstantField} />
    </Listing>
  );
};
