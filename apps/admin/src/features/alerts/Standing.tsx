import { useTranslate } from 'react-admin';
import { Badge } from '../../components/Badge.tsx';
import type { AlertSeverity, AlertState } from '../../gql/graphql.ts';

const SEVERITY_TONE = { CRITICAL: 'bad', WARNING: 'warn', INFO: 'neutral' } as const satisfies Record<AlertSeverity, string>;

/** How bad it is. */
export const Severity = ({ severity }: { severity: AlertSeverity }) => {
  const t = useTranslate();
  return <Badge tone={SEVERITY_TONE[severity]} label={t(`resources.alerts.severity.${severity}`)} />;
};

/** Where it stands. */
export const State = ({ state }: { state: AlertState }) => {
  const t = useTranslate();
  return <Badge tone={state === 'RESOLVED' ? 'good' : 'neutral'} label={t(`resources.alerts.state.${state}`)} />;
};
