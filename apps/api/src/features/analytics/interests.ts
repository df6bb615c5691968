import type { DateRange } from '@regulars/domain/period';
import { type RawBuilder, sql } from 'kysely';
import type { Branch } from './branch.ts';
import { rounded } from './figures.ts';
import type { Reports } from './reports.ts';
import { inRange } from './read.ts';
import { checkRange } from './subject.ts';

/** What members are told apart by. */
export type InterestGroup = 'LEVEL' | 'STORE' | 'AGE' | 'GENDER';

/** How many of some members buy a category. */
export interface Interest {
  members: number;
  /** Of the buyers of the group; null where there are none. */
  share: number | null;
  /** The share as a multiple of the share among all buyers of the viewer's branch: 1 is as everybody, 2 twice as often. */
  lift: number | null;
}

export interface Interests {
  buyers: number;
  /** Most buyers first, levels from the lowest, ages from the youngest; `key` is an id, a gender, or the first year of an age band ("20"); '' is not known. */
  groups: { key: string; label: string | null; buyers: number }[];
  /** The most bought first. */
  rows: (Interest & { id: string; name: string; groups: (Interest & { key: string })[] })[];
}

/** Ten years each; the last holds all above. */
const OLDEST = 60;

/** What the members (m) or their purchases (b) are told apart by; `to` is the day on which ages are taken. */
const KEYS: Record<InterestGroup, (to: string) => RawBuilder<unknown>> = {
  LEVEL: () => sql`m.level_id::text`,
  STORE: () => sql`b.store_id::text`,
  GENDER: () => sql`coalesce(m.gender::text, '')`,
  AGE: (to) => sql`coalesce((least(${sql.lit(OLDEST)}, floor(extract(year from age(${to}::date, m.birthday)) / 10) * 10))::int::text, '')`,
};

/** A category that some buyers of a group bought; null for the row of all buyers. */
interface Row {
  category_id: string | null;
  /** Null: all groups together. */
  key: string | null;
  members: number;
  /** The same in the viewer's whole branch. */
  everywhere: number;
}

/**
 * 兴趣: which categories the members buy, each with all below it, and how a group of them differs from all buyers of the viewer's own
 * branch. Distinct members can't be added up, so this is counted in the facts, within the budget; refunds do not take an interest back.
 * @throws OUT_OF_BRANCH, NOT_FOUND, BAD_RANGE, BAD_INPUT, TIME_BUDGET
 */
export async function interests(
  reports: Reports,
  { orgId, parentId, by, ...range }: { orgId: string | null; parentId: string | null; by: InterestGroup | null } & DateRange,
): Promise<Interests> {
  const [branch, own, tree] = await Promise.all([reports.branch(orgId), reports.branch(null), reports.categories()]);
  if (parentId !== null) tree.branch(parentId, 'parentId');
  const rows = await reports.facts<Row>(counts({ branch, own }, checkRange(range), tree.groups(parentId, 1), by));
  const found = new Map(rows.map((row) => [`${row.category_id} ${row.key}`, row]));
  const of = (category: string | null, key: string | null) => found.get(`${category} ${key}`) ?? { members: 0, everywhere: 0 };
  const all = of(null, null);
  const interest = (category: string, key: string | null): Interest => {
    const [{ members }, buyers] = [of(category, key), of(null, key).members];
    const usual = of(category, null).everywhere / all.everywhere;
    return {
      members,
      share: buyers === 0 ? null : rounded(members / buyers),
      lift: buyers === 0 || !(usual > 0) ? null : Math.round((members / buyers / usual) * 100) / 100,
    };
  };
  const keys = rows.filter((row) => row.category_id === null && row.key !== null && row.members > 0);
  const groups = await named(reports, by, keys);
  const categories = rows.filter((row) => row.key === null && row.category_id !== null && row.members > 0);
  return {
    buyers: all.members,
    groups,
    rows: categories
      .sort((a, b) => b.members - a.members)
      .map(({ category_id }) => {
        const id = category_id ?? '';
        return {
          id,
          name: tree.byId.get(id)?.name ?? '',
          ...interest(id, null),
          groups: groups.map(({ key }) => ({ key, ...interest(id, key) })),
        };
      }),
  };
}

/** Distinct members by category and by group, each with and without the other. */
function counts(
  { branch, own }: Record<'branch' | 'own', Branch>,
  range: DateRange,
  shown: ReadonlyMap<string, string>,
  by: InterestGroup | null,
): RawBuilder<unknown> {
  const place = inRange({ branch: own }, [range]);
  const here = branch.whole || branch.id === own.id ? sql`true` : sql`s.store_id = any(${branch.orgs}::uuid[])`;
  const key = by ? KEYS[by](range.to) : sql`''::text`;
  const store = by === 'STORE' ? sql`, s.store_id` : sql``;
  const count = sql`count(distinct member_id) filter (where here)::int as members, count(distinct member_id)::int as everywhere`;
  return sql`with bought as materialized (
      select s.member_id, g.shown as category_id, bool_or(${here}) as here ${store}
      from sale s join sale_line l on l.member_id = s.member_id and l.sale_id = s.id and ${place('l')}
        join unnest(${[...shown.keys()]}::uuid[], ${[...shown.values()]}::uuid[]) g(id, shown) on g.id = l.category_id
      where ${place('s')} and s.kind = 'SALE' and not s.guest group by s.member_id, g.shown ${store}
    ), told as materialized (select b.member_id, b.category_id, b.here, ${key} as key from bought b join member m on m.id = b.member_id)
    select category_id, key, ${count} from told group by grouping sets ((category_id, key), (category_id), (key), ())`;
}

/** The groups with what they are called; genders and ages are the client's to say. */
async function named(reports: Reports, by: InterestGroup | null, rows: readonly Row[]): Promise<Interests['groups']> {
  if (by === null) return [];
  const names = await namesOf(reports, by);
  const groups = rows.map(({ key, members }) => ({ key: key ?? '', label: names?.get(key ?? '') ?? null, buyers: members }));
  if (by === 'AGE') return groups.sort((a, b) => a.key.localeCompare(b.key));
  const ladder = by === 'LEVEL' ? [...(names?.keys() ?? [])] : [];
  return groups.sort((a, b) => ladder.indexOf(a.key) - ladder.indexOf(b.key) || b.buyers - a.buyers);
}

async function namesOf(reports: Reports, by: InterestGroup): Promise<ReadonlyMap<string, string> | undefined> {
  if (by === 'STORE') return new Map([...(await reports.tree()).byId.values()].map(({ id, name }) => [id, name]));
  if (by !== 'LEVEL') return undefined;
  return new Map(
    (await reports.facts<{ id: string; name: string }>(sql`select id, name from level order by rank`)).map(({ id, name }) => [id, name]),
  );
}
