import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import { Select } from '../../components/Select.tsx';
import { useViewer } from '../../providers/viewer.ts';
import { useStores } from '../orgs/useOrgs.ts';

/** Where it is done: the store that was chosen, that of the page, where one works, or the first of the branch. */
export function useStorePick() {
  const stores = useStores();
  const { org } = useViewer();
  const [params] = useSearchParams();
  const [chosen, setChosen] = useState('');
  const known = (id: string | null) => stores.some((store) => store.id === id);
  const storeId = [chosen, params.get('branch'), org.id].find(known) ?? stores[0]?.id ?? '';
  return { stores, storeId, setChosen };
}

/** The stores of the branch to choose from. */
export const StorePick = ({ stores, storeId, setChosen }: ReturnType<typeof useStorePick>) => {
  const t = useTranslate();
  return <Select label={t('resources.topUp.store')} value={storeId} choices={stores} onChange={setChosen} />;
};
