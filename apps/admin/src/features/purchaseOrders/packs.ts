/** What is ordered of a product, as it is typed. */
export interface DraftLine {
  productId: string;
  name: string;
  sku: string;
  unit: string | null;
  packName: string | null;
  /** Units in a pack. */
  packSize: string;
  /** Packs, as typed. */
  packs: string;
}

/** Units in so many packs, as the API takes them; quantities have three decimals. */
export const unitsOf = (packs: string | number, packSize: string): string =>
  String(Math.round(Number(packs) * Number(packSize) * 1000) / 1000);

/** Packs that hold so many units. */
export const packsOf = (quantity: string, packSize: string): string =>
  String(Math.round((Number(quantity) / Number(packSize)) * 1000) / 1000);

/** What of a draft can be ordered: lines of which something is wanted. */
export const orderLines = (lines: readonly DraftLine[]) =>
  lines
    .filter(({ packs }) => Number(packs) > 0)
    .map(({ productId, packs, packSize }) => ({ productId, quantity: unitsOf(packs, packSize) }));
