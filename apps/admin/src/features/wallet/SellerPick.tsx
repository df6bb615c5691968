import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Select } from '../../components/Select.tsx';
import { useMay } from '../../providers/viewer.ts';
import { StoreSellersDocument } from './documents.ts';

/** Who sold it, of those who work in the store; nobody where nothing is said. */
export function useSellerPick(storeId: string) {
  const skip = !useMay('till.use') || storeId === '';
  const sellers = useQuery(StoreSellersDocument, { variables: { storeId }, skip }).data?.tillSellers ?? [];
  const [chosen, setChosen] = useState('');
  const employeeId = sellers.find(({ id }) => id === chosen)?.id ?? null; // who works elsewhere sold nothing in a store chosen later
  return { sellers, employeeId, setChosen };
}

/** The salesperson, whose commission it earns. */
export const SellerPick = ({ sellers, employeeId, setChosen }: ReturnType<typeof useSellerPick>) => {
  const t = useTranslate();
  if (sellers.length === 0) return null;
  return (
    <Select
      label={t('resources.till.seller')}
      value={employeeId ?? ''}
      choices={[{ id: '', name: t('resources.till.nobody_sells') }, ...sellers]}
      onChange={setChosen}
    />
  );
};
