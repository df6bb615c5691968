import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { archivedWhere, COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { productText } from '../catalog/where.ts';

nodeVisibility('Supplier', (viewer, id) => may(viewer, 'purchase.read') && isUuid(id));

builder.prismaObject('ProductSupplier', {
  description: 'What a supplier offers of a product.',
  authScopes: { can: 'purchase.read' },
  fields: (t) => ({
    product: t.relation('product', { description: 'What is offered.' }),
    supplier: t.relation('supplier', { description: 'By whom.' }),
    preferred: t.boolean({ description: 'Whether suggestions order it here.', resolve: ({ preferred }) => preferred === true }),
    sku: t.exposeString('sku', { nullable: true, description: "The supplier's own article number." }),
    packName: t.exposeString('pack_name', { nullable: true, description: "What it is ordered in (箱); null: the product's unit." }),
    packSize: t.expose('pack_size', { type: 'Quantity', description: "The product's units in a pack; orders are whole packs." }),
    packCost: t.expose('pack_cost', {
      type: 'Money',
      nullable: true,
      authScopes: { can: 'cost.read' },
      unauthorizedResolver: () => null,
      description: 'For a pack. Null where not agreed, and without the right to see cost.',
    }),
    leadDays: t.exposeInt('lead_days', { nullable: true, description: "Days from order to delivery; null: as the supplier's." }),
  }),
});

builder.prismaNode('Supplier', {
  id: { field: 'id' },
  description: 'Who goods are bought from (供应商).',
  authScopes: { can: 'purchase.read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Unique, short.' }),
    name: t.exposeString('name', { description: 'As on the order.' }),
    contact: t.exposeString('contact', { nullable: true, description: 'The person to talk to.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'As it was entered.' }),
    email: t.exposeString('email', { nullable: true, description: 'For orders.' }),
    address: t.exposeString('address', { nullable: true, description: 'One line.' }),
    note: t.exposeString('note', { nullable: true, description: 'What one should know.' }),
    leadDays: t.exposeInt('lead_days', { description: 'Days from order to delivery.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was entered.' }),
    productCount: t.relationCount('products', { description: 'Products that it offers.' }),
    products: t.relatedConnection('products', {
      cursor: 'product_id_supplier_id',
      description: 'What it offers, by name.',
      args: { text: t.arg.string({ description: "The product's whole SKU, a whole barcode, or part of its name." }) },
      totalCount: true,
      query: ({ text }) => ({
        where: text?.trim() ? { product: productText(text.trim()) } : {},
        orderBy: [{ product: { name: 'asc' } }, { product_id: 'asc' }],
      }),
    }),
  }),
});

builder.prismaObjectField('Product', 'suppliers', (t) =>
  t.prismaField({
    type: ['ProductSupplier'],
    description: 'Who offers it, the preferred one first. Empty without the right to see purchases.',
    complexity: 10,
    resolve: (query, product, _args, { viewer }) =>
      may(viewer, 'purchase.read')
        ? prisma.productSupplier.findMany({
            ...query,
            where: { product_id: product.id, supplier: { archived_at: null } },
            orderBy: [{ preferred: { sort: 'asc', nulls: 'last' } }, { supplier_id: 'asc' }],
          })
        : [],
  }),
);

const SupplierFilter = builder.inputType('SupplierFilter', {
  description: 'Which suppliers; conditions are joined by AND.',
  fields: (t) => ({
    text: t.string({ description: 'The whole code, or part of the name or of the contact.' }),
    archived: t.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }),
  }),
});

function supplierWhere(filter: typeof SupplierFilter.$inferInput | null | undefined): Prisma.SupplierWhereInput {
  const text = filter?.text?.trim();
  const part = { contains: text ?? '', mode: 'insensitive' as const };
  return {
    ...archivedWhere(filter ? filter.archived : false),
    ...(text ? { OR: [{ code: { equals: text, mode: 'insensitive' } }, { name: part }, { contact: part }] } : {}),
  };
}

builder.queryField('suppliers', (t) =>
  t.prismaConnection({
    type: 'Supplier',
    cursor: 'id',
    description: 'Suppliers of the chain, by code.',
    authScopes: { can: 'purchase.read' },
    args: { filter: t.arg({ type: SupplierFilter }) },
    totalCount: (_root, { filter }) => prisma.supplier.count({ where: supplierWhere(filter), take: COUNT_CAP }),
    resolve: (query, _root, { filter }) =>
      prisma.supplier.findMany({ ...query, where: supplierWhere(filter), orderBy: [{ code: 'asc' }, { id: 'asc' }] }),
  }),
);
