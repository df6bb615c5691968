import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { Facts } from '../../components/Facts.tsx';
import { Section } from '../../components/Section.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { AlertState } from '../../gql/graphql.ts';
import { useMay, useViewer } from '../../providers/viewer.ts';
import { Behind } from './Behind.tsx';
import { Deeds } from './Deeds.tsx';
import { History } from './History.tsx';
import { Severity, State } from './Standing.tsx';
import type { Deed } from './useDeeds.ts';
import type { Alert } from './documents.ts';

const OFFERED: Record<AlertState, readonly Deed[]> = {
  OPEN: ['acknowledge', 'snooze', 'take', 'resolve'],
  ACKNOWLEDGED: ['resolve', 'snooze', 'take', 'reopen'],
  SNOOZED: ['reopen', 'take', 'resolve'],
  RESOLVED: ['reopen'],
  CLOSED: [],
};

/** The figures it was raised by; what this kind does not have is left out. */
const Figures = ({ alert }: { alert: Alert }) => {
  const t = useTranslate();
  const { count, day, instant, quantity } = useFormat();
  const facts = [
    ['org', alert.org.name],
    ['owner', alert.owner?.name ?? t('resources.alerts.nobody')],
    ['day', alert.day && day(alert.day)],
    ['onHand', alert.onHand && quantity(alert.onHand)],
    ['onOrder', Number(alert.onOrder) > 0 && quantity(alert.onOrder)],
    ['suggestedOrder', alert.suggestedOrder && quantity(alert.suggestedOrder)],
    ['memberCount', alert.memberCount !== null && count(alert.memberCount)],
    ['openedAt', instant(alert.openedAt)],
    ['snoozedUntil', alert.state === 'SNOOZED' && instant(alert.snoozedUntil)],
    ['closedAt', alert.closedAt && instant(alert.closedAt)],
  ] as const;
  return <Facts facts={facts.flatMap(([field, value]) => (value ? [[t(`resources.alerts.fields.${field}`), value] as const] : []))} />;
};

/** One alert: what is the matter, what to do, who and what is behind it, what happened to it. */
export const AlertPanel = () => {
  const t = useTranslate();
  const write = useMay('alert.write');
  const viewer = useViewer();
  const alert = useRecordContext<Alert>();
  if (!alert) return null;
  const offered = OFFERED[alert.state].filter((deed) => deed !== 'take' || alert.owner?.id !== viewer.id);
  return (
    <>
      <Box>
        <Typography color="text.secondary">{alert.kindTitle}</Typography>
        <Typography variant="h2" sx={{ mb: 2 }}>
          {alert.title}
        </Typography>
        <Severity severity={alert.severity} /> <State state={alert.state} />
        <Typography sx={{ mt: 3 }}>{alert.sentence}</Typography>
      </Box>
      <Section title={t('resources.alerts.next_step')}>
        <Typography sx={{ mb: 3 }}>{alert.nextStep}</Typography>
        {write && <Deeds ids={[alert.id]} offered={offered} />}
      </Section>
      <Figures alert={alert} />
      <Behind alert={alert} />
      <History key={alert.id} alert={alert} />
    </>
  );
};
