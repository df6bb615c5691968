import type { Prisma } from '@regulars/db/generated/client/client';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { SortDirection } from '../../sort-direction.ts';
import { type Viewer } from '../../viewer.ts';
import { groupBy } from '../alerts/group-by.ts';
import { ofPerson } from '../members/sql.ts';
import { branchWhere } from '../orgs/branch.ts';
import { orgTree } from '../orgs/tree.ts';
import { ContactKind, ContactOutcome, FollowUpState } from './enums.ts';

interface Given {
  branchId?: { typename: string; id: string } | null | undefined;
  memberId?: { typename: string; id: string } | null | undefined;
}

/** The stores and the member that a filter names. @throws BAD_ID, OUT_OF_BRANCH */
async function belonging(viewer: Viewer, filter: Given | null | undefined) {
  const memberId = optionalUuid(filter?.memberId, 'Member', 'filter.memberId');
  return {
    ...(await branchWhere(viewer, filter?.branchId, 'store_id', 'filter.branchId')),
    ...(await ofPerson(db, memberId)),
  };
}

const ContactFilter = builder.inputType('ContactFilter', {
  description: 'Which contacts; conditions are joined by AND.',
  fields: (t) => ({
    branchId: t.globalID({ description: 'Of this Org or one below it.' }),
    memberId: t.globalID({ description: 'With this Member.' }),
    employeeId: t.globalID({ description: 'By this Employee.' }),
    kinds: t.field({ type: [ContactKind], description: 'Of any of these kinds.' }),
    outcomes: t.field({ type: [ContactOutcome], description: 'With any of these outcomes.' }),
    open: t.boolean({ description: 'true: only those that have not ended; false: only those that have.' }),
    from: t.field({ type: 'DateTime', description: 'At this moment or later.' }),
    to: t.field({ type: 'DateTime', description: 'Before this moment.' }),
  }),
});

async function contactsWhere(
  viewer: Viewer,
  filter: typeof ContactFilter.$inferInput | null | undefined,
): Promise<Prisma.ContactWhereInput> {
  const { kinds, outcomes, open, from, to } = filter ?? {};
  if (from && to && to < from) throw new DomainError('BAD_RANGE', { from: from.toISOString() }, 'filter.to');
  const employee_id = optionalUuid(filter?.employeeId, 'Employee', 'filter.employeeId');
  return {
    ...(await belonging(viewer, filter)),
    ...(employee_id && { employee_id }),
    ...(kinds && { kind: { in: kinds } }),
    ...(from || to ? { at: { ...(from && { gte: from }), ...(to && { lt: to }) } } : {}),
    AND: [outcomes ? { outcome: { in: outcomes } } : {}, open == null ? {} : { outcome: open ? null : { not: null } }],
  };
}

builder.queryField('contacts', (t) =>
  t.prismaConnection({
    type: 'Contact',
    cursor: 'member_id_id',
    description: "Contacts of the viewer's branch, the latest first.",
    authScopes: { can: 'contact.read' },
    args: { filter: t.arg({ type: ContactFilter }) },
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.contact.findMany({ ...query, where: await contactsWhere(viewer, filter), orderBy: { id: 'desc' } }),
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.contact.count({ where: await contactsWhere(viewer, filter), take: COUNT_CAP }),
  }),
);

const FollowUpFilter = builder.inputType('FollowUpFilter', {
  description: 'Which follow-ups; conditions are joined by AND.',
  fields: (t) => ({
    branchId: t.globalID({ description: 'Of this Org or one below it.' }),
    memberId: t.globalID({ description: 'With this Member.' }),
    assigneeId: t.globalID({ description: 'Of this Employee.' }),
    unassigned: t.boolean({ description: 'true: only those that nobody has by name.' }),
    planId: t.globalID({ description: 'Made by this FollowUpPlan.' }),
    states: t.field({ type: [FollowUpState], description: 'In any of these states.' }),
    from: t.field({ type: 'Date', description: 'Due on this day or later.' }),
    to: t.field({ type: 'Date', description: 'Due on this day or earlier.' }),
  }),
});

type StateOf = typeof FollowUpState.$inferType;

/** Today differs from store to store: what is overdue is so by the clock of its own. */
async function statesWhere(states: readonly StateOf[]): Promise<Prisma.FollowUpWhereInput[]> {
  const now = new Date();
  const byDay = groupBy([...(await orgTree()).byId.values()], ({ timeZone, dayStartsAt }) =>
    businessDayAt({ time_zone: timeZone, day_starts_at: dayStartsAt }, now),
  );
  const days = [...byDay].map(([day, orgs]) => ({ today: new Date(day), store_id: { in: orgs.map(({ id }) => id) } }));
  const open = (late: boolean): Prisma.FollowUpWhereInput[] =>
    days.map(({ today, store_id }) => ({
      state: 'PLANNED',
      due_on: late ? { lt: today } : { gte: today },
      ...(days.length > 1 && { store_id }),
    }));
  return states.flatMap((state) => (state === 'OVERDUE' ? open(true) : state === 'PLANNED' ? open(false) : [{ state }]));
}

async function followUpsWhere(
  viewer: Viewer,
  filter: typeof FollowUpFilter.$inferInput | null | undefined,
): Promise<Prisma.FollowUpWhereInput> {
  const { states, from, to, unassigned } = filter ?? {};
  if (from && to && to < from) throw new DomainError('BAD_RANGE', { from }, 'filter.to');
  const assignee_id = optionalUuid(filter?.assigneeId, 'Employee', 'filter.assigneeId');
  const plan_id = optionalUuid(filter?.planId, 'FollowUpPlan', 'filter.planId');
  return {
    ...(await belonging(viewer, filter)),
    ...(assignee_id && { assignee_id }),
    ...(unassigned && { assignee_id: null }),
    ...(plan_id && { plan_id }),
    ...(from || to ? { due_on: { ...(from && { gte: new Date(from) }), ...(to && { lte: new Date(to) }) } } : {}),
    ...(states && { OR: await statesWhere(states) }),
  };
}

builder.queryField('followUps', (t) =>
  t.prismaConnection({
    type: 'FollowUp',
    cursor: 'member_id_id',
    description: "Follow-ups of the viewer's branch, by the day on which they are due.",
    authScopes: { can: 'contact.read' },
    args: {
      filter: t.arg({ type: FollowUpFilter }),
      direction: t.arg({ type: SortDirection, required: true, defaultValue: 'asc', description: 'The first day first, or the last.' }),
    },
    resolve: async (query, _root, { filter, direction }, { viewer }) =>
      prisma.followUp.findMany({
        ...query,
        where: await followUpsWhere(viewer, filter),
        orderBy: [{ due_on: direction }, { id: direction }],
      }),
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.followUp.count({ where: await followUpsWhere(viewer, filter), take: COUNT_CAP }),
  }),
);
