import { Ends } from '../../components/Ends.tsx';
import { useFormat } from '../../components/useFormat.ts';
import type { PendingFieldsFragment } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { CancelPendingDocument, ConfirmPendingDocument } from './documents.ts';

/** Gives what was promised, or takes the promise back: in its own branch, while it stands. */
export const PendingButtons = ({ promise, onDone }: { promise: PendingFieldsFragment; onDone?: () => void }) => {
  const { count } = useFormat();
  const may = useMay('points.grant');
  const { id, state, here, points, asset } = promise;
  if (!may || !here || state !== 'PENDING') return null;
  return (
    <Ends
      room="pendingPoints"
      words={{ points: count(points), kind: asset.name }}
      ways={[
        { name: 'confirm', good: true, act: () => mutate(ConfirmPendingDocument, { id, idempotencyKey: `confirm:${id}` }) },
        { name: 'cancel', act: () => mutate(CancelPendingDocument, { id, idempotencyKey: `cancel:${id}` }) },
      ]}
      onDone={onDone}
    />
  );
};
