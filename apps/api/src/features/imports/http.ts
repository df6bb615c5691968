import multipart from '@fastify/multipart';
import { DomainError, ERRORS, type ErrorClass, message } from '@regulars/domain/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { globalId, isUuid } from '../../global-id.ts';
import { db } from '../../db.ts';
import { env } from '../../env.ts';
import { requireOwnPage } from '../../own-page.ts';
import { requireBranch, requirePermission, type Viewer } from '../../viewer.ts';
import { viewerOf } from '../auth/viewer-of.ts';
import { refusedCsv } from './refused-csv.ts';
import { MAX_FILE_MB, storeFile } from './storage.ts';

const STATUS: Record<ErrorClass, number> = {
  input: 400,
  auth: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  limit: 413,
  internal: 500,
};

/** The same codes and sentences as GraphQL's, with the status that fits. */
async function answering(viewer: Viewer, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, details, field } = error;
    return reply
      .code(STATUS[ERRORS[code].class])
      .send({ code, message: message(code, details, viewer.locale), ...(field ? { field } : {}) });
  }
}

async function upload(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const viewer = await viewerOf(request);
  return answering(viewer, reply, async () => {
    requirePermission(viewer, 'import.run');
    requireOwnPage(request);
    const part = request.isMultipart() ? await request.file() : undefined;
    if (!part) throw new DomainError('REQUIRED', {}, 'file');
    const id = await storeFile(viewer, part.filename, part.file, () => !part.file.truncated);
    return reply.code(201).send({ fileId: globalId('ImportFile', id), name: part.filename });
  });
}

async function download(request: FastifyRequest<{ Params: { id: string } }>, reply: FastifyReply): Promise<unknown> {
  const viewer = await viewerOf(request);
  return answering(viewer, reply, async () => {
    requirePermission(viewer, 'import.read');
    const { id } = request.params;
    const job = isUuid(id)
      ? await db
          .selectFrom('import_job as j')
          .innerJoin('import_file as f', 'f.id', 'j.file_id')
          .select(['j.org_id', 'f.deleted_at'])
          .where('j.id', '=', id)
          .executeTakeFirst()
      : undefined;
    if (!job) throw new DomainError('NOT_FOUND', {}, 'id');
    requireBranch(viewer, job.org_id, 'id');
    if (job.deleted_at) throw new DomainError('IMPORT_FILE_DELETED', { days: env.IMPORT_FILE_DAYS }, 'id');
    reply.header('content-disposition', `attachment; filename="refused-${id}.csv"`).type('text/csv; charset=utf-8');
    return reply.send(refusedCsv(id, viewer.locale));
  });
}

/** POST /api/imports/files (multipart, one file) and GET /api/imports/<uuid>/refused.csv. */
export async function mountImports(app: FastifyInstance): Promise<void> {
  await app.register(multipart, { limits: { files: 1, fields: 0, fileSize: MAX_FILE_MB * 1024 * 1024 }, throwFileSizeLimit: false });
  app.route({ method: 'POST', url: '/api/imports/files', handler: upload });
  app.route({ method: 'GET', url: '/api/imports/:id/refused.csv', handler: download });
}
