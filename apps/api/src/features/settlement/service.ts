import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import { inBranch, requirePermission, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { type Claim, claimsQuery, type Value } from './figures.ts';

/** Who owes whom. */
export interface Debt extends Value {
  debtorId: string;
  creditorId: string;
}

/** Each pair from the side of who owes, all in all; pairs that owe each other nothing are left out. */
export function debtsOf(all: readonly Claim[]): Debt[] {
  return all.flatMap(({ store_id, peer_id, principal, bonus }) => {
    if (principal === 0 && bonus === 0) return [];
    return principal + bonus >= 0
      ? [{ debtorId: peer_id, creditorId: store_id, principal, bonus }]
      : [{ debtorId: store_id, creditorId: peer_id, principal: -principal, bonus: -bonus }];
  });
}

/**
 * Puts down what stores owe each other up to a day that is over, less what earlier settlements hold: an entry that came late to a
 * settled day is in the next one, and what is put down never changes.
 * @returns its id. @throws DAY_NOT_OVER, ALREADY_SETTLED, NOTHING_TO_SETTLE
 */
export async function settle(tx: Tx, viewer: Viewer, input: { through: BusinessDate; note: string | null; now: Date }): Promise<string> {
  const { through, note, now } = input;
  requirePermission(viewer, 'value.settle');
  if (viewer.stores !== null) throw new DomainError('FORBIDDEN', { permission: 'value.settle' });
  if (through >= businessDayAt({ time_zone: null, day_starts_at: null }, now)) throw new DomainError('DAY_NOT_OVER', {}, 'through');
  await tx.selectFrom('value_fold').select('id').forUpdate().execute(); // one at a time, and not while days are folded
  const last = await tx
    .selectFrom('settlement')
    .select((select) => select.fn.max('through').as('through'))
    .executeTakeFirst();
  if (last?.through && through <= last.through) throw new DomainError('ALREADY_SETTLED', { through: last.through }, 'through');
  const debts = debtsOf(await unsettled(tx, through));
  if (debts.length === 0) throw new DomainError('NOTHING_TO_SETTLE', {}, 'through');
  const id = newId(now);
  const from_day = last?.through ? sql<string>`${last.through}::date + 1` : null;
  const created_by = viewer.kind === 'employee' ? viewer.id : null;
  await tx.insertInto('settlement').values({ id, from_day, through, created_at: now, created_by, note }).execute();
  await tx
    .insertInto('settlement_row')
    .values(
      debts.map(({ debtorId, creditorId, ...value }) => ({ settlement_id: id, debtor_id: debtorId, creditor_id: creditorId, ...value })),
    )
    .execute();
  await audit(tx, viewer, {
    action: 'settlement.settle',
    entity: 'Settlement',
    id,
    orgId: null,
    after: { through, pairs: debts.length, note },
  });
  return id;
}

/** What all stores owe each other up to a day, less what was put down before. */
async function unsettled(tx: Tx, through: BusinessDate): Promise<Claim[]> {
  const settled = await tx
    .selectFrom('settlement_row')
    .select((select) => [
      'debtor_id',
      'creditor_id',
      select.fn.sum<number>('principal').as('principal'),
      select.fn.sum<number>('bonus').as('bonus'),
    ])
    .groupBy(['debtor_id', 'creditor_id'])
    .execute();
  const left = new Map(
    (await claimsQuery(null, through).execute(tx)).rows.map((claim) => [`${claim.store_id} ${claim.peer_id}`, { ...claim }]),
  );
  for (const { debtor_id, creditor_id, principal, bonus } of settled) {
    const sign = creditor_id < debtor_id ? -1 : 1;
    const [store_id, peer_id] = sign < 0 ? [creditor_id, debtor_id] : [debtor_id, creditor_id];
    const claim = left.get(`${store_id} ${peer_id}`) ?? { store_id, peer_id, principal: 0, bonus: 0 };
    claim.principal += sign * Number(principal);
    claim.bonus += sign * Number(bonus);
    left.set(`${store_id} ${peer_id}`, claim);
  }
  return [...left.values()];
}

/** Which debt of which settlement. */
export interface RowKey {
  settlementId: string;
  debtorId: string;
  creditorId: string;
}

/** Notes that a debt of a settlement was paid. @throws NOT_FOUND, OUT_OF_BRANCH, ALREADY_PAID */
export async function markPaid(tx: Tx, viewer: Viewer, key: RowKey, now: Date): Promise<void> {
  if (!inBranch(viewer, key.creditorId)) throw new DomainError('OUT_OF_BRANCH', {}, 'creditorId');
  if (!inBranch(viewer, key.debtorId)) throw new DomainError('OUT_OF_BRANCH', {}, 'debtorId');
  const { settlementId: settlement_id, debtorId: debtor_id, creditorId: creditor_id } = key;
  const where = { settlement_id, debtor_id, creditor_id };
  const row = await tx
    .selectFrom('settlement_row')
    .selectAll()
    .where((eb) => eb.and(where))
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError('NOT_FOUND', {}, 'settlementId');
  if (row.paid_at) throw new DomainError('ALREADY_PAID', {}, 'settlementId');
  await tx
    .updateTable('settlement_row')
    .set({ paid_at: now, paid_by: viewer.kind === 'employee' ? viewer.id : null })
    .where((eb) => eb.and(where))
    .execute();
  const after = { paid: true, principal: row.principal, bonus: row.bonus, creditor: creditor_id };
  await audit(tx, viewer, { action: 'settlement.paid', entity: 'Settlement', id: settlement_id, orgId: debtor_id, after });
}
