import { useSearchParams } from 'react-router';

/** One of a few, kept in the address under its name; the first where none is named there. */
export function useChoice<const Name extends string>(key: string, options: readonly [Name, ...Name[]]): [Name, (choice: Name) => void] {
  const [params, setParams] = useSearchParams();
  const chosen = options.find((option) => option === params.get(key)) ?? options[0];
  return [chosen, (choice) => setParams((old) => new URLSearchParams({ ...Object.fromEntries(old), [key]: choice }))];
}
