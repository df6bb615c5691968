import { complexityFromQuery } from '@pothos/plugin-complexity';
import { DomainError } from '@regulars/domain/errors';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getOperationAST,
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  type SelectionSetNode,
  specifiedRules,
  validate,
  visit,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { env } from '../env.ts';
import { checkCost } from '../limits.ts';
import { schema } from '../schema.ts';
import type { EmployeeViewer } from '../viewer.ts';
import { type Cursor, parseCursor } from './cursor.ts';

/** A document that may be subscribed to. */
interface Known {
  document: DocumentNode;
  field: FieldNode;
  /** The variable that does nothing but give `after`. */
  afterVariable: string | undefined;
}

/** What somebody asks to be told. */
export interface Request {
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  after: Cursor | undefined;
  /** Equal for those whose payloads are the same, given the same rights. */
  key: string;
  /** The answer depends on the person. */
  personal: boolean;
}

const MOST_DOCUMENTS = 500;
const documents = new Map<string, Known>();
const rules = env.NODE_ENV === 'production' ? [...specifiedRules, NoSchemaIntrospectionCustomRule] : specifiedRules;

/** @throws BAD_CURSOR, the limits of limits.ts, and graphql-js's own errors of syntax and validation, as an array */
export function requestOf(payload: SubscribePayload, viewer: EmployeeViewer): Request {
  const operationName = payload.operationName ?? undefined;
  const variables = payload.variables ?? {};
  const { document, field, afterVariable } = documentOf(payload.query, operationName);
  checkCost(complexityFromQuery(document, { schema, ctx: { viewer }, variables, ...(operationName ? { operationName } : {}) }));
  const shared = Object.entries(variables).filter(([name]) => name !== afterVariable);
  return {
    document,
    operationName,
    variables,
    after: cursorIn(field, variables),
    key: JSON.stringify([payload.query, operationName, shared]),
    personal: schema.getSubscriptionType()?.getFields()[field.name.value]?.extensions['personal'] === true,
  };
}

/** Parsed and checked once: most ask with the documents of our own admin. */
function documentOf(query: string, operationName: string | undefined): Known {
  const key = `${operationName ?? ''} ${query}`;
  const known = documents.get(key);
  if (known) return known;
  const document = parsed(query);
  const errors = validate(schema, document, rules);
  if (errors.length > 0) throw errors.map(withoutHints);
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== 'subscription')
    throw new DomainError('BAD_INPUT', { reason: 'queries and mutations go to POST /graphql' }, 'query');
  const field = rootField(operation.selectionSet, document);
  const fresh = { document, field, afterVariable: variableOfAfter(document, field) };
  const [oldest] = documents.keys();
  if (documents.size >= MOST_DOCUMENTS && oldest !== undefined) documents.delete(oldest);
  documents.set(key, fresh);
  return fresh;
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, {
      source: error.source,
      positions: error.positions,
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
  }
}

/** In production the schema is not told, not even by "Did you mean". */
function withoutHints(error: GraphQLError): GraphQLError {
  const message = env.NODE_ENV === 'production' ? error.message.replace(/ ?Did you mean(.+?)\?$/, '') : error.message;
  return new GraphQLError(message, { nodes: error.nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

/** A valid subscription has exactly one, though perhaps inside of fragments. */
function rootField({ selections: [first] }: SelectionSetNode, document: DocumentNode): FieldNode {
  if (first?.kind === Kind.FIELD) return first;
  if (first?.kind === Kind.INLINE_FRAGMENT) return rootField(first.selectionSet, document);
  const named = (node: { kind: Kind }): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION;
  const fragment = document.definitions.filter(named).find(({ name }) => name.value === first?.name.value);
  if (!fragment) throw new DomainError('BAD_INPUT', { reason: 'there is no field to subscribe to' }, 'query');
  return rootField(fragment.selectionSet, document);
}

const afterOf = (field: FieldNode) => field.arguments?.find(({ name }) => name.value === 'after')?.value;

function variableOfAfter(document: DocumentNode, field: FieldNode): string | undefined {
  const value = afterOf(field);
  if (value?.kind !== Kind.VARIABLE) return undefined;
  let uses = 0;
  visit(document, { Variable: ({ name }) => void (name.value === value.name.value && uses++) });
  return uses === 2 ? value.name.value : undefined; // its definition and this
}

function cursorIn(field: FieldNode, variables: Record<string, unknown>): Cursor | undefined {
  const value = afterOf(field);
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.STRING ? value.value : undefined;
  return typeof given === 'string' ? parseCursor(given) : undefined;
}
