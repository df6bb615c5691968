import type { Members } from './members.ts';
import type { Random } from './random.ts';
import type { Row } from './table.ts';
import type { World } from './world.ts';

const TEAS = ['绿茶', '红茶', '乌龙', '白茶', '普洱', '花茶'];

/** Fields that the chain defined for itself, and what some members said. */
export function makeCustomFields(world: World, { rows: members }: Members, random: Random) {
  const at = { required: false, created_at: world.now };
  const [tea, cups] = [random.id(world.now.getTime()), random.id(world.now.getTime())];
  const fields: Row<'custom_field'>[] = [
    { ...at, id: tea, code: 'tea', name: '喜欢的茶', type: 'CHOICE', choices: TEAS, position: 1 },
    { ...at, id: cups, code: 'cups', name: '每天几杯', type: 'NUMBER', choices: [], position: 2 },
  ];
  const values: Row<'member_field'>[] = members.flatMap(({ id, kind }) => {
    if (kind !== 'PERSON' || !id || !random.chance(0.2)) return [];
    const drinks = { member_id: id, field_id: tea, text: random.pick(TEAS), number: null, date: null };
    return random.chance(0.5)
      ? [drinks, { member_id: id, field_id: cups, text: null, number: random.int(1, 8) * 1000, date: null }]
      : [drinks];
  });
  return { fields, values };
}
