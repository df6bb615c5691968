/** The share of the price that is left after cost, as a ratio; null where the cost is not known or the price is zero. */
export function marginOf(price: string, cost: string | null): number | null {
  if (cost === null || Number(price) === 0) return null;
  return (Number(price) - Number(cost)) / Number(price);
}
