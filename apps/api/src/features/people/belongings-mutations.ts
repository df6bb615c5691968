import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf, uuidPairOf } from '../../global-id.ts';
import {
  addAnniversary,
  addPossession,
  addRelative,
  type OwnKey,
  removeBelonging,
  updateAnniversary,
  updatePossession,
  updateRelative,
} from './belongings.ts';
import { PossessionKind, Relation } from './belongings-schema.ts';

const told = {
  relation: 'What the relative is to the member.',
  relativeName: 'At most 100 characters; of a member who is named it may be left out.',
  birthday: 'Day of birth, not in the future.',
  phone: 'A Chinese mobile or landline, or + and the country code.',
  linkedMemberId: "The relative's own record, a Member of the branch: each shows the other from then on.",
  day: 'What the member calls it, at most 40 characters.',
  date: 'The first time of it, not in the future.',
  kind: 'What it is.',
  thing: 'What it is called: make and model, at most 40 characters.',
  identifier: 'Number plate or serial number, at most 40 characters; capitals, spaces and dots do not matter.',
  note: 'What to know of it, at most 500 characters.',
  since: 'Since when it is theirs, not in the future.',
};

const AddRelativeInput = builder.inputType('AddRelativeInput', {
  description: 'Somebody of the family.',
  fields: (t) => ({
    relation: t.field({ type: Relation, required: true, description: told.relation }),
    name: t.string({ description: told.relativeName }),
    birthday: t.field({ type: 'Date', description: told.birthday }),
    phone: t.string({ description: told.phone }),
    linkedMemberId: t.globalID({ description: told.linkedMemberId }),
  }),
});

const UpdateRelativeInput = builder.inputType('UpdateRelativeInput', {
  description: 'Changes to somebody of the family; what is left out stays as it is, null empties.',
  fields: (t) => ({
    relation: t.field({ type: Relation, description: told.relation }),
    name: t.string({ description: told.relativeName }),
    birthday: t.field({ type: 'Date', description: told.birthday }),
    phone: t.string({ description: told.phone }),
    linkedMemberId: t.globalID({ description: told.linkedMemberId }),
  }),
});

const AddAnniversaryInput = builder.inputType('AddAnniversaryInput', {
  description: 'A day that is kept.',
  fields: (t) => ({
    name: t.string({ required: true, description: told.day }),
    date: t.field({ type: 'Date', required: true, description: told.date }),
  }),
});

const UpdateAnniversaryInput = builder.inputType('UpdateAnniversaryInput', {
  description: 'Changes to a day that is kept; what is left out stays as it is.',
  fields: (t) => ({
    name: t.string({ description: told.day }),
    date: t.field({ type: 'Date', description: told.date }),
  }),
});

const AddPossessionInput = builder.inputType('AddPossessionInput', {
  description: 'What a member owns.',
  fields: (t) => ({
    kind: t.field({ type: PossessionKind, required: true, description: told.kind }),
    name: t.string({ required: true, description: told.thing }),
    identifier: t.string({ description: told.identifier }),
    note: t.string({ description: told.note }),
    since: t.field({ type: 'Date', description: told.since }),
  }),
});

const UpdatePossessionInput = builder.inputType('UpdatePossessionInput', {
  description: 'Changes to what a member owns; what is left out stays as it is, null empties.',
  fields: (t) => ({
    kind: t.field({ type: PossessionKind, description: told.kind }),
    name: t.string({ description: told.thing }),
    identifier: t.string({ description: told.identifier }),
    note: t.string({ description: told.note }),
    since: t.field({ type: 'Date', description: told.since }),
  }),
});

type GlobalId = { typename: string; id: string };

function keyOf(given: GlobalId, typename: string, field: string): OwnKey {
  const [memberId, id] = uuidPairOf(given, typename, field);
  return { memberId, id };
}

const where = ({ memberId: member_id, id }: OwnKey) => ({ member_id_id: { member_id, id } });
/** The Member whose it is. */
const memberArgument = { required: true, description: 'The Member.' } as const;

