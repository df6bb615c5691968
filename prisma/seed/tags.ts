import { addDays } from '../../packages/domain/src/time.ts';
import type { Catalog } from './catalog.ts';
import { TAGS, type TagName } from './data/membership.ts';
import { daysAMember, type Member, type Members } from './members.ts';
import { at, type Random } from './random.ts';
import type { Facts } from './sales.ts';
import type { Staff } from './staff.ts';
import type { Row } from './table.ts';
import type { World } from './world.ts';

export function makeTags(world: World, random: Random): { rows: Row<'tag'>[]; ids: Map<TagName, string> } {
  const rows = TAGS.map((tag) => ({ ...tag, id: random.id(at(world.starts, 0)) }));
  return { rows, ids: new Map(rows.map(({ name, id }) => [name, id])) };
}

/** What the sales tell of a member. */
interface Habits {
  last: string;
  /** Lines by the first four digits of the shelf's code; all of them under ''. */
  lines: Map<string, number>;
}

/** Tags as a marketer would give them: by what the member bought, when, and where from. */
export function tagMembers(
  world: World,
  members: Members,
  catalog: Catalog,
  facts: Facts,
  staff: Staff,
  ids: Map<TagName, string>,
  random: Random,
): Row<'member_tag'>[] {
  const habits = habitsOf(catalog, facts);
  const sources = new Map(members.rows.map((row) => [row.id, row.source]));
  const marketer = staff.everyone.find(({ role }) => role === 'MARKETER')?.id ?? null;
  return members.list.flatMap((member) =>
    tagsOf(world, member, habits.get(member.id), sources.get(member.id) === 'APP', random).map(({ name, reason, days }) => ({
      member_id: member.id,
      tag_id: ids.get(name) ?? '',
      reason,
      expires_on: days === undefined ? null : addDays(world.today, days),
      tagged_by: marketer,
      tagged_at: new Date(Math.max(member.created, world.now.getTime() - random.int(1, 200 * 86_400) * 1_000)),
    })),
  );
}

function habitsOf(catalog: Catalog, facts: Facts): Map<string, Habits> {
  const shelves = new Map(catalog.products.map(({ id, shelf }) => [id, shelf.code]));
  const habits = new Map<string, Habits>();
  for (const { member_id, product_id, business_date } of facts.lines) {
    const known = habits.get(member_id) ?? { last: business_date, lines: new Map<string, number>() };
    const code = shelves.get(product_id) ?? '';
    for (const shelf of [code, code.slice(0, 2), '']) known.lines.set(shelf, (known.lines.get(shelf) ?? 0) + 1);
    known.last = business_date;
    habits.set(member_id, known);
  }
  return habits;
}

interface Given {
  name: TagName;
  reason: string | null;
  /** Days from today after which it lapses. */
  days?: number;
}

function tagsOf(world: World, member: Member, habits: Habits | undefined, app: boolean, random: Random): Given[] {
  const tags: Given[] = [];
  const give = (name: TagName, when: boolean, reason: string | null = null, days?: number) => {
    if (when) tags.push({ name, reason, ...(days !== undefined && { days }) });
  };
  const share = (shelf: string) => (habits?.lines.get(shelf) ?? 0) / (habits?.lines.get('') ?? 1);
  const bought = habits?.lines.get('') ?? 0;
  give('企业团购', member.company);
  give('高价值', member.spent > 450_000 && !member.company, '累计消费超过 4,500 元');
  give('新会员', daysAMember(world, member) <= 30, '入会 30 天内', 30);
  give('沉睡', habits !== undefined && habits.last < addDays(world.today, -180), '180 天未消费');
  give('爱喝绿茶', bought >= 4 && share('101001') > 0.2);
  give('岩茶控', bought >= 4 && share('101003') > 0.2);
  give('坚果党', bought >= 4 && share('201001') + share('201002') > 0.3);
  give('送礼客', bought >= 3 && share('60') > 0.25);
  give('办公室下午茶', bought >= 8 && share('1030') + share('3020') > 0.15);
  give('无糖', random.chance(0.05));
  give('亲子家庭', random.chance(0.07), '门店登记');
  give('小程序用户', app);
  give('不接受短信', random.chance(0.02), '本人要求');
  give('生日礼已领', random.chance(0.03), null, 330);
  return tags;
}
