import { encodeGlobalID } from '@pothos/plugin-relay';
import {
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { columnsOf, fieldOf, keyOf, type ModelField, notAhead } from './models.ts';
import { type Query, relationOf, type Row, type Wanted } from './read.ts';
import { type Asked, definitionOf, fieldsIn, optionsOf, requireRights, type Selected } from './selection.ts';
import { isValues } from './where.ts';

/** What a selection wants of a table, and how its rows become the answer. */
export interface Ahead {
  wanted: Wanted;
  shape: (row: Row) => unknown;
}

type Complete = (value: unknown) => unknown;

/** What is gathered of one table while its selection is read. */
interface Table {
  model: string;
  query: Query;
  asked: Asked;
  columns: Set<string>;
  related: Map<string, Wanted>;
  /** Relations that computed fields look at: Pothos has found that they want the same of them. */
  computed: Set<string>;
}

/** Plans one object type of the data model. @throws NotAhead */
export function planType(type: GraphQLObjectType, set: SelectionSetNode | undefined, query: Query, asked: Asked): Ahead {
  requireRights(type.extensions, asked.viewer);
  const model = String(type.extensions['pothosPrismaModel'] ?? notAhead(type.name));
  const table: Table = { model, query, asked, columns: new Set(), related: new Map(), computed: new Set() };
  const told = fieldsIn(type, set, asked).map((selected): [string, (row: Row) => unknown] => [selected.key, tell(selected, table)]);
  return { wanted: table, shape: shapeOf(told) };
}

/** Each row as an object with these fields. */
export function shapeOf<From>(told: readonly [key: string, tell: (from: From) => unknown][]): (from: From) => Record<string, unknown> {
  return (from) => {
    const answer: Record<string, unknown> = {};
    for (const [key, of] of told) answer[key] = of(from);
    return answer;
  };
}

function tell(selected: Selected, table: Table): (row: Row) => unknown {
  const { type, extensions } = definitionOf(selected, table.asked.viewer);
  if (selected.name === '__typename') return () => selected.type.name;
  const column = extensions['pothosExposedField'];
  if (typeof column === 'string') {
    if (!['scalar', 'enum'].includes(fieldOf(table.model, column).kind)) notAhead(column);
    table.columns.add(column);
    const complete = completeLeaf(type);
    return (row) => complete(row[column]);
  }
  const relation = extensions['pothosPrismaRelationField'];
  return isValues(relation)
    ? tellRelated(selected, type, String(relation['name']), table)
    : tellComputed(selected, type, extensions, table);
}

function tellRelated({ set }: Selected, type: GraphQLOutputType, relation: string, table: Table): (row: Row) => unknown {
  const query = relationOf(table.query, relation);
  const { target, complete } = planRelated(type, set, query, table.asked);
  relate(table, relation, target);
  return (row) => complete(row[relation]);
}

/** One related row, a list of them, or a connection. */
function planRelated(
  type: GraphQLOutputType,
  set: SelectionSetNode | undefined,
  query: Query,
  asked: Asked,
): { target: Wanted; complete: Complete } {
  const named = getNamedType(type);
  if (!isObjectType(named)) return notAhead(named.name);
  if (named.extensions['pothosPrismaModel']) {
    const { wanted, shape } = planType(named, set, query, asked);
    return { target: wanted, complete: completeObject(type, shape) };
  }
  const { wanted, shape } = planEdges(named, set, query, asked);
  return { target: wanted, complete: (rows) => shape(rowsOf(rows)) };
}

export const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : notAhead('no list'));

/** A connection, whose query takes a row more than is told, to know whether there is one; `others` tells what is asked beside the rows. */
export function planEdges(
  type: GraphQLObjectType,
  set: SelectionSetNode | undefined,
  query: Query,
  asked: Asked,
  others: (selected: Selected) => (rows: readonly Row[]) => unknown = ({ name }) => notAhead(name),
): { wanted: Wanted; shape: (rows: readonly Row[]) => Record<string, unknown> } {
  let wanted: Wanted | undefined;
  const { take } = query;
  if (typeof take !== 'number') return notAhead('take');
  const told = fieldsIn(type, set, asked).map((selected): [string, (rows: readonly Row[]) => unknown] => {
    if (selected.name === '__typename') return [selected.key, () => type.name];
    if (selected.name !== 'edges') return [selected.key, others(selected)];
    if (wanted) return notAhead('edges twice');
    const edge = planEdge(getNamedObject(definitionOf(selected, asked.viewer).type), selected.set, query, asked);
    ({ wanted } = edge);
    return [selected.key, (rows) => rows.slice(0, take - 1).map(edge.shape)];
  });
  return { wanted: wanted ?? notAhead('no edges'), shape: shapeOf(told) };
}

