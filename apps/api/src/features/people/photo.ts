import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { sql } from 'kysely';
import { db } from '../../db.ts';
import { removeLater } from '../../files/jobs.ts';
import { PICTURE_TYPE, pictureOf } from '../../files/picture.ts';
import { nameOf, portraitFiles } from '../../files/portrait.ts';
import { files } from '../../files/store.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { lockPerson, type Member } from '../members/sql.ts';

/** Files first, then the row that names them: where that fails they go again. */
async function keep(contents: readonly (readonly [name: string, content: Buffer])[], work: (tx: Tx) => Promise<void>): Promise<void> {
  const names = contents.map(([name]) => name);
  try {
    for (const [name, content] of contents) await files.put(name, content, PICTURE_TYPE);
    await withTx(db, work);
  } catch (error) {
    await removeLater(db, names.slice(0, 1));
    throw error;
  }
}

/** The member's photo, in place of another; the same one again changes nothing. @throws NOT_FOUND, ARCHIVED (id), BAD_PICTURE (file) */
export async function setPhoto(viewer: Viewer, id: string, content: Buffer, now: Date): Promise<void> {
  const { id: memberId } = await withTx(db, (tx) => lockPerson(tx, viewer, id, 'id'));
  const { file, contents } = await portraitFiles(memberId, content);
  await keep(contents, async (tx) => {
    await put(tx, viewer, await lockPerson(tx, viewer, memberId, 'id'), { file, now });
  });
}

/** @throws NOT_FOUND (id, also where there is no photo), ARCHIVED */
export async function removePhoto(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const member = await lockPerson(tx, viewer, id, 'id');
  if (!(await put(tx, viewer, member, { file: null, now }))) throw new DomainError('NOT_FOUND', {}, 'id');
}

/** @returns whether there was one */
async function put(
  tx: Tx,
  viewer: Viewer,
  { id: memberId, home_store_id: orgId }: Member,
  { file, now }: { file: string | null; now: Date },
): Promise<boolean> {
  const before = await tx.selectFrom('member_photo').select('file').where('member_id', '=', memberId).executeTakeFirst();
  if (before?.file === file) return true;
  const row = { type: PICTURE_TYPE, updated_at: now };
  if (file === null) await tx.deleteFrom('member_photo').where('member_id', '=', memberId).execute();
  else
    await tx
      .insertInto('member_photo')
      .values({ ...row, member_id: memberId, file })
      .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ ...row, file }))
      .execute();
  if (before) await removeLater(tx, [before.file]);
  if (before || file !== null)
    await audit(tx, viewer, {
      action: 'member.photo',
      entity: 'Member',
      id: memberId,
      orgId,
      before: { photo: before !== undefined },
      after: { photo: file !== null, file },
    });
  return before !== undefined;
}

/** A picture as the value of a field. @throws NOT_FOUND (id, fieldId), ARCHIVED, BAD_PICTURE (file) */
export async function setPictureField(viewer: Viewer, id: string, fieldId: string, content: Buffer): Promise<void> {
  const { id: memberId } = await withTx(db, (tx) => lockPerson(tx, viewer, id, 'id'));
  const picture = await pictureOf(content);
  const file = nameOf('field', memberId, picture);
  await keep([[file, picture]], async (tx) => {
    const member = await lockPerson(tx, viewer, memberId, 'id');
    const field = await tx
      .selectFrom('custom_field')
      .select('code')
      .where('id', '=', fieldId)
      .where('type', '=', 'IMAGE')
      .where('archived_at', 'is', null)
      .executeTakeFirst();
    if (!field) throw new DomainError('NOT_FOUND', {}, 'fieldId');
    const own = { member_id: memberId, field_id: fieldId };
    const before = await tx
      .selectFrom('member_field')
      .select('text')
      .where('member_id', '=', memberId)
      .where('field_id', '=', fieldId)
      .executeTakeFirst();
    if (before?.text === file) return;
    await tx
      .insertInto('member_field')
      .values({ ...own, text: file })
      .onConflict((conflict) => conflict.columns(['member_id', 'field_id']).doUpdateSet({ text: file }))
      .execute();
    if (before?.text) await removeLater(tx, [before.text]);
    const word = `custom.${field.code}`;
    await audit(tx, viewer, {
      action: 'member.fields',
      entity: 'Member',
      id: memberId,
      orgId: member.home_store_id,
      before: { [word]: before?.text ?? null },
      after: { [word]: file },
      member: { id: memberId, personal: [word] },
    });
  });
}

/** The files of these records: to be removed with their rows. */
export async function picturesOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select file as name from member_photo where member_id = any(${[...ids]}::uuid[])
    union select v.text from member_field v join custom_field f on f.id = v.field_id and f.type = 'IMAGE'
    where v.member_id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(({ name }) => name);
}
