import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { checkEmail } from '@regulars/domain/members';
import { checkCode, optionalText, requiredText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { unique } from '../../input.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { days } from './checks.ts';

type Supplier = Selectable<DB['supplier']>;

/** What is not given stays as it is; null empties. */
export interface SupplierChange {
  code?: string | null | undefined;
  name?: string | null | undefined;
  contact?: string | null | undefined;
  phone?: string | null | undefined;
  email?: string | null | undefined;
  address?: string | null | undefined;
  note?: string | null | undefined;
  /** From order to delivery. */
  leadDays?: number | null | undefined;
}

export interface NewSupplier extends SupplierChange {
  code: string;
  name: string;
}

/** The columns of what was given. @throws REQUIRED, BAD_CODE, BAD_EMAIL, TOO_LONG, TOO_LARGE, NEGATIVE */
function columns(input: SupplierChange): Partial<Supplier> {
  const { leadDays } = input;
  return {
    ...(input.code !== undefined && { code: checkCode(input.code, 'code') }),
    ...(input.name !== undefined && { name: requiredText(input.name, 'name', 100) }),
    ...(input.contact !== undefined && { contact: optionalText(input.contact, 'contact', 60) }),
    ...(input.phone !== undefined && { phone: optionalText(input.phone, 'phone', 40) }),
    ...(input.email !== undefined && { email: checkEmail(input.email) }),
    ...(input.address !== undefined && { address: optionalText(input.address, 'address', 200) }),
    ...(input.note !== undefined && { note: optionalText(input.note, 'note', 500) }),
    ...(leadDays != null && { lead_days: days(leadDays, 'leadDays') }),
  };
}

/** @returns the new supplier's id. @throws DUPLICATE (code) and those of `columns` */
export async function createSupplier(tx: Tx, viewer: Viewer, input: NewSupplier, now: Date): Promise<string> {
  const { code, name } = input;
  const row = { id: newId(now), code, name, ...columns(input), created_at: now };
  await unique('code', row.code, tx.insertInto('supplier').values(row).execute());
  await note(tx, viewer, 'create', row.id, { after: row });
  return row.id;
}

/** @throws NOT_FOUND, ARCHIVED (id), DUPLICATE (code) and those of `columns` */
export async function updateSupplier(tx: Tx, viewer: Viewer, id: string, input: SupplierChange): Promise<void> {
  const before = await find(tx, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  const change = columns(input);
  if (Object.keys(change).length === 0) return;
  await unique('code', change.code ?? '', tx.updateTable('supplier').set(change).where('id', '=', id).execute());
  await note(tx, viewer, 'update', id, { before: { ...before }, after: { ...before, ...change } });
}

/** Nothing is ordered from an archived supplier; its orders stay. @throws NOT_FOUND */
export async function archiveSupplier(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const supplier = await find(tx, id);
  if (!supplier.archived_at) await setArchived(tx, viewer, supplier, now);
}

/** @throws NOT_FOUND */
export async function restoreSupplier(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const supplier = await find(tx, id);
  if (supplier.archived_at) await setArchived(tx, viewer, supplier, null);
}

async function setArchived(tx: Tx, viewer: Viewer, supplier: Supplier, archived_at: Date | null): Promise<void> {
  await tx.updateTable('supplier').set({ archived_at }).where('id', '=', supplier.id).execute();
  const after = { ...supplier, archived_at };
  await note(tx, viewer, archived_at ? 'archive' : 'restore', supplier.id, { before: { ...supplier }, after });
}

async function find(tx: Tx, id: string): Promise<Supplier> {
  const supplier = await tx.selectFrom('supplier').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!supplier) throw new DomainError('NOT_FOUND', {}, 'id');
  return supplier;
}

interface Note {
  before?: Record<string, unknown>;
  after: Record<string, unknown>;
}

const note = (tx: Tx, viewer: Viewer, verb: string, id: string, change: Note) =>
  audit(tx, viewer, { action: `supplier.${verb}`, entity: 'Supplier', id, orgId: null, ...change });
