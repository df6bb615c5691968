import type { Db, Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import {
  type CheckedDocument,
  checkDocument,
  checkHolder,
  DOCUMENT_KINDS,
  type DocumentKind,
  maskDocument,
} from '@regulars/domain/documents';
import { DomainError } from '@regulars/domain/errors';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { currentKeyId, documentHashes, openNumber, sealNumber } from './document-key.ts';
import { claimKeys, duplicateOf } from './keys.ts';
import { lockKnownMember, type Member, recordsOf } from './sql.ts';

/** A document as typed. */
export interface TypedDocument {
  kind: DocumentKind;
  number: string;
}

/**
 * Makes a checked document the member's, in place of another of its kind.
 * @throws DUPLICATE of document.number; it names the holder to those who may see that member
 */
export async function claimDocument(tx: Tx, viewer: Viewer, memberId: string, document: CheckedDocument, now: Date): Promise<void> {
  await dropDocument(tx, memberId, document.kind);
  const masked = maskDocument(document.number);
  const [value, ...older] = documentHashes(document);
  for (const hash of older) {
    const taken = await tx
      .selectFrom('member_key')
      .select('value')
      .where('kind', '=', 'DOCUMENT')
      .where('value', '=', hash)
      .executeTakeFirst();
    if (taken) throw await duplicateOf(tx, viewer, { kind: 'DOCUMENT', value: hash, shown: masked });
  }
  await claimKeys(tx, viewer, memberId, [{ kind: 'DOCUMENT', value, shown: masked }]);
  const row = { member_id: memberId, kind: document.kind, sealed: sealNumber(memberId, document), masked, created_at: now };
  await tx.insertInto('member_document').values(row).execute();
}

/** Forgets the member's document of this kind, and the key that led to it. @returns what was shown of it */
async function dropDocument(tx: Tx, memberId: string, kind: DocumentKind): Promise<string | null> {
  const row = await tx
    .deleteFrom('member_document')
    .where('member_id', '=', memberId)
    .where('kind', '=', kind)
    .returning(['sealed', 'masked'])
    .executeTakeFirst();
  if (!row) return null;
  const hashes = documentHashes({ kind, number: openNumber(memberId, kind, row.sealed) });
  await tx.deleteFrom('member_key').where('kind', '=', 'DOCUMENT').where('value', 'in', hashes).where('member_id', '=', memberId).execute();
  return row.masked;
}

/**
 * Writes down a document of a member. Birthday and gender that its number tells are filled in where they were not known.
 * @throws NOT_FOUND, ARCHIVED, BAD_DOCUMENT, DOCUMENT_HOLDER, BIRTHDAY_MISMATCH, DUPLICATE
 */
export async function setDocument(tx: Tx, viewer: Viewer, id: string, typed: TypedDocument, now: Date): Promise<void> {
  const member = await lockKnownMember(tx, viewer, id);
  if (member.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const document = checkDocument(typed.kind, typed.number, await todayOf(tx, member, now));
  checkHolder({ kind: member.kind === 'PERSON' ? 'PERSON' : 'ORGANISATION', birthday: member.birthday, document });
  const before = await maskedOf(tx, id, document.kind);
  await claimDocument(tx, viewer, id, document, now);
  const learnt = { birthday: member.birthday ?? document.birthday, gender: member.gender ?? document.gender };
  await tx
    .updateTable('member')
    .set({ ...learnt, version: member.version + 1, updated_at: now })
    .where('id', '=', id)
    .execute();
  await note(tx, viewer, member, { kind: document.kind, before, after: maskDocument(document.number), ...learnt });
}

/** @throws NOT_FOUND (id, kind) */
export async function removeDocument(tx: Tx, viewer: Viewer, { id, ...which }: Which): Promise<void> {
  const { kind } = which;
  const member = await lockKnownMember(tx, viewer, id);
  const before = await dropDocument(tx, (await shownDocument(tx, id, which)).member_id, kind);
  await note(tx, viewer, member, { kind, before, after: null, birthday: member.birthday, gender: member.gender });
}

/** The whole number, for who may see it; that somebody looked is kept in the trail. @throws NOT_FOUND (id, kind) */
export async function revealDocument(tx: Tx, viewer: Viewer, { id, ...which }: Which): Promise<string> {
  const { kind } = which;
  const member = await lockKnownMember(tx, viewer, id);
  const row = await shownDocument(tx, id, which);
  await audit(tx, viewer, {
    action: 'member.reveal-document',
    entity: 'Member',
    id,
    orgId: member.home_store_id,
    after: { document: kind },
  });
  return openNumber(row.member_id, kind, row.sealed);
}

/** Of a kind a person may have several: one with each record that was merged into one. Without a record that of the standing one comes first. */
interface Which {
  id: string;
  kind: DocumentKind;
  recordId: string | null;
}

/** @throws NOT_FOUND (kind; recordId where one was named: it has none of the kind, or is not this person's) */
async function shownDocument(tx: Tx, memberId: string, { kind, recordId }: Omit<Which, 'id'>) {
  const row = await tx
    .selectFrom('member_document as d')
    .innerJoin('member as m', 'm.id', 'd.member_id')
    .selectAll('d')
    .where('d.member_id', '=', (eb) => eb.fn.any(recordsOf(memberId)))
    .where('d.kind', '=', kind)
    .$if(recordId !== null, (of) => of.where('d.member_id', '=', recordId))
    .orderBy('m.merged_into', (order) => order.asc().nullsFirst())
    .executeTakeFirst();
  if (!row) throw new DomainError('NOT_FOUND', {}, recordId === null ? 'kind' : 'recordId');
  return row;
}

interface Noted extends Pick<Member, 'birthday' | 'gender'> {
  kind: DocumentKind;
  before: string | null;
  after: string | null;
}

async function note(tx: Tx, viewer: Viewer, member: Member, { kind, before, after, ...learnt }: Noted): Promise<void> {
  await audit(tx, viewer, {
    action: 'member.document',
    entity: 'Member',
    id: member.id,
    orgId: member.home_store_id,
    before: { birthday: member.birthday, gender: member.gender, documentNumber: before },
    after: { ...learnt, document: kind, documentNumber: after },
    member: { id: member.id, personal: ['birthday', 'gender', 'documentNumber'] },
  });
}

async function maskedOf(tx: Tx, memberId: string, kind: DocumentKind): Promise<string | null> {
  const row = await tx
    .selectFrom('member_document')
    .select('masked')
    .where('member_id', '=', memberId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row?.masked ?? null;
}

async function todayOf(tx: Tx, member: Member, now: Date): Promise<BusinessDate> {
  return businessDayAt(await tx.selectFrom('org').selectAll().where('id', '=', member.home_store_id).executeTakeFirstOrThrow(), now);
}

/** The values in member_key that a typed number may have, whatever document it is of. */
export function documentKeys(text: string, today: BusinessDate): string[] {
  const kinds = Object.keys(DOCUMENT_KINDS) as DocumentKind[]; // keys of a const object, which TypeScript types as string[]
  return [...new Set(kinds.flatMap((kind) => hashesOf(kind, text, today)))];
}

function hashesOf(kind: DocumentKind, text: string, today: BusinessDate): string[] {
  try {
    return documentHashes(checkDocument(kind, text, today));
  } catch {
    return []; // no number of this kind
  }
}

const BATCH = 500;

/**
 * Seals every number anew that was sealed with a key on its way out, and has it found by the present one.
 * @returns documents that were sealed anew
 */
export async function rekeyDocuments(db: Db, signal?: AbortSignal): Promise<number> {
  for (let done = 0; ;) {
    if (signal?.aborted) return done;
    const batch = await withTx(db, rekeyBatch);
    done += batch;
    if (batch < BATCH) return done;
  }
}

async function rekeyBatch(tx: Tx): Promise<number> {
  const rows = await tx
    .selectFrom('member_document')
    .select(['member_id', 'kind', 'sealed'])
    .where(sql<boolean>`substring(sealed from 1 for 4) <> ${currentKeyId()}`)
    .orderBy('member_id')
    .limit(BATCH)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { member_id, kind, sealed } of rows) {
    const document = { kind, number: openNumber(member_id, kind, sealed) };
    const [value, ...older] = documentHashes(document);
    await tx
      .updateTable('member_document')
      .set({ sealed: sealNumber(member_id, document) })
      .where('member_id', '=', member_id)
      .where('kind', '=', kind)
      .execute();
    if (older.length > 0)
      await tx
        .updateTable('member_key')
        .set({ value })
        .where('kind', '=', 'DOCUMENT')
        .where('value', 'in', older)
        .where('member_id', '=', member_id)
        .execute();
  }
  return rows.length;
}
