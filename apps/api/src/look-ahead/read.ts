import { createHash } from 'node:crypto';
import type { Db } from '@regulars/db/kysely';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  type SelectQueryBuilder,
  sql,
} from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { joinOf, keyOf, notAhead, tableOf } from './models.ts';
import { isValues, type NewAlias, whereSql } from './where.ts';

/** What is asked of a table: Prisma's own words, as Pothos makes them of a selection. */
export type Query = Readonly<Record<string, unknown>>;

/** The columns that are looked at, of a table and of those related to it. */
export interface Wanted {
  columns: ReadonlySet<string>;
  related: ReadonlyMap<string, Wanted>;
}

/** A row as JSON has it: numbers for bigint, texts for days and instants. */
export type Row = Readonly<Record<string, unknown>>;

/** Only writes statements: their tables are named at run time, from the data model. */
const writer = new Kysely<Record<string, Record<string, unknown>>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

type Select = SelectQueryBuilder<Record<string, Record<string, unknown>>, string, Record<string, unknown>>;

/** The rows, after one of them where so asked, with all that is related to them, by one statement. @throws NotAhead */
export async function readRows(db: Db, model: string, query: Query, wanted: Wanted, after: string | undefined): Promise<Row[]> {
  let tables = 0;
  const newAlias = () => `t${tables++}`;
  const alias = newAlias();
  const rows = selectOf(model, alias, query, wanted, newAlias).where(
    after === undefined ? sql<boolean>`true` : beyond(model, alias, query, after),
  );
  const statement = writer.selectNoFrom(jsonArrayFrom(rows).as('rows')).compile();
  const name = createHash('sha1').update(statement.sql).digest('hex');
  const { rows: answers } = await db.executeQuery<{ rows: Row[] }>({ ...statement, sql: `/* ahead_${name} */ ${statement.sql}` });
  return answers[0]?.rows ?? [];
}

function selectOf(model: string, alias: string, query: Query, wanted: Wanted, newAlias: NewAlias): Select {
  const unknown = Object.keys(query).find((word) => !['where', 'orderBy', 'take', 'skip', 'include', 'select'].includes(word));
  if (unknown || query['skip']) notAhead(unknown ?? 'skip');
  const columns = [...wanted.columns].map((column) => `${alias}.${column} as ${column}`);
  const related = [...wanted.related].map(([relation, inner]) =>
    relatedOf(model, alias, relation, relationOf(query, relation), inner, newAlias),
  );
  let rows: Select = writer
    .selectFrom(`${tableOf(model)} as ${alias}`)
    .select(columns)
    .select(related)
    .where(whereSql(model, alias, query['where'], newAlias));
  for (const [column, direction] of orderOf(query['orderBy'])) rows = rows.orderBy(`${alias}.${column}`, direction);
  const { take } = query;
  if (take !== undefined && !(typeof take === 'number' && take >= 0)) notAhead('take');
  return typeof take === 'number' ? rows.limit(take) : rows;
}

function relatedOf(model: string, alias: string, relation: string, query: Query, wanted: Wanted, newAlias: NewAlias) {
  const { target, list, pairs } = joinOf(model, relation);
  const other = newAlias();
  let rows = selectOf(target, other, query, wanted, newAlias);
  for (const [own, theirs] of pairs) rows = rows.whereRef(`${other}.${theirs}`, '=', `${alias}.${own}`);
  return list ? jsonArrayFrom(rows).as(relation) : jsonObjectFrom(rows).as(relation);
}

/** What the query says of a relation; true: all of it. */
export function relationOf({ include, select }: Query, relation: string): Query {
  const said = isValues(include) ? include[relation] : isValues(select) ? select[relation] : undefined;
  if (said === true) return {};
  return isValues(said) ? said : notAhead(relation);
}

function orderOf(orderBy: unknown): [column: string, direction: 'asc' | 'desc'][] {
  const parts: readonly unknown[] = orderBy === undefined ? [] : Array.isArray(orderBy) ? orderBy : [orderBy];
  return parts.flatMap((part) => {
    if (!isValues(part)) return notAhead('orderBy');
    return Object.entries(part).map(([column, direction]): [string, 'asc' | 'desc'] =>
      direction === 'asc' || direction === 'desc' ? [column, direction] : notAhead('orderBy'),
    );
  });
}

/** In the order of the list behind the row with this key; nothing if there is none, as Prisma has it. */
function beyond(model: string, alias: string, query: Query, after: string): RawBuilder<boolean> {
  const order = orderOf(query['orderBy']);
  const [key = notAhead('key'), ...more] = keyOf(model);
  const [, direction] = order[0] ?? notAhead('orderBy');
  if (more.length > 0 || order.at(-1)?.[0] !== key || order.some(([, other]) => other !== direction)) notAhead('orderBy');
  const of = (table: string) => sql.join(order.map(([column]) => sql.ref(`${table}.${column}`)));
  const row = sql`select ${of('c')} from ${sql.table(tableOf(model))} as c where ${sql.ref(`c.${key}`)} = ${after}`;
  return sql`(${of(alias)}) ${direction === 'desc' ? sql`<` : sql`>`} (${row})`;
}
