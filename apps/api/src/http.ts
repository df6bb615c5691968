import path from 'node:path';
import { existsSync } from 'node:fs';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { db } from './db.ts';
import { env } from './env.ts';
import { mountAuth } from './features/auth/http.ts';
import { mountCalls } from './features/contacts/http.ts';
import { mountImports } from './features/imports/http.ts';
import { mountDisclosure } from './features/people/disclosure-http.ts';
import { mountRegistration } from './features/people/http.ts';
import { mountPhotos } from './features/people/photo-http.ts';

/** The endpoints that are not GraphQL: sign-in, files, health, and the admin's pages. */
export async function mountRooms(app: FastifyInstance): Promise<void> {
  mountAuth(app);
  await mountImports(app);
  await mountCalls(app);
  await mountRegistration(app);
  mountDisclosure(app);
  mountPhotos(app);
  app.get('/health', async () => ({ status: 'ok' }));
  app.get('/ready', async (_request, reply) => {
    try {
      await sql`select 1`.execute(db);
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
  if (env.NODE_ENV === 'development') (await import('./graphiql.ts')).mountGraphiql(app);
  if (env.ADMIN_DIST && existsSync(path.join(env.ADMIN_DIST, 'index.html'))) await mountAdmin(app, path.resolve(env.ADMIN_DIST));
}

/** Files with a hash in their name are kept for ever by the browser; any other path is a page of the admin. */
async function mountAdmin(app: FastifyInstance, root: string): Promise<void> {
  await app.register(fastifyStatic, {
    root,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, file) => {
      reply.setHeader('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html');
    return page ? reply.sendFile('index.html') : reply.code(404).send({ code: 'NOT_FOUND' });
  });
}
