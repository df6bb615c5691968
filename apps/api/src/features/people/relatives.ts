import type { Db, Tx } from '@regulars/db/kysely';
import { inverseOf, type Relation } from '@regulars/domain/belongings';
import { DomainError } from '@regulars/domain/errors';
import type { BusinessDate } from '@regulars/domain/time';
import { sql } from 'kysely';
import type { Viewer } from '../../viewer.ts';
import { knownMembers, recordsOf } from '../members/sql.ts';

/** Somebody of a member's family, as the member sees it. */
export interface FamilyMember {
  relation: Relation;
  name: string;
  birthday: BusinessDate | null;
  phone: string | null;
  /** The record in which the relative stands; null: no member, or one whom the viewer's branch does not know. */
  otherId: string | null;
  /** Where it is written down: with this member, or with the relative. */
  entry: { memberId: string; id: string };
  own: boolean;
}

interface Row extends Omit<FamilyMember, 'entry' | 'otherId'> {
  member_id: string;
  id: string;
  other_id: string | null;
  other_name: string | null;
  other_birthday: BusinessDate | null;
  other_phone: string | null;
}

/**
 * The family of a person: what was written down with any record of the person, and who wrote the person down, each once. What is
 * known of a relative who is a member comes from that record, where the viewer's branch knows it.
 */
export async function familyOf(on: Db, viewer: Viewer, memberId: string): Promise<FamilyMember[]> {
  const ids = recordsOf(memberId);
  const { rows } = await sql<Row>`
    select f.own, f.member_id, f.id, f.relation, f.name, f.birthday, f.phone,
      o.id as other_id, o.name as other_name, o.birthday as other_birthday, o.phone as other_phone
    from (
      select true as own, r.member_id, r.id, r.relation, r.name, r.birthday, r.phone, r.relative_id as other_id
      from member_relative r where r.member_id = any(${ids})
      union all
      select false, r.member_id, r.id, r.relation, '', null, null, r.member_id from member_relative r where r.relative_id = any(${ids})
    ) f left join member n on n.id = f.other_id left join member o on o.id = coalesce(n.merged_into, n.id)
    order by f.own desc, f.id`.execute(on);
  const others = rows.flatMap(({ other_id }) => other_id ?? []);
  const known = others.length > 0 ? await knownMembers(on, viewer, others) : new Set<string>();
  const seen = new Set<string | null>([memberId]);
  return rows.flatMap((row) => {
    if (seen.has(row.other_id)) return [];
    if (row.other_id) seen.add(row.other_id);
    return asSeen(row, row.other_id !== null && known.has(row.other_id));
  });
}

function asSeen(row: Row, known: boolean): FamilyMember[] {
  if (!row.own && !known) return []; // whom another branch knows alone does not exist
  const relation = row.own ? row.relation : inverseOf(row.relation);
  const entry = { memberId: row.member_id, id: row.id };
  const told = known
    ? { name: row.other_name ?? row.name, birthday: row.other_birthday ?? row.birthday, phone: row.other_phone ?? row.phone }
    : { name: row.name, birthday: row.birthday, phone: row.phone };
  return [{ ...told, relation, entry, own: row.own, otherId: known ? row.other_id : null }];
}

/**
 * The record in which a relative stands who is a member.
 * @param ownId the entry that is being changed
 * @throws NOT_FOUND, OWN_RELATIVE, DUPLICATE, all of linkedMemberId
 */
export async function linkedRecord(tx: Tx, viewer: Viewer, memberId: string, linkedMemberId: string, ownId: string | null) {
  const linked = await tx
    .selectFrom('member as n')
    .innerJoin('member as m', (join) => join.on((eb) => eb('m.id', '=', eb.fn.coalesce('n.merged_into', 'n.id'))))
    .select(['m.id', 'm.name'])
    .where('n.id', '=', linkedMemberId)
    .executeTakeFirst();
  if (!linked || !(await knownMembers(tx, viewer, [linked.id])).has(linked.id)) throw new DomainError('NOT_FOUND', {}, 'linkedMemberId');
  if (linked.id === memberId) throw new DomainError('OWN_RELATIVE', {}, 'linkedMemberId');
  const family = await familyOf(tx, viewer, memberId);
  if (family.some(({ otherId, entry }) => otherId === linked.id && entry.id !== ownId))
    throw new DomainError('DUPLICATE', { value: linked.name }, 'linkedMemberId');
  return linked;
}
