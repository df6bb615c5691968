import DataLoader from 'dataloader';
import type { Context } from '../../context.ts';
import { prisma } from '../../db.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';

const load = (context: Context) =>
  new DataLoader(async (ids: readonly string[]) => {
    const members = await prisma.member.findMany({ where: { id: { in: [...ids] }, ...memberWhere(context.viewer) } });
    const byId = new Map(members.map((member) => [member.id, member]));
    return ids.map((id) => byId.get(id) ?? null);
  });

const loaders = new WeakMap<Context, ReturnType<typeof load>>();

/**
 * A member that a row names without a foreign key, as far as the viewer may see it; those of a page come in one query. For `t.field`, not
 * `t.prismaField`, which would take it that the member was asked for with all that is selected of it.
 */
export async function memberOf(context: Context, id: string | null) {
  if (id === null || !may(context.viewer, 'member.read')) return null;
  const loader = loaders.get(context) ?? load(context);
  loaders.set(context, loader);
  return loader.load(id);
}
