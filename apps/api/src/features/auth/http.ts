import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authFailure } from './answers.ts';
import { auth, emailOf, IP_HEADER, REQUEST_HEADER } from './better-auth.ts';
import { localeOf } from './viewer-of.ts';

/** The request as better-auth wants it. The caller's address is ours to say: proxies are Fastify's business. */
function webRequest(request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length') headers.set(name, String(value));
  }
  headers.set(IP_HEADER, request.ip);
  headers.set(REQUEST_HEADER, request.id);
  const url = new URL(request.url, `${request.protocol}://${request.host}`);
  const body = request.method === 'GET' || request.body === undefined ? {} : { body: JSON.stringify(request.body) };
  return new Request(url, { method: request.method, headers, ...body });
}

async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const response = await auth.handler(webRequest(request));
  const text = await response.text();
  reply.code(response.status);
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  reply.header('cache-control', 'no-store').type('application/json');
  if (response.status < 400) return reply.send(text || 'null');
  const retryAfter = response.headers.get('x-retry-after');
  if (retryAfter) reply.header('retry-after', retryAfter);
  const failure = { status: response.status, body: json(text), retryAfter, requestId: request.id, email: emailOf(request.body) };
  return reply.send(authFailure(failure, localeOf(request.headers)));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Sign-in, sign-out, sessions, password and second factor of the signed-in employee, at /api/auth/*. */
export function mountAuth(app: FastifyInstance): void {
  app.route({ method: ['GET', 'POST'], url: '/api/auth/*', handler: answer });
}
