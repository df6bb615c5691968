import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import type { Insertable } from 'kysely';
import type { Viewer } from '../../viewer.ts';
import { seal } from './seal.ts';

/** A change to be kept: what the thing was, what it is now. */
export interface Change {
  /** `room.verb`: "member.update". */
  action: `${string}.${string}`;
  entity: string;
  id: string;
  /** The branch whose data it is; null: the whole chain's. */
  orgId: string | null;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  /** For a member's data: these fields hold personal data and are sealed under the member's own key. */
  member?: { id: string; personal: readonly string[] };
}

/** Only what differs, so that a row of the trail reads as the change it was. */
function difference(before: Record<string, unknown>, after: Record<string, unknown>) {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null),
  );
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(changed.filter((field) => field in from).map((field) => [field, from[field]]));
  return { before: pick(before), after: pick(after) };
}

function split(values: Record<string, unknown>, personal: readonly string[]) {
  const entries = Object.entries(values);
  return {
    open: Object.fromEntries(entries.filter(([field]) => !personal.includes(field))),
    closed: Object.fromEntries(entries.filter(([field]) => personal.includes(field))),
  };
}

/** Writes the audit row of a change, in the change's own transaction. Nothing is written where nothing changed. */
export async function audit(tx: Tx, viewer: Viewer, change: Change): Promise<void> {
  await auditAll(tx, viewer, [change]);
}

/** The same for many changes of one act, in one statement. */
export async function auditAll(tx: Tx, viewer: Viewer, changes: readonly Change[]): Promise<void> {
  const at = new Date();
  const rows: Insertable<DB['audit']>[] = [];
  for (const change of changes) {
    const row = await rowOf(tx, viewer, change, at);
    if (row) rows.push(row);
  }
  if (rows.length > 0) await tx.insertInto('audit').values(rows).execute();
}

/** Undefined where nothing changed. */
async function rowOf(tx: Tx, viewer: Viewer, change: Change, at: Date): Promise<Insertable<DB['audit']> | undefined> {
  const { before, after } = difference(change.before ?? {}, change.after ?? {});
  if (change.before && change.after && Object.keys({ ...before, ...after }).length === 0) return undefined;
  const personal = change.member?.personal ?? [];
  const [was, is] = [split(before, personal), split(after, personal)];
  const secret = { before: was.closed, after: is.closed };
  const hasSecret = Object.keys({ ...secret.before, ...secret.after }).length > 0;
  return {
    id: newId(at),
    at,
    actor_kind: viewer.kind === 'employee' ? 'EMPLOYEE' : 'SYSTEM',
    actor_id: viewer.kind === 'employee' ? viewer.id : null,
    actor_name: viewer.kind === 'anonymous' ? null : viewer.name,
    action: change.action,
    entity: change.entity,
    entity_id: change.id,
    org_id: change.orgId,
    ip: viewer.ip,
    user_agent: viewer.userAgent,
    request_id: viewer.requestId,
    before: change.before ? JSON.stringify(was.open) : null,
    after: change.after ? JSON.stringify(is.open) : null,
    member_id: change.member?.id ?? null,
    sealed: change.member && hasSecret ? await seal(tx, change.member.id, secret) : null,
  };
}
