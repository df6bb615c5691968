import { followUpState } from '@regulars/domain/contacts';
import { builder } from '../../builder.ts';
import { businessDayAt } from '../../business-day.ts';
import { db, prisma } from '../../db.ts';
import { uuidPair } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';
import { ofPerson } from '../members/sql.ts';
import { ContactDirection, ContactKind, ContactOutcome, FollowUpState } from './enums.ts';

/** Contacts and follow-ups belong to a store. */
for (const [type, table] of [
  ['Contact', 'contact'],
  ['FollowUp', 'follow_up'],
] as const) {
  nodeVisibility(type, async (viewer, pair) => {
    const [memberId, id] = uuidPair(pair);
    if (!may(viewer, 'contact.read') || !memberId || !id) return false;
    const row = await db.selectFrom(table).select('store_id').where('member_id', '=', memberId).where('id', '=', id).executeTakeFirst();
    return row !== undefined && inBranch(viewer, row.store_id);
  });
}

const Contact = builder.prismaNode('Contact', {
  id: { field: 'member_id_id' },
  description: 'Somebody of ours and a member had to do with each other (联系记录).',
  authScopes: { can: 'contact.read' },
  fields: (t) => ({
    kind: t.expose('kind', { type: ContactKind, description: 'How.' }),
    direction: t.expose('direction', { type: ContactDirection, description: 'Who began.' }),
    outcome: t.expose('outcome', { type: ContactOutcome, nullable: true, description: 'How it ended; null: not yet.' }),
    text: t.exposeString('text', { description: 'What was said.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When.' }),
    store: t.relation('store', { description: 'Whose contact it is: the home store, mostly.' }),
    employee: t.relation('employee', { nullable: true, description: 'Who of ours; null: nobody has taken it yet.' }),
    member: t.relation('member', {
      nullable: true,
      description: 'With whom; null without the right to see members.',
      authScopes: { can: 'member.read' },
      unauthorizedResolver: () => null,
    }),
    followUp: t.relation('follow_up', { nullable: true, description: 'The follow-up that it ended.' }),
  }),
});

builder.prismaObjectField(Contact, 'sale', (t) =>
  t.prismaField({
    type: 'Sale',
    nullable: true,
    description: 'What it is about; null where another branch sold it, and without the right to see sales.',
    resolve: (query, { member_id, sale_id }, _args, { viewer }) =>
      sale_id && may(viewer, 'sale.read')
        ? prisma.sale.findFirst({ ...query, where: { member_id, id: sale_id, ...orgWhere(viewer, 'store_id') } })
        : null,
  }),
);

const FollowUp = builder.prismaNode('FollowUp', {
  id: { field: 'member_id_id' },
  description: 'A call or visit that somebody of ours owes a member (回访).',
  authScopes: { can: 'contact.read' },
  fields: (t) => ({
    text: t.exposeString('text', { description: 'What to ask.' }),
    dueOn: t.expose('due_on', { type: 'Date', description: 'Business day of the store.' }),
    state: t.field({
      type: FollowUpState,
      description: "Where it stands today, by the store's clock.",
      select: { state: true, due_on: true, store: { select: { time_zone: true, day_starts_at: true } } },
      resolve: ({ state, due_on, store }) => followUpState(state, due_on.toISOString().slice(0, 10), businessDayAt(store, new Date())),
    }),
    result: t.exposeString('result', { nullable: true, description: 'What came of it, or why it was cancelled.' }),
    store: t.relation('store', { description: 'Whose it is.' }),
    assignee: t.relation('assignee', { nullable: true, description: 'Who is to do it; null: whoever of the store has time.' }),
    plan: t.relation('plan', { nullable: true, description: 'The plan that made it; null: somebody did by hand.' }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was planned.' }),
    createdBy: t.relation('creator', { nullable: true, description: 'Who planned it; null: a plan.' }),
    endedAt: t.expose('ended_at', { type: 'DateTime', nullable: true, description: 'When it was done or cancelled.' }),
    endedBy: t.relation('ender', { nullable: true, description: 'Who did it or cancelled it; null: the product itself.' }),
    member: t.relation('member', {
      nullable: true,
      description: 'Whom to ask; null without the right to see members.',
      authScopes: { can: 'member.read' },
      unauthorizedResolver: () => null,
    }),
  }),
});

builder.prismaObjectField(FollowUp, 'sale', (t) =>
  t.prismaField({
    type: 'Sale',
    nullable: true,
    description: 'What it is about; null where another branch sold it, and without the right to see sales.',
    resolve: (query, { member_id, sale_id }, _args, { viewer }) =>
      sale_id && may(viewer, 'sale.read')
        ? prisma.sale.findFirst({ ...query, where: { member_id, id: sale_id, ...orgWhere(viewer, 'store_id') } })
        : null,
  }),
);

builder.prismaObjectFields('Member', (t) => ({
  contacts: t.prismaConnection({
    type: 'Contact',
    cursor: 'member_id_id',
    description: "Contacts of stores of the viewer's branch with the person, by whichever record, the latest first.",
    authScopes: { can: 'contact.read' },
    resolve: async (query, { id }, _args, { viewer }) =>
      prisma.contact.findMany({
        ...query,
        where: { ...orgWhere(viewer, 'store_id'), ...(await ofPerson(db, id)) },
        orderBy: { id: 'desc' },
      }),
  }),
  followUps: t.prismaConnection({
    type: 'FollowUp',
    cursor: 'member_id_id',
    description: "What stores of the viewer's branch owe the person, by whichever record, the open ones first.",
    authScopes: { can: 'contact.read' },
    resolve: async (query, { id }, _args, { viewer }) =>
      prisma.followUp.findMany({
        ...query,
        where: { ...orgWhere(viewer, 'store_id'), ...(await ofPerson(db, id)) },
        orderBy: [{ state: 'asc' }, { due_on: 'desc' }, { id: 'desc' }],
      }),
  }),
}));
