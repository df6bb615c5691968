import type { ApolloServerPlugin } from '@apollo/server';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import { DomainError } from '@regulars/domain/errors';
import { GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { Context } from './context.ts';
import { checkCost, limits } from './limits.ts';

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
        cost = complexityFromQuery(document, { schema, ctx: contextValue, ...named, ...(variables ? { variables } : {}) });
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
