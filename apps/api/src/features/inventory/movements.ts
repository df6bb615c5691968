import type { Prisma } from '@regulars/db/generated/client/client';
import { uuid7 } from '@regulars/domain/uuid7';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { requireBranch, type Viewer } from '../../viewer.ts';

export const MovementKind = builder.enumType('MovementKind', {
  description: 'Why stock changed.',
  values: {
    OPENING: { description: '期初, taken over from the old system' },
    RECEIPT: { description: '入库, goods came in' },
    SALE: { description: '销售' },
    REFUND: { description: '退货' },
    TRANSFER_OUT: { description: '调出, to another store' },
    TRANSFER_IN: { description: '调入, from another store' },
    COUNT: { description: '盘点, what was found when counting' },
    LOSS: { description: '报损, broken, stolen or past its date' },
  },
});

builder.prismaObject('StockMovement', {
  description: 'One change of stock; never edited.',
  authScopes: { can: 'stock.read' },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Unique in its store.' }),
    kind: t.expose('kind', { type: MovementKind, description: 'Why.' }),
    quantity: t.expose('quantity', { type: 'Quantity', description: "In the product's unit; negative: out." }),
    balance: t.expose('balance', { type: 'Quantity', description: 'On hand after it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'What whoever moved it wrote.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    product: t.prismaField({
      type: 'Product',
      description: 'Of what.',
      resolve: (query, movement) => prisma.product.findUniqueOrThrow({ ...query, where: { id: movement.product_id } }),
    }),
    sale: t.prismaField({
      type: 'Sale',
      nullable: true,
      description: 'The sale or refund that moved it. Null without the right to see sales.',
      authScopes: { can: 'sale.read' },
      unauthorizedResolver: () => null,
      resolve: (query, { member_id, sale_id }) =>
        member_id && sale_id ? prisma.sale.findUnique({ ...query, where: { member_id_id: { member_id, id: sale_id } } }) : null,
    }),
    employee: t.prismaField({
      type: 'Employee',
      nullable: true,
      description: 'By whom; null where no employee did it.',
      resolve: (query, movement) =>
        movement.employee_id ? prisma.employee.findUnique({ ...query, where: { id: movement.employee_id } }) : null,
    }),
  }),
});

const MovementFilter = builder.inputType('MovementFilter', {
  description: 'Which movements; conditions are joined by AND.',
  fields: (t) => ({
    productId: t.globalID({ description: 'Of this Product.' }),
    kinds: t.field({ type: [MovementKind], description: 'Any of these kinds.' }),
    from: t.field({ type: 'DateTime', description: 'Not before.' }),
    until: t.field({ type: 'DateTime', description: 'Before this instant.' }),
  }),
});

/** The first id of an instant: an id begins with the time of its movement, so that the key serves ranges of time. */
const firstIdOf = (at: Date) => uuid7(Math.max(0, at.getTime()), new Uint8Array(10));

function movementWhere(
  viewer: Viewer,
  storeId: string,
  filter: typeof MovementFilter.$inferInput | null | undefined,
): Prisma.StockMovementWhereInput {
  requireBranch(viewer, storeId, 'storeId');
  const product = optionalUuid(filter?.productId, 'Product', 'filter.productId');
  return {
    store_id: storeId,
    id: { ...(filter?.from ? { gte: firstIdOf(filter.from) } : {}), ...(filter?.until ? { lt: firstIdOf(filter.until) } : {}) },
    ...(product ? { product_id: product } : {}),
    ...(filter?.kinds ? { kind: { in: filter.kinds } } : {}),
  };
}

builder.queryField('stockMovements', (t) =>
  t.prismaConnection({
    type: 'StockMovement',
    cursor: 'store_id_id',
    description: 'Why the stock of a store changed, newest first.',
    authScopes: { can: 'stock.read' },
    args: {
      storeId: t.arg.globalID({ required: true, description: 'The Org whose stock it is.' }),
      filter: t.arg({ type: MovementFilter }),
    },
    totalCount: (_root, { storeId, filter }, { viewer }) =>
      prisma.stockMovement.count({ where: movementWhere(viewer, uuidOf(storeId, 'Org', 'storeId'), filter), take: COUNT_CAP }),
    resolve: (query, _root, { storeId, filter }, { viewer }) =>
      prisma.stockMovement.findMany({
        ...query,
        where: movementWhere(viewer, uuidOf(storeId, 'Org', 'storeId'), filter),
        orderBy: [{ store_id: 'desc' }, { id: 'desc' }],
      }),
  }),
);
