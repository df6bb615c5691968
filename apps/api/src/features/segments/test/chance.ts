/** Lehmer's generator with Park and Miller's factor: chance that repeats itself. */
let seed = 7;
export const chance = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
export const upTo = (most: number) => Math.floor(chance() * (most + 1));
export function pick<Item>(from: readonly Item[]): Item {
  const one = from[upTo(from.length - 1)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}
export const maybe = <Item>(likely: number, make: () => Item): Item | null => (chance() < likely ? make() : null);
