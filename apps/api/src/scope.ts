import type { Prisma } from '@regulars/db/generated/client/client';
import type { Viewer } from './viewer.ts';

// Whose data a viewer sees: the conditions that every read of a scoped type carries, on root fields, relations and nodes.

/** Rows that belong to one store or branch by the column `column`. */
export function orgWhere<Column extends string>(viewer: Viewer, column: Column): { [K in Column]?: { in: string[] } } {
  const where: { [K in Column]?: { in: string[] } } = {};
  if (viewer.stores !== null) where[column] = { in: [...viewer.stores] };
  return where;
}

/** Members known to a store of the branch (home store, or bought there); guests are never shown as members. */
export function memberWhere(viewer: Viewer): Prisma.MemberWhereInput {
  const known = viewer.stores === null ? {} : { stores: { some: { store_id: { in: [...viewer.stores] } } } };
  return { kind: { not: 'GUEST' }, ...known };
}
