import { newId } from '@regulars/db/ids';
import type { DB, Tx } from '@regulars/db/kysely';
import {
  type AnniversaryFields,
  checkAnniversary,
  checkPossession,
  checkRelative,
  MOST_BELONGINGS,
  type PossessionFields,
  type RelativeFields,
} from '@regulars/domain/belongings';
import { DomainError } from '@regulars/domain/errors';
import type { BusinessDate } from '@regulars/domain/time';
import type { Selectable } from 'kysely';
import { businessDayAt } from '../../business-day.ts';
import type { Viewer } from '../../viewer.ts';
import { audit } from '../audit/service.ts';
import { lockPerson, type Member, recordsOf } from '../members/sql.ts';
import { linkedRecord } from './relatives.ts';

/** What is written down around a member: who belongs to the family, which days are kept, what is owned. */
type Belonging = 'member_relative' | 'member_anniversary' | 'member_possession';

/** The key of what a member owns. */
export interface OwnKey {
  memberId: string;
  id: string;
}

const ACTIONS = {
  member_relative: 'member.relative',
  member_anniversary: 'member.anniversary',
  member_possession: 'member.possession',
} as const satisfies Record<Belonging, string>;

/** What is left out of a change stays as it is. */
export type Change<Fields> = { [Field in keyof Fields]?: Fields[Field] | undefined };

export interface RelativeInput extends Omit<RelativeFields, 'name'> {
  /** Null: as the linked member is called. */
  name: string | null;
  /** The relative's own record, where one exists. */
  linkedMemberId: string | null;
}

/** Writes down somebody of the family. @throws NOT_FOUND (memberId, linkedMemberId), ARCHIVED, OWN_RELATIVE, DUPLICATE, TOO_LARGE, those of `checkRelative` */
export async function addRelative(tx: Tx, viewer: Viewer, memberId: string, input: RelativeInput, now: Date): Promise<OwnKey> {
  const { member, today } = await open(tx, viewer, memberId, 'memberId', now);
  await requireRoom(tx, 'member_relative', member.id);
  const row = { ...(await relativeRow(tx, viewer, member, input, today)), member_id: member.id, id: newId(now) };
  await tx.insertInto('member_relative').values(row).execute();
  return noted(tx, viewer, member, 'member_relative', { after: row });
}

/** @throws those of `addRelative` */
export async function updateRelative(tx: Tx, viewer: Viewer, key: OwnKey, input: Change<RelativeInput>, now: Date): Promise<OwnKey> {
  const { member, today } = await open(tx, viewer, key.memberId, 'id', now);
  const before = await rowOf(tx, 'member_relative', key);
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const whole: RelativeInput = { ...before, linkedMemberId: before.relative_id, ...given };
  const after = { ...(await relativeRow(tx, viewer, member, whole, today, key.id)), member_id: key.memberId, id: key.id };
  await tx.updateTable('member_relative').set(after).where('member_id', '=', key.memberId).where('id', '=', key.id).execute();
  return noted(tx, viewer, member, 'member_relative', { before, after });
}

async function relativeRow(
  tx: Tx,
  viewer: Viewer,
  member: Member,
  { linkedMemberId, name, ...rest }: RelativeInput,
  today: BusinessDate,
  ownId: string | null = null,
) {
  const linked = linkedMemberId ? await linkedRecord(tx, viewer, member.id, linkedMemberId, ownId) : null;
  const fields = checkRelative({ ...rest, name: name ?? linked?.name ?? '' }, today);
  return { ...fields, relative_id: linked?.id ?? null };
}

/** Writes down a day that the member keeps. @throws NOT_FOUND, ARCHIVED (memberId), TOO_LARGE, those of `checkAnniversary` */
export async function addAnniversary(tx: Tx, viewer: Viewer, memberId: string, input: AnniversaryFields, now: Date): Promise<OwnKey> {
  const { member, today } = await open(tx, viewer, memberId, 'memberId', now);
  await requireRoom(tx, 'member_anniversary', member.id);
  const row = { ...checkAnniversary(input, today), member_id: member.id, id: newId(now) };
  await tx.insertInto('member_anniversary').values(row).execute();
  return noted(tx, viewer, member, 'member_anniversary', { after: row });
}

