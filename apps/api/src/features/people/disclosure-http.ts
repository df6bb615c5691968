import { Readable } from 'node:stream';
import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError, type Locale } from '@regulars/domain/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { db } from '../../db.ts';
import { uuidIn } from '../../global-id.ts';
import { requirePermission, type Viewer } from '../../viewer.ts';
import { viewerOf } from '../auth/viewer-of.ts';
import { disclosed, discloseMember, type Person } from './disclosure.ts';
import { pageEnd, pageHead, sectionHtml } from './disclosure-html.ts';

type Asked = FastifyRequest<{ Params: { id: string; format: string }; Querystring: { locale?: string } }>;

/** Reads everything as of one moment, and sends each part when it has been read. */
async function* inOneMoment(work: (tx: Tx) => AsyncGenerator<string>): AsyncGenerator<string> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  try {
    yield* work(tx);
  } finally {
    await tx.rollback().execute(); // it only read
  }
}

async function* json(tx: Tx, viewer: Viewer, person: Person, at: Date): AsyncGenerator<string> {
  yield `{"member":${JSON.stringify(person.number)},"at":${JSON.stringify(at)}`;
  for await (const { key, rows } of disclosed(tx, viewer, person)) yield `,\n"${key}":${JSON.stringify(rows)}`;
  yield '}\n';
}

async function* html(tx: Tx, viewer: Viewer, person: Person, at: Date): AsyncGenerator<string> {
  yield pageHead(person, at, viewer.locale);
  for await (const section of disclosed(tx, viewer, person)) yield sectionHtml(section, viewer.locale);
  yield pageEnd;
}

async function give(request: Asked, reply: FastifyReply): Promise<FastifyReply> {
  const asking = await viewerOf(request);
  requirePermission(asking, 'member.disclose');
  const { format } = request.params;
  if (format !== 'json' && format !== 'html') throw new DomainError('NOT_FOUND', {}, 'format');
  const asked = request.query.locale;
  const locale: Locale = asked === 'zh' || asked === 'en' ? asked : asking.locale;
  const viewer = { ...asking, locale };
  const id = uuidIn(request.params.id, 'Member', 'id');
  const person = await withTx(db, (tx) => discloseMember(tx, viewer, id, format));
  const write = format === 'json' ? json : html;
  return reply
    .type(format === 'json' ? 'application/json' : 'text/html; charset=utf-8')
    .headers({
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="member-${person.number}.${format}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
    .send(Readable.from(inOneMoment((tx) => write(tx, viewer, person, new Date()))));
}

/** GET /api/members/<id>/disclosure/json and …/html?locale=zh: all that is held of one person, for the person. */
export function mountDisclosure(app: FastifyInstance): void {
  app.get('/api/members/:id/disclosure/:format', (request: Asked, reply) => give(request, reply));
}
