import type { Permission } from '@regulars/domain/permissions';
import { createContext, useContext } from 'react';
import type { ViewerQuery } from '../gql/graphql.ts';
import { query } from './apollo.ts';
import { ViewerDocument } from './documents.ts';

export type Viewer = NonNullable<ViewerQuery['viewer']>;

let pending: Promise<Viewer> | null = null;

/** Who is signed in; asked for once per sign-in. @throws when nobody is */
export function loadViewer(): Promise<Viewer> {
  pending ??= query(ViewerDocument, {}).then(({ viewer }) => {
    if (!viewer) throw new Error('Nobody is signed in');
    return viewer;
  });
  pending.catch(forgetViewer);
  return pending;
}

export function forgetViewer(): void {
  pending = null;
}

export const ViewerContext = createContext<Viewer | null>(null);

/** The signed-in employee. Only inside the frame, which waits for it. */
export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer is for pages inside the frame');
  return viewer;
}

/** Whether the role allows it; what it does not allow is not shown. */
export function useMay(permission: Permission): boolean {
  return useViewer().permissions.includes(permission);
}

/** The chain's zone, by which its days begin; nobody's outside the frame. */
export function useChainZone(): string | undefined {
  return useContext(ViewerContext)?.chain.timeZone;
}

/** The chain's currency, ISO 4217. */
export function useCurrency(): string {
  return useContext(ViewerContext)?.chain.currency ?? 'CNY';
}
