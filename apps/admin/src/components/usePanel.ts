import { useSearchParams } from 'react-router';

/**
 * The record that is open at the side of a list; it stands in the address (`?open=`). An address that says anything says all to react-admin:
 * the filter that holds until others are chosen is written with it.
 */
export function usePanel(): { open: string | null; show: (id: string, filter?: object) => void; close: () => void } {
  const [params, setParams] = useSearchParams();
  const change = (id: string | null, filter?: object) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (id === null) next.delete('open');
      else next.set('open', id);
      if (filter && !next.has('filter')) next.set('filter', JSON.stringify(filter));
      return next;
    });
  return { open: params.get('open'), show: change, close: () => change(null) };
}
