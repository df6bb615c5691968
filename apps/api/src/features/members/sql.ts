import type { DB, Db, Tx } from '@regulars/db/kysely';
import { DomainError } from '@regulars/domain/errors';
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Viewer } from '../../viewer.ts';

export type Member = Selectable<DB['member']>;

/** Which of these members the viewer's branch knows. Guests and unknown ids are left out. */
export async function knownMembers(tx: Db, viewer: Viewer, ids: readonly string[]): Promise<Set<string>> {
  const { stores } = viewer;
  const rows = await tx
    .selectFrom('member')
    .select('id')
    .where('id', 'in', ids)
    .where('kind', '!=', 'GUEST')
    .$if(stores !== null, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('member_store')
            .select('store_id')
            .whereRef('member_id', '=', 'member.id')
            .where('store_id', 'in', [...(stores ?? [])]),
        ),
      ),
    )
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** The member, locked; what another branch knows alone does not exist. @throws NOT_FOUND */
export async function lockKnownMember(tx: Tx, viewer: Viewer, id: string): Promise<Member> {
  const member = await tx.selectFrom('member').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!member || !(await knownMembers(tx, viewer, [id])).has(id)) throw new DomainError('NOT_FOUND', {}, 'id');
  return member;
}

/** From now on whoever works in the store may browse the member. */
export async function makeKnown(tx: Tx, memberId: string, storeId: string): Promise<void> {
  await tx
    .insertInto('member_store')
    .values({ member_id: memberId, store_id: storeId })
    .onConflict((conflict) => conflict.columns(['member_id', 'store_id']).doNothing())
    .execute();
}

/** The record in which a person stands, whichever of the person's records is named. */
const standsIn = (memberId: string) => sql`(select coalesce(merged_into, id) from member where id = ${memberId})`;

/** All records of a person in SQL, whichever is named: the one that stands, and those that were merged into it. */
export const recordsOf = (memberId: string): RawBuilder<string[]> =>
  sql`array(select ${standsIn(memberId)} union all select id from member where merged_into = ${standsIn(memberId)})`;

/** The same as a list, for reads through Prisma: the one that stands comes first. */
export async function personIds(on: Db, memberId: string): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`select ${recordsOf(memberId)} as ids`.execute(on);
  return rows[0]?.ids ?? [];
}

/** A filter of what belongs to a person, by whichever record; none where nobody is named. */
export async function ofPerson(on: Db, memberId: string | null | undefined): Promise<{ member_id?: { in: string[] } }> {
  return memberId ? { member_id: { in: await personIds(on, memberId) } } : {};
}

/**
 * The record in which a person stands, locked, whichever of the person's records is named.
 * @param field of the input, for the error
 * @throws NOT_FOUND, ARCHIVED
 */
export async function lockPerson(tx: Tx, viewer: Viewer, id: string, field: string): Promise<Member> {
  const named = await tx.selectFrom('member').select('merged_into').where('id', '=', id).executeTakeFirst();
  const member = await lockKnownMember(tx, viewer, named?.merged_into ?? id).catch((error: unknown) => {
    throw error instanceof DomainError ? error.at(field) : error;
  });
  if (member.archived_at) throw new DomainError('ARCHIVED', {}, field);
  return member;
}
