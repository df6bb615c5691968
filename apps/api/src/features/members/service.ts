import type { Gender, MemberKind, MemberSource } from '@regulars/db/generated/kysely-enums';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import { checkApplicant, checkDocument } from '@regulars/domain/documents';
import { DomainError } from '@regulars/domain/errors';
import { checkProfile, type ProfileInput } from '@regulars/domain/members';
import { businessDayAt } from '../../business-day.ts';
import { publish } from '../../publish.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { requireOpen, startLevel } from './start-level.ts';
import { claimDocument, type TypedDocument } from './documents.ts';
import { countJoined, moveJoined } from './joined.ts';
import { claimKeys, freeNumber, type Key, replaceKey } from './keys.ts';
import { indexMembers } from './search-index.ts';
import { loadRequirements } from './settings.ts';
import { lockKnownMember, makeKnown, type Member } from './sql.ts';

/** The fields that are sealed in the trail. */
export const PERSONAL = ['name', 'gender', 'birthday', 'phone', 'email', 'address', 'note', 'card'];

/** What is not given stays as it is; null empties. */
export interface MemberChange extends ProfileInput {
  gender?: Gender | null;
  homeStoreId?: string | null;
  recruiterId?: string | null;
}

export interface NewMember extends MemberChange {
  name: string;
  kind?: Exclude<MemberKind, 'GUEST'>;
  document?: TypedDocument | null;
}

/** Where a registration by this viewer comes from: never what a client says of itself. */
function sourceOf(viewer: Viewer): MemberSource {
  if (viewer.kind === 'system') return 'IMPORT';
  return viewer.kind === 'employee' && viewer.role === 'CALL_CENTRE_AGENT' ? 'CALL_CENTRE' : 'COUNTER';
}

/** @throws REQUIRED, NOT_FOUND, OUT_OF_BRANCH, ARCHIVED, all of homeStoreId */
async function homeStore(tx: Tx, viewer: Viewer, id: string | null) {
  if (id === null) throw new DomainError('REQUIRED', {}, 'homeStoreId');
  const store = await tx.selectFrom('org').selectAll().where('id', '=', id).executeTakeFirst();
  if (!store || (store.kind !== 'STORE' && store.kind !== 'DEALER')) throw new DomainError('NOT_FOUND', {}, 'homeStoreId');
  requireBranch(viewer, id, 'homeStoreId');
  if (store.archived_at) throw new DomainError('ARCHIVED', {}, 'homeStoreId');
  return store;
}

/** @throws NOT_FOUND of recruiterId */
async function checkRecruiter(tx: Tx, id: string): Promise<void> {
  const employee = await tx.selectFrom('employee').select('id').where('id', '=', id).where('archived_at', 'is', null).executeTakeFirst();
  if (!employee) throw new DomainError('NOT_FOUND', {}, 'recruiterId');
}

/**
 * Registers a member at a store: without one named, the viewer's own. Number, level, source and day of joining are ours to say.
 * @param source where it comes from, as our own code knows; by default as the viewer's role says
 * @returns the new member's id
 * @throws those of `checkProfile`, `checkDocument` and `checkApplicant`, DUPLICATE (phone, card, document.number), REQUIRED, NOT_FOUND,
 * OUT_OF_BRANCH, ARCHIVED, CHANNEL_CLOSED
 */
export async function createMember(
  tx: Tx,
  viewer: Viewer,
  input: NewMember,
  now: Date,
  source: MemberSource = sourceOf(viewer),
): Promise<string> {
  await requireOpen(tx, source);
  const store = await homeStore(tx, viewer, input.homeStoreId ?? (viewer.kind === 'employee' ? viewer.orgId : null));
  const joined_on = businessDayAt(store, now);
  const { card = null, name, ...profile } = checkProfile(input, joined_on);
  const recruiter_id = input.recruiterId ?? (viewer.kind === 'employee' ? viewer.id : null);
  if (recruiter_id) await checkRecruiter(tx, recruiter_id);
  const kind = input.kind ?? 'PERSON';
  const document = input.document ? checkDocument(input.document.kind, input.document.number, joined_on) : null;
  const birthday = profile.birthday ?? document?.birthday ?? null;
  checkApplicant({ kind, phone: profile.phone ?? null, birthday, document }, await loadRequirements(tx), joined_on);
  const row = {
    ...profile,
    birthday,
    id: newId(now),
    kind,
    number: await freeNumber(tx),
    name: name ?? '',
    gender: input.gender ?? document?.gender ?? null,
    source,
    home_store_id: store.id,
    level_id: await startLevel(tx, source),
    recruiter_id,
    joined_on,
    created_at: now,
    updated_at: now,
  };
  await tx.insertInto('member').values(row).execute();
  await countJoined(tx, [row]);
  await claimKeys(tx, viewer, row.id, keysOf({ NUMBER: row.number, PHONE: profile.phone ?? null, CARD: card }));
  if (document) await claimDocument(tx, viewer, row.id, document, now);
  await makeKnown(tx, row.id, store.id);
  await indexMembers(tx, [{ id: row.id, name: row.name, phone: profile.phone ?? null }]);
  const member = { id: row.id, personal: PERSONAL };
  await audit(tx, viewer, { action: 'member.create', entity: 'Member', id: row.id, orgId: store.id, after: { ...row, card }, member });
  await publish(tx, now, [
    { kind: 'member.created', orgId: store.id, memberId: row.id, payload: { source: row.source, levelId: row.level_id } },
  ]);
  return row.id;
}

