import type { Condition } from '../../packages/domain/src/criteria.ts';
import { addDays } from '../../packages/domain/src/time.ts';
import type { Catalog } from './catalog.ts';
import { TAG_CATEGORIES, TAGS, type TagName } from './data/membership.ts';
import { daysAMember, type Member, type Members } from './members.ts';
import { at, type Random } from './random.ts';
import type { Facts } from './sales.ts';
import type { Staff } from './staff.ts';
import type { Row } from './table.ts';
import type { World } from './world.ts';

/** Tags, the groups that they stand in, and the rules of those that are put on by themselves. */
export interface Tags {
  categories: Row<'tag_category'>[];
  rows: Row<'tag'>[];
  rules: Row<'tag_rule'>[];
  ids: Map<TagName, string>;
}

/** Who has these tags is asked of the figures. */
const RULES: Partial<Record<TagName, Condition>> = {
  高价值: { attribute: 'amount', operator: 'gt', value: 450_000 },
  沉睡: { attribute: 'lastPurchase', operator: 'ago', value: 180 },
  新会员: { attribute: 'joined', operator: 'last', value: 30 },
  小程序用户: { attribute: 'source', operator: 'in', value: ['APP'] },
};

export function makeTags(world: World, random: Random): Tags {
  const created = at(world.starts, 0);
  const categories = TAG_CATEGORIES.map((category, position) => ({ ...category, position, id: random.id(created) }));
  const groups = new Map<string, string>(categories.map(({ name, id }) => [name, id]));
  const rows = TAGS.map(({ category, ...tag }) => ({ ...tag, category_id: groups.get(category) ?? null, id: random.id(created) }));
  const rules = rows.flatMap(({ id, name }) => {
    const criteria = RULES[name];
    return criteria ? [{ tag_id: id, criteria: JSON.stringify(criteria), updated_at: new Date(created) }] : [];
  });
  return { categories, rows, rules, ids: new Map(rows.map(({ name, id }) => [name, id])) };
}

/** How each tag came on its member, and of a few that are gone again how they went. */
export function tagHistory(given: readonly Row<'member_tag'>[], tags: Tags, random: Random): Row<'tag_change'>[] {
  const byRule = new Set(tags.rules.map((rule) => rule.tag_id));
  const gone = tags.ids.get('生日礼已领') ?? '';
  return given.flatMap((row) => {
    const automatic = byRule.has(row.tag_id);
    const by = { changed_by: automatic ? null : (row.tagged_by ?? null), rule: automatic ? 1 : null };
    const told = { member_id: row.member_id, tag_id: row.tag_id, reason: row.reason ?? null, ...by };
    const added = {
      ...told,
      id: random.id(new Date(row.tagged_at).getTime()),
      kind: 'ADDED' as const,
      expires_on: row.expires_on ?? null,
      at: row.tagged_at,
    };
    if (!random.chance(0.04) || row.tag_id === gone) return [added];
    const before = new Date(new Date(row.tagged_at).getTime() - random.int(5, 90) * 86_400_000);
    const earlier = { ...told, tag_id: gone, rule: null, changed_by: null, reason: null, id: random.id(before.getTime()), at: before };
    return [{ ...earlier, kind: 'EXPIRED' as const, expires_on: null }, added];
  });
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
      reason: name in RULES ? null : reason,
      expires_on: days === undefined ? null : addDays(world.today, days),
      automatic: name in RULES,
      tagged_by: name in RULES ? null : marketer,
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
  give('高价值', member.spent > 450_000);
  give('新会员', daysAMember(world, member) < 30);
  give('沉睡', habits !== undefined && habits.last < addDays(world.today, -179));
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
