/** Most rows of a page; who asks for more gets so many. */
export const MAX_PAGE = 200;

/** Rows of a page where nobody says how many. */
export const DEFAULT_PAGE = 25;

/** Total counts stop here: counting on tells nobody anything and costs a scan. */
export const COUNT_CAP = 10_000;

/** For `archived: Boolean`: false shows what is in use, true what was archived, null both. */
export function archivedWhere(archived: boolean | null | undefined): { archived_at?: null | { not: null } } {
  if (archived === null || archived === undefined) return {};
  return { archived_at: archived ? { not: null } : null };
}
