import type { Prisma } from '@regulars/db/generated/client/client';
import { memberWhere } from '../../scope.ts';
import type { Viewer } from '../../viewer.ts';

/** Coupons of members whom the viewer's branch knows, and of walk-ins nobody's. */
export function couponWhere(viewer: Viewer): Prisma.CouponWhereInput {
  return viewer.stores === null ? {} : { member: memberWhere(viewer) };
}
