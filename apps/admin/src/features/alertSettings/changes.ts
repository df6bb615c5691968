import type { AlertSettingFieldsFragment, AlertThresholdInput } from '../../gql/graphql.ts';

export type Threshold = AlertSettingFieldsFragment['thresholds'][number];

/** What somebody typed into the fields of a kind, by `keyOf`; null: as above again. What is left alone is not in it. */
export type Edits = Readonly<Record<string, string | null>>;

/** One threshold of a kind: its name, and the level it is for. */
export const keyOf = ({ name, level }: Pick<Threshold, 'name' | 'level'>): string => (level ? `${name} ${level.id}` : name);

/** Whether a field may be saved: taken back, or a number within its limits. */
export function isWithin(typed: string | null, { min, max }: Pick<Threshold, 'min' | 'max'>): boolean {
  if (typed === null) return true;
  const value = Number(typed);
  return typed.trim() !== '' && Number.isFinite(value) && value >= min && value <= max;
}

/** What changes, in the order of the fields, and the key of each: an error of the API names a place in this list. */
export function changesOf(thresholds: readonly Threshold[], edits: Edits): { keys: string[]; input: AlertThresholdInput[] } {
  const changed = thresholds.filter((threshold) => {
    const typed = edits[keyOf(threshold)];
    return typed !== undefined && (typed === null || Number(typed) !== threshold.value);
  });
  const input = changed.map((threshold) => {
    const typed = edits[keyOf(threshold)];
    return { name: threshold.name, levelId: threshold.level?.id ?? null, value: typed == null ? null : Number(typed) };
  });
  return { keys: changed.map(keyOf), input };
}

/** The sentences of an answer by the key of the field that each is about. */
export function errorsByKey(errors: Readonly<Record<string, string>>, keys: readonly string[]): Record<string, string> {
  const named = Object.entries(errors).flatMap(([field, sentence]) => {
    const key = keys[Number(/^thresholds\.(\d+)/.exec(field)?.[1] ?? Number.NaN)];
    return key === undefined ? [] : [[key, sentence] as const];
  });
  return Object.fromEntries(named);
}
