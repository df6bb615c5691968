import { useTranslate } from 'react-admin';
import { useFormat } from '../../components/useFormat.ts';
import type { TopUpMethod } from '../../gql/graphql.ts';
import { ShiftNote } from '../shifts/ShiftNote.tsx';
import { MethodSelect } from '../topUp/MethodSelect.tsx';

interface FeePaidProps {
  /** Undefined while it is not known; nothing is asked where nothing is due. */
  fee: string | undefined;
  storeId: string;
  method: TopUpMethod;
  onChange: (method: TopUpMethod) => void;
}

/** How the fee of a card is paid, and in which shift it counts. */
export const FeePaid = ({ fee, storeId, method, onChange }: FeePaidProps) => {
  const t = useTranslate();
  const { money } = useFormat();
  if (!(Number(fee) > 0)) return null;
  return (
    <>
      <MethodSelect label={t('resources.cards.pays', { fee: money(fee) })} value={method} onChange={onChange} />
      <ShiftNote storeId={storeId} />
    </>
  );
};
