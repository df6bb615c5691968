import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
} from 'graphql';

// Writes operations for any field of any schema, so that what a room adds tomorrow is tested tomorrow.

/** A field of Query or Mutation. */
export interface RootField {
  kind: 'query' | 'mutation';
  name: string;
  field: GraphQLField<unknown, unknown>;
}

export function rootFields(schema: GraphQLSchema): RootField[] {
  const list = (kind: RootField['kind'], fields = {} as Record<string, GraphQLField<unknown, unknown>>) =>
    Object.values(fields).map((field) => ({ kind, name: field.name, field }));
  return [...list('query', schema.getQueryType()?.getFields()), ...list('mutation', schema.getMutationType()?.getFields())];
}

/** How an operation's arguments are filled; paths are "recordSale.input.storeId". */
export interface Filling {
  /** A literal for a scalar; undefined: any sample of its type. */
  value: (path: string, type: string) => string | undefined;
  /** The optional arguments and fields that are given as well; whatever leads to them is given too. */
  also: readonly string[];
}

const SAMPLES: Record<string, string> = {
  ID: '""',
  String: '"x"',
  Int: '1',
  Float: '1',
  Boolean: 'true',
  JSON: '{}',
  Money: '"1.00"',
  Quantity: '"1"',
  Date: '"2026-11-02"',
  DateTime: '"2026-11-02T04:00:00Z"',
};

const leadsTo = (path: string, { also }: Filling): boolean => also.some((wanted) => wanted === path || wanted.startsWith(`${path}.`));

/** The least literal that the type takes, and what the filling asks for. */
function literal(type: GraphQLInputType, path: string, filling: Filling): string {
  if (isNonNullType(type)) return literal(type.ofType, path, filling);
  if (isListType(type)) return `[${literal(type.ofType, path, filling)}]`;
  const value = filling.value(path, type.name);
  if (value !== undefined) return value;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type)) return SAMPLES[type.name] ?? '"x"';
  const fields = Object.values(type.getFields());
  const one = type.isOneOf ? (fields.find(({ name }) => leadsTo(`${path}.${name}`, filling)) ?? fields[0]) : undefined;
  if (one) return `{ ${one.name}: ${literal(one.type, `${path}.${one.name}`, filling)} }`;
  const parts = fields.flatMap((field) => {
    const here = `${path}.${field.name}`;
    return isRequiredInputField(field) || leadsTo(here, filling) ? [`${field.name}: ${literal(field.type, here, filling)}`] : [];
  });
  return `{ ${parts.join(', ')} }`;
}

function argumentsOf(field: GraphQLField<unknown, unknown>, path: string, filling: Filling): string {
  const parts = field.args.flatMap((arg) => {
    const here = `${path}.${arg.name}`;
    return isRequiredArgument(arg) || leadsTo(here, filling) ? [`${arg.name}: ${literal(arg.type, here, filling)}`] : [];
  });
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}

const selections = new Map<string, string>();

/** Every field that needs no argument, so many levels down. Long and asked for by every role: written once. */
export function selection(type: GraphQLOutputType, depth: number): string {
  const key = `${getNamedType(type).name} ${depth}`;
  const known = selections.get(key) ?? selectionOf(type, depth);
  selections.set(key, known);
  return known;
}

function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isInterfaceType(named)) return '{ __typename }'; // its types are asked for one by one
  if (isUnionType(named))
    return `{ __typename ${named
      .getTypes()
      .map((one) => `... on ${one.name} ${selection(one, depth)}`)
      .join(' ')} }`;
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    if (isLeafType(getNamedType(field.type))) return [field.name];
    const first = field.args.some((arg) => arg.name === 'first') ? '(first: 5)' : '';
    // A connection's two levels count as one.
    const inner = /(Connection|Edge)$/.test(getNamedType(field.type).name) ? depth : depth - 1;
    return depth > 0 ? [`${field.name}${first} ${selection(field.type, inner)}`] : [];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** An operation for one root field, so many levels deep. */
export function operation({ kind, name, field }: RootField, filling: Filling, depth: number): string {
  return `${kind} { ${name}${argumentsOf(field, name, filling)} ${selection(field.type, depth)} }`;
}

/** Every path of arguments and input fields below a root field that ends in a scalar, with its type. */
export function inputPaths({ name, field }: RootField): { path: string; type: string }[] {
  const walk = (type: GraphQLInputType, path: string): { path: string; type: string }[] => {
    const named = getNamedType(type);
    if (isInputObjectType(named)) return Object.values(named.getFields()).flatMap((inner) => walk(inner.type, `${path}.${inner.name}`));
    return isEnumType(named) ? [] : [{ path, type: named.name }];
  };
  return field.args.flatMap((arg) => walk(arg.type, `${name}.${arg.name}`));
}

/** The paths of ids among them. */
export function idPaths(root: RootField): string[] {
  return inputPaths(root)
    .filter(({ type }) => type === 'ID')
    .map(({ path }) => path);
}

/** Whatever stands at any depth of an answer. */
export function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) {
    for (const item of value) yield* objectsIn(item);
  } else if (value !== null && typeof value === 'object') {
    const object: Record<string, unknown> = { ...value };
    yield object;
    for (const inner of Object.values(object)) yield* objectsIn(inner);
  }
}
