import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, optionalUuid, uuidOf } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may, type Viewer } from '../../viewer.ts';
import { archiveCategory, createCategory, restoreCategory, updateCategory } from './tree.ts';

nodeVisibility('Category', (viewer, id) => may(viewer, 'product.read') && isUuid(id));

const inOrder = [{ position: 'asc' as const }, { code: 'asc' as const }];

builder.prismaNode('Category', {
  id: { field: 'id' },
  description: 'A category of products (类目); categories form a tree of any depth.',
  authScopes: { can: 'product.read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short unique code.' }),
    name: t.exposeString('name', { description: 'As people call it.' }),
    position: t.exposeInt('position', { description: 'Place among its siblings, smallest first.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
    parent: t.relation('parent', { nullable: true, description: 'The category above; null at the top.' }),
    children: t.relation('children', { description: 'The categories directly below.', query: { orderBy: inOrder } }),
    productCount: t.relationCount('products', { description: 'Products in use directly in it, not below.', where: { archived_at: null } }),
  }),
});

builder.queryField('categories', (t) =>
  t.prismaField({
    type: ['Category'],
    description: 'The tree as a flat list, siblings in order; the parent of each is given.',
    authScopes: { can: 'product.read' },
    complexity: { field: 1, multiplier: 50 },
    args: { includeArchived: t.arg.boolean({ defaultValue: false, description: 'Archived ones too.' }) },
    resolve: (query, _root, { includeArchived }) =>
      prisma.category.findMany({ ...query, where: includeArchived ? {} : { archived_at: null }, orderBy: inOrder }),
  }),
);

const CreateCategoryInput = builder.inputType('CreateCategoryInput', {
  description: 'A new category.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Short unique code.' }),
    name: t.string({ required: true, description: 'At most 100 characters.' }),
    position: t.int({ description: 'Place among its siblings, smallest first; 0 where left out.' }),
    parentId: t.globalID({ description: 'The Category above, in use; left out: at the top.' }),
  }),
});

const UpdateCategoryInput = builder.inputType('UpdateCategoryInput', {
  description: 'Changes to a category; what is left out stays as it is.',
  fields: (t) => ({
    code: t.string({ description: 'Short unique code.' }),
    name: t.string({ description: 'At most 100 characters.' }),
    position: t.int({ description: 'Place among its siblings, smallest first.' }),
    parentId: t.globalID({ description: 'The Category above, in use and not below this one (WOULD_LOOP); null: to the top.' }),
  }),
});

const idArgument = { required: true, description: 'The Category.' } as const;

builder.mutationFields((t) => {
  const change = (description: string, work: (tx: Tx, viewer: Viewer, id: string) => Promise<void>) =>
    t.prismaField({
      type: 'Category',
      description,
      authScopes: { can: 'product.write' },
      args: { id: t.arg.globalID(idArgument) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'Category', 'id');
        await withTx(db, (tx) => work(tx, viewer, id));
        return prisma.category.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createCategory: t.prismaField({
      type: 'Category',
      description: 'Makes a category.',
      authScopes: { can: 'product.write' },
      args: { input: t.arg({ type: CreateCategoryInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const parentId = optionalUuid(input.parentId, 'Category', 'parentId');
        const id = await withTx(db, (tx) => createCategory(tx, viewer, { ...input, parentId }));
        return prisma.category.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updateCategory: t.prismaField({
      type: 'Category',
      description: 'Changes a category or moves it with all below it. Sales of the past keep the category they were made in.',
      authScopes: { can: 'product.write' },
      args: { id: t.arg.globalID(idArgument), input: t.arg({ type: UpdateCategoryInput, required: true }) },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'Category', 'id');
        const parentId = optionalUuid(input.parentId, 'Category', 'parentId');
        await withTx(db, (tx) => updateCategory(tx, viewer, id, { ...input, parentId }));
        return prisma.category.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archiveCategory: change(
      'Takes a category out of use. Refused with IN_USE while categories or products in use stand in it.',
      archiveCategory,
    ),
    restoreCategory: change('Puts an archived category back into use.', restoreCategory),
  };
});
