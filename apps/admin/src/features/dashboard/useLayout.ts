import { useMutation, useQuery } from '@apollo/client/react';
import { arrange, type Layout } from '@regulars/domain/dashboard';
import { useViewer } from '../../providers/viewer.ts';
import { LayoutDocument, SaveLayoutDocument } from './layoutDocuments.ts';

/** The cards that the viewer sees, as arranged, and how to arrange them anew; null: as they come. */
export function useLayout(): Layout & { save: (layout: Layout | null) => Promise<unknown> } {
  const { permissions, org } = useViewer();
  // It came with the viewer, so that this asks the cache.
  const { data } = useQuery(LayoutDocument);
  const [save] = useMutation(SaveLayoutDocument);
  const severalStores = org.kind !== 'STORE' && org.kind !== 'DEALER';
  return {
    ...arrange(data?.viewer?.layout ?? null, { permissions, severalStores }),
    save: (next) => save({ variables: { input: next && { cards: [...next.cards], hidden: [...next.hidden] } } }),
  };
}
