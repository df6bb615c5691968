import type { Condition } from '../../packages/domain/src/criteria.ts';
import type { Catalog } from './catalog.ts';
import type { Orgs } from './orgs.ts';
import type { Random } from './random.ts';
import type { Staff } from './staff.ts';
import type { Row } from './table.ts';
import type { Tags } from './tags.ts';
import type { World } from './world.ts';

interface Rooms {
  orgs: Orgs;
  staff: Staff;
  catalog: Catalog;
  levels: readonly Row<'level'>[];
  tags: Tags;
}

interface Idea {
  name: string;
  note: string;
  criteria: Condition;
}

/** What a marketer of the chain has written down, the latest first. */
export function makeSegments(world: World, { orgs, staff, catalog, levels, tags }: Rooms, random: Random): Row<'segment'>[] {
  const marketer = staff.everyone.find(({ role }) => role === 'MARKETER')?.id ?? null;
  const head = orgs.rows.find(({ kind }) => kind === 'HEAD_OFFICE')?.id ?? '';
  const tea = catalog.categories.find(({ code }) => code === '10')?.id ?? catalog.categories[0]?.id ?? '';
  const high = [...levels].sort((a, b) => b.rank - a.rank).slice(0, 2);
  const noMessages = tags.ids.get('不接受短信') ?? '';
  const reachable: Condition[] = [
    { attribute: 'hasPhone', operator: 'yes' },
    { attribute: 'tags', operator: 'none', value: [noMessages] },
  ];
  const ideas = [
    ...forCampaigns(
      tea,
      high.map(({ id }) => id),
      reachable,
    ),
    ...forDays(reachable),
  ];
  return ideas.map(({ criteria, ...idea }, back) => {
    const made = new Date(world.now.getTime() - (back * 9 + 2) * 86_400_000);
    return {
      id: random.id(made.getTime()),
      ...idea,
      criteria: JSON.stringify(criteria),
      org_id: head,
      made_by: marketer,
      created_at: made,
      updated_at: made,
    };
  });
}

function forCampaigns(tea: string, high: string[], reachable: Condition[]): Idea[] {
  return [
    {
      name: '中秋礼盒目标客群',
      note: '去年买过茶叶、最近仍来店的高等级会员，或储值充足者',
      criteria: {
        all: [
          {
            any: [
              { attribute: 'level', operator: 'in', value: high },
              { attribute: 'principal', operator: 'ge', value: 20_000 },
            ],
          },
          {
            purchases: 'exists',
            operator: 'yes',
            within: { operator: 'last', value: 365 },
            where: { attribute: 'category', operator: 'in', value: [tea] },
          },
          ...reachable,
        ],
      },
    },
    {
      name: '高价值沉睡唤醒',
      note: '累计消费高，三个月没来，可以联系到',
      criteria: {
        all: [
          { attribute: 'amount', operator: 'ge', value: 200_000 },
          { attribute: 'lastPurchase', operator: 'ago', value: 90 },
          { not: { attribute: 'lastPurchase', operator: 'ago', value: 365 } },
          ...reachable,
        ],
      },
    },
  ];
}

function forDays(reachable: Condition[]): Idea[] {
  return [
    {
      name: '本月生日会员',
      note: '发送生日券',
      criteria: { all: [{ attribute: 'birthdayMonth', operator: 'in', value: ['current'] }, ...reachable] },
    },
    {
      name: '周末家庭客',
      note: '周末到店、客单较高',
      criteria: {
        all: [
          {
            purchases: 'count',
            operator: 'ge',
            value: 3,
            within: { operator: 'last', value: 90 },
            where: { attribute: 'weekday', operator: 'in', value: ['6', '7'] },
          },
          { attribute: 'average', operator: 'ge', value: 6_000 },
        ],
      },
    },
    {
      name: '新客首购未复购',
      note: '入会 60 天内只买过一次',
      criteria: {
        all: [
          { attribute: 'joined', operator: 'last', value: 60 },
          { attribute: 'orders', operator: 'eq', value: 1 },
        ],
      },
    },
  ];
}
