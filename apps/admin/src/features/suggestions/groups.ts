import type { PurchaseSuggestionsQuery } from '../../gql/graphql.ts';
import { packsOf, unitsOf } from '../purchaseOrders/packs.ts';

export type Suggestion = PurchaseSuggestionsQuery['purchaseSuggestions']['rows'][number];

/** What one store should order from one supplier; null: from nobody yet. */
export interface Group {
  key: string;
  supplier: Suggestion['supplier'];
  store: Suggestion['store'];
  rows: Suggestion[];
}

export const keyOf = ({ store, product }: Suggestion): string => `${store.id} ${product.id}`;

/** By supplier and store, in the order in which they came; those without a supplier last. */
export function groupsOf(rows: readonly Suggestion[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const { supplier, store } = row;
    const key = `${supplier?.id ?? ''} ${store.id}`;
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { key, supplier, store, rows: [row] });
  }
  const all = [...groups.values()];
  return [...all.filter(({ supplier }) => supplier), ...all.filter(({ supplier }) => !supplier)];
}

/** Packs that were typed in place of what is suggested, by the row's key. */
export type Typed = Readonly<Record<string, string>>;

export const packsFor = (row: Suggestion, typed: Typed): string => typed[keyOf(row)] ?? packsOf(row.quantity, row.packSize);

/** What the packs of a group cost, as far as their cost is known. */
export const costOf = ({ rows }: Group, typed: Typed): number =>
  rows.reduce((sum, row) => sum + Number(row.packCost ?? 0) * Number(packsFor(row, typed)), 0);

/** The order that a group becomes; undefined where nothing is wanted, or nobody offers it. */
export function orderOf({ supplier, store, rows }: Group, typed: Typed) {
  const lines = rows
    .map((row) => ({ productId: row.product.id, quantity: unitsOf(packsFor(row, typed), row.packSize) }))
    .filter(({ quantity }) => Number(quantity) > 0);
  return supplier && lines.length > 0 ? { supplierId: supplier.id, storeId: store.id, lines } : undefined;
}