function keysOf(values: { NUMBER: string; PHONE: string | null; CARD: string | null }): Key[] {
  const kinds = ['NUMBER', 'PHONE', 'CARD'] as const;
  return kinds.flatMap((kind) => {
    const value = values[kind];
    return value === null ? [] : [{ kind, value }];
  });
}

/**
 * Changes what was given.
 * @param version the one that the user saw
 * @throws NOT_FOUND, ARCHIVED, VERSION_CONFLICT and those of `createMember`
 */
export async function updateMember(tx: Tx, viewer: Viewer, id: string, version: number, input: MemberChange, now: Date): Promise<void> {
  const before = await lockKnownMember(tx, viewer, id);
  if (before.archived_at) throw new DomainError('ARCHIVED', {}, 'id');
  if (before.version !== version) throw new DomainError('VERSION_CONFLICT', {}, 'version');
  const store = await tx.selectFrom('org').selectAll().where('id', '=', before.home_store_id).executeTakeFirstOrThrow();
  const { card, ...profile } = checkProfile(input, businessDayAt(store, now));
  const change: Partial<Member> = { ...profile };
  if (input.gender !== undefined) change.gender = input.gender;
  if (input.recruiterId !== undefined) change.recruiter_id = input.recruiterId;
  if (input.recruiterId) await checkRecruiter(tx, input.recruiterId);
  if (input.homeStoreId !== undefined && input.homeStoreId !== before.home_store_id) {
    change.home_store_id = (await homeStore(tx, viewer, input.homeStoreId)).id;
    await makeKnown(tx, id, change.home_store_id);
    await moveJoined(tx, before, change.home_store_id);
  }
  if (profile.phone !== undefined && profile.phone !== before.phone) await replaceKey(tx, viewer, id, 'PHONE', profile.phone);
  const cards = card === undefined ? {} : await replaceCard(tx, viewer, id, card);
  const action = 'member.update';
  await save(tx, viewer, before, { action, event: 'member.updated', change, now, ...cards });
}

/** For the audit row: the card before and after. */
async function replaceCard(tx: Tx, viewer: Viewer, id: string, card: string | null) {
  const old = await tx.selectFrom('member_key').select('value').where('member_id', '=', id).where('kind', '=', 'CARD').execute();
  await replaceKey(tx, viewer, id, 'CARD', card);
  return { cards: { before: old.map(({ value }) => value).join(', ') || null, after: card } };
}

/** Takes the record out of use: it can be found, and buys no more. @throws NOT_FOUND */
export async function archiveMember(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const before = await lockKnownMember(tx, viewer, id);
  if (before.archived_at) return;
  await save(tx, viewer, before, { action: 'member.archive', event: 'member.archived', change: { archived_at: now }, now });
}

/** @throws NOT_FOUND, and ARCHIVED for what was merged into another */
export async function restoreMember(tx: Tx, viewer: Viewer, id: string, now: Date): Promise<void> {
  const before = await lockKnownMember(tx, viewer, id);
  if (before.merged_into) throw new DomainError('ARCHIVED', {}, 'id');
  if (!before.archived_at) return;
  await save(tx, viewer, before, { action: 'member.restore', event: 'member.restored', change: { archived_at: null }, now });
}

interface Saving {
  action: `member.${string}`;
  event: `member.${string}`;
  change: Partial<Member>;
  now: Date;
  cards?: { before: string | null; after: string | null };
}

async function save(tx: Tx, viewer: Viewer, before: Member, { action, event, change, now, cards }: Saving): Promise<void> {
  const { id } = before;
  await tx
    .updateTable('member')
    .set({ ...change, version: before.version + 1, updated_at: now })
    .where('id', '=', id)
    .execute();
  await indexMembers(tx, [{ ...before, ...change }]);
  await audit(tx, viewer, {
    action,
    entity: 'Member',
    id,
    orgId: change.home_store_id ?? before.home_store_id,
    before: { ...before, ...(cards && { card: cards.before }) },
    after: { ...before, ...change, ...(cards && { card: cards.after }) },
    member: { id, personal: PERSONAL },
  });
  const fields = [...Object.keys(change), ...(cards ? ['card'] : [])];
  await publish(tx, now, [{ kind: event, orgId: before.home_store_id, memberId: id, payload: { fields } }]);
}
