import { useTranslate } from 'react-admin';
import { AlertsCard } from './AlertsCard.tsx';
import type { Page } from './useDashboard.ts';

/** What needs care, beside the figures. */
export const Inbox = ({ data, ...state }: Page) => {
  const t = useTranslate();
  const { edges = [], totalCount = 0 } = data?.inbox ?? {};
  const counts = data?.alertCounts;
  const said = (['CRITICAL', 'WARNING', 'INFO'] as const)
    .map((severity) => [severity, { CRITICAL: counts?.critical, WARNING: counts?.warning, INFO: counts?.info }[severity] ?? 0] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${t(`resources.alerts.severity.${severity}`)} ${count}`);
  return (
    <AlertsCard
      title={t('resources.dashboard.card.INBOX')}
      unit={said.join(' · ')}
      edges={edges}
      total={totalCount}
      empty="no_alerts"
      file="alerts"
      {...state}
    />
  );
};
