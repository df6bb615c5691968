import { type ReactNode, startTransition, useEffect, useState } from 'react';
import { authApi } from '../providers/authApi.ts';
import { loadViewer, type Viewer, ViewerContext } from '../providers/viewer.ts';

/** An old session is prolonged when it is asked for; whoever keeps a page open for days, at a till say, stays signed in. */
const PROLONG_MS = 6 * 3_600_000;

function useProlongedSession() {
  useEffect(() => {
    const prolong = () => void authApi.session().catch(() => undefined); // the page itself tells when the session is over
    prolong();
    const timer = setInterval(prolong, PROLONG_MS);
    return () => clearInterval(timer);
  }, []);
}

/** Waits until it is known who is signed in; react-admin's own check sends everybody else to the sign-in page. */
export const ViewerGate = ({ waiting, children }: { waiting: ReactNode; children: ReactNode }) => {
  useProlongedSession();
  const [viewer, setViewer] = useState<Viewer | null>(null);
  useEffect(() => {
    let here = true;
    loadViewer().then(
      (loaded) => here && startTransition(() => setViewer(loaded)), // a whole page is drawn: piece by piece
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  return viewer ? <ViewerContext value={viewer}>{children}</ViewerContext> : waiting;
};
