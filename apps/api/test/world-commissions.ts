import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';

/** By which rule everybody earns. */
export async function makeCommissionRule(tx: Tx, at: Date): Promise<void> {
  const id = newId(at);
  await tx.insertInto('commission_rule').values({ id, position: 1, version: 1, created_at: at }).execute();
  const says = { name: 'Cards', subject: 'CARD' as const, basis: 'NET' as const, rate: 100 };
  await tx
    .insertInto('commission_rule_version')
    .values({ ...says, rule_id: id, version: 1, made_at: at })
    .execute();
}

interface Earner {
  member_id: string;
  store_id: string;
  employee_id: string;
  at: Date;
  day: string;
  amount: number;
}

/** What an employee of a branch was paid, and what is not paid yet. */
export async function makeCommissions(tx: Tx, { at, amount, ...who }: Earner): Promise<void> {
  const { rule_id } = await tx.selectFrom('commission_rule_version').select('rule_id').executeTakeFirstOrThrow();
  const [paid, open, statement_id] = [newId(at), newId(at), newId(at)];
  const earned = { ...who, origin_id: newId(at), at, subject: 'CARD' as const, rule_id, rule_version: 1, base: amount, share: 100, amount };
  const rows = [
    { ...earned, id: paid },
    { ...earned, id: open },
  ];
  await tx.insertInto('commission').values(rows).execute();
  const statement = { id: statement_id, employee_id: who.employee_id, month: '2026-10-01', amount, paid_at: at };
  await tx.insertInto('commission_statement').values(statement).execute();
  await tx.updateTable('commission').set({ statement_id }).where('member_id', '=', who.member_id).where('id', '=', paid).execute();
}
