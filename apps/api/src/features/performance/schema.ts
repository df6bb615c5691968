import type { BusinessDate } from '@regulars/domain/time';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { reportDb } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { inBranch, requirePermission, type Viewer } from '../../viewer.ts';
import { reportsOf } from '../analytics/reports.ts';
import { monthOf } from './month.ts';
import { performanceOf, type Person } from './person.ts';
import { type Performance, team } from './team.ts';
import { StaffPerformance, Team } from './types.ts';

const StaffRankBy = builder.enumType('StaffRankBy', {
  description: 'By what the staff is ranked, highest first.',
  values: {
    REVENUE: {},
    PROFIT: { description: 'Needs cost.read.' },
    ORDERS: {},
    UNITS: {},
    NEW_MEMBERS: { description: 'Members won.' },
  },
});

const monthArg = 'Any day of the month; left out: the running one.';
const MOST_ROWS = 500;

/** The chain's business day. */
const today = (): BusinessDate => businessDayAt({ time_zone: null, day_starts_at: null }, new Date());

/** @throws NOT_FOUND: nobody of the viewer's branch */
async function personOf(viewer: Viewer, id: string): Promise<Person> {
  const person = await reportDb.selectFrom('employee').select(['id', 'org_id']).where('id', '=', id).executeTakeFirst();
  if (!person || !inBranch(viewer, person.org_id)) throw new DomainError('NOT_FOUND', {}, 'employeeId');
  return person;
}

/** A month of an employee of the viewer's branch. @throws NOT_FOUND */
export async function monthOfPerson(viewer: Viewer, id: string, month: BusinessDate | null): Promise<Performance> {
  return performanceOf(await personOf(viewer, id), monthOf(month ?? today(), today()));
}

builder.queryFields((t) => ({
  teamPerformance: t.field({
    type: Team,
    authScopes: { can: 'performance.read' },
    description: 'Who works or sold in the stores of a branch in a month, ranked (员工业绩). Figures are those of the branch.',
    args: {
      orgId: t.arg.globalID({ description: "An Org; left out: the viewer's branch." }),
      month: t.arg({ type: 'Date', description: monthArg }),
      by: t.arg({ type: StaffRankBy, required: true, defaultValue: 'REVENUE', description: 'By what to rank.' }),
      first: t.arg.int({ required: true, defaultValue: 20, description: 'How many rows, 1–500.' }),
      offset: t.arg.int({ required: true, defaultValue: 0, description: 'How many rows to pass over.' }),
    },
    resolve: async (_root, { orgId, month, by, first, offset }, context) => {
      if (first < 1 || first > MOST_ROWS) throw new DomainError('BAD_PAGE_SIZE', { max: MOST_ROWS }, 'first');
      if (offset < 0) throw new DomainError('NEGATIVE', { value: offset }, 'offset');
      if (by === 'PROFIT') requirePermission(context.viewer, 'cost.read');
      const reports = reportsOf(context);
      const branch = await reports.branch(optionalUuid(orgId ?? null, 'Org', 'orgId'));
      return team(reports, branch, monthOf(month ?? today(), today()), by, { first, offset });
    },
  }),
  staffPerformance: t.field({
    type: StaffPerformance,
    authScopes: { can: 'performance.read' },
    description: 'A month of an employee of the branch, in whichever stores they sold.',
    args: {
      employeeId: t.arg.globalID({ required: true, description: 'The Employee.' }),
      month: t.arg({ type: 'Date', description: monthArg }),
    },
    resolve: (_root, { employeeId, month }, { viewer }) =>
      monthOfPerson(viewer, uuidOf(employeeId, 'Employee', 'employeeId'), month ?? null),
  }),
  myPerformance: t.field({
    type: StaffPerformance,
    authScopes: { can: 'performance.own' },
    description: "The viewer's own month, in whichever stores they sold.",
    args: { month: t.arg({ type: 'Date', description: monthArg }) },
    resolve: (_root, { month }, { viewer }) => {
      if (viewer.kind !== 'employee') throw new DomainError('FORBIDDEN');
      return monthOfPerson(viewer, viewer.id, month ?? null);
    },
  }),
}));
