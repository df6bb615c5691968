import { formatPrismaCursor, queryFromInfo } from '@pothos/plugin-prisma';
import { getArgumentValues, getNamedType, type GraphQLSchema, isObjectType, type OperationDefinitionNode } from 'graphql';
import type { Context } from '../context.ts';
import { db } from '../db.ts';
import { isUuid } from '../global-id.ts';
import { DEFAULT_PAGE, MAX_PAGE } from '../lists.ts';
import { keyOf, notAhead } from './models.ts';
import { planEdges, shapeOf } from './plan.ts';
import { type Query, readRows, type Row, type Wanted } from './read.ts';
import { type Asked, definitionOf, fieldsIn, type Selected } from './selection.ts';
import { isValues } from './where.ts';

/** A list that is read ahead: which rows, in which order; its own condition of whose data the viewer sees included. */
interface HotList {
  model: string;
  /** @returns null where this list is not for looking ahead */
  rows(args: object, context: Context): Promise<{ where: object; orderBy: object } | null>;
  count: (where: object) => Promise<number>;
}

export const hotLists = new Map<string, HotList>();

/** Says that the root field of this name, a connection over Prisma, may be read ahead. */
export function hotList(field: string, list: HotList): void {
  hotLists.set(field, list);
}

export interface Request extends Asked {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  context: Context;
}

/** @throws NotAhead, and what the list says of its arguments */
export async function answerList(selected: Selected, request: Request): Promise<unknown> {
  const list = hotLists.get(selected.name) ?? notAhead(selected.name);
  const { args, type, query: related } = readRoot(selected, request);
  const { first, after } = pageOf(args);
  const rows = (await list.rows(args, request.context)) ?? notAhead(selected.name);
  const query: Query = { ...related, ...rows, take: first + 1 };
  let counts: Promise<number> | undefined;
  let total = 0;
  const { wanted, shape } = planEdges(type, selected.set, query, request, (part) => {
    if (part.name === 'pageInfo') return pageInfo(part, request, list.model, { first, after });
    if (part.name !== 'totalCount') return notAhead(part.name);
    definitionOf(part, request.viewer);
    counts ??= list.count(rows.where);
    return () => total;
  });
  const [read, counted] = await Promise.all([readRows(db, list.model, query, withKey(list.model, wanted), after), counts]);
  total = counted ?? 0;
  return shape(read);
}

/** Cursors are made of the key, whether it is asked for or not. */
const withKey = (model: string, wanted: Wanted): Wanted => ({ ...wanted, columns: new Set([...keyOf(model), ...wanted.columns]) });

/** The arguments, and what Pothos makes of the selection of a row: with the conditions that each relation carries. */
function readRoot(selected: Selected, request: Request) {
  const { node, key, name, type: parentType } = selected;
  const { schema, operation, variables } = request;
  const field = parentType.getFields()[name] ?? notAhead(name);
  definitionOf(selected, request.viewer);
  const given = getArgumentValues(field, node, variables);
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return notAhead(type.name);
  const info = {
    fieldName: name,
    fieldNodes: [node],
    returnType: field.type,
    parentType,
    path: { prev: undefined, key, typename: parentType.name },
    schema,
    fragments: { ...request.fragments },
    rootValue: undefined,
    operation,
    variableValues: variables,
  };
  const context = { ...request.context }; // what is noted in it of this plan is not for who resolves field by field
  const mappers: unknown = field.extensions['pothosArgMappers'];
  const args = (Array.isArray(mappers) ? mappers : []).reduce<unknown>((before, map) => map(before, context, info), given);
  return { args: isValues(args) ? args : notAhead('arguments'), type, query: queryFromInfo({ context, info, path: ['edges', 'node'] }) };
}

/** Forwards only. What Pothos refuses it shall refuse itself. */
function pageOf({ first, after, last, before }: Readonly<Record<string, unknown>>): { first: number; after: string | undefined } {
  if (last != null || before != null) notAhead('backwards');
  const size = first ?? DEFAULT_PAGE;
  if (typeof size !== 'number' || size < 0) return notAhead('first');
  return { first: Math.min(size, MAX_PAGE), after: after == null ? undefined : rowOf(after) };
}

/** The key in a cursor as Pothos writes it. */
function rowOf(cursor: unknown): string {
  const [, id = ''] = /^GPC:S:(.+)$/.exec(Buffer.from(String(cursor), 'base64').toString()) ?? [];
  return isUuid(id) ? id : notAhead('cursor');
}

function pageInfo(
  { set, node, type: connection }: Selected,
  request: Request,
  model: string,
  { first, after }: { first: number; after: string | undefined },
): (rows: readonly Row[]) => unknown {
  const type = getNamedType(connection.getFields()[node.name.value]?.type);
  if (!isObjectType(type)) return notAhead('pageInfo');
  const [key = ''] = keyOf(model);
  const cursor = (row: Row | undefined) => (row ? formatPrismaCursor(row, key) : null);
  const told: Record<string, (rows: readonly Row[]) => unknown> = {
    __typename: () => type.name,
    hasNextPage: (rows) => rows.length > first,
    hasPreviousPage: () => after !== undefined,
    startCursor: (rows) => cursor(rows.slice(0, first)[0]),
    endCursor: (rows) => cursor(rows.slice(0, first).at(-1)),
  };
  return shapeOf(fieldsIn(type, set, request).map(({ key: as, name }) => [as, told[name] ?? notAhead(name)]));
}
