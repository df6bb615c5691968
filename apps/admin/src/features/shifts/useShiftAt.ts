import { useQuery } from '@apollo/client/react';
import { useMay } from '../../providers/viewer.ts';
import { MyShiftDocument } from './documents.ts';

/** The own open shift, where it is at this store: what is paid there belongs into its report. */
export function useShiftAt(storeId: string): string | null {
  const { data } = useQuery(MyShiftDocument, { skip: !useMay('till.use'), fetchPolicy: 'cache-and-network' });
  const shift = data?.myShift;
  return shift?.store.id === storeId ? shift.id : null;
}
