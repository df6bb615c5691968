import { builder } from '../../builder.ts';

export const EarningState = builder.enumType('EarningState', {
  description: 'Where a version of the earning rules stands.',
  values: {
    DRAFT: { description: '草稿: nothing follows from it yet' },
    PUBLISHED: { description: '已发布: sales go by it' },
    RETIRED: { description: '已停用: was in force once' },
  },
});

export const EarningEffectType = builder.enumType('EarningEffectType', {
  description: 'How a rule counts its points.',
  values: {
    FIXED: { description: '固定积分: so many points for the purchase, or for each piece' },
    PER_AMOUNT: { description: '按金额: so many points for so much money' },
    BANDS: { description: '多级: by the amount that is reached' },
    MULTIPLIER: { description: '倍数: of what the rules before it gave for the same goods' },
  },
});

export const PointsRounding = builder.enumType('PointsRounding', {
  description: 'What becomes of a part of a point.',
  values: { DOWN: { description: '舍去' }, NEAREST: { description: '四舍五入' }, UP: { description: '进一' } },
});

export const BandMode = builder.enumType('BandMode', {
  description: 'What the bands of a rule mean.',
  values: {
    STEP: { description: 'The highest amount reached gives its points' },
    RATE: { description: 'The highest rate reached counts for the whole amount' },
    SLICES: { description: 'Each part of the amount counts by its own rate (分段累进)' },
  },
});

export const PointsBackPolicy = builder.enumType('PointsBackPolicy', {
  description: 'What becomes of points that a refund should take back and that were spent.',
  values: {
    DEBT: { description: '欠账: what is earned next pays it' },
    FROM_REFUND: { description: '从退款中扣除: their worth is kept from the money' },
  },
});
