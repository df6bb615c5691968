import type { OwnConnection } from '@regulars/db/copy';
import { newId } from '@regulars/db/ids';
import type { Tx } from '@regulars/db/kysely';
import type { OwnField } from '@regulars/domain/import-fields';
import { type MemberRow, memberRow } from '@regulars/domain/import-lists';
import type { RowFields } from '@regulars/domain/import-row';
import { sql } from 'kysely';
import { db } from '../../db.ts';
import type { Actor } from '../../viewer.ts';
import { auditAll } from '../audit/service.ts';
import { startLevel } from '../members/start-level.ts';
import { countJoined } from '../members/joined.ts';
import { indexMembers } from '../members/search-index.ts';
import { type BatchOutcome, importInBatches, type NumberedRow } from './batches.ts';
import type { Job } from './job.ts';
import type { RefusedRow } from './refusals.ts';
import { freeNumbers } from './numbers.ts';
import { type MappedFields, mappedFields, setOwnValues } from './own-fields.ts';
import { columnOf, withoutRepeats } from './repeats.ts';
import { branchOf, storesByName } from './stores.ts';
import { type Given, held, noteMembers } from './trail.ts';

type KeyKind = 'EXTERNAL' | 'PHONE' | 'CARD' | 'NUMBER';

/** A member of the file with what its names lead to. */
interface Wanted extends MemberRow {
  id: string;
  known: boolean;
  storeId: string;
  levelId: string;
  keys: { kind: KeyKind; value: string }[];
}

/** Imports members by their own id, phone or card: new ones are made, known ones left or brought up to date. */
export async function importMembers(_connection: OwnConnection, job: Job): Promise<void> {
  const own = await mappedFields(db, job.mapping);
  const read = (row: RowFields) => memberRow(row, own);
  await importInBatches(job, read, 'members_created', (tx, rows) => writeMembers(tx, job, own, rows), { own });
}

async function writeMembers(tx: Tx, job: Job, own: MappedFields, all: readonly NumberedRow<MemberRow>[]): Promise<BatchOutcome> {
  const byId = withoutRepeats(job, all, ({ external }) => external, 'member');
  const byPhone = withoutRepeats(job, byId.rows, ({ phone }) => phone, 'phone');
  const { rows, refused: byCard } = withoutRepeats(job, byPhone.rows, ({ card }) => card, 'card');
  const refused = [...byId.refused, ...byPhone.refused, ...byCard];
  const wanted = await resolve(tx, job, own, rows, refused);
  const fresh = wanted.filter((member) => !member.known);
  await insertMembers(tx, job, fresh);
  const changed = job.mapping.duplicates === 'UPDATE' ? wanted.filter((member) => member.known) : [];
  const before = await held(
    tx,
    'member',
    changed.map(({ id }) => id),
  );
  await updateMembers(tx, changed);
  const touched = [...fresh, ...changed];
  const given = new Map<string, Given>();
  for (const [id, card] of await addKeys(tx, touched)) given.set(id, { card });
  for (const [id, tags] of await addTags(tx, job.actor, touched)) given.set(id, { ...given.get(id), tags });
  for (const [id, fields] of await setOwnValues(tx, own, touched)) given.set(id, { ...given.get(id), ...fields });
  const ids = touched.map(({ id }) => id);
  await noteMembers(tx, job.actor, ids, before, given);
  return { written: fresh.length + changed.length, created: fresh.length, refused };
}

async function resolve(
  tx: Tx,
  job: Job,
  own: MappedFields,
  rows: readonly NumberedRow<MemberRow>[],
  refused: RefusedRow[],
): Promise<Wanted[]> {
  const allKeys = rows.map(({ fact }) => keysOf(job, fact));
  const owners = await ownersOf(tx, allKeys.flat());
  const stores = await storesByName(
    tx,
    rows.map(({ fact }) => fact.store),
  );
  const branch = new Set(await branchOf(tx, job.orgId));
  const levels = new Map(
    (await tx.selectFrom('level').select(['id', 'code', 'name']).where('archived_at', 'is', null).execute()).flatMap(
      ({ id, code, name }) => [[name, id] as const, [code, id] as const],
    ),
  );
  const lowest = await startLevel(tx, 'IMPORT');
  return rows.flatMap(({ row, fact }, at) => {
    const found = [...new Set((allKeys[at] ?? []).flatMap(({ kind, value }) => owners.get(`${kind} ${value}`) ?? []))];
    const storeId = fact.store === '' ? job.defaultStore : stores.get(fact.store);
    const levelId = fact.level === '' ? lowest : levels.get(fact.level);
    if (found.length > 1) return refuse(row, 'phone', 'DUPLICATE', fact.phone || fact.card);
    if (!storeId) return refuse(row, 'store', fact.store === '' ? 'REQUIRED' : 'UNKNOWN_STORE', fact.store);
    if (!branch.has(storeId)) return refuse(row, 'store', 'OUT_OF_BRANCH', fact.store);
    if (!levelId) return refuse(row, 'level', 'UNKNOWN_LEVEL', fact.level);
    const lacking = found.length === 0 ? [...own].find(([name, { required }]) => required && !fact.own.has(name)) : undefined;
    if (lacking) return refuse(row, lacking[0], 'REQUIRED', '');
    return [
      {
        ...fact,
        id: found[0] ?? newId(new Date(fact.joinedOn ?? Date.now())),
        known: found.length === 1,
        storeId,
        levelId,
        keys: allKeys[at] ?? [],
      },
    ];
  });

  function refuse(
    row: number,
    field: 'phone' | 'store' | 'level' | OwnField,
    code: 'DUPLICATE' | 'REQUIRED' | 'UNKNOWN_STORE' | 'OUT_OF_BRANCH' | 'UNKNOWN_LEVEL',
    value: string,
  ): [] {
    refused.push({ row, refusals: [{ column: columnOf(job, field), code, details: { value } }] });
    return [];
  }
}

