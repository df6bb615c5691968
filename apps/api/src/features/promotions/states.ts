import type { OfferState } from '@regulars/db/generated/kysely-enums';

/** How a rule stands as a whole: in force where a version is, else as the others are. */
export function stateOf(versions: readonly { state: OfferState }[]): OfferState {
  const has = (state: OfferState) => versions.some((version) => version.state === state);
  return has('PUBLISHED') ? 'PUBLISHED' : has('RETIRED') ? 'RETIRED' : 'DRAFT';
}

interface VersionsWhere {
  versions: { some?: { state: OfferState }; none?: { state: OfferState } };
}

/** The same as a filter of rules. */
export function stateWhere(state: OfferState | null | undefined): { AND?: VersionsWhere[] } {
  if (!state) return {};
  if (state === 'PUBLISHED') return { AND: [{ versions: { some: { state } } }] };
  const was = state === 'RETIRED' ? 'some' : 'none';
  return { AND: [{ versions: { none: { state: 'PUBLISHED' } } }, { versions: { [was]: { state: 'RETIRED' } } }] };
}
