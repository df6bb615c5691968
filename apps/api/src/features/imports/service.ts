import { newId } from '@regulars/db/ids';
import type { Db, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type ImportMapping, parseMapping } from '@regulars/domain/import-mapping';
import { findPreset, IMPORT_PRESETS } from '@regulars/domain/import-presets';
import { sql } from 'kysely';
import { env } from '../../env.ts';
import { requireBranch, requirePermission, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { mappedFields } from './own-fields.ts';

export interface StartImport {
  fileId: string;
  mapping: ImportMapping;
  /** Counts only. */
  dryRun?: boolean;
  /** The business day on which returned orders count; only for REFUNDS. */
  refundDate?: string | null;
}

/** The branch an import may write to: the employee's own, the whole chain for the product itself. */
async function branchRoot(tx: Db | Tx, viewer: Viewer): Promise<string> {
  if (viewer.kind === 'employee') return viewer.orgId;
  const root = await tx.selectFrom('org').select('id').where('parent_id', 'is', null).executeTakeFirst();
  if (!root) throw new DomainError('NOT_FOUND', {}, 'org');
  return root.id;
}

/** Makes an uploaded file known; its content lies in the data folder already. */
export async function addFile(tx: Tx, viewer: Viewer, file: { id: string; name: string; size: number }): Promise<void> {
  requirePermission(viewer, 'import.run');
  const uploaded_by = viewer.kind === 'employee' ? viewer.id : null;
  const org_id = await branchRoot(tx, viewer);
  await tx
    .insertInto('import_file')
    .values({ ...file, name: file.name.slice(0, 200), org_id, uploaded_by, created_at: new Date() })
    .execute();
}

/** Kept until the end of the transaction, if there is one. @throws NOT_FOUND, OUT_OF_BRANCH, IMPORT_FILE_DELETED */
export async function requireFile(tx: Db | Tx, viewer: Viewer, fileId: string) {
  requirePermission(viewer, 'import.run');
  const file = await tx.selectFrom('import_file').selectAll().where('id', '=', fileId).forShare().executeTakeFirst();
  if (!file) throw new DomainError('NOT_FOUND', {}, 'fileId');
  requireBranch(viewer, file.org_id, 'fileId');
  if (file.deleted_at) throw new DomainError('IMPORT_FILE_DELETED', { days: env.IMPORT_FILE_DAYS }, 'fileId');
  return file;
}

/**
 * Puts an import into the queue; `runPending` runs it.
 * @returns its id
 * @throws NOT_FOUND, OUT_OF_BRANCH, IMPORT_FILE_DELETED for the file; those of `mappedFields`; REQUIRED on refundDate where returned orders need a day
 */
export async function startImport(tx: Tx, viewer: Viewer, input: StartImport): Promise<string> {
  const file = await requireFile(tx, viewer, input.fileId);
  const { mapping, dryRun = false } = input;
  await mappedFields(tx, mapping);
  if (mapping.target === 'REFUNDS' && !input.refundDate) throw new DomainError('REQUIRED', {}, 'refundDate');
  const now = new Date();
  const id = newId(now);
  const org_id = await branchRoot(tx, viewer);
  await tx
    .insertInto('import_job')
    .values({
      id,
      file_id: file.id,
      mapping: JSON.stringify(mapping),
      target: mapping.target,
      org_id,
      dry_run: dryRun,
      created_at: now,
      started_by: viewer.kind === 'employee' ? viewer.id : null,
      refund_date: mapping.target === 'REFUNDS' ? (input.refundDate ?? null) : null,
    })
    .execute();
  const after = { file: file.name, mapping: mapping.name, target: mapping.target, dryRun };
  await audit(tx, viewer, { action: 'import.start', entity: 'Import', id, orgId: org_id, after });
  await sql`select graphile_worker.add_job('imports:run', job_key => 'imports:run')`.execute(tx);
  return id;
}

/**
 * Asks a running import to stop after the batch at hand; a waiting one is over at once. What was written stays.
 * @throws NOT_FOUND, OUT_OF_BRANCH, IMPORT_FINISHED
 */
export async function cancelImport(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  requirePermission(viewer, 'import.run');
  const job = await tx.selectFrom('import_job').select(['state', 'org_id']).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!job) throw new DomainError('NOT_FOUND', {}, 'id');
  requireBranch(viewer, job.org_id, 'id');
  if (job.state !== 'QUEUED' && job.state !== 'RUNNING') throw new DomainError('IMPORT_FINISHED', {}, 'id');
  const over = job.state === 'QUEUED' ? { state: 'CANCELLED' as const, finished_at: new Date() } : {};
  await tx
    .updateTable('import_job')
    .set({ cancel_asked: true, ...over })
    .where('id', '=', id)
    .execute();
  await audit(tx, viewer, { action: 'import.cancel', entity: 'Import', id, orgId: job.org_id, after: { cancelAsked: true } });
}

/** A mapping by name: a saved one, else a preset. @throws UNKNOWN_MAPPING */
export async function findMapping(db: Db | Tx, name: string): Promise<ImportMapping> {
  const saved = await db.selectFrom('import_mapping').select('mapping').where('name', '=', name).executeTakeFirst();
  const mapping = saved ? parseMapping(saved.mapping) : findPreset(name);
  if (mapping) return mapping;
  const names = await db.selectFrom('import_mapping').select('name').orderBy('name').execute();
  throw new DomainError('UNKNOWN_MAPPING', { name, known: [...IMPORT_PRESETS, ...names].map((known) => known.name) }, 'mapping');
}

/** Saves a mapping under its name, in place of the one that has it. Presets keep their names. @throws BAD_INPUT, UNMAPPED_FIELD, DUPLICATE, and those of `mappedFields` */
export async function saveMapping(tx: Tx, viewer: Viewer, input: unknown): Promise<string> {
  requirePermission(viewer, 'import.run');
  const mapping = parseMapping(input);
  const { name, target } = mapping;
  await mappedFields(tx, mapping);
  if (findPreset(name)) throw new DomainError('DUPLICATE', { value: name }, 'name');
  const now = new Date();
  const before = await tx.selectFrom('import_mapping').selectAll().where('name', '=', name).forUpdate().executeTakeFirst();
  const row = { name, target, mapping: JSON.stringify(mapping), updated_at: now };
  const { id } = await tx
    .insertInto('import_mapping')
    .values({ id: newId(now), ...row, created_by: viewer.kind === 'employee' ? viewer.id : null })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .returning('id')
    .executeTakeFirstOrThrow();
  const was = before ? { before: { mapping: before.mapping } } : {};
  await audit(tx, viewer, { action: 'import.save-mapping', entity: 'ImportMapping', id, orgId: null, ...was, after: { mapping } });
  return id;
}

/** @throws NOT_FOUND */
export async function deleteMapping(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  requirePermission(viewer, 'import.run');
  const gone = await tx.deleteFrom('import_mapping').where('id', '=', id).returning(['name', 'mapping']).executeTakeFirst();
  if (!gone) throw new DomainError('NOT_FOUND', {}, 'id');
  await audit(tx, viewer, { action: 'import.delete-mapping', entity: 'ImportMapping', id, orgId: null, before: gone });
}
