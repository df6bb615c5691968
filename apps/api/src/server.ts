import { randomUUID } from 'node:crypto';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { DomainError } from '@regulars/domain/errors';
import { GraphQLError } from 'graphql';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { compressAnswers } from './compress.ts';
import type { Context } from './context.ts';
import { costPlugin } from './cost.ts';
import { env } from './env.ts';
import { answerErrors } from './http-errors.ts';
import { httpStatusPlugin } from './http-status.ts';
import { presentError } from './errors.ts';
import { log } from './log.ts';
import { mountRooms } from './http.ts';
import { lookAheadPlugin } from './look-ahead/plugin.ts';
import { schema } from './schema.ts';
import { mountSubscriptions } from './stream/sockets.ts';
import { localeOf, viewerOf } from './features/auth/viewer-of.ts';

/** Errors are put into words when the answer is sent: only then the viewer's language is known. */
const localErrors: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue, errors, document }) => {
      if (response.body.kind !== 'single' || !response.body.singleResult.errors) return;
      const { locale, requestId } = contextValue.viewer;
      const asked = { locale, requestId, document };
      const present = response.body.singleResult.errors.map((formatted, at) => presentError(formatted, errors?.[at], asked));
      response.body.singleResult.errors = present;
    },
  }),
};

/** The rights of a subscription are looked at when it is opened over WebSocket, so nothing else may run one. */
const subscriptionsElsewhere: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operation }) => {
      if (operation?.operation !== 'subscription') return;
      const originalError = new DomainError(
        'BAD_INPUT',
        { reason: 'subscriptions go over WebSocket, graphql-transport-ws at /graphql' },
        'query',
      );
      throw new GraphQLError(originalError.message, { originalError, extensions: { http: { status: 400 } } });
    },
  }),
};

/** Without knowing who asks nothing is run. Apollo would tell the error as it is. @throws what may be told */
function refuse(error: unknown, { id, headers }: FastifyRequest): never {
  const { message, extensions } = presentError({ message: '' }, error, { locale: localeOf(headers), requestId: id });
  const status = extensions?.['code'] === 'UNAVAILABLE' ? 503 : 500;
  throw new GraphQLError(message, { extensions: { ...extensions, http: { status } } });
}

/**
 * The whole HTTP side: GraphQL at /graphql, sign-in at /api/auth, the rooms' own endpoints, health, and the built admin.
 * Does not listen yet.
 */
export async function createServer(): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(), // stands in audit rows and in answers to faults: unique beyond this process
    trustProxy: ['loopback', 'linklocal', 'uniquelocal'], // a reverse proxy stands near; anyone farther can't invent an address
    bodyLimit: 1_048_576,
  });
  const apollo = new ApolloServer<Context>({
    schema,
    introspection: env.NODE_ENV !== 'production',
    hideSchemaDetailsFromClientErrors: env.NODE_ENV === 'production',
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      localErrors,
      subscriptionsElsewhere,
      costPlugin,
      httpStatusPlugin,
      lookAheadPlugin,
    ],
    logger: log,
  });
  answerErrors(app);
  compressAnswers(app);
  await apollo.start();
  await app.register(cors, { origin: env.CORS_ORIGINS, credentials: true });
  await app.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: async (request) => ({ viewer: await viewerOf(request).catch((error: unknown) => refuse(error, request)) }),
  });
  await mountRooms(app);
  await mountSubscriptions(app);
  return app;
}
