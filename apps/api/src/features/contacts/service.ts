import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import { checkDirection, checkOutcome, type ContactDirection, type ContactKind, type ContactOutcome } from '@regulars/domain/contacts';
import { DomainError } from '@regulars/domain/errors';
import { optionalText } from '@regulars/domain/text';
import type { Selectable } from 'kysely';
import { publish } from '../../publish.ts';
import { inBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { checkMoment } from '../sales/checks.ts';
import { checkSale, employeeOf, partyOf } from './store.ts';

export type Contact = Selectable<DB['contact']>;

/** The key of what a member owns. */
export interface OwnKey {
  memberId: string;
  id: string;
}

export interface NewContact {
  memberId: string;
  kind: ContactKind;
  direction: ContactDirection;
  outcome?: ContactOutcome | null | undefined;
  text?: string | null | undefined;
  /** Default: now. */
  at?: Date | null | undefined;
  /** Default: the home store. */
  storeId?: string | null | undefined;
  saleId?: string | null | undefined;
  /** Of the one that it ends. */
  followUpId?: string | undefined;
  /** Whose it is, if not the viewer's. */
  employeeId?: string | null | undefined;
}

/**
 * Notes that somebody of ours and a member had to do with each other; `contact.logged` tells the plans.
 * @throws NOT_FOUND, ARCHIVED, OUT_OF_BRANCH, CONTACT_OUTCOME, CONTACT_DIRECTION, TOO_LONG, TOO_LARGE (at), each with its field
 */
export async function logContact(tx: Tx, viewer: Viewer, input: NewContact, now: Date): Promise<OwnKey> {
  const { kind } = input;
  const { memberId, store } = await partyOf(tx, viewer, input.memberId, input.storeId);
  const at = checkMoment(input.at ?? now, now, 'at');
  const row = {
    member_id: memberId,
    id: newId(at),
    kind,
    direction: checkDirection(kind, input.direction),
    outcome: checkOutcome(kind, input.outcome ?? null),
    text: optionalText(input.text, 'text', 2000) ?? '',
    at,
    store_id: store.id,
    employee_id: input.employeeId ?? employeeOf(viewer),
    sale_id: await checkSale(tx, viewer, memberId, input.saleId),
    follow_up_id: input.followUpId ?? null,
  };
  await tx.insertInto('contact').values(row).execute();
  await note(tx, viewer, 'contact.create', row);
  await publish(tx, now, [{ kind: 'contact.logged', orgId: store.id, memberId, payload: { contactId: row.id, contactKind: kind } }]);
  return { memberId, id: row.id };
}

export interface ContactChange {
  outcome?: ContactOutcome | null | undefined;
  text?: string | null | undefined;
  saleId?: string | null | undefined;
}

/** Says what came of a contact, or corrects it. @throws NOT_FOUND, CONTACT_OUTCOME, TOO_LONG */
export async function updateContact(tx: Tx, viewer: Viewer, key: OwnKey, input: ContactChange): Promise<void> {
  const before = await find(tx, viewer, key);
  const change: Partial<Contact> = {
    ...(input.outcome !== undefined && { outcome: checkOutcome(before.kind, input.outcome) }),
    ...(input.text !== undefined && { text: optionalText(input.text, 'text', 2000) ?? '' }),
    ...(input.saleId !== undefined && { sale_id: await checkSale(tx, viewer, key.memberId, input.saleId) }),
    ...(before.employee_id === null && { employee_id: employeeOf(viewer) }), // a call that nobody had taken yet
  };
  if (Object.keys(change).length === 0) return;
  await tx.updateTable('contact').set(change).where('member_id', '=', key.memberId).where('id', '=', key.id).execute();
  await note(tx, viewer, 'contact.update', { ...before, ...change }, before);
}

async function find(tx: Tx, viewer: Viewer, { memberId, id }: OwnKey): Promise<Contact> {
  const contact = await tx
    .selectFrom('contact')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!contact || !inBranch(viewer, contact.store_id)) throw new DomainError('NOT_FOUND', {}, 'id');
  return contact;
}

/** What was said is sealed under the member's key. */
async function note(tx: Tx, viewer: Viewer, action: `contact.${string}`, row: Contact, before?: Contact): Promise<void> {
  await audit(tx, viewer, {
    action,
    entity: 'Contact',
    id: JSON.stringify([row.member_id, row.id]),
    orgId: row.store_id,
    ...(before && { before: { ...before } }),
    after: { ...row },
    member: { id: row.member_id, personal: ['text'] },
  });
}
