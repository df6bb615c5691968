import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { AFTER, eventsOf, type Happening } from '../../stream/source.ts';
import { orgsAsked } from '../orgs/branch.ts';

const SaleHappening = builder.objectRef<Happening>('SaleHappening').implement({
  description: 'A sale or refund that was just recorded.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'To be given as `after` by who comes back.' }),
    sale: t.prismaField({
      type: 'Sale',
      description: 'The sale or refund.',
      resolve: (query, { entry }) =>
        prisma.sale.findUniqueOrThrow({
          ...query,
          where: { member_id_id: { member_id: entry?.memberId ?? '', id: String(entry?.payload['saleId']) } },
        }),
    }),
  }),
});

builder.subscriptionField('sales', (t) =>
  t.field({
    type: SaleHappening,
    description: "Sales and refunds of the viewer's branch as they are recorded: a live ticker. Imports of the past are not told.",
    authScopes: { can: 'sale.read' },
    args: { branchId: t.arg.globalID({ description: 'Of this Org or below it.' }), after: t.arg.string(AFTER) },
    subscribe: async (_root, { branchId }, { viewer }) =>
      eventsOf({ kinds: ['sale.recorded', 'sale.refunded'], orgs: await orgsAsked(viewer, branchId, 'branchId') }),
    resolve: (happening) => happening,
  }),
);
