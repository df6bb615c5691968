import { type ReactNode, useEffect, useState } from 'react';
import { loadViewer, type Viewer, ViewerContext } from '../providers/viewer.ts';

/** Waits until it is known who is signed in; react-admin's own check sends everybody else to the sign-in page. */
export const ViewerGate = ({ waiting, children }: { waiting: ReactNode; children: ReactNode }) => {
  const [viewer, setViewer] = useState<Viewer | null>(null);
  useEffect(() => {
    let here = true;
    loadViewer().then(
      (loaded) => here && setViewer(loaded),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  return viewer ? <ViewerContext value={viewer}>{children}</ViewerContext> : waiting;
};
