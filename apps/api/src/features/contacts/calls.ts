import { newId } from '@regulars/db/ids';
import type { DB, Db, Tx } from '@regulars/db/kysely';
import { callerNumber } from '@regulars/domain/contacts';
import { DomainError } from '@regulars/domain/errors';
import { optionalText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { publish } from '../../publish.ts';
import { inBranch, systemViewer, type Viewer } from '../../viewer.ts';
import { logContact } from './service.ts';
import type { CallKey } from './keys.ts';
import { partyOf } from './store.ts';

type Call = Selectable<DB['incoming_call']>;

/** What a telephone system tells of a call. */
export interface NewCall {
  /** As it came over the line. */
  phone: string;
  /** Which of our telephones rings. */
  extension?: string | null | undefined;
  /** What the system itself calls it. */
  callId?: string | null | undefined;
}

const viewer = systemViewer('hooks:call');
/** The number of somebody unknown is of use so many days. */
const STRANGERS_DAYS = 90;

/**
 * Notes a call, with a contact where the number is a member's; `call.incoming` lets the member open on the agent's screen. Told
 * twice under the same `callId`, it is the same call. @throws BAD_PHONE (phone), TOO_LONG
 */
export async function receiveCall(tx: Tx, key: CallKey, input: NewCall, now: Date): Promise<{ id: string; known: boolean }> {
  const phone = numberOf(input.phone);
  const extension = optionalText(input.extension, 'extension', 20);
  const external_id = optionalText(input.callId, 'callId', 100);
  const told = await earlier(tx, key.id, external_id);
  if (told) return { id: told.id, known: told.member_id !== null };
  const employee_id = extension === null ? null : await ringingFor(tx, extension);
  const memberId = await memberBy(tx, phone);
  const call = { id: newId(now), at: now, key_id: key.id, org_id: key.org_id, phone, external_id, extension, employee_id };
  const contact = memberId && (await noteCall(tx, memberId, employee_id, now));
  const row = { ...call, member_id: memberId, contact_id: contact || null };
  const made = await tx
    .insertInto('incoming_call')
    .values(row)
    .onConflict((known) => known.columns(['key_id', 'external_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) throw new DomainError('DUPLICATE', { value: external_id }, 'callId'); // told twice at the very same moment: the other one stands
  await publish(tx, now, [{ kind: 'call.incoming', orgId: key.org_id, payload: { callId: row.id, employeeId: employee_id } }]);
  return { id: row.id, known: memberId !== null };
}

function numberOf(text: string): string {
  try {
    return callerNumber(text);
  } catch (error) {
    throw error instanceof DomainError ? error.at('phone') : error;
  }
}

function earlier(tx: Tx, keyId: string, externalId: string | null): Promise<Call | undefined> {
  if (externalId === null) return Promise.resolve(undefined);
  return tx.selectFrom('incoming_call').selectAll().where('key_id', '=', keyId).where('external_id', '=', externalId).executeTakeFirst();
}

/** Nobody, where the extension is not known: then every agent of the branch is told. */
async function ringingFor(tx: Tx, extension: string): Promise<string | null> {
  const row = await tx
    .selectFrom('call_extension as x')
    .innerJoin('employee as e', 'e.id', 'x.employee_id')
    .select('e.id')
    .where('x.extension', '=', extension)
    .where('e.archived_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The member in use whose number it is; of a merged record the one it was merged into. */
async function memberBy(tx: Tx, phone: string): Promise<string | null> {
  const row = await tx
    .selectFrom('member_key as k')
    .innerJoin('member as n', 'n.id', 'k.member_id')
    .innerJoin('member as m', (join) => join.on((eb) => eb('m.id', '=', eb.fn.coalesce('n.merged_into', 'n.id'))))
    .select('m.id')
    .where('k.kind', '=', 'PHONE')
    .where('k.value', '=', phone)
    .where('m.archived_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function noteCall(tx: Tx, memberId: string, employeeId: string | null, now: Date): Promise<string> {
  return (await logContact(tx, viewer, { memberId, kind: 'CALL', direction: 'IN', employeeId }, now)).id;
}

/** Says who it was that called: a stranger who registered meanwhile. @throws NOT_FOUND (id, memberId), ARCHIVED */
export async function claimCall(tx: Tx, by: Viewer, id: string, memberId: string, now: Date): Promise<void> {
  const call = await tx.selectFrom('incoming_call').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!call || !inBranch(by, call.org_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  await partyOf(tx, by, memberId, null);
  if (call.member_id) return;
  const contact = await logContact(tx, by, { memberId, kind: 'CALL', direction: 'IN', at: call.at }, now);
  await tx.updateTable('incoming_call').set({ member_id: contact.memberId, contact_id: contact.id }).where('id', '=', id).execute();
}

/** A stranger's call stays open for so long to whoever registers under its number. */
const CLAIM_HOURS = 24;

/** The calls of the last day from numbers that are these members' now become contacts with them. */
export async function claimByRegistered(tx: Tx, memberIds: readonly string[], now: Date): Promise<void> {
  const calls = await tx
    .selectFrom('incoming_call as c')
    .innerJoin('member_key as k', (join) => join.on('k.kind', '=', 'PHONE').onRef('k.value', '=', 'c.phone'))
    .select(['c.id', 'k.member_id'])
    .where('k.member_id', 'in', memberIds)
    .where('c.member_id', 'is', null)
    .where('c.at', '>', new Date(now.getTime() - CLAIM_HOURS * 3_600_000))
    .execute();
  for (const { id, member_id } of calls) await claimCall(tx, viewer, id, member_id, now);
}

/** Takes away the calls of numbers that are nobody's, some time later. @returns how many */
export async function forgetStrangers(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - STRANGERS_DAYS * 86_400_000);
  const { numDeletedRows } = await db
    .deleteFrom('incoming_call')
    .where('member_id', 'is', null)
    .where('at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
