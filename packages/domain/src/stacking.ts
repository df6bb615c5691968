/**
 * 叠加组, in the order in which they apply: what one takes off is gone before the next one looks. Of each group at most one offer applies
 * to a sale, promotion or coupon.
 */
export const STACKING_GROUPS = ['PRICE', 'PRODUCT', 'ORDER', 'EXTRA', 'DELIVERY'] as const;

export type StackingGroup = (typeof STACKING_GROUPS)[number];

/** The place of a group: lower ones apply first. */
export function orderOf(group: StackingGroup): number {
  return STACKING_GROUPS.indexOf(group);
}
