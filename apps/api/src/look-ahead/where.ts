import { type RawBuilder, sql } from 'kysely';
import { fieldOf, joinOf, notAhead, tableOf } from './models.ts';

type Condition = RawBuilder<boolean>;
type Values = Readonly<Record<string, unknown>>;

export const isValues = (value: unknown): value is Values =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);

/** A name for a table that no other in the statement has. */
export type NewAlias = () => string;

const TRUE = sql<boolean>`true`;
const all = (conditions: readonly Condition[]): Condition =>
  conditions.length > 0 ? sql`(${sql.join([...conditions], sql` and `)})` : TRUE;
const any = (conditions: readonly Condition[]): Condition =>
  conditions.length > 0 ? sql`(${sql.join([...conditions], sql` or `)})` : sql`false`;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const COMPARED: Readonly<Record<string, RawBuilder<unknown>>> = { gt: sql`>`, gte: sql`>=`, lt: sql`<`, lte: sql`<=` };

/** A value as PostgreSQL reads it, whatever the time zone of the process. */
const bound = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/** What Prisma's `where` says of the rows of `alias`, as SQL. @throws NotAhead for what hot lists do not use */
export function whereSql(model: string, alias: string, where: unknown, newAlias: NewAlias): Condition {
  if (where === undefined) return TRUE;
  if (!isValues(where)) return notAhead('where');
  const inner = (part: unknown) => whereSql(model, alias, part, newAlias);
  return all(
    Object.entries(where).flatMap(([name, value]) => {
      if (value === undefined) return [];
      if (name === 'AND') return list(value).map(inner);
      if (name === 'OR') return [any(list(value).map(inner))];
      if (name === 'NOT') return list(value).map((part): Condition => sql`not coalesce(${inner(part)}, false)`);
      return fieldOf(model, name).kind === 'object'
        ? [relatedSql(model, alias, name, value, newAlias)]
        : [columnSql(sql.ref(`${alias}.${name}`), value)];
    }),
  );
}

function columnSql(column: RawBuilder<unknown>, value: unknown): Condition {
  if (value === null) return sql`${column} is null`;
  if (!isValues(value)) return sql`${column} = ${bound(value)}`;
  return all(
    Object.entries(value).flatMap(([operator, operand]): Condition[] => {
      const compared = COMPARED[operator];
      if (operand === undefined) return [];
      if (compared) return [sql`${column} ${compared} ${bound(operand)}`];
      if (operator === 'equals') return [columnSql(column, operand)];
      if (operator === 'in') return [sql`${column} = any(${list(operand).map(bound)})`];
      if (operator === 'hasEvery') return [sql`${column} @> ${operand}`];
      if (operator === 'not' && !isValues(operand))
        return [operand === null ? sql`${column} is not null` : sql`${column} <> ${bound(operand)}`];
      return notAhead(operator);
    }),
  );
}

function relatedSql(model: string, alias: string, relation: string, value: unknown, newAlias: NewAlias): Condition {
  if (!isValues(value)) return notAhead(relation);
  const { target, pairs } = joinOf(model, relation);
  const exists = (where: unknown): Condition => {
    const other = newAlias();
    const joined = pairs.map(([own, theirs]): Condition => sql`${sql.ref(`${other}.${theirs}`)} = ${sql.ref(`${alias}.${own}`)}`);
    const wanted = where === null ? TRUE : whereSql(target, other, where, newAlias);
    return sql`exists (select from ${sql.table(tableOf(target))} as ${sql.ref(other)} where ${all([...joined, wanted])})`;
  };
  return all(
    Object.entries(value).map(([operator, operand]): Condition => {
      if (operator === 'some' || (operator === 'is' && operand !== null)) return exists(operand);
      if (operator === 'none' || (operator === 'is' && operand === null)) return sql`not ${exists(operand)}`;
      return operator === 'isNot' && operand === null ? exists(null) : notAhead(operator);
    }),
  );
}
