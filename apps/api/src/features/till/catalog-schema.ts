import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { globalId, uuidOf } from '../../global-id.ts';
import { MAX_PAGE } from '../../lists.ts';
import { requireBranch } from '../../viewer.ts';
import { soundOf, tillCatalog, type TillProduct } from './catalog.ts';

const TillProductRef = builder.objectRef<TillProduct>('TillProduct').implement({
  description: 'A product as a till finds it; tills keep all of them, so that a scan is answered at once.',
  fields: (t) => ({
    id: t.id({ description: 'Of the Product.', resolve: ({ id }) => globalId('Product', id) }),
    sku: t.exposeString('sku', { description: 'The code it is sold by.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    sound: t.string({ description: 'How the name sounds: pinyin, and its initials.', resolve: ({ name }) => soundOf(name) }),
    unit: t.exposeString('unit', { nullable: true, description: 'In which it is counted.' }),
    spec: t.exposeString('spec', { nullable: true, description: 'Size, say.' }),
    price: t.expose('retail_price', { type: 'Money', description: 'Of one unit, by the retail list; the quote says what a member pays.' }),
    categoryId: t.id({ description: 'The Category.', resolve: ({ category_id }) => globalId('Category', category_id) }),
    barcodes: t.exposeStringList('barcodes', { description: 'Each means one unit.' }),
  }),
});

builder.queryFields((t) => ({
  tillCatalog: t.field({
    type: [TillProductRef],
    description: 'All products that are sold, by name; at most 20,000.',
    authScopes: { can: 'till.use' },
    complexity: 50,
    resolve: () => tillCatalog(db),
  }),
  tillSellers: t.prismaField({
    type: ['Employee'],
    description: 'Who works in a store, by name: a line can be theirs; at most 200.',
    authScopes: { can: 'till.use' },
    args: { storeId: t.arg.globalID({ required: true, description: 'The Org: a store of the branch.' }) },
    resolve: (query, _root, args, { viewer }) => {
      const org_id = uuidOf(args.storeId, 'Org', 'storeId');
      requireBranch(viewer, org_id, 'storeId');
      return prisma.employee.findMany({
        ...query,
        where: { org_id, archived_at: null },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: MAX_PAGE,
      });
    },
  }),
}));
