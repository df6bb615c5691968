import { useTranslate } from 'react-admin';
import { messageOf } from '../../providers/errors.ts';
import { type Product, timesOf } from './basket.ts';
import { exactly } from './find.ts';
import { type Found, findMember } from './findMember.ts';
import type { useCatalog } from './useCatalog.ts';
import type { useSearch } from './useSearch.ts';

interface Entering {
  catalog: ReturnType<typeof useCatalog>;
  search: ReturnType<typeof useSearch>;
  add: (product: Product, quantity: number) => void;
  setFound: (found: Found) => void;
  complain: (words: string) => void;
}

/** Enter: a barcode or SKU, the product that is marked, or a member's card. */
export function useEnter({ catalog, search, add, setFound, complain }: Entering) {
  const t = useTranslate();
  return async () => {
    const { quantity, text } = timesOf(search.text);
    if (text === '') return;
    const product = exactly(catalog.products, text) ?? search.found[Math.max(0, search.marked)];
    if (product) return add(product, quantity);
    try {
      const found = await findMember(text);
      if (!found) return complain(t('resources.till.unknown', { text }));
      return found.member.archived ? complain(t('resources.topUp.archived')) : setFound(found);
    } catch (error) {
      return complain(messageOf(error)); // an API that is away has not said that nobody has it
    }
  };
}
