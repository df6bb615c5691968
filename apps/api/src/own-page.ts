import { DomainError } from '@regulars/domain/errors';
import type { FastifyRequest } from 'fastify';

/**
 * A cookie comes with any page's request: a form of another site can send multipart without asking. So a header is needed
 * that only our own pages, or a client without a browser, can set: the one that GraphQL asks for as well.
 * @throws FORBIDDEN
 */
export function requireOwnPage(request: FastifyRequest): void {
  if (request.headers['apollo-require-preflight'] === undefined) throw new DomainError('FORBIDDEN', { header: 'apollo-require-preflight' });
}
