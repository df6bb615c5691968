import { addDays } from '../../packages/domain/src/time.ts';
import { LEVELS } from './data/membership.ts';
import { at, type Random } from './random.ts';
import type { Row } from './table.ts';
import { openingTime, type World } from './world.ts';

/** The ladder of levels, the lowest first. */
export function makeLevels(world: World, random: Random): Row<'level'>[] {
  const born = openingTime(addDays(at(world.days, 0), -1800), random).getTime();
  return LEVELS.map(({ code, name, colour }, index) => ({ id: random.id(born), code, name, colour, rank: index + 1 }));
}

/** The index of the level of who has spent so much in all (minor units): a level once reached stays. */
export function levelFor(spent: number): number {
  return LEVELS.findLastIndex(({ from }) => spent >= from * 100);
}
