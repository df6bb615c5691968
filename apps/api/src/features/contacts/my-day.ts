import { DomainError } from '@regulars/domain/errors';
import { addDays, type BusinessDate, partsOf } from '@regulars/domain/time';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid } from '../../global-id.ts';
import { between } from '../../input.ts';
import { may, type Viewer } from '../../viewer.ts';
import { Member } from '../members/schema.ts';
import { memberOf } from '../messages/member-of.ts';
import { orgsAsked } from '../orgs/branch.ts';
import { type Occasion, occasionsOf } from './occasions.ts';

/** So many of each kind are on one list. */
const MOST = 200;
const MOST_DAYS = 60;

const OCCASIONS = ['BIRTHDAY', 'JOINED', 'ANNIVERSARY'] as const;

const OccasionKind = builder.enumType('OccasionKind', {
  description: 'What a day is to a member.',
  values: {
    BIRTHDAY: { description: '生日' },
    JOINED: { description: '入会周年' },
    ANNIVERSARY: { description: '纪念日, a day that the member keeps' },
  },
});

const MemberOccasion = builder.objectRef<Occasion>('MemberOccasion').implement({
  description: 'A day of a member that somebody should think of.',
  fields: (t) => ({
    kind: t.expose('kind', { type: OccasionKind, description: 'What it is.' }),
    day: t.expose('day', { type: 'Date', description: 'When.' }),
    name: t.exposeString('name', { nullable: true, description: 'Of an anniversary: what the member calls it.' }),
    years: t.int({ description: 'How many years it is then.', resolve: ({ day, since }) => partsOf(day).year - partsOf(since).year }),
    member: t.field({
      type: Member,
      nullable: true,
      description: "Whose; null where the viewer's branch does not know the member.",
      resolve: ({ member_id }, _args, context) => memberOf(context, member_id),
    }),
  }),
});

const chainDay = () => businessDayAt({ time_zone: null, day_starts_at: null }, new Date());
const me = (viewer: Viewer): string | null => (viewer.kind === 'employee' ? viewer.id : null);

const told = {
  branchId: 'Of members of this Org or below it.',
  ahead: `Days after today, 0 to ${MOST_DAYS}.`,
  mine: "true: only the viewer's own.",
};

builder.queryField('memberOccasions', (t) =>
  t.field({
    type: [MemberOccasion],
    description: `Birthdays and anniversaries of the days to come, the next first; at most ${MOST * 5}.`,
    authScopes: { can: 'member.read' },
    complexity: 50,
    args: {
      branchId: t.arg.globalID({ description: told.branchId }),
      employeeId: t.arg.globalID({ description: 'Of members whom this Employee recruited.' }),
      kinds: t.arg({ type: [OccasionKind], description: 'Only these; left out: all.' }),
      ahead: t.arg.int({ required: true, defaultValue: 7, description: told.ahead }),
    },
    resolve: async (_root, { branchId, employeeId, kinds, ahead }, { viewer }) =>
      occasionsOf(db, {
        stores: await orgsAsked(viewer, branchId, 'branchId'),
        recruiterId: optionalUuid(employeeId, 'Employee', 'employeeId') ?? null,
        kinds: kinds ?? OCCASIONS,
        today: chainDay(),
        ahead: between(ahead, 0, MOST_DAYS, 'ahead'),
        most: MOST * 5,
      }),
  }),
);

interface Day {
  today: BusinessDate;
  ahead: number;
  stores: readonly string[] | null;
  /** Whose day it is; null: everybody's of the branch. */
  employeeId: string | null;
}

const inStores = ({ stores }: Day) => (stores === null ? {} : { store_id: { in: [...stores] } });

const MyDay = builder.objectRef<Day>('MyDay').implement({
  description: 'What somebody has to do for members, today and in the days to come (我的一天).',
  fields: (t) => ({
    day: t.expose('today', { type: 'Date', description: "The chain's business day." }),
    followUps: t.prismaField({
      type: ['FollowUp'],
      description: `Follow-ups that are due, the longest overdue first; also those of the store that nobody has by name. At most ${MOST}.`,
      complexity: 50,
      resolve: (query, day) =>
        prisma.followUp.findMany({
          ...query,
          where: {
            ...inStores(day),
            state: 'PLANNED',
            due_on: { lte: new Date(addDays(day.today, day.ahead)) },
            ...(day.employeeId && { OR: [{ assignee_id: day.employeeId }, { assignee_id: null }] }),
          },
          orderBy: [{ due_on: 'asc' }, { id: 'asc' }],
          take: MOST,
        }),
    }),
    occasions: t.field({
      type: [MemberOccasion],
      description: `Birthdays and anniversaries; of one's own day those of members whom one recruited. At most ${MOST}.`,
      complexity: 50,
      resolve: ({ stores, employeeId, today, ahead }, _args, { viewer }) =>
        may(viewer, 'member.read') ? occasionsOf(db, { stores, recruiterId: employeeId, kinds: OCCASIONS, today, ahead, most: MOST }) : [],
    }),
    deliveries: t.prismaField({
      type: ['Delivery'],
      description: `Deliveries that are due and not made, the first day first; none without the right to see them. At most ${MOST}.`,
      complexity: 50,
      resolve: (query, day, _args, { viewer }) =>
        may(viewer, 'delivery.read')
          ? prisma.delivery.findMany({
              ...query,
              where: {
                ...inStores(day),
                status: { in: ['PLANNED', 'OUT', 'FAILED'] },
                date: { gte: new Date(addDays(day.today, -30)), lte: new Date(addDays(day.today, day.ahead)) },
                ...(day.employeeId && { employee_id: day.employeeId }),
              },
              orderBy: [{ date: 'asc' }, { id: 'asc' }],
              take: MOST,
            })
          : [],
    }),
  }),
});

builder.queryField('myDay', (t) =>
  t.field({
    type: MyDay,
    description: 'What there is to do for members.',
    authScopes: { can: 'contact.read' },
    args: {
      branchId: t.arg.globalID({ description: told.branchId }),
      mine: t.arg.boolean({ required: true, defaultValue: true, description: told.mine }),
      ahead: t.arg.int({ required: true, defaultValue: 3, description: told.ahead }),
    },
    resolve: async (_root, { branchId, mine, ahead }, { viewer }) => {
      if (viewer.kind === 'anonymous') throw new DomainError('UNAUTHENTICATED');
      const stores = await orgsAsked(viewer, branchId, 'branchId');
      return { today: chainDay(), ahead: between(ahead, 0, MOST_DAYS, 'ahead'), stores, employeeId: mine ? me(viewer) : null };
    },
  }),
);
