import { useEffect } from 'react';
import { useStore } from 'react-admin';
import { useSearchParams } from 'react-router';

/**
 * The branch of the tree that the page is about: an organisation's id, or null for all that the viewer may see.
 * It stands in the address, so that a view is a link, and is remembered for the next page.
 */
export function useBranch(): [string | null, (branch: string | null) => void] {
  const [params, setParams] = useSearchParams();
  const [, remember] = useStore<string | null>('branch', null);
  const choose = (branch: string | null) => {
    remember(branch);
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (branch) next.set('branch', branch);
      else next.delete('branch');
      return next;
    });
  };
  return [params.get('branch'), choose];
}

/** Puts the remembered branch into addresses that name none. Used once, by the frame. */
export function useBranchInUrl(): void {
  const [params, setParams] = useSearchParams();
  const [remembered] = useStore<string | null>('branch', null);
  const missing = remembered !== null && !params.has('branch');
  useEffect(() => {
    if (!missing) return;
    setParams((old) => new URLSearchParams([...old, ['branch', remembered]]), { replace: true });
  }, [missing, remembered, setParams]);
}
