import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { createTagCategory, deleteTagCategory, updateTagCategory } from './categories.ts';

nodeVisibility('TagCategory', (viewer, id) => may(viewer, 'tag.read') && isUuid(id));

builder.prismaNode('TagCategory', {
  id: { field: 'id' },
  description: 'A group of tags (标签分类). It is also made by naming it at a tag.',
  authScopes: { can: 'tag.read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Unique.' }),
    colour: t.exposeString('colour', { description: '`#rrggbb`.' }),
    position: t.exposeInt('position', { description: 'Its place in the list, smallest first.' }),
    tagCount: t.relationCount('tags', { description: 'How many tags stand in it.' }),
  }),
});

builder.queryField('tagCategories', (t) =>
  t.prismaField({
    type: ['TagCategory'],
    description: 'The groups of tags, by their place.',
    authScopes: { can: 'tag.read' },
    resolve: (query) => prisma.tagCategory.findMany({ ...query, orderBy: [{ position: 'asc' }, { name: 'asc' }] }),
  }),
);

const CreateTagCategoryInput = builder.inputType('CreateTagCategoryInput', {
  description: 'A new group of tags.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Unique, at most 40 characters.' }),
    colour: t.string({ description: '`#rrggbb`.' }),
    position: t.int({ description: 'Its place in the list, smallest first; 0 where left out.' }),
  }),
});

const UpdateTagCategoryInput = builder.inputType('UpdateTagCategoryInput', {
  description: 'Changes to a group of tags; what is left out stays as it is.',
  fields: (t) => ({
    name: t.string({ description: 'Unique, at most 40 characters; cannot be emptied.' }),
    colour: t.string({ description: '`#rrggbb`.' }),
    position: t.int({ description: 'Its place in the list, smallest first.' }),
  }),
});

builder.mutationFields((t) => {
  const id = t.arg.globalID({ required: true, description: 'The TagCategory.' });
  return {
    createTagCategory: t.prismaField({
      type: 'TagCategory',
      description: 'Makes a group of tags.',
      authScopes: { can: 'tag.write' },
      args: { input: t.arg({ type: CreateTagCategoryInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const category = await withTx(db, (tx) => createTagCategory(tx, viewer, input, new Date()));
        return prisma.tagCategory.findUniqueOrThrow({ ...query, where: { id: category } });
      },
    }),
    updateTagCategory: t.prismaField({
      type: 'TagCategory',
      description: 'Changes a group of tags.',
      authScopes: { can: 'tag.write' },
      args: { id, input: t.arg({ type: UpdateTagCategoryInput, required: true }) },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const category = uuidOf(args.id, 'TagCategory', 'id');
        await withTx(db, (tx) => updateTagCategory(tx, viewer, category, input));
        return prisma.tagCategory.findUniqueOrThrow({ ...query, where: { id: category } });
      },
    }),
    deleteTagCategory: t.boolean({
      description: 'Removes a group in which no tag stands.',
      authScopes: { can: 'tag.write' },
      args: { id },
      resolve: async (_root, args, { viewer }) => {
        const category = uuidOf(args.id, 'TagCategory', 'id');
        await withTx(db, (tx) => deleteTagCategory(tx, viewer, category));
        return true;
      },
    }),
  };
});
