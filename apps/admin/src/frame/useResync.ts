import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { useRefresh } from 'react-admin';
import { onResync } from '../providers/resync.ts';

/** Reads everything on the page again when the stream cannot tell what was missed. */
export function useResync(): void {
  const client = useApolloClient();
  const refresh = useRefresh();
  useEffect(
    () =>
      onResync(() => {
        refresh();
        client.reFetchObservableQueries().catch(() => undefined); // each shows its own error
      }),
    [client, refresh],
  );
}
