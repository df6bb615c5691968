import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { secretIn } from '../../api-keys.ts';
import { db } from '../../db.ts';
import { receiveCall } from './calls.ts';
import { useCallKey } from './keys.ts';

const text = z.union([z.string(), z.number()]).transform(String);
const BODY = z.object({ phone: text, extension: text.nullish(), callId: text.nullish() });

async function takeCall(request: FastifyRequest): Promise<{ id: string; known: boolean }> {
  const key = await useCallKey(db, secretIn(request), new Date());
  const call = BODY.safeParse(request.body);
  if (!call.success) throw new DomainError('REQUIRED', {}, String(call.error.issues[0]?.path[0] ?? 'phone'));
  return withTx(db, (tx) => receiveCall(tx, key, call.data, new Date()));
}

/**
 * POST /hooks/call tells of an incoming call: `{"phone": "13800005555", "extension": "801", "callId": "pbx-1"}`, as JSON or as a
 * form, for telephone systems differ. Answers with the id of the call and whether a member was found.
 */
export async function mountCalls(app: FastifyInstance): Promise<void> {
  await app.register(async (hooks) => {
    hooks.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
      done(null, Object.fromEntries(new URLSearchParams(String(body))));
    });
    hooks.post('/hooks/call', (request) => takeCall(request));
  });
}
