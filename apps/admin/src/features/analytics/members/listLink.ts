/** The address of the list of members with filters that hold, and are shown. */
export function listLink(filter: Record<string, string | number>, branch: string | null): string {
  const displayed = Object.fromEntries(Object.keys(filter).map((name) => [name, true]));
  const params = new URLSearchParams({ filter: JSON.stringify(filter), displayedFilters: JSON.stringify(displayed) });
  if (branch) params.set('branch', branch);
  return `/members?${params.toString()}`;
}
