import type { Tx } from '@regulars/db/kysely';
import type { ErrorCode } from '@regulars/domain/errors';
import type { BalanceField } from '@regulars/domain/import-fields';
import { sql } from 'kysely';
import type { Place } from '../ledger/write.ts';
import type { KeyedBalance } from './balances.ts';
import type { NumberedRow } from './batches.ts';
import type { Job } from './job.ts';
import type { RefusedRow } from './refusals.ts';
import { columnOf } from './repeats.ts';
import { branchOf, storesByName } from './stores.ts';

/** Of a row, what says whose it is. */
interface Naming {
  external: string;
  phone: string;
  card: string;
  store: string;
}

/** A row with the member who holds it and the store that owes it. */
export interface HeldRow<Row> extends NumberedRow<Row> {
  memberId: string;
  store: Place;
}
export type HeldBalance = HeldRow<KeyedBalance>;

interface Found {
  at: number;
  member_id: string;
  home_store_id: string;
  archived: boolean;
}

/**
 * Whose the balances (or cards) are, found by the file's own id or the number, by phone or by card; all that a row names must lead to one. Owed by
 * the store that the row names, else the only one of the branch, else the member's own.
 */
export async function holdersOf<Row extends Naming>(
  tx: Tx,
  job: Job,
  rows: readonly NumberedRow<Row>[],
): Promise<{ held: HeldRow<Row>[]; refused: RefusedRow[] }> {
  const refused: RefusedRow[] = [];
  const refuse = (row: number, field: BalanceField, code: ErrorCode, value: string): [] => {
    refused.push({ row, refusals: [{ column: columnOf(job, field), code, details: { value } }] });
    return [];
  };
  const members = await findMembers(tx, job, rows);
  const names = rows.map(({ fact }) => fact.store);
  const stores = await storesByName(tx, names);
  const places = await placesOf(tx, job);
  const held = rows.flatMap(({ row, fact }, at): HeldRow<Row>[] => {
    const field = fact.external ? 'member' : fact.phone ? 'phone' : 'card';
    const named = fact.external || fact.phone || fact.card;
    const found = members.filter((member) => member.at === at);
    const [member] = found;
    if (!member) return refuse(row, field, 'UNKNOWN_MEMBER', named);
    if (found.some(({ member_id }) => member_id !== member.member_id)) return refuse(row, field, 'DUPLICATE', named);
    if (member.archived) return refuse(row, field, 'ARCHIVED', named);
    const storeId = fact.store === '' ? (job.defaultStore ?? member.home_store_id) : stores.get(fact.store);
    if (!storeId) return refuse(row, 'store', 'UNKNOWN_STORE', fact.store);
    const store = places.get(storeId);
    if (!store) return refuse(row, 'store', 'OUT_OF_BRANCH', fact.store);
    return [{ row, fact, memberId: member.member_id, store }];
  });
  return { held, refused };
}

/** Members by all that the rows name; of a record that was merged into another, that one. Guests hold nothing. */
async function findMembers(tx: Tx, { mapping }: Job, rows: readonly NumberedRow<Naming>[]): Promise<Found[]> {
  const keys = rows.flatMap(({ fact: { external, phone, card } }, at) =>
    [
      { at, kind: 'EXTERNAL', value: external && `${mapping.source}:${external}` },
      { at, kind: 'NUMBER', value: external },
      { at, kind: 'PHONE', value: phone },
      { at, kind: 'CARD', value: card },
    ].filter(({ value }) => value !== ''),
  );
  const { rows: found } = await sql<Found & { kind: string }>`
    with recursive named as (
      select t.at, k.kind, k.member_id from unnest(${keys.map(({ at }) => at)}::int[], ${keys.map(({ kind }) => kind)}::member_key_kind[],
        ${keys.map(({ value }) => value)}::text[]) t (at, kind, value) join member_key k on k.kind = t.kind and k.value = t.value
    ), person as (
      select n.at, n.kind, m.id, m.merged_into from named n join member m on m.id = n.member_id
      union select p.at, p.kind, m.id, m.merged_into from person p join member m on m.id = p.merged_into
    )
    select p.at, p.kind, m.id as member_id, m.home_store_id, m.archived_at is not null as archived
    from person p join member m on m.id = p.id where p.merged_into is null and m.kind <> 'GUEST'`.execute(tx);
  // The file's own id says more than a number, which may by chance be somebody else's.
  return found.filter(({ at, kind }) => kind !== 'NUMBER' || !found.some((other) => other.at === at && other.kind === 'EXTERNAL'));
}

/** The stores of the branch, with their clocks. */
async function placesOf(tx: Tx, job: Job): Promise<Map<string, Place>> {
  const branch = await branchOf(tx, job.orgId);
  const query = tx.selectFrom('org').select(['id', 'time_zone', 'day_starts_at']).where('kind', 'in', ['STORE', 'DEALER']);
  const stores = await query.where('id', 'in', branch).execute();
  return new Map(stores.map((store) => [store.id, store]));
}
