import type { Tx } from '@regulars/db/kysely';
import type { DeliveryStatus } from '@regulars/domain/deliveries';
import { publish } from '../../publish.ts';
import type { Viewer } from '../../viewer.ts';
import { auditAll } from '../audit/service.ts';

/** What the event and the audit row name. */
interface Told {
  member_id: string;
  id: string;
  store_id: string;
  number: string;
  date: string;
  status: DeliveryStatus;
  /** The day it was planned for before. */
  from?: string;
}

/** An event for each: `deliveryId`, `number`, `status`, and `days`, all those whose list changes. */
export async function tell(tx: Tx, now: Date, kind: `delivery.${string}`, deliveries: readonly Told[]): Promise<void> {
  await publish(
    tx,
    now,
    deliveries.map(({ member_id, id, store_id, number, status, date, from }) => ({
      kind,
      orgId: store_id,
      memberId: member_id,
      payload: { deliveryId: id, number, status, days: [...new Set([date, from ?? date])] },
    })),
  );
}

/** Who is at the door, and where that is, is sealed under the member's key. */
const PERSONAL = ['recipient', 'phone', 'address', 'note'] as const;
const KEPT = ['date', 'window_start', 'window_end', 'status', 'employee_id', 'sale_id', 'reason', ...PERSONAL] as const;

const kept = (row: object) => Object.fromEntries(Object.entries(row).filter(([field]) => KEPT.some((name) => name === field)));

interface Noted {
  row: Pick<Told, 'member_id' | 'id' | 'store_id'>;
  before?: object;
  after: object;
}

/** The audit rows of a change of some deliveries. */
export async function note(tx: Tx, viewer: Viewer, action: `delivery.${string}`, changes: readonly Noted[]): Promise<void> {
  await auditAll(
    tx,
    viewer,
    changes.map(({ row, before, after }) => ({
      action,
      entity: 'Delivery',
      id: JSON.stringify([row.member_id, row.id]),
      orgId: row.store_id,
      ...(before && { before: kept(before) }),
      after: kept(after),
      member: { id: row.member_id, personal: PERSONAL },
    })),
  );
}
