import type { AlertAct } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { type AlertAction, type AlertState, stateAfter } from '@regulars/domain/alerts';
import { DomainError } from '@regulars/domain/errors';
import { optionalText, requiredText } from '@regulars/domain/text';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { tell } from './detect.ts';
import { readableKinds } from './readable.ts';

const MOST_ALERTS = 200;
const MOST_DAYS = 365;
const LONGEST_TEXT = 1000;

/** Something done with alerts by hand. */
export type Deed =
  | { action: 'ACKNOWLEDGE' | 'RESOLVE' | 'REOPEN'; text?: string | null | undefined }
  | { action: 'COMMENT'; text: string }
  /** Quiet until then. */
  | { action: 'SNOOZE'; until: Date; text?: string | null | undefined }
  /** Null: nobody takes care of it. */
  | { action: 'ASSIGN'; employeeId: string | null; text?: string | null | undefined };

interface Columns {
  state?: AlertState;
  snoozed_until?: Date | null;
  owner_id?: string | null;
}

interface Held {
  id: string;
  org_id: string;
  state: AlertState;
  owner_id: string | null;
}

const ACTS = {
  ACKNOWLEDGE: 'ACKNOWLEDGED',
  SNOOZE: 'SNOOZED',
  ASSIGN: 'ASSIGNED',
  RESOLVE: 'RESOLVED',
  COMMENT: 'COMMENTED',
  REOPEN: 'REOPENED',
} as const satisfies Record<AlertAction, AlertAct>;

/**
 * Does one thing with alerts, with all or with none. What is as wanted already, or closed meanwhile, stays as it is.
 * @throws NOT_FOUND, OUT_OF_BRANCH, ALERT_CLOSED (of ids.N), REQUIRED, TOO_LONG, NOT_LATER (until), ARCHIVED (employeeId)
 */
export async function handleAlerts(tx: Tx, viewer: Viewer, ids: readonly string[], deed: Deed, now: Date): Promise<void> {
  const alerts = await holdAlerts(tx, viewer, ids);
  const text = deed.action === 'COMMENT' ? requiredText(deed.text, 'text', LONGEST_TEXT) : optionalText(deed.text, 'text', LONGEST_TEXT);
  if (deed.action === 'SNOOZE') checkUntil(deed.until, now);
  if (deed.action === 'ASSIGN' && deed.employeeId) await checkOwner(tx, viewer, deed.employeeId);
  const refused = alerts.find(({ state }) => stateAfter(state, deed.action) === undefined);
  if (refused) throw new DomainError('ALERT_CLOSED', {}, `ids.${ids.indexOf(refused.id)}`);
  const concerned = alerts.filter((alert) => changes(alert, deed));
  if (concerned.length === 0) return;
  await tx
    .updateTable('alert')
    .set({ changed_at: now, ...columnsOf(deed) })
    .where(
      'id',
      'in',
      concerned.map(({ id }) => id),
    )
    .execute();
  await note(tx, viewer, concerned, { ...deed, text: text ?? '' }, now);
  await tell(tx, now, concerned);
}

/** The alerts that the viewer may see, locked in the order of their ids. */
async function holdAlerts(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Held[]> {
  if (ids.length === 0) throw new DomainError('REQUIRED', {}, 'ids');
  if (ids.length > MOST_ALERTS) throw new DomainError('TOO_LONG', { max: MOST_ALERTS }, 'ids');
  const alerts = await tx
    .selectFrom('alert')
    .select(['id', 'kind', 'org_id', 'state', 'owner_id'])
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  const kinds: readonly string[] = readableKinds(viewer);
  for (const [at, id] of ids.entries()) {
    const alert = byId.get(id);
    if (!alert || !kinds.includes(alert.kind)) throw new DomainError('NOT_FOUND', {}, `ids.${at}`);
    requireBranch(viewer, alert.org_id, `ids.${at}`);
  }
  return alerts;
}

function checkUntil(until: Date, now: Date): void {
  const max = new Date(now.getTime() + MOST_DAYS * 86_400_000);
  if (until <= now || until > max) throw new DomainError('NOT_LATER', { max: max.toISOString().slice(0, 10) }, 'until');
}

/** @throws NOT_FOUND, OUT_OF_BRANCH, ARCHIVED */
async function checkOwner(tx: Tx, viewer: Viewer, id: string): Promise<void> {
  const employee = await tx.selectFrom('employee').select(['org_id', 'archived_at']).where('id', '=', id).executeTakeFirst();
  if (!employee) throw new DomainError('NOT_FOUND', {}, 'employeeId');
  requireBranch(viewer, employee.org_id, 'employeeId');
  if (employee.archived_at) throw new DomainError('ARCHIVED', {}, 'employeeId');
}

/** Whether there is anything to change. */
function changes({ state, owner_id }: Held, deed: Deed): boolean {
  if (deed.action === 'COMMENT') return true;
  if (deed.action === 'ASSIGN') return owner_id !== deed.employeeId;
  return stateAfter(state, deed.action) !== state || (deed.action === 'SNOOZE' && state === 'SNOOZED');
}

function columnsOf(deed: Deed): Columns {
  if (deed.action === 'COMMENT') return {};
  if (deed.action === 'ASSIGN') return { owner_id: deed.employeeId };
  const state = stateAfter('OPEN', deed.action) ?? 'OPEN';
  return { state, snoozed_until: deed.action === 'SNOOZE' ? deed.until : null };
}

/** The history of each alert, and the trail. */
async function note(tx: Tx, viewer: Viewer, alerts: readonly Held[], deed: Deed, at: Date): Promise<void> {
  const entry = {
    act: ACTS[deed.action],
    at,
    employee_id: viewer.kind === 'employee' ? viewer.id : null,
    text: deed.text || null,
    owner_id: deed.action === 'ASSIGN' ? deed.employeeId : null,
    until: deed.action === 'SNOOZE' ? deed.until : null,
  };
  await tx
    .insertInto('alert_entry')
    .values(alerts.map(({ id }) => ({ alert_id: id, id: newId(at), ...entry })))
    .execute();
  for (const { id, org_id: orgId, state, owner_id } of alerts) {
    const after = { state, owner_id, ...columnsOf(deed), ...(deed.text && { text: deed.text }) };
    await audit(tx, viewer, {
      action: `alert.${deed.action.toLowerCase()}`,
      entity: 'Alert',
      id,
      orgId,
      before: { state, owner_id },
      after,
    });
  }
}
