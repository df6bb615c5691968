import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { orgWhere } from '../../scope.ts';
import { ofPerson } from '../members/sql.ts';

builder.prismaObjectField('Member', 'purchases', (t) =>
  t.prismaConnection({
    type: 'Sale',
    cursor: 'member_id_id',
    description:
      "What the person bought and gave back in the viewer's branch, by whichever record, newest first; `sales` are those of this record alone.",
    authScopes: { can: 'sale.read' },
    resolve: async (query, { id }, _args, { viewer }) =>
      prisma.sale.findMany({
        ...query,
        where: { ...orgWhere(viewer, 'store_id'), ...(await ofPerson(db, id)) },
        orderBy: [{ business_date: 'desc' }, { id: 'desc' }],
      }),
  }),
);
