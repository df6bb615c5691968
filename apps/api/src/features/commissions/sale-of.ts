import type { Context } from '../../context.ts';
import { prisma } from '../../db.ts';
import { perRequest } from '../../per-request.ts';
import { orgWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';

interface Key {
  member_id: string;
  id: string;
}

const textOf = ({ member_id, id }: Key) => `${member_id} ${id}`;

const read = perRequest(async ({ viewer }, keys: readonly Key[]) => {
  const ofPage = { OR: keys.map(({ member_id, id }) => ({ member_id, id })) };
  const sales = await prisma.sale.findMany({ where: { AND: [ofPage, orgWhere(viewer, 'store_id')] } });
  return new Map(sales.map((sale) => [textOf(sale), sale]));
}, textOf);

/** A sale that a row names without a foreign key, as far as the viewer may see it; those of a page come in one query. For `t.field`, as of `memberOf`. */
export async function saleOf(context: Context, key: Key) {
  return may(context.viewer, 'sale.read') ? read(context, key) : null;
}
