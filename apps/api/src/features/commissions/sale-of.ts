import DataLoader from 'dataloader';
import type { Context } from '../../context.ts';
import { prisma } from '../../db.ts';
import { orgWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';

interface Key {
  member_id: string;
  id: string;
}

const textOf = ({ member_id, id }: Key) => `${member_id} ${id}`;

const load = (context: Context) =>
  new DataLoader(
    async (keys: readonly Key[]) => {
      const ofPage = { OR: keys.map(({ member_id, id }) => ({ member_id, id })) };
      const sales = await prisma.sale.findMany({ where: { AND: [ofPage, orgWhere(context.viewer, 'store_id')] } });
      const byKey = new Map(sales.map((sale) => [textOf(sale), sale]));
      return keys.map((key) => byKey.get(textOf(key)) ?? null);
    },
    { cacheKeyFn: textOf },
  );

const loaders = new WeakMap<Context, ReturnType<typeof load>>();

/** A sale that a row names without a foreign key, as far as the viewer may see it; those of a page come in one query. For `t.field`, as of `memberOf`. */
export async function saleOf(context: Context, key: Key) {
  if (!may(context.viewer, 'sale.read')) return null;
  const loader = loaders.get(context) ?? load(context);
  loaders.set(context, loader);
  return loader.load(key);
}
