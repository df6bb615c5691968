import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from './context.ts';

/**
 * GraphQL over HTTP, "6.4.1 application/json": who does not ask for application/graphql-response+json gets 200 with the errors
 * inside when the request was well-formed but its document or variables were not. Apollo answers 400 to all.
 * What is refused before that (no query, CSRF) keeps its status.
 */
export const httpStatusPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response }) => {
      const accept = request.http?.headers.get('accept') ?? '';
      if (request.query && response.http.status === 400 && !accept.includes('application/graphql-response+json'))
        response.http.status = 200;
    },
  }),
};
