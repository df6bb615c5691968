import { Ends } from '../../components/Ends.tsx';
import type { HoldFieldsFragment } from '../../gql/graphql.ts';
import { mutate } from '../../providers/apollo.ts';
import { useMay } from '../../providers/viewer.ts';
import { useAmount } from '../assets/useAmount.ts';
import { ConfirmHoldDocument, ReleaseHoldDocument } from './documents.ts';

/** Spends what is reserved, or gives it free: in its own branch, while it stands. */
export const HoldButtons = ({ hold, onDone }: { hold: HoldFieldsFragment; onDone?: () => void }) => {
  const { plain } = useAmount();
  const may = useMay('sale.record');
  const { id, state, here, amount, asset } = hold;
  if (!may || !here || state !== 'HELD') return null;
  return (
    <Ends
      room="holds"
      words={{ amount: plain(asset.kind, amount), asset: asset.name }}
      ways={[
        { name: 'confirm', good: true, act: () => mutate(ConfirmHoldDocument, { id, idempotencyKey: `confirm:${id}` }) },
        { name: 'release', act: () => mutate(ReleaseHoldDocument, { id, idempotencyKey: `release:${id}` }) },
      ]}
      onDone={onDone}
    />
  );
};
