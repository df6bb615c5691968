import { decodeGlobalID } from '@pothos/plugin-relay';
import { DomainError } from '@regulars/domain/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { db } from '../../db.ts';
import { smallOf } from '../../files/portrait.ts';
import { MAX_PICTURE_MB, PICTURE_TYPE } from '../../files/picture.ts';
import { files } from '../../files/store.ts';
import { uuidOf } from '../../global-id.ts';
import { requireOwnPage } from '../../own-page.ts';
import { requirePermission, type Viewer } from '../../viewer.ts';
import { viewerOf } from '../auth/viewer-of.ts';
import { knownMembers } from '../members/sql.ts';
import { setPhoto, setPictureField } from './photo.ts';

type Asked = FastifyRequest<{ Params: { id: string; fieldId?: string }; Querystring: { size?: string } }>;

/** @throws BAD_ID */
function idIn(text: string, typename: string, field: string): string {
  try {
    return uuidOf(decodeGlobalID(text), typename, field);
  } catch {
    throw new DomainError('BAD_ID', {}, field);
  }
}

const memberIn = ({ params }: Asked) => idIn(params.id, 'Member', 'id');
const fieldIn = ({ params }: Asked) => idIn(params.fieldId ?? '', 'CustomField', 'fieldId');

/** The whole of the one file that was sent. @throws REQUIRED, PICTURE_TOO_LARGE */
async function fileOf(request: FastifyRequest): Promise<Buffer> {
  const part = request.isMultipart() ? await request.file({ limits: { fileSize: MAX_PICTURE_MB * 1024 * 1024 } }) : undefined;
  if (!part) throw new DomainError('REQUIRED', {}, 'file');
  const content = await part.toBuffer();
  if (part.file.truncated) throw new DomainError('PICTURE_TOO_LARGE', { max: MAX_PICTURE_MB }, 'file');
  if (content.length === 0) throw new DomainError('REQUIRED', {}, 'file');
  return content;
}

async function upload(request: Asked, reply: FastifyReply, work: (viewer: Viewer, content: Buffer) => Promise<void>): Promise<unknown> {
  const viewer = await viewerOf(request);
  requirePermission(viewer, 'member.write');
  requireOwnPage(request);
  await work(viewer, await fileOf(request));
  return reply.code(204).send();
}

/** A picture of a member, for whoever may see the member. @throws NOT_FOUND */
async function send(
  request: Asked,
  reply: FastifyReply,
  nameOf: (memberId: string) => Promise<string | null | undefined>,
): Promise<unknown> {
  const viewer = await viewerOf(request);
  requirePermission(viewer, 'member.read');
  const id = memberIn(request);
  const name = (await knownMembers(db, viewer, [id])).has(id) ? await nameOf(id) : null;
  const content = name ? await files.get(name) : null;
  if (!content) throw new DomainError('NOT_FOUND', {}, 'id');
  return reply
    .type(PICTURE_TYPE)
    .headers({
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    })
    .send(content);
}

async function photoOf(memberId: string): Promise<string | undefined> {
  return (await db.selectFrom('member_photo').select('file').where('member_id', '=', memberId).executeTakeFirst())?.file;
}

async function pictureIn(memberId: string, fieldId: string): Promise<string | null | undefined> {
  const row = await db
    .selectFrom('member_field as v')
    .innerJoin('custom_field as f', 'f.id', 'v.field_id')
    .select('v.text')
    .where('f.type', '=', 'IMAGE')
    .where('v.member_id', '=', memberId)
    .where('v.field_id', '=', fieldId)
    .executeTakeFirst();
  return row?.text;
}

/**
 * PUT and GET /api/members/<id>/photo (`?size=small` for a list) and /api/members/<id>/fields/<field id>: one picture as multipart,
 * JPEG, PNG, WebP or GIF, at most 8 MB; WebP comes back. The ids are those of the API. Sending the same again changes nothing.
 */
export function mountPhotos(app: FastifyInstance): void {
  const [photo, field] = ['/api/members/:id/photo', '/api/members/:id/fields/:fieldId'];
  app.put(photo, (request: Asked, reply) =>
    upload(request, reply, (viewer, content) => setPhoto(viewer, memberIn(request), content, new Date())),
  );
  app.get(photo, (request: Asked, reply) =>
    send(request, reply, async (memberId) => {
      const name = await photoOf(memberId);
      return name && request.query.size === 'small' ? smallOf(name) : name;
    }),
  );
  app.put(field, (request: Asked, reply) =>
    upload(request, reply, (viewer, content) => setPictureField(viewer, memberIn(request), fieldIn(request), content)),
  );
  app.get(field, (request: Asked, reply) => send(request, reply, (memberId) => pictureIn(memberId, fieldIn(request))));
}
