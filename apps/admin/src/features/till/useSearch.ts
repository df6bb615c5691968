import { useMemo, useState } from 'react';
import { timesOf } from './basket.ts';
import { find } from './find.ts';
import type { useCatalog } from './useCatalog.ts';

/** What is typed or scanned, and what of it is found. */
export function useSearch(catalog: ReturnType<typeof useCatalog>) {
  const [text, setText] = useState('');
  const [category, setCategory] = useState<string | null>(null);
  const [marked, setMarked] = useState(0);
  const { products, categories } = catalog;
  const wanted = timesOf(text).text;
  const found = useMemo(
    () => find(products, wanted, categories.find(({ id }) => id === category)?.ids ?? null),
    [products, wanted, categories, category],
  );
  const type = (next: string) => {
    setText(next);
    setMarked(0);
  };
  const mark = (step: 1 | -1) => setMarked((at) => Math.min(found.length - 1, Math.max(0, at + step)));
  return { text, type, category, setCategory, found, marked: text === '' ? -1 : marked, mark };
}
