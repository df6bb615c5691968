import type { Prisma } from '@regulars/db/generated/client/client';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { type Viewer } from '../../viewer.ts';
import { branchWhere } from '../orgs/branch.ts';
import { CaseKind, CaseState } from './schema.ts';

const CaseFilter = builder.inputType('ServiceCaseFilter', {
  description: 'Which cases; conditions are joined by AND.',
  fields: (t) => ({
    branchId: t.globalID({ description: 'Of this Org or one below it.' }),
    memberId: t.globalID({ description: 'Of this Member.' }),
    assigneeId: t.globalID({ description: 'Of this Employee.' }),
    unassigned: t.boolean({ description: 'true: only those that nobody has by name.' }),
    kinds: t.field({ type: [CaseKind], description: 'Of any of these kinds.' }),
    states: t.field({ type: [CaseState], description: 'In any of these states.' }),
    from: t.field({ type: 'DateTime', description: 'Opened at this moment or later.' }),
    to: t.field({ type: 'DateTime', description: 'Opened before this moment.' }),
  }),
});

type Filter = typeof CaseFilter.$inferInput | null | undefined;

/** @throws BAD_ID, OUT_OF_BRANCH, BAD_RANGE */
async function casesWhere(viewer: Viewer, filter: Filter): Promise<Prisma.ServiceCaseWhereInput> {
  const { kinds, states, unassigned, from, to } = filter ?? {};
  const id = optionalUuid(filter?.memberId, 'Member', 'filter.memberId');
  const employee_id = optionalUuid(filter?.assigneeId, 'Employee', 'filter.assigneeId');
  if (from && to && to < from) throw new DomainError('BAD_RANGE', { from: from.toISOString() }, 'filter.to');
  return {
    ...(await branchWhere(viewer, filter?.branchId, 'store_id', 'filter.branchId')),
    ...(id && { member: { OR: [{ id }, { merged_into: id }] } }),
    ...(employee_id && { employee_id }),
    ...(unassigned && { employee_id: null }),
    ...(kinds && { kind: { in: kinds } }),
    ...(states && { state: { in: states } }),
    ...(from || to ? { opened_at: { ...(from && { gte: from }), ...(to && { lt: to }) } } : {}),
  };
}

builder.queryField('serviceCases', (t) =>
  t.prismaConnection({
    type: 'ServiceCase',
    cursor: 'member_id_id',
    description: "Cases of the viewer's branch, the latest first.",
    authScopes: { can: 'contact.read' },
    args: { filter: t.arg({ type: CaseFilter }) },
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.serviceCase.findMany({ ...query, where: await casesWhere(viewer, filter), orderBy: [{ opened_at: 'desc' }, { id: 'desc' }] }),
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.serviceCase.count({ where: await casesWhere(viewer, filter), take: COUNT_CAP }),
  }),
);
