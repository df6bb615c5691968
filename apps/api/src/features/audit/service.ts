import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { insertLater } from '@regulars/db/later';
import type { Actor } from '../../viewer.ts';
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
export async function audit(tx: Tx, viewer: Actor, change: Change): Promise<void> {
  await auditAll(tx, viewer, [change]);
}

/** The same for many changes of one act, in as many statements as for one. */
export async function auditAll(tx: Tx, viewer: Actor, changes: readonly Change[]): Promise<void> {
  const at = new Date();
  const noted = changes.flatMap((change) => noteOf(viewer, change, at));
  if (noted.length === 0) return;
  const secrets = noted.flatMap(({ row, secret }) => (secret ? [{ memberId: row.member_id ?? '', value: secret, id: row.id }] : []));
  const boxes = await seal(tx, secrets);
  const sealed = new Map(secrets.map(({ id }, place) => [id, boxes[place]]));
  const rows = noted.map(({ row }) => ({ ...row, sealed: sealed.get(row.id) }));
  await insertRows(tx, rows);
}

const insertRows = insertLater('audit', {
  id: 'uuid',
  at: 'timestamptz',
  actor_kind: 'actor_kind',
  actor_id: 'text',
  actor_name: 'text',
  action: 'text',
  entity: 'text',
  entity_id: 'text',
  org_id: 'uuid',
  ip: 'text',
  user_agent: 'text',
  request_id: 'text',
  before: 'jsonb',
  after: 'jsonb',
  sealed: 'bytea',
  member_id: 'uuid',
});

/** The row, and what of it is to be sealed; nothing where nothing changed. */
function noteOf(viewer: Actor, change: Change, at: Date) {
  const { before, after } = difference(change.before ?? {}, change.after ?? {});
  if (change.before && change.after && Object.keys({ ...before, ...after }).length === 0) return [];
  const personal = change.member?.personal ?? [];
  const [was, is] = [split(before, personal), split(after, personal)];
  const secret = { before: was.closed, after: is.closed };
  const hasSecret = change.member !== undefined && Object.keys({ ...secret.before, ...secret.after }).length > 0;
  const row = {
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
    before: change.before ? was.open : null,
    after: change.after ? is.open : null,
    member_id: change.member?.id ?? null,
  } as const;
  return [{ row, secret: hasSecret ? secret : null }];
}
