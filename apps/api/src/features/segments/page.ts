import type { Prisma } from '@regulars/db/generated/client/client';
import type { Condition } from '@regulars/domain/criteria';
import { db, prisma } from '../../db.ts';
import { idsOfMembers } from './ask.ts';
import type { Among, Compiling } from './sql.ts';

/** What Pothos asks of a page: after (or, where `take` is negative, before) a cursor. */
interface Paging {
  cursor?: Prisma.MemberWhereUniqueInput | undefined;
  skip?: number | undefined;
  take?: number | undefined;
  include?: Prisma.MemberInclude;
  select?: Prisma.MemberSelect;
}

/** A page of the members who meet a condition: their ids by one statement, then the rows that were asked for. @throws TIME_BUDGET */
export async function pageOfMembers(
  { cursor, skip: _skip, take = 0, ...selection }: Paging,
  condition: Condition,
  asking: Compiling,
  among: Among,
) {
  const ids = await idsOfMembers(db, condition, asking, among, { from: cursor?.id, limit: Math.abs(take), backwards: take < 0 });
  return prisma.member.findMany({ ...selection, where: { id: { in: ids } }, orderBy: { id: 'asc' } });
}
