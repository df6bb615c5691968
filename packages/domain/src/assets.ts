import type { Locale } from './errors.ts';
import { formatMoney, minor } from './money.ts';

/** What a member may hold. Money of both kinds is counted in minor units, points and passes in whole ones. */
export const ASSET_KINDS = ['PRINCIPAL', 'BONUS', 'POINTS', 'COUNT', 'TIME'] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

/** Stored value: what a member paid in (储值本金), and what the house gave on top (赠送金). There is one of each. */
export const PRINCIPAL = '00000000-0000-7000-8000-000000000001';
export const BONUS = '00000000-0000-7000-8000-000000000002';
/** The two kinds of points every chain begins with: 消费积分, spent as money, and 成长积分 (contribution points), which never expire. */
export const SPENDING_POINTS = '00000000-0000-7000-8000-000000000003';
export const CONTRIBUTION_POINTS = '00000000-0000-7000-8000-000000000004';

/** Whether amounts of this kind are money: minor units, settled between stores. */
export function isMoney(kind: AssetKind): boolean {
  return kind === 'PRINCIPAL' || kind === 'BONUS';
}

/** An amount as people write it: "12.30" of money, "1230" of points and uses. */
export function amountText(kind: AssetKind, amount: number, minorDigits: number): string {
  return isMoney(kind) ? formatMoney(minor(amount), minorDigits) : String(amount);
}

/** Every chain begins with these, under their Chinese names. */
const FIRST: Record<string, { en: string; zh: string }> = {
  [PRINCIPAL]: { en: 'Stored value', zh: '储值本金' },
  [BONUS]: { en: 'Bonus money', zh: '赠送金' },
  [SPENDING_POINTS]: { en: 'Spending points', zh: '消费积分' },
  [CONTRIBUTION_POINTS]: { en: 'Contribution points', zh: '成长积分' },
};

/** An asset's name as people read it: the first ones in their language, until the chain gives them a name of its own. */
export function assetName({ id, name }: { id: string; name: string }, locale: Locale): string {
  const first = FIRST[id];
  return first?.zh === name ? first[locale] : name;
}
