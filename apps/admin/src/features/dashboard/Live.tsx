import { useApolloClient, useSubscription } from '@apollo/client/react';
import type { ReactNode } from 'react';
import type { WhatWaitsNowQueryVariables } from '../../gql/graphql.ts';
import { useMay } from '../../providers/viewer.ts';
import { AlertsHappenDocument } from '../alerts/documents.ts';
import { WhatWaitsDocument } from './documents.ts';
import { OpenDayContext } from './openDay.ts';
import { TodayDocument } from './subscriptions.ts';
import { useBunched } from './useBunched.ts';

/** Alerts come in bunches; figures of whole periods hardly move by a sale. */
const ALERTS_MS = 300;
const FIGURES_MS = 60_000;

interface LiveProps {
  /** What is asked of the alerts on the page. */
  waiting: WhatWaitsNowQueryVariables;
  /** Reads the whole page again. */
  refetch: () => Promise<unknown>;
  children: ReactNode;
}

/** Keeps the page up to date: the open day at once, alerts when some changed, the other figures now and then while the branch sells. */
export const Live = ({ waiting, refetch, children }: LiveProps) => {
  const client = useApolloClient();
  const readFigures = useBunched(refetch, FIGURES_MS);
  const readAlerts = useBunched(
    () => client.query({ query: WhatWaitsDocument, variables: waiting, fetchPolicy: 'network-only' }),
    ALERTS_MS,
  );
  const { data } = useSubscription(TodayDocument, {
    variables: { filter: { orgId: waiting.orgId ?? null } },
    skip: !useMay('analytics.read'),
    onData: readFigures,
  });
  useSubscription(AlertsHappenDocument, { skip: !useMay('alert.read'), ignoreResults: true, onData: readAlerts });
  return <OpenDayContext value={data?.dashboard.today ?? null}>{children}</OpenDayContext>;
};
