import { useQuery, useSubscription } from '@apollo/client/react';
import { useNotify, useRefresh } from 'react-admin';
import { useLocation } from 'react-router';
import type { AlertsHappenSubscription } from '../../gql/graphql.ts';
import { AlertCountsDocument, AlertsHappenDocument } from './documents.ts';
import { ring, useSound } from './sound.ts';

/** The stream tells at once; this is for those whose network lets no WebSocket through. */
const POLL_MS = 60_000;

type Happened = AlertsHappenSubscription['alerts']['alerts'][number];

/** Not a change of one that was critical before: somebody took it over, say. */
const isNewlyCritical = ({ severity, state, openedAt, changedAt }: Happened) =>
  severity === 'CRITICAL' && state === 'OPEN' && openedAt === changedAt;

/** How many alerts nobody has seen to, as it changes. New critical ones are told on any page; the inbox is read again when it is open. */
export function useOpenAlerts(): number {
  const notify = useNotify();
  const refresh = useRefresh();
  const [sound] = useSound();
  const { pathname } = useLocation();
  const { data } = useQuery(AlertCountsDocument, { pollInterval: POLL_MS, fetchPolicy: 'cache-and-network' });
  useSubscription(AlertsHappenDocument, {
    ignoreResults: true,
    onData: ({ client, data: { data: happening } }) => {
      if (!happening) return;
      const { alerts, counts } = happening.alerts;
      client.writeQuery({ query: AlertCountsDocument, data: { alertCounts: counts } });
      if (pathname === '/alerts') refresh();
      const [first, ...others] = alerts.filter(isNewlyCritical);
      if (!first) return;
      if (sound) ring().catch(() => undefined); // a device without sound
      const key = others.length === 0 ? 'new_critical' : 'new_criticals';
      notify(`resources.alerts.${key}`, { type: 'warning', messageArgs: { title: first.title, more: others.length } });
    },
  });
  return data?.alertCounts?.open ?? 0;
}
