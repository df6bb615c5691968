import { withTx } from '@regulars/db/tx';
import { DOCUMENT_KINDS, type DocumentKind } from '@regulars/domain/documents';
import { DomainError } from '@regulars/domain/errors';
import { parseDate } from '@regulars/domain/time';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { secretIn } from '../../api-keys.ts';
import { db } from '../../db.ts';
import { localeOf } from '../auth/viewer-of.ts';
import { useRegistrationKey } from './channels.ts';
import { registerByKey } from './register-by-key.ts';

const text = z.string().nullish();
const day = z
  .string()
  .refine((value) => parseDate(value) !== undefined)
  .nullish();
const BODY = z.object({
  externalId: z.string().trim().min(1).max(100),
  name: z.string(),
  phone: text,
  email: text,
  birthday: day,
  gender: z.enum(['FEMALE', 'MALE', 'OTHER']).nullish(),
  language: text,
  storeCode: text,
  document: z
    .object({ kind: z.custom<DocumentKind>((kind) => typeof kind === 'string' && Object.hasOwn(DOCUMENT_KINDS, kind)), number: z.string() })
    .nullish(),
});

async function register(request: FastifyRequest): Promise<{ number: string; level: string; created: boolean }> {
  const now = new Date();
  const key = await useRegistrationKey(db, secretIn(request), now);
  const body = BODY.safeParse(request.body);
  if (!body.success) {
    const [issue] = body.error.issues;
    const field = issue?.path.join('.') || 'externalId';
    if (issue?.code === 'invalid_type' || issue?.code === 'too_small') throw new DomainError('REQUIRED', {}, field);
    throw field === 'birthday'
      ? new DomainError('BAD_DATE', {}, field)
      : new DomainError('BAD_INPUT', { reason: issue?.message ?? '' }, field);
  }
  const from = {
    ip: request.ip,
    requestId: request.id,
    userAgent: request.headers['user-agent'] ?? null,
    locale: localeOf(request.headers),
  };
  return withTx(db, (tx) => registerByKey(tx, key, body.data, from, now));
}

/**
 * POST /hooks/register lets an app or a partner register a member, with a key of the settings: `{"externalId": "u-17", "name": "李小明",
 * "phone": "13800005555", "birthday": "1990-05-01", "storeCode": "S001"}`. The same externalId twice is one member: `created` says which.
 */
export async function mountRegistration(app: FastifyInstance): Promise<void> {
  app.post('/hooks/register', (request, reply) => register(request).then((answer) => reply.code(answer.created ? 201 : 200).send(answer)));
}
