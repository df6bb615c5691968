import type { Prisma } from '@regulars/db/generated/client/client';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { SortDirection } from '../../sort-direction.ts';
import { type Viewer } from '../../viewer.ts';
import { ofPerson } from '../members/sql.ts';
import { branchWhere } from '../orgs/branch.ts';
import { DeliveryStatus } from './schema.ts';

const DeliveryFilter = builder.inputType('DeliveryFilter', {
  description: 'Which deliveries; conditions are joined by AND.',
  fields: (t) => ({
    branchId: t.globalID({ description: 'By this Org or one below it.' }),
    from: t.field({ type: 'Date', description: 'On this business day or later.' }),
    to: t.field({ type: 'Date', description: 'On this business day or earlier.' }),
    statuses: t.field({ type: [DeliveryStatus], description: 'In any of these statuses.' }),
    employeeId: t.globalID({ description: 'Of this salesperson, an Employee.' }),
    memberId: t.globalID({ description: 'For this Member.' }),
    number: t.string({ description: 'The whole number of the delivery.' }),
  }),
});

async function deliveriesWhere(
  viewer: Viewer,
  filter: typeof DeliveryFilter.$inferInput | null | undefined,
): Promise<Prisma.DeliveryWhereInput> {
  const { from, to, statuses, number } = filter ?? {};
  if (from && to && to < from) throw new DomainError('BAD_RANGE', { from }, 'filter.to');
  const employee_id = optionalUuid(filter?.employeeId, 'Employee', 'filter.employeeId');
  const memberId = optionalUuid(filter?.memberId, 'Member', 'filter.memberId');
  return {
    ...(await branchWhere(viewer, filter?.branchId, 'store_id', 'filter.branchId')),
    ...(from || to ? { date: { ...(from && { gte: new Date(from) }), ...(to && { lte: new Date(to) }) } } : {}),
    ...(statuses ? { status: { in: statuses } } : {}),
    ...(employee_id ? { employee_id } : {}),
    ...(await ofPerson(db, memberId)),
    ...(number?.trim() ? { number: number.trim().toUpperCase() } : {}),
  };
}

builder.queryField('deliveries', (t) =>
  t.prismaConnection({
    type: 'Delivery',
    cursor: 'member_id_id',
    description: "Deliveries by the stores of the viewer's branch, by day.",
    authScopes: { can: 'delivery.read' },
    args: {
      filter: t.arg({ type: DeliveryFilter }),
      direction: t.arg({ type: SortDirection, required: true, defaultValue: 'desc', description: 'The last day first, or the first.' }),
    },
    resolve: async (query, _root, { filter, direction }, { viewer }) =>
      prisma.delivery.findMany({
        ...query,
        where: await deliveriesWhere(viewer, filter),
        orderBy: [{ date: direction }, { id: direction }],
      }),
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.delivery.count({ where: await deliveriesWhere(viewer, filter), take: COUNT_CAP }),
  }),
);
