import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { type Ahead, prepared } from '@regulars/db/prepared';
import { DomainError } from '@regulars/domain/errors';
import type { Account, Lot } from '@regulars/domain/ledger-lots';
import { sql } from 'kysely';

/** Accounts of one member, locked until the transaction ends. */
export interface Held {
  memberId: string;
  accounts: HeldAccount[];
}

/** With the hash of the last posting. */
export type HeldAccount = Account & { hash: Buffer | null };

type Row = Omit<HeldAccount, 'lots'>;

/**
 * Locks the member's accounts of these assets, in the order of their ids, opening those that are missing, and reads what lies in
 * them: every lot that is not empty, and those that are named. Whoever locks several members goes by their ids.
 * @throws NOT_FOUND (asset, or no such member), NO_ACCOUNT_OF_GUEST
 */
export async function holdAccounts(
  tx: Tx,
  memberId: string,
  assetIds: readonly string[],
  options: { lotIds?: readonly string[]; now: Date; field?: string },
): Promise<Held> {
  const lotIds = options.lotIds ?? [];
  const accounts = await lockAccounts(tx, memberId, assetIds, lotIds);
  const missing = assetIds.filter((id) => !accounts.some(({ assetId }) => assetId === id));
  if (missing.length === 0) return { memberId, accounts };
  await openAccounts(tx, memberId, missing, options);
  return { memberId, accounts: await lockAccounts(tx, memberId, assetIds, lotIds) };
}

/** Locks ahead what `holdAccounts` will hold. */
export const accountsAhead = (tx: Tx, memberId: string, assetIds: readonly string[]): Ahead =>
  accountsLock.ahead(tx, { memberId, assetIds, lotIds: [] });

/** The lots, and the version `seen` with them, are of the statement's start; who waits for the lock gets the account as it is after that. */
const accountsLock = prepared<Row & { seen: number; lots: Lot[] | null }>('ledger_lock')`
  select a.id, a.asset_id as "assetId", s.kind, a.balance, a.held, a.version, a.hash, a.frozen_at is not null as frozen, s.renew_months as "renewMonths",
    (select version from account o where o.member_id = a.member_id and o.id = a.id) as seen,
    (select json_agg(json_build_object('id', l.id, 'assetId', l.asset_id, 'storeId', l.store_id, 'amount', l.amount, 'remaining', l.remaining,
        'expiresOn', l.expires_on))
      from lot l where l.member_id = a.member_id and l.account_id = a.id and (l.remaining > 0 or l.id = any(${'lotIds'}::uuid[]))) as lots
  from account a join asset s on s.id = a.asset_id
  where a.member_id = ${'memberId'}::uuid and a.asset_id = any(${'assetIds'}::uuid[])
  order by a.id for no key update of a`;

/**
 * Locks the accounts and reads their lots in one statement. Who had to wait for the lock saw the lots as they were before: then the
 * version has moved on, and they are read again.
 */
async function lockAccounts(tx: Tx, memberId: string, assetIds: readonly string[], lotIds: readonly string[]): Promise<HeldAccount[]> {
  const { rows } = await accountsLock(tx, { memberId, assetIds, lotIds });
  const fresh = rows.every(({ version, seen }) => version === seen);
  const later = fresh ? [] : await loadLots(tx, memberId, assetIds, lotIds);
  return rows.map(({ seen: _seen, lots, ...row }) => ({
    ...row,
    lots: fresh ? (lots ?? []) : later.filter((lot) => lot.assetId === row.assetId),
  }));
}

async function openAccounts(tx: Tx, memberId: string, assetIds: readonly string[], { now, field }: { now: Date; field?: string }) {
  const member = await tx.selectFrom('member').select('kind').where('id', '=', memberId).executeTakeFirst();
  if (!member) throw new DomainError('NOT_FOUND', {}, 'memberId');
  if (member.kind === 'GUEST') throw new DomainError('NO_ACCOUNT_OF_GUEST', {}, 'memberId');
  const known = await tx.selectFrom('asset').select('id').where('id', 'in', assetIds).execute();
  if (known.length < new Set(assetIds).size) throw new DomainError('NOT_FOUND', {}, field);
  await tx
    .insertInto('account')
    .values(assetIds.map((asset_id) => ({ member_id: memberId, id: newId(now), asset_id, opened_at: now })))
    .onConflict((conflict) => conflict.columns(['member_id', 'asset_id']).doNothing())
    .execute();
}

async function loadLots(tx: Tx, memberId: string, assetIds: readonly string[], lotIds: readonly string[]): Promise<Lot[]> {
  const { rows } = await sql<Lot>`
    /* ledger_lots */ select l.id, l.asset_id as "assetId", l.store_id as "storeId", l.amount, l.remaining, l.expires_on as "expiresOn"
    from account a join lot l on l.member_id = a.member_id and l.account_id = a.id
    where a.member_id = ${memberId} and a.asset_id = any(${assetIds}::uuid[]) and (l.remaining > 0 or l.id = any(${lotIds}::uuid[]))
    order by l.id`.execute(tx);
  return rows;
}
