import { CONTRIBUTION_POINTS, SPENDING_POINTS } from '../../packages/domain/src/assets.ts';
import { addDays } from '../../packages/domain/src/time.ts';
import { at, type Random } from './random.ts';
import type { Row } from './table.ts';
import { openingTime, type World } from './world.ts';

const TASKS = [
  { action: 'CHECK_IN', score: 5, description_zh: '到店签到', description_en: 'Check in at a store', per_day: 1, per_member: null },
  { action: 'REVIEW', score: 20, description_zh: '评价购买的商品', description_en: 'Review what you bought', per_day: 3, per_member: null },
  { action: 'SHARE', score: 10, description_zh: '分享给朋友', description_en: 'Share with a friend', per_day: 1, per_member: 50 },
  {
    action: 'PROFILE_COMPLETED',
    score: 100,
    description_zh: '完善个人资料',
    description_en: 'Complete your profile',
    per_day: null,
    per_member: null,
  },
  { action: 'BIRTHDAY', score: 88, description_zh: '生日礼', description_en: 'A birthday present', per_day: null, per_member: null },
] as const;

/** What members get points for beside what they buy, and what points can become. */
export function makePointsRules(world: World, random: Random): { tasks: Row<'points_task'>[]; conversions: Row<'points_conversion'>[] } {
  const born = openingTime(addDays(at(world.days, 0), -300), random);
  const rate = { give: 10, get: 1, minimum: 100, step: 10 };
  return {
    tasks: TASKS.map((task) => ({ ...task, id: random.id(born.getTime()), asset_id: SPENDING_POINTS, created_at: born })),
    conversions: [{ ...rate, id: random.id(born.getTime()), from_id: CONTRIBUTION_POINTS, to_id: SPENDING_POINTS }],
  };
}
