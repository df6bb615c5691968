/** The address of a new segment of a cell of RFM: asked anew each time, where the list shows who is there now. */
export function segmentLink(recency: number, frequency: number): string {
  const score = (attribute: string, value: number) => ({ attribute, operator: 'eq', value });
  const criteria = { all: [score('rfmRecency', recency), score('rfmFrequency', frequency)] };
  return `/segments/create?${new URLSearchParams({ name: `RFM R${recency} F${frequency}`, criteria: JSON.stringify(criteria) }).toString()}`;
}
