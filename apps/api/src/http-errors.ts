import { isAway } from '@regulars/db/away';
import { DomainError, type ErrorDetails, ERRORS, type ErrorClass, type ErrorCode, message } from '@regulars/domain/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { localeOf } from './features/auth/viewer-of.ts';
import { log } from './log.ts';

const STATUS: Record<ErrorClass, number> = {
  input: 400,
  auth: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  limit: 429,
  internal: 500,
};

/** Beside GraphQL an error has the same code and sentence, with the status that fits; what is no DomainError is masked and logged. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof DomainError) return send(request, reply, STATUS[ERRORS[error.code].class], error.code, error.details, error.field);
    if (isAway(error)) {
      log.warn({ requestId: request.id, err: error }, 'the database did not answer');
      return send(request, reply, 503, 'UNAVAILABLE', {});
    }
    const status = error.statusCode ?? 500;
    if (status < 500) return send(request, reply, status, 'BAD_INPUT', { reason: error.message });
    log.error({ requestId: request.id, err: error }, 'unexpected error');
    return send(request, reply, status, 'INTERNAL', { requestId: request.id });
  });
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  code: ErrorCode,
  details: ErrorDetails,
  field?: string,
): FastifyReply {
  return reply
    .code(status)
    .send({ code, message: message(code, details, localeOf(request.headers)), details, ...(field ? { field } : {}) });
}
