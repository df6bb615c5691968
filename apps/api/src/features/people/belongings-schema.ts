import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { globalId, uuidPair } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';
import { type FamilyMember, familyOf } from './relatives.ts';

export const Relation = builder.enumType('Relation', {
  description: 'What somebody of the family is to the member.',
  values: {
    SPOUSE: { description: '配偶' },
    CHILD: { description: '子女' },
    PARENT: { description: '父母' },
    SIBLING: { description: '兄弟姐妹' },
    OTHER: { description: '其他' },
  },
});

export const PossessionKind = builder.enumType('PossessionKind', {
  description: 'What a member owns and is served for.',
  values: {
    VEHICLE: { description: '车辆' },
    HOME: { description: '房屋' },
    PET: { description: '宠物' },
    OTHER: { description: '其他' },
  },
});

// What is written down with a member is seen by whoever sees the member.
for (const type of ['MemberRelative', 'MemberAnniversary', 'MemberPossession'] as const) {
  nodeVisibility(type, async (viewer, pair) => {
    const [id] = uuidPair(pair);
    if (!may(viewer, 'member.read') || !id) return false;
    return (await prisma.member.count({ where: { id, ...memberWhere(viewer) } })) > 0;
  });
}

builder.prismaNode('MemberRelative', {
  id: { field: 'member_id_id' },
  description: 'Somebody of the family, as it was written down with one of the two.',
  authScopes: { can: 'member.read' },
  fields: (t) => ({
    relation: t.expose('relation', { type: Relation, description: 'What the relative is to the member.' }),
    name: t.exposeString('name', { description: 'As it was written down.' }),
    birthday: t.expose('birthday', { type: 'Date', nullable: true, description: 'Day of birth.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'E.164.' }),
  }),
});

builder.prismaNode('MemberAnniversary', {
  id: { field: 'member_id_id' },
  description: 'A day that a member keeps (纪念日); it is among memberOccasions when it comes round.',
  authScopes: { can: 'member.read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What the member calls it.' }),
    date: t.expose('date', { type: 'Date', description: 'The first time of it.' }),
  }),
});

builder.prismaNode('MemberPossession', {
  id: { field: 'member_id_id' },
  description: 'What a member owns and is served for (拥有车辆).',
  authScopes: { can: 'member.read' },
  fields: (t) => ({
    kind: t.expose('kind', { type: PossessionKind, description: 'What it is.' }),
    name: t.exposeString('name', { description: 'What it is called: make and model.' }),
    identifier: t.exposeString('identifier', {
      nullable: true,
      description: 'Number plate or serial number, in capitals and without spaces.',
    }),
    note: t.exposeString('note', { nullable: true, description: 'What to know of it.' }),
    since: t.expose('since', { type: 'Date', nullable: true, description: 'Since when it is theirs.' }),
  }),
});

const FamilyMemberType = builder.objectRef<FamilyMember>('FamilyMember').implement({
  description: 'Somebody of the family (家庭成员), as the member sees it: also who wrote the member down.',
  fields: (t) => ({
    relation: t.expose('relation', { type: Relation, description: 'What the relative is to the member.' }),
    name: t.exposeString('name', { description: 'Of a member the name on record.' }),
    birthday: t.expose('birthday', { type: 'Date', nullable: true, description: 'Day of birth.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'E.164.' }),
    own: t.exposeBoolean('own', { description: 'Whether it is written down with this member; else with the relative.' }),
    entryId: t.id({
      description: 'The MemberRelative that says so, by which it is changed or removed.',
      resolve: ({ entry: { memberId, id } }) => globalId('MemberRelative', JSON.stringify([memberId, id])),
    }),
    member: t.prismaField({
      type: 'Member',
      nullable: true,
      description: "The relative's own record; null where there is none that the viewer's branch knows.",
      resolve: (query, { otherId }) => (otherId ? prisma.member.findUnique({ ...query, where: { id: otherId } }) : null),
    }),
  }),
});

/** Of whichever record of the person. */
const ofPerson = (id: string): { member: Prisma.MemberWhereInput } => ({ member: { OR: [{ id }, { merged_into: id }] } });

builder.prismaObjectFields('Member', (t) => ({
  family: t.field({
    type: [FamilyMemberType],
    description: "The member's family, from both sides.",
    complexity: 15,
    resolve: ({ id }, _args, { viewer }) => familyOf(db, viewer, id),
  }),
  anniversaries: t.prismaField({
    type: ['MemberAnniversary'],
    description: 'Days that the member keeps, the oldest first.',
    resolve: (query, { id }) =>
      prisma.memberAnniversary.findMany({ ...query, where: ofPerson(id), orderBy: [{ date: 'asc' }, { id: 'asc' }] }),
  }),
  possessions: t.prismaField({
    type: ['MemberPossession'],
    description: 'What the member owns, in the order in which it was written down.',
    resolve: (query, { id }) => prisma.memberPossession.findMany({ ...query, where: ofPerson(id), orderBy: { id: 'asc' } }),
  }),
}));
