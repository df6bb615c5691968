import type { DB, Tx } from '@regulars/db/kysely';
import type { OwnField } from '@regulars/domain/import-fields';
import { isOwnField } from '@regulars/domain/import-own';
import { type Selectable, sql } from 'kysely';
import type { Actor } from '../../viewer.ts';
import { auditAll, type Change } from '../audit/service.ts';
import { PERSONAL } from '../members/service.ts';

// What an import of members or products made and changed, in the audit trail: a few statements for a batch, however large.

type Rows<Table extends 'member' | 'product'> = Map<string, Selectable<DB[Table]> & { id: string }>;

/** The records as they are, locked in the order of their ids. */
export async function held<Table extends 'member' | 'product'>(tx: Tx, table: Table, ids: readonly string[]): Promise<Rows<Table>> {
  const { rows } = await sql<Selectable<DB[Table]> & { id: string }>`
    select * from ${sql.table(table)} where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** What says nothing of the record itself. */
const MARKS = ['version', 'created_at', 'updated_at'];
const told = (row: object) => Object.fromEntries(Object.entries(row).filter(([field]) => !MARKS.includes(field)));

/** What was given to a member beside the record itself: a card, tags, values of the merchant's own fields. */
export interface Given {
  card?: string;
  tags?: string[];
  [own: OwnField]: string;
}

/** @param before the members that were known; all others of `ids` are new */
export async function noteMembers(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  before: Rows<'member'>,
  given: ReadonlyMap<string, Given>,
): Promise<void> {
  const changes = [...(await held(tx, 'member', ids)).values()].map((row): Change => {
    const was = before.get(row.id);
    const beside = given.get(row.id) ?? {};
    return {
      action: was ? 'member.update' : 'member.create',
      entity: 'Member',
      id: row.id,
      orgId: row.home_store_id,
      ...(was && { before: told(was) }),
      after: { ...told(row), ...beside },
      member: { id: row.id, personal: [...PERSONAL, ...Object.keys(beside).filter(isOwnField)] },
    };
  });
  await auditAll(tx, actor, changes);
}

/** @param barcodes by product; only those that are new */
export async function noteProducts(
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  before: Rows<'product'>,
  barcodes: ReadonlyMap<string, string[]> = new Map(),
): Promise<void> {
  const changes = [...(await held(tx, 'product', ids)).values()].map((row): Change => {
    const was = before.get(row.id);
    const codes = barcodes.get(row.id);
    return {
      action: was ? 'product.update' : 'product.create',
      entity: 'Product',
      id: row.id,
      orgId: null,
      ...(was && { before: told(was) }),
      after: { ...told(row), ...(codes && { barcodes: codes }) },
    };
  });
  await auditAll(tx, actor, changes);
}
