import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';
import { TillCatalogDocument } from './documents.ts';

/** Prices and goods are read anew so often. */
const REFRESH_MS = 5 * 60_000;

/** All products, in the till itself: a scan is answered without asking anybody. */
export function useCatalog(storeId: string) {
  const { data, error } = useQuery(TillCatalogDocument, {
    variables: { storeId },
    pollInterval: REFRESH_MS,
    fetchPolicy: 'cache-and-network',
  });
  return useMemo(() => {
    const all = data?.categories ?? [];
    const used = new Set(data?.tillCatalog.map(({ categoryId }) => categoryId));
    const below = (id: string): string[] => [id, ...all.filter(({ parent }) => parent?.id === id).flatMap((child) => below(child.id))];
    const roots = all
      .filter(({ parent }) => !parent)
      .toSorted((a, b) => a.position - b.position)
      .map(({ id, name }) => ({ id, name, ids: new Set(below(id)) }))
      .filter(({ ids }) => [...ids].some((id) => used.has(id)));
    return { products: data?.tillCatalog ?? [], categories: roots, sellers: data?.tillSellers ?? [], loading: !data, error };
  }, [data, error]);
}
