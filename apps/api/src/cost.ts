import type { ApolloServerPlugin } from '@apollo/server';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import { DomainError } from '@regulars/domain/errors';
import { GraphQLError, GraphQLInt, type GraphQLSchema, isObjectType, type OperationDefinitionNode } from 'graphql';
import type { Context } from './context.ts';
import { checkCost, limits, LIST_LENGTH } from './limits.ts';
import { DEFAULT_PAGE, MAX_PAGE } from './lists.ts';

/** What a page is asked by. */
interface PageArgs {
  first?: number | null;
  last?: number | null;
}

/** A page stands for as many as it is asked for: its `edges`, which count as any list does, are made to. */
const ofPage = ({ first, last }: PageArgs) => ({
  field: 1,
  multiplier: Math.min(MAX_PAGE, Math.max(0, first ?? last ?? DEFAULT_PAGE)) / LIST_LENGTH,
});

/** Lets pages cost by their length. @returns the same schema */
export function costByPage(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    for (const field of isObjectType(type) ? Object.values(type.getFields()) : []) {
      if (field.args.some((arg) => arg.name === 'first' && arg.type === GraphQLInt))
        field.extensions = { ...field.extensions, complexity: ofPage };
    }
  }
  return schema;
}

/** Asking for the schema is a development tool's business, deep by its nature, and off in production. */
const isIntrospection = (operation: OperationDefinitionNode | undefined): boolean =>
  operation?.selectionSet.selections.every((selection) => selection.kind === 'Field' && selection.name.value.startsWith('__')) ?? false;

/** Refuses an operation that asks for too much before anything of it runs, and tells each caller the cost: `extensions.cost`. */
export const costPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => {
    let cost: typeof limits | undefined;
    return {
      didResolveOperation: async ({ document, operation, operationName, schema, contextValue, request: { variables } }) => {
        if (isIntrospection(operation)) return;
        const named = operationName ? { operationName } : {};
        const asked = complexityFromQuery(document, { schema, ctx: contextValue, ...named, ...(variables ? { variables } : {}) });
        cost = { ...asked, complexity: Math.ceil(asked.complexity) };
        try {
          checkCost(cost);
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          throw new GraphQLError(error.message, { originalError: error, extensions: { http: { status: 400 } } });
        }
      },
      willSendResponse: async ({ response: { body } }) => {
        if (body.kind === 'single' && cost) body.singleResult.extensions = { ...body.singleResult.extensions, cost: { ...cost, limits } };
      },
    };
  },
};
