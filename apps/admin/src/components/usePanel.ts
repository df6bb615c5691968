import { useSearchParams } from 'react-router';

/** The record that is open at the side of a list; it stands in the address (`?open=`). */
export function usePanel(): { open: string | null; show: (id: string) => void; close: () => void } {
  const [params, setParams] = useSearchParams();
  const change = (id: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (id === null) next.delete('open');
      else next.set('open', id);
      return next;
    });
  return { open: params.get('open'), show: change, close: () => change(null) };
}
