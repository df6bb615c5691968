import type { BusinessDate } from './time.ts';

/**
 * RFM (Hughes 1994): who bought lately (recency), often (frequency) and much (money). Recency is the last purchase, frequency and
 * money are the orders and the amount of 365 days. Two methods on one scale, measured over all members of the chain who ever bought:
 * scores from 1 to 5 by fifths, and at least the mean or below it, which makes the eight groups (重要价值会员 …).
 */
export type Measured = BusinessDate | number;

/** What divides the values of one measure. */
export interface Yardstick<Value extends Measured> {
  /** Four, in order; equal ones where many members have the same value. */
  cuts: readonly Value[];
  /** The least value that is at least the mean. */
  mean: Value;
}

export interface RfmScale {
  recency: Yardstick<BusinessDate>;
  frequency: Yardstick<number>;
  /** Minor units. */
  money: Yardstick<number>;
}

/** What is measured of a member. */
export interface RfmValues {
  recency: BusinessDate;
  frequency: number;
  money: number;
}

export type RfmMeasure = keyof RfmScale;

/** Values above `over` (if there is one) up to `upTo` (if there is one), which belongs to them. */
export interface Stretch<Value extends Measured> {
  over?: Value;
  upTo?: Value;
}

export const RFM_SCORES = [1, 2, 3, 4, 5] as const;

/** 1 to 5: one more than the cuts that lie below the value. Equal values have equal scores. */
export function scoreOf<Value extends Measured>({ cuts }: Yardstick<Value>, value: Value): number {
  return 1 + cuts.filter((cut) => cut < value).length;
}

/** The values of a score: those and no others have it. Between equal cuts there are none. */
export function stretchOf<Value extends Measured>({ cuts }: Yardstick<Value>, score: number): Stretch<Value> {
  const over: Value | undefined = cuts[score - 2];
  const upTo: Value | undefined = cuts[score - 1];
  return { ...(over === undefined ? {} : { over }), ...(upTo === undefined ? {} : { upTo }) };
}

/** Named by whether recency, frequency and money are at least the mean. */
export const RFM_GROUPS = {
  IMPORTANT_VALUE: { high: [true, true, true], en: 'Champions', zh: '重要价值会员' },
  IMPORTANT_DEVELOP: { high: [true, false, true], en: 'High spenders to develop', zh: '重要发展会员' },
  IMPORTANT_KEEP: { high: [false, true, true], en: 'High spenders to keep', zh: '重要保持会员' },
  IMPORTANT_WIN_BACK: { high: [false, false, true], en: 'High spenders to win back', zh: '重要挽留会员' },
  GENERAL_VALUE: { high: [true, true, false], en: 'Frequent small buyers', zh: '一般价值会员' },
  GENERAL_DEVELOP: { high: [true, false, false], en: 'Recent, to develop', zh: '一般发展会员' },
  GENERAL_KEEP: { high: [false, true, false], en: 'Once frequent, to keep', zh: '一般保持会员' },
  GENERAL_WIN_BACK: { high: [false, false, false], en: 'Fading', zh: '一般挽留会员' },
} as const satisfies Record<string, { high: readonly [boolean, boolean, boolean]; en: string; zh: string }>;

export type RfmGroup = keyof typeof RFM_GROUPS;

export const ALL_RFM_GROUPS = Object.keys(RFM_GROUPS) as RfmGroup[]; // keys of a const object, which TypeScript types as string[]

/** The group of a member. */
export function groupOf(scale: RfmScale, { recency, frequency, money }: RfmValues): RfmGroup {
  const high = [recency >= scale.recency.mean, frequency >= scale.frequency.mean, money >= scale.money.mean];
  const found = ALL_RFM_GROUPS.find((group) => RFM_GROUPS[group].high.every((is, place) => is === high[place]));
  if (!found) throw new Error('eight groups stand for three yes or no');
  return found;
}

/** Whether each measure is at least the mean in the group. */
export function highOf(group: RfmGroup): Record<RfmMeasure, boolean> {
  const [recency, frequency, money] = RFM_GROUPS[group].high;
  return { recency, frequency, money };
}
