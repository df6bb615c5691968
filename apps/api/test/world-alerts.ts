import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';

interface Of {
  org_id: string;
  member_id: string;
  product_id: string;
}

/** One about goods, one about all members of the store, one about this member, whose name stands in its words. */
export async function makeAlerts(tx: Tx, at: Date, { org_id, member_id, product_id }: Of): Promise<void> {
  const opened = { org_id, severity: 'WARNING' as const, opened_at: at, changed_at: at };
  const alerts = [
    {
      ...opened,
      id: newId(at),
      kind: 'LOW_STOCK',
      key: `${org_id}:${product_id}`,
      product_id,
      subject: JSON.stringify({ onHand: 5000, reorderPoint: 6000, onOrder: 0, suggested: 7000 }),
    },
    { ...opened, id: newId(at), kind: 'CHURN', key: org_id, subject: JSON.stringify({ members: 1, amount: 100 }) },
    {
      ...opened,
      id: newId(at),
      kind: 'CHURN',
      key: `${org_id}:${member_id}`,
      member_id,
      subject: JSON.stringify({ silentDays: 100, amount: 100, alive: null }),
    },
  ];
  for (const alert of alerts) await tx.insertInto('alert').values(alert).execute();
  await tx
    .insertInto('alert_entry')
    .values(alerts.map(({ id }) => ({ alert_id: id, id: newId(at), act: 'OPENED' as const, at })))
    .execute();
}
