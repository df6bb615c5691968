import type { Prisma } from '@regulars/db/generated/client/client';
import type { Db } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { highOf, type RfmGroup, type RfmMeasure, stretchOf } from '@regulars/domain/rfm';
import { type MeasuredScale, scaleOf } from '../metrics/scale.ts';

/** A place in RFM: scores of 1 to 5, or a group by the mean. What is left out is not asked. */
export type RfmPlace = Partial<Record<RfmMeasure, number | null>> & { group?: RfmGroup | null };

const COLUMNS = { recency: 'last_purchase', frequency: 'orders_365', money: 'amount_365' } as const;
const MEASURES = Object.keys(COLUMNS) as RfmMeasure[]; // keys of a const object, which TypeScript types as string[]

/**
 * Members in a place of RFM, as domain/rfm.ts tells it by the scale of last night; before the first night nobody is.
 * @throws BAD_INPUT (filter.rfm.recency …)
 */
export async function rfmWhere(db: Db, { group, ...scores }: RfmPlace): Promise<Prisma.MemberWhereInput> {
  for (const measure of MEASURES) {
    const score = scores[measure] ?? 1;
    if (!Number.isInteger(score) || score < 1 || score > 5)
      throw new DomainError('OUT_OF_RANGE', { min: 1, max: 5 }, `filter.rfm.${measure}`);
  }
  const scale = await scaleOf(db);
  if (!scale) return { id: { in: [] } };
  const high = group ? highOf(group) : undefined;
  const all = MEASURES.flatMap((measure) => [
    ...(scores[measure] ? [scored(scale, measure, scores[measure])] : []),
    ...(high ? [comparedWithMean(scale, measure, high[measure])] : []),
  ]);
  return { metrics: { is: { AND: all } } };
}

/** The scale's days are dates to Prisma. */
const prismaValue = (measure: RfmMeasure, value: string | number) => (measure === 'recency' ? new Date(value) : value);

function scored(scale: MeasuredScale, measure: RfmMeasure, score: number): Prisma.MemberMetricsWhereInput {
  const { over, upTo } = measure === 'recency' ? stretchOf(scale.recency, score) : stretchOf(scale[measure], score);
  return {
    [COLUMNS[measure]]: {
      ...(over !== undefined && { gt: prismaValue(measure, over) }),
      ...(upTo !== undefined && { lte: prismaValue(measure, upTo) }),
    },
  };
}

function comparedWithMean(scale: MeasuredScale, measure: RfmMeasure, high: boolean): Prisma.MemberMetricsWhereInput {
  return { [COLUMNS[measure]]: { [high ? 'gte' : 'lt']: prismaValue(measure, scale[measure].mean) } };
}
