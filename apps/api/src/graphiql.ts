import type { FastifyInstance } from 'fastify';
import { ruruHTML } from 'ruru/server';
import { getStaticFile } from 'ruru/static';

const STATIC = '/graphiql/static/';

/** GraphiQL for development at /graphiql, from the package's own files: nothing comes from a CDN. */
export function mountGraphiql(app: FastifyInstance): void {
  app.get('/graphiql', async (_request, reply) =>
    reply.type('text/html').send(ruruHTML({ staticPath: STATIC, endpoint: '/graphql', debugTools: [] })),
  );
  app.get(`${STATIC}*`, async (request, reply) => {
    const file = await getStaticFile({ staticPath: STATIC, urlPath: request.url, acceptEncoding: request.headers['accept-encoding'] });
    return file ? reply.headers(file.headers).send(file.content) : reply.code(404).send();
  });
}
