import type { ApolloServerPlugin } from '@apollo/server';
import { complexityFromQuery } from '@pothos/plugin-complexity';
import type { Context } from './context.ts';
import { limits } from './limits.ts';

/** Tells each caller what the operation cost, beside the limits: `extensions.cost`. */
export const costPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, document, schema, contextValue, request }) => {
      if (response.body.kind !== 'single' || !document || response.body.singleResult.data === undefined) return;
      const cost = complexityFromQuery(document, {
        schema,
        ctx: contextValue,
        ...(request.variables ? { variables: request.variables } : {}),
        ...(request.operationName ? { operationName: request.operationName } : {}),
      });
      response.body.singleResult.extensions = { ...response.body.singleResult.extensions, cost: { ...cost, limits } };
    },
  }),
};
