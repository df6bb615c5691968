import { COMMON_SURNAMES, FEMALE_GIVEN, FIRST_GIVEN, MALE_GIVEN, OTHER_NAMES, RARE_SURNAMES } from './data/names.ts';
import { wheel, type Random } from './random.ts';

export type Sex = 'FEMALE' | 'MALE';

const surnames = wheel(COMMON_SURNAMES, (_, rank) => 1 / (rank + 4));

/** A name, one in twenty of them with a rare or compound family name, a few not Han at all. */
export function personName(random: Random, sex: Sex): string {
  if (random.chance(0.004)) return random.pick(OTHER_NAMES);
  const family = random.chance(0.05) ? random.pick(RARE_SURNAMES) : random.spin(surnames);
  const last = random.pick(sex === 'FEMALE' ? FEMALE_GIVEN : MALE_GIVEN);
  return family + (random.chance(0.78) ? random.pick(FIRST_GIVEN) : '') + last;
}

/** A mobile number of the unassigned range 154, so that no text message of a demo reaches a stranger. */
export const mobile = (serial: number): string => `+86154${String((serial * 7_368_787 + 20_011_011) % 100_000_000).padStart(8, '0')}`;