function keysOf({ mapping }: Job, { external, phone, card }: MemberRow): Wanted['keys'] {
  const all = [
    { kind: 'EXTERNAL' as const, value: external && `${mapping.source}:${external}` },
    { kind: 'PHONE' as const, value: phone },
    { kind: 'CARD' as const, value: card },
  ];
  return all.filter(({ value }) => value !== '');
}

async function ownersOf(tx: Tx, wanted: Wanted['keys']): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; member_id: string }>`select k.kind || ' ' || k.value as key, k.member_id
    from unnest(${wanted.map(({ kind }) => kind)}::member_key_kind[], ${wanted.map(({ value }) => value)}::text[]) t (kind, value)
    join member_key k on k.kind = t.kind and k.value = t.value`.execute(tx);
  return new Map(rows.map(({ key, member_id }) => [key, member_id]));
}

async function insertMembers(tx: Tx, job: Job, members: readonly Wanted[]): Promise<void> {
  if (members.length === 0) return;
  const now = new Date();
  const taken = await ownersOf(
    tx,
    members.map(({ external }) => ({ kind: 'NUMBER', value: external })),
  );
  const ours = await freeNumbers(tx, members.length);
  const values = members.map((member, at) => {
    const own = member.external !== '' && !taken.has(`NUMBER ${member.external}`);
    const number = own ? member.external : (ours[at] ?? '');
    return {
      id: member.id,
      number,
      name: member.name || member.external || member.phone || member.card,
      gender: member.gender || null,
      birthday: member.birthday,
      phone: member.phone || null,
      email: member.email || null,
      address: member.address || null,
      note: member.note || null,
      source: 'IMPORT' as const,
      origin: 'IMPORT' as const,
      home_store_id: member.storeId,
      level_id: member.levelId,
      joined_on: member.joinedOn ?? job.today,
      created_at: now,
      updated_at: now,
    };
  });
  await tx.insertInto('member').values(values).execute();
  await countJoined(tx, values);
  await indexMembers(tx, values);
  await tx
    .insertInto('member_key')
    .values(values.map(({ id, number }) => ({ kind: 'NUMBER' as const, value: number, member_id: id })))
    .execute();
  await tx
    .insertInto('member_store')
    .values(values.map(({ id, home_store_id }) => ({ member_id: id, store_id: home_store_id })))
    .execute();
}

/** What the file leaves blank stays as it is. */
async function updateMembers(tx: Tx, members: readonly Wanted[]): Promise<void> {
  const column = (of: (member: Wanted) => string | null) => members.map((member) => of(member) || null);
  const { rows } = await sql<{ id: string; name: string; phone: string | null }>`
    update member m set name = coalesce(t.name, m.name), phone = coalesce(t.phone, m.phone), email = coalesce(t.email, m.email),
      address = coalesce(t.address, m.address), note = coalesce(t.note, m.note), gender = coalesce(t.gender, m.gender),
      birthday = coalesce(t.birthday, m.birthday), version = m.version + 1, updated_at = now()
    from unnest(${members.map(({ id }) => id)}::uuid[], ${column(({ name }) => name)}::text[], ${column(({ phone }) => phone)}::text[],
      ${column(({ email }) => email)}::text[], ${column(({ address }) => address)}::text[], ${column(({ note }) => note)}::text[],
      ${column(({ gender }) => gender)}::gender[], ${column(({ birthday }) => birthday)}::date[])
      t (id, name, phone, email, address, note, gender, birthday)
    where m.id = t.id returning m.id, m.name, m.phone`.execute(tx);
  await indexMembers(tx, rows);
}

/** @returns the members with a card that is new, and the card */
async function addKeys(tx: Tx, members: readonly Wanted[]): Promise<[string, string][]> {
  const rows = members.flatMap(({ id, keys }) => keys.map((key) => ({ ...key, member_id: id })));
  if (rows.length === 0) return [];
  const added = await tx
    .insertInto('member_key')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning(['kind', 'value', 'member_id'])
    .execute();
  return added.flatMap(({ kind, value, member_id }): [string, string][] => (kind === 'CARD' ? [[member_id, value]] : []));
}

/** @returns the members with tags that they did not have, and these */
async function addTags(tx: Tx, actor: Actor, members: readonly Wanted[]): Promise<[string, string[]][]> {
  const pairs = members.flatMap(({ id, tags }) => tags.map((tag) => ({ id, tag })));
  if (pairs.length === 0) return [];
  const now = new Date();
  const names = [...new Set(pairs.map(({ tag }) => tag))];
  const made = await tx
    .insertInto('tag')
    .values(names.map((name) => ({ id: newId(now), name })))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning(['id', 'name'])
    .execute();
  await auditAll(
    tx,
    actor,
    made.map(({ id, name }) => ({ action: 'tag.create', entity: 'Tag', id, orgId: null, after: { name } })),
  );
  const { rows } = await sql<{ member_id: string; tags: string[] }>`with added as (insert into member_tag (member_id, tag_id, tagged_at)
    select p.id, t.id, ${now} from unnest(${pairs.map(({ id }) => id)}::uuid[], ${pairs.map(({ tag }) => tag)}::text[]) p (id, name) join tag t on t.name = p.name
    on conflict do nothing returning member_id, tag_id)
    select a.member_id, array_agg(t.name order by t.name) as tags from added a join tag t on t.id = a.tag_id group by a.member_id`.execute(
    tx,
  );
  return rows.map(({ member_id, tags }) => [member_id, tags]);
}
