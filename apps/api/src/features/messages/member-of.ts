import type { Context } from '../../context.ts';
import { prisma } from '../../db.ts';
import { perRequest } from '../../per-request.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';

const read = perRequest(async ({ viewer }, ids: readonly string[]) => {
  const members = await prisma.member.findMany({ where: { id: { in: [...ids] }, ...memberWhere(viewer) } });
  return new Map(members.map((member) => [member.id, member]));
}, String);

/**
 * A member that a row names without a foreign key, as far as the viewer may see it; those of a page come in one query. For `t.field`, not
 * `t.prismaField`, which would take it that the member was asked for with all that is selected of it.
 */
export async function memberOf(context: Context, id: string | null) {
  return id === null || !may(context.viewer, 'member.read') ? null : read(context, id);
}
