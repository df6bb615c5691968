/** The sentences of refused parts of a list; the API names them by their place. */
export function partErrors(errors: Record<string, string>, list: 'lines' | 'codes', keys: readonly string[]): Record<string, string> {
  const entries = Object.entries(errors).flatMap(([field, text]) => {
    const [name, place] = field.split('.');
    const key = name === list ? keys[Number(place ?? Number.NaN)] : undefined;
    return key === undefined ? [] : [[key, text] as const];
  });
  return Object.fromEntries(entries);
}
