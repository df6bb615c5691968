/** Minor units: what a product costs in this chain, what the coupon takes off, and what points pay. */
export const PRICE = 1000;
export const OFF = 500;
export const BY_POINTS = 100;
/** Of what is paid in money, a point for so many minor units. */
export const PER = 100;

/** A chain that sells: goods on every shelf, members with points and a coupon each, rules in force. */
export interface SalesWorld {
  stores: string[];
  products: { id: string; categoryId: string }[];
  members: { id: string; couponId: string; levelId: string }[];
  templateId: string;
  ruleId: string;
  setId: string;
  /** The employee who sells. */
  operatorId: string;
}