builder.mutationFields((t) => ({
  addRelative: t.prismaField({
    type: 'MemberRelative',
    description: 'Writes down somebody of the family; at most 50.',
    authScopes: { can: 'member.write' },
    args: { memberId: t.arg.globalID(memberArgument), input: t.arg({ type: AddRelativeInput, required: true }) },
    resolve: async (query, _root, { memberId, input }, { viewer }) => {
      const { relation, name = null, birthday = null, phone = null } = input;
      const linkedMemberId = optionalUuid(input.linkedMemberId, 'Member', 'linkedMemberId') ?? null;
      const relative = { relation, name, birthday, phone, linkedMemberId };
      const id = uuidOf(memberId, 'Member', 'memberId');
      const key = await withTx(db, (tx) => addRelative(tx, viewer, id, relative, new Date()));
      return prisma.memberRelative.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
  updateRelative: t.prismaField({
    type: 'MemberRelative',
    description: 'Changes what is written down of somebody of the family.',
    authScopes: { can: 'member.write' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The MemberRelative.' }),
      input: t.arg({ type: UpdateRelativeInput, required: true }),
    },
    resolve: async (query, _root, { id, input }, { viewer }) => {
      const { relation, ...rest } = input;
      const linkedMemberId = optionalUuid(input.linkedMemberId, 'Member', 'linkedMemberId');
      const change = { ...rest, relation: relation ?? undefined, linkedMemberId };
      const key = await withTx(db, (tx) => updateRelative(tx, viewer, keyOf(id, 'MemberRelative', 'id'), change, new Date()));
      return prisma.memberRelative.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
}));

builder.mutationFields((t) => ({
  addAnniversary: t.prismaField({
    type: 'MemberAnniversary',
    description: 'Writes down a day that the member keeps; at most 50.',
    authScopes: { can: 'member.write' },
    args: { memberId: t.arg.globalID(memberArgument), input: t.arg({ type: AddAnniversaryInput, required: true }) },
    resolve: async (query, _root, { memberId, input }, { viewer }) => {
      const id = uuidOf(memberId, 'Member', 'memberId');
      const key = await withTx(db, (tx) => addAnniversary(tx, viewer, id, input, new Date()));
      return prisma.memberAnniversary.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
  updateAnniversary: t.prismaField({
    type: 'MemberAnniversary',
    description: 'Changes a day that the member keeps.',
    authScopes: { can: 'member.write' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The MemberAnniversary.' }),
      input: t.arg({ type: UpdateAnniversaryInput, required: true }),
    },
    resolve: async (query, _root, { id, input }, { viewer }) => {
      const change = { name: input.name ?? undefined, date: input.date ?? undefined };
      const key = await withTx(db, (tx) => updateAnniversary(tx, viewer, keyOf(id, 'MemberAnniversary', 'id'), change, new Date()));
      return prisma.memberAnniversary.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
}));

builder.mutationFields((t) => ({
  addPossession: t.prismaField({
    type: 'MemberPossession',
    description: 'Writes down what the member owns; at most 50.',
    authScopes: { can: 'member.write' },
    args: { memberId: t.arg.globalID(memberArgument), input: t.arg({ type: AddPossessionInput, required: true }) },
    resolve: async (query, _root, { memberId, input }, { viewer }) => {
      const { kind, name, identifier = null, note = null, since = null } = input;
      const id = uuidOf(memberId, 'Member', 'memberId');
      const key = await withTx(db, (tx) => addPossession(tx, viewer, id, { kind, name, identifier, note, since }, new Date()));
      return prisma.memberPossession.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
  updatePossession: t.prismaField({
    type: 'MemberPossession',
    description: 'Changes what is written down of something that the member owns.',
    authScopes: { can: 'member.write' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The MemberPossession.' }),
      input: t.arg({ type: UpdatePossessionInput, required: true }),
    },
    resolve: async (query, _root, { id, input }, { viewer }) => {
      const { kind, name, ...rest } = input;
      const change = { ...rest, kind: kind ?? undefined, name: name ?? undefined };
      const key = await withTx(db, (tx) => updatePossession(tx, viewer, keyOf(id, 'MemberPossession', 'id'), change, new Date()));
      return prisma.memberPossession.findUniqueOrThrow({ ...query, where: where(key) });
    },
  }),
}));

const TABLES = {
  MemberRelative: 'member_relative',
  MemberAnniversary: 'member_anniversary',
  MemberPossession: 'member_possession',
} as const;

builder.mutationField('removeBelonging', (t) =>
  t.prismaField({
    type: 'Member',
    description: 'Forgets somebody of the family (for both sides), a day that was kept, or something that was owned.',
    authScopes: { can: 'member.write' },
    args: { belongingId: t.arg.globalID({ required: true, description: 'The MemberRelative, MemberAnniversary or MemberPossession.' }) },
    resolve: async (query, _root, { belongingId }, { viewer }) => {
      const [, table] = Object.entries(TABLES).find(([name]) => name === belongingId.typename) ?? [];
      if (!table) throw new DomainError('BAD_ID', {}, 'belongingId');
      const key = keyOf(belongingId, belongingId.typename, 'belongingId');
      const id = await withTx(db, (tx) => removeBelonging(tx, viewer, table, key));
      return prisma.member.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
);
