import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { archiveTag, createTag, restoreTag, tagMembers, untagMembers, updateTag } from './service.ts';

const CreateTagInput = builder.inputType('CreateTagInput', {
  description: 'A new tag.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Unique, at most 40 characters.' }),
    category: t.string({ description: 'The group it is listed under, at most 40 characters.' }),
    colour: t.string({ description: '`#rrggbb`; a grey where left out.' }),
  }),
});

const UpdateTagInput = builder.inputType('UpdateTagInput', {
  description: 'Changes to a tag; what is left out stays as it is, null empties.',
  fields: (t) => ({
    name: t.string({ description: 'Unique, at most 40 characters; cannot be emptied.' }),
    category: t.string({ description: 'The group it is listed under, at most 40 characters.' }),
    colour: t.string({ description: '`#rrggbb`.' }),
  }),
});

const idArgument = { required: true, description: 'The Tag.' } as const;

builder.mutationFields((t) => ({
  createTag: t.prismaField({
    type: 'Tag',
    description: 'Makes a tag.',
    authScopes: { can: 'tag.write' },
    args: { input: t.arg({ type: CreateTagInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const id = await withTx(db, (tx) => createTag(tx, viewer, input));
      return prisma.tag.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  updateTag: t.prismaField({
    type: 'Tag',
    description: 'Changes a tag.',
    authScopes: { can: 'tag.write' },
    args: { id: t.arg.globalID(idArgument), input: t.arg({ type: UpdateTagInput, required: true }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Tag', 'id');
      await withTx(db, (tx) => updateTag(tx, viewer, id, args.input));
      return prisma.tag.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  archiveTag: t.prismaField({
    type: 'Tag',
    description: 'Takes a tag out of use: it stays where it is and can be put on no more.',
    authScopes: { can: 'tag.write' },
    args: { id: t.arg.globalID(idArgument) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Tag', 'id');
      await withTx(db, (tx) => archiveTag(tx, viewer, id));
      return prisma.tag.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  restoreTag: t.prismaField({
    type: 'Tag',
    description: 'Puts an archived tag back into use.',
    authScopes: { can: 'tag.write' },
    args: { id: t.arg.globalID(idArgument) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Tag', 'id');
      await withTx(db, (tx) => restoreTag(tx, viewer, id));
      return prisma.tag.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));

const TagMembersInput = builder.inputType('TagMembersInput', {
  description: 'A tag for members.',
  fields: (t) => ({
    tagId: t.globalID({ required: true, description: 'The Tag, in use.' }),
    memberIds: t.globalIDList({ required: true, description: 'The Members, at most 1,000.' }),
    reason: t.string({ description: 'Why, at most 200 characters.' }),
    expiresOn: t.field({ type: 'Date', description: 'The last day on which it counts; left out: for good.' }),
  }),
});

const UntagMembersInput = builder.inputType('UntagMembersInput', {
  description: 'A tag to be taken off members.',
  fields: (t) => ({
    tagId: t.globalID({ required: true, description: 'The Tag.' }),
    memberIds: t.globalIDList({ required: true, description: 'The Members, at most 1,000.' }),
    reason: t.string({ description: 'Why, at most 200 characters.' }),
  }),
});

/** The ids of an input as the service knows them. */
function idsOf(input: typeof UntagMembersInput.$inferInput) {
  return {
    tagId: uuidOf(input.tagId, 'Tag', 'tagId'),
    memberIds: input.memberIds.map((id, at) => uuidOf(id, 'Member', `memberIds.${at}`)),
  };
}

builder.mutationFields((t) => ({
  tagMembers: t.prismaField({
    type: ['Member'],
    description: 'Puts a tag on members, all or none; where one has it already, reason and last day are replaced. The members, by id.',
    authScopes: { can: 'tag.assign' },
    args: { input: t.arg({ type: TagMembersInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const ids = await withTx(db, (tx) => tagMembers(tx, viewer, { ...input, ...idsOf(input) }, new Date()));
      return prisma.member.findMany({ ...query, where: { id: { in: ids } }, orderBy: { id: 'asc' } });
    },
  }),
  untagMembers: t.prismaField({
    type: ['Member'],
    description: 'Takes a tag off members. Those who had it, by id.',
    authScopes: { can: 'tag.assign' },
    args: { input: t.arg({ type: UntagMembersInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const ids = await withTx(db, (tx) => untagMembers(tx, viewer, { ...input, ...idsOf(input) }, new Date()));
      return prisma.member.findMany({ ...query, where: { id: { in: ids } }, orderBy: { id: 'asc' } });
    },
  }),
}));