function planEdge(type: GraphQLObjectType, set: SelectionSetNode | undefined, query: Query, asked: Asked): Ahead {
  let wanted: Wanted | undefined;
  const told = fieldsIn(type, set, asked).map((selected): [string, (row: Row) => unknown] => {
    if (selected.name === '__typename') return [selected.key, () => type.name];
    if (selected.name !== 'node' || wanted) return notAhead(selected.name);
    const node = planType(getNamedObject(definitionOf(selected, asked.viewer).type), selected.set, query, asked);
    ({ wanted } = node);
    return [selected.key, node.shape];
  });
  return { wanted: wanted ?? notAhead('no node'), shape: shapeOf(told) };
}

function getNamedObject(type: GraphQLOutputType): GraphQLObjectType {
  const named = getNamedType(type);
  return isObjectType(named) ? named : notAhead(named.name);
}

function relate({ related }: Table, relation: string, wanted: Wanted): void {
  if (related.has(relation)) notAhead('a relation twice');
  related.set(relation, wanted);
}

/** A field that a function makes of its row and of nothing else. */
function tellComputed(
  { name, type: parent }: Selected,
  type: GraphQLOutputType,
  extensions: Readonly<Record<string, unknown>>,
  table: Table,
): (row: Row) => unknown {
  const id = optionsOf(parent.extensions)['id'];
  if (name === 'id' && isValues(id)) return tellId(parent, id['resolve'], table);
  const { resolve, select = {} } = optionsOf(extensions);
  if (typeof resolve !== 'function' || resolve.length > 1 || !isValues(select)) return notAhead(`${parent.name}.${name}`);
  for (const column of columnsOf(table.model)) table.columns.add(column);
  for (const relation of Object.keys(select)) {
    const { kind, type: target } = fieldOf(table.model, relation);
    if (kind === 'object' && !table.computed.has(relation))
      relate(table, relation, { columns: new Set(columnsOf(target)), related: new Map() });
    table.computed.add(relation);
  }
  const complete = completeLeaf(type);
  return (row) => complete(resolve(asPrisma(table.model, row)));
}

/** The global id of a node, made of the key as the type says. */
function tellId(parent: GraphQLObjectType, resolve: unknown, table: Table): (row: Row) => string {
  if (typeof resolve !== 'function') return notAhead(`${parent.name}.id`);
  for (const column of keyOf(table.model)) table.columns.add(column);
  return (row) => {
    const id: unknown = resolve(row, {}, {});
    return typeof id === 'string' && id !== 'undefined' ? encodeGlobalID(parent.name, id) : notAhead(`${parent.name}.id`);
  };
}

/** A row as Prisma would give it to a resolver. */
function asPrisma(model: string, row: Row): Row {
  const of = ({ kind, type }: Pick<ModelField, 'kind' | 'type'>, value: unknown): unknown => {
    if (value === null) return null;
    if (Array.isArray(value)) return value.map((one) => of({ kind, type }, one));
    if (kind === 'object') return isValues(value) ? asPrisma(type, value) : notAhead(type);
    if (type === 'BigInt') return BigInt(Number(value));
    return type === 'DateTime' ? new Date(String(value)) : value;
  };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, of(fieldOf(model, name), value)]));
}

function completeObject(type: GraphQLOutputType, shape: (row: Row) => unknown): Complete {
  const nullable = getNullableType(type);
  const complete: Complete = isListType(nullable)
    ? (value) => rowsOf(value).map(shape)
    : (value) => (isValues(value) ? shape(value) : notAhead('no row'));
  return isNonNullType(type) ? complete : (value) => (value === null ? null : complete(value));
}

/** As graphql-js completes a scalar, an enum or a list of them. What it would refuse is left to it. */
function completeLeaf(type: GraphQLOutputType): Complete {
  if (isNonNullType(type)) {
    const inner = completeLeaf(type.ofType);
    return (value) => inner(value) ?? notAhead('null');
  }
  if (isListType(type)) {
    const inner = completeLeaf(type.ofType);
    return (value) => (Array.isArray(value) ? value.map(inner) : value == null ? null : notAhead('no list'));
  }
  if (!isLeafType(type)) return notAhead(type.name);
  return (value) => {
    if (value == null) return null;
    if (value instanceof Promise) return notAhead('a promise');
    return type.serialize(value);
  };
}
