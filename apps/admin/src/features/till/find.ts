import type { Product } from './basket.ts';

/** So many products are shown at once. */
const SHOWN = 60;

/** The product whose barcode or SKU this is, whole. */
export function exactly(products: readonly Product[], text: string): Product | undefined {
  const wanted = text.trim().toLowerCase();
  return products.find(({ sku, barcodes }) => sku.toLowerCase() === wanted || barcodes.includes(wanted));
}

/** How well a product answers what is typed: less is better; null: not at all. */
function rank({ name, sound, sku }: Product, wanted: string): number | null {
  const [letters = '', initials = ''] = sound.split(' ');
  if (initials.startsWith(wanted)) return initials === wanted ? 0 : 1;
  if (letters.startsWith(wanted) || name.toLowerCase().startsWith(wanted)) return 2;
  if (sku.toLowerCase().startsWith(wanted)) return 3;
  if (name.toLowerCase().includes(wanted) || initials.includes(wanted) || letters.includes(wanted)) return 4;
  return null;
}

/** Products that a text means, by name, pinyin, initials or SKU, the likeliest first; all of a category where nothing is typed. */
export function find(products: readonly Product[], text: string, categories: ReadonlySet<string> | null): Product[] {
  const wanted = text.trim().toLowerCase().replaceAll(' ', '');
  const within = categories && wanted === '' ? products.filter(({ categoryId }) => categories.has(categoryId)) : products;
  if (wanted === '') return within.slice(0, SHOWN);
  const exact = exactly(products, text);
  const ranked = within.flatMap((product) => {
    const place = product === exact ? -1 : rank(product, wanted);
    return place === null ? [] : [{ product, place }];
  });
  return ranked
    .toSorted((a, b) => a.place - b.place)
    .slice(0, SHOWN)
    .map(({ product }) => product);
}
