import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';

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
    archivedAt: t.expose('archived_at', { type: 'DateTime', nullable: true, description: 'Since when it is out of use; null while in use.' }),
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
