import type { Prisma } from '@regulars/db/generated/client/client';
import { memberWhere, orgWhere } from '../../scope.ts';
import type { Viewer } from '../../viewer.ts';

/** Cards that a store of the viewer's branch issued, or whose holder it knows. */
export function cardWhere(viewer: Viewer): Prisma.CardWhereInput {
  return viewer.stores === null ? {} : { OR: [orgWhere(viewer, 'store_id'), { member: memberWhere(viewer) }] };
}