/** @throws those of `addAnniversary` */
export async function updateAnniversary(tx: Tx, viewer: Viewer, key: OwnKey, input: Change<AnniversaryFields>, now: Date): Promise<OwnKey> {
  const { member, today } = await open(tx, viewer, key.memberId, 'id', now);
  const before = await rowOf(tx, 'member_anniversary', key);
  const change = checkAnniversary({ name: input.name ?? before.name, date: input.date ?? before.date }, today);
  await tx.updateTable('member_anniversary').set(change).where('member_id', '=', key.memberId).where('id', '=', key.id).execute();
  return noted(tx, viewer, member, 'member_anniversary', { before, after: { ...before, ...change } });
}

/** Writes down what the member owns. @throws NOT_FOUND, ARCHIVED (memberId), TOO_LARGE, those of `checkPossession` */
export async function addPossession(tx: Tx, viewer: Viewer, memberId: string, input: PossessionFields, now: Date): Promise<OwnKey> {
  const { member, today } = await open(tx, viewer, memberId, 'memberId', now);
  await requireRoom(tx, 'member_possession', member.id);
  const row = { ...checkPossession(input, today), member_id: member.id, id: newId(now) };
  await tx.insertInto('member_possession').values(row).execute();
  return noted(tx, viewer, member, 'member_possession', { after: row });
}

/** @throws those of `addPossession` */
export async function updatePossession(tx: Tx, viewer: Viewer, key: OwnKey, input: Change<PossessionFields>, now: Date): Promise<OwnKey> {
  const { member, today } = await open(tx, viewer, key.memberId, 'id', now);
  const before = await rowOf(tx, 'member_possession', key);
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const change = checkPossession({ ...before, ...given }, today);
  await tx.updateTable('member_possession').set(change).where('member_id', '=', key.memberId).where('id', '=', key.id).execute();
  return noted(tx, viewer, member, 'member_possession', { before, after: { ...before, ...change } });
}

/** Forgets what was written down. @returns the record in which the person stands @throws NOT_FOUND, ARCHIVED */
export async function removeBelonging(tx: Tx, viewer: Viewer, table: Belonging, key: OwnKey): Promise<string> {
  const member = await lockPerson(tx, viewer, key.memberId, 'belongingId');
  const before = await rowOf(tx, table, key, 'belongingId');
  await tx.deleteFrom(table).where('member_id', '=', key.memberId).where('id', '=', key.id).execute();
  await noted(tx, viewer, member, table, { before });
  return member.id;
}

async function open(tx: Tx, viewer: Viewer, memberId: string, field: string, now: Date): Promise<{ member: Member; today: BusinessDate }> {
  const member = await lockPerson(tx, viewer, memberId, field);
  const store = await tx.selectFrom('org').selectAll().where('id', '=', member.home_store_id).executeTakeFirstOrThrow();
  return { member, today: businessDayAt(store, now) };
}

/** The lock on the person's record makes this count exact. @throws TOO_LARGE */
async function requireRoom(tx: Tx, table: Belonging, memberId: string): Promise<void> {
  const { count } = await tx
    .selectFrom(table)
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('member_id', '=', (eb) => eb.fn.any(recordsOf(memberId)))
    .executeTakeFirstOrThrow();
  if (count >= MOST_BELONGINGS) throw new DomainError('TOO_LARGE', { max: MOST_BELONGINGS }, 'memberId');
}

async function rowOf<Table extends Belonging>(tx: Tx, table: Table, key: OwnKey, field?: string): Promise<Selectable<DB[Table]>>;
async function rowOf(tx: Tx, table: Belonging, { memberId, id }: OwnKey, field = 'id'): Promise<Selectable<DB[Belonging]>> {
  const row = await tx.selectFrom(table).selectAll().where('member_id', '=', memberId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('NOT_FOUND', {}, field);
  return row;
}

interface Noted {
  before?: OwnRow;
  after?: OwnRow;
}

interface OwnRow {
  member_id: string;
  id: string;
}

/** All of it is personal: the trail keeps it under the member's key. */
async function noted(tx: Tx, viewer: Viewer, member: Member, table: Belonging, { before, after }: Noted): Promise<OwnKey> {
  const key = after ?? before;
  if (!key) throw new RangeError('nothing was changed');
  await audit(tx, viewer, {
    action: ACTIONS[table],
    entity: 'Member',
    id: member.id,
    orgId: member.home_store_id,
    ...(before && { before: fieldsOf(before) }),
    ...(after && { after: fieldsOf(after) }),
    member: { id: member.id, personal: Object.keys(key) },
  });
  return { memberId: key.member_id, id: key.id };
}

/** Of a row what somebody wrote. */
const fieldsOf = (row: OwnRow) =>
  Object.fromEntries(Object.entries(row).filter(([name, value]) => name !== 'member_id' && name !== 'id' && value !== null));
