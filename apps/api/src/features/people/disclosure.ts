import type { DocumentKind } from '@regulars/db/generated/kysely-enums';
import type { Tx } from '@regulars/db/kysely';
import { DOCUMENT_KINDS } from '@regulars/domain/documents';
import { DomainError } from '@regulars/domain/errors';
import { formatMoney, minor } from '@regulars/domain/money';
import { formatQuantity, thousandths } from '@regulars/domain/quantity';
import { CompiledQuery } from 'kysely';
import { chain } from '../../chain.ts';
import { may, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { amountOf } from '../ledger/assets.ts';
import { openNumber } from '../members/document-key.ts';
import { lockKnownMember } from '../members/sql.ts';
import { KINDS, type Section, SECTIONS } from './disclosure-sections.ts';

/** The person whose data are given out: the record that stays, and those merged into it. */
export interface Person {
  id: string;
  ids: string[];
  number: string;
  name: string;
}

/**
 * Who may give out all that is held of a person, of whom; that it was done is kept in the trail before anything is told. @throws NOT_FOUND, ARCHIVED (merged into another, or erased)
 */
export async function discloseMember(tx: Tx, viewer: Viewer, id: string, format: string): Promise<Person> {
  if (viewer.stores !== null) throw new DomainError('OUT_OF_BRANCH', {}, 'id');
  const member = await lockKnownMember(tx, viewer, id);
  if (member.merged_into || member.erased_at) throw new DomainError('ARCHIVED', {}, 'id');
  const aliases = await tx.selectFrom('member').select('id').where('merged_into', '=', id).orderBy('id').execute();
  const ids = [id, ...aliases.map((alias) => alias.id)];
  const after = { format, records: ids.length, documents: may(viewer, 'member.unmask') ? 'whole' : 'masked' };
  await audit(tx, viewer, { action: 'member.disclose', entity: 'Member', id, orgId: member.home_store_id, after });
  return { id, ids, number: member.number, name: member.name };
}

export type DisclosedRow = Readonly<Record<string, unknown>>;

/** The rows of a section, amounts as people write them, without what is not known. */
export async function readSection(tx: Tx, { sql }: Section, { ids }: Person): Promise<DisclosedRow[]> {
  const { rows } = await tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(sql, [ids]));
  return Promise.all(rows.map(told));
}

async function told({ asset_id: asset, ...row }: Record<string, unknown>): Promise<DisclosedRow> {
  const values = await Promise.all(
    Object.entries(row).map(async ([name, value]): Promise<[string, unknown]> => {
      if (value === null) return [name, value];
      if (KINDS.asset.has(name)) return [name, await amountOf(String(asset), Number(value))];
      if (KINDS.money.has(name)) return [name, formatMoney(minor(Number(value)), chain().minorDigits)];
      return [name, KINDS.quantity.has(name) ? formatQuantity(thousandths(Number(value))) : value];
    }),
  );
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

/** Identity documents: whole for who may see them whole, else so much as anybody may. */
export const DOCUMENTS: Pick<Section, 'key' | 'title'> = { key: 'documents', title: { en: 'Identity documents', zh: '证件' } };

export async function readDocuments(tx: Tx, viewer: Viewer, { ids }: Person): Promise<DisclosedRow[]> {
  const rows = await tx.selectFrom('member_document').selectAll().where('member_id', 'in', ids).orderBy('created_at').execute();
  const whole = may(viewer, 'member.unmask');
  const number = (memberId: string, kind: DocumentKind, sealed: Buffer, masked: string) =>
    whole ? openNumber(memberId, kind, sealed) : masked;
  return rows.map(({ member_id, kind, sealed, masked, created_at }) => ({
    kind: DOCUMENT_KINDS[kind][viewer.locale],
    number: number(member_id, kind, sealed, masked),
    created_at,
  }));
}

/** All of it, part by part as it is read. */
export async function* disclosed(
  tx: Tx,
  viewer: Viewer,
  person: Person,
): AsyncGenerator<Pick<Section, 'key' | 'title'> & { rows: DisclosedRow[] }> {
  for (const section of SECTIONS) {
    yield { ...section, rows: await readSection(tx, section, person) };
    if (section.key === 'keys') yield { ...DOCUMENTS, rows: await readDocuments(tx, viewer, person) };
  }
}
