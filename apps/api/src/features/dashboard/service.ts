import type { Db, Tx } from '@regulars/db/kysely';
import { ALL_CARDS, type DashboardCard, type Layout } from '@regulars/domain/dashboard';
import { DomainError } from '@regulars/domain/errors';
import type { EmployeeViewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';

/** How an employee arranged the dashboard; null: as it comes. */
export async function layoutOf(on: Db, employeeId: string): Promise<Layout | null> {
  const row = await on.selectFrom('layout').select(['cards', 'hidden']).where('employee_id', '=', employeeId).executeTakeFirst();
  return row ? { cards: known(row.cards), hidden: known(row.hidden) } : null;
}

/** A card that is no longer offered is left out. */
function known(names: readonly string[]): DashboardCard[] {
  return ALL_CARDS.filter((card) => names.includes(card)).sort((a, b) => names.indexOf(a) - names.indexOf(b));
}

/** @throws TWICE: a card is named twice in one list, or in both */
function checkOnce({ cards, hidden }: Layout): void {
  const named = [...cards, ...hidden];
  const twice = named.findIndex((card, place) => named.indexOf(card) < place);
  if (twice >= 0) throw new DomainError('TWICE', {}, twice < cards.length ? `cards.${twice}` : `hidden.${twice - cards.length}`);
}

/** Keeps an arrangement; null forgets it. @throws TWICE (cards.N, hidden.N) */
export async function saveLayout(tx: Tx, viewer: EmployeeViewer, layout: Layout | null, now: Date): Promise<void> {
  if (layout) checkOnce(layout);
  const before = await layoutOf(tx, viewer.id);
  if (layout) {
    const row = { cards: [...layout.cards], hidden: [...layout.hidden], saved_at: now };
    await tx
      .insertInto('layout')
      .values({ employee_id: viewer.id, ...row })
      .onConflict((kept) => kept.column('employee_id').doUpdateSet(row))
      .execute();
  } else await tx.deleteFrom('layout').where('employee_id', '=', viewer.id).execute();
  const change = { action: 'employee.arrange', entity: 'Employee', id: viewer.id, orgId: viewer.orgId } as const;
  await audit(tx, viewer, { ...change, before: { ...before }, after: { ...layout } });
}
