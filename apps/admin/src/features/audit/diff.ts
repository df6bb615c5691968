export interface Difference {
  field: string;
  before: string;
  after: string;
}

const text = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

/** The fields that a change touched, with their values on both sides. */
export function differences(before: unknown, after: unknown): Difference[] {
  const [was, is] = [record(before), record(after)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({ field, before: text(was[field]), after: text(is[field]) }))
    .filter(({ before: old, after: now }) => old !== now);
}
