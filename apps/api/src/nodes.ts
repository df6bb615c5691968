import { DomainError } from '@regulars/domain/errors';
import type { Context } from './context.ts';
import { isUuid, uuidPair } from './global-id.ts';
import type { Viewer } from './viewer.ts';

/** Whether the viewer may see the thing with this id; for what a member owns the id is [memberId, id]. */
type Visible = (viewer: Viewer, id: string) => Promise<boolean> | boolean;

const visible = new Map<string, Visible>();

/** A room says who may see its type through `node(id)`. A type that says nothing is seen by nobody. */
export function nodeVisibility(typename: string, rule: Visible): void {
  visible.set(typename, rule);
}

/** Resolves `node(id)`: what is in another branch is answered as if it did not exist. */
export async function resolveVisibleNode<T>(
  _root: unknown,
  { id }: { id: { typename: string; id: string } },
  { viewer }: Context,
  _info: unknown,
  load: (id: { typename: string; id: string }) => T,
): Promise<Awaited<T> | null> {
  const rule = visible.get(id.typename);
  if (!rule || !(isUuid(id.id) || uuidPair(id.id).length > 0)) throw new DomainError('BAD_ID', {}, 'id');
  if (!(await rule(viewer, id.id))) return null;
  try {
    return await load(id);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'P2025') return null; // Prisma: there is no such row
    throw error;
  }
}
