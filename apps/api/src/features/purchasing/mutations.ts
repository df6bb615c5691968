import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { setOffer, withdrawOffer } from './offers.ts';
import { archiveSupplier, createSupplier, restoreSupplier, updateSupplier } from './suppliers.ts';

const told = {
  code: 'Unique, at most 32 letters, digits and - _ . /.',
  name: 'As on the order, at most 100 characters.',
  contact: 'The person to talk to, at most 60 characters.',
  phone: 'At most 40 characters.',
  address: 'At most 200 characters.',
  note: 'At most 500 characters.',
  leadDays: 'Days from order to delivery, 0 to 365; 3 where left out.',
};

const CreateSupplierInput = builder.inputType('CreateSupplierInput', {
  description: 'A new supplier.',
  fields: (t) => ({
    code: t.string({ required: true, description: told.code }),
    name: t.string({ required: true, description: told.name }),
    contact: t.string({ description: told.contact }),
    phone: t.string({ description: told.phone }),
    email: t.string({ description: 'For orders.' }),
    address: t.string({ description: told.address }),
    note: t.string({ description: told.note }),
    leadDays: t.int({ description: told.leadDays }),
  }),
});

const UpdateSupplierInput = builder.inputType('UpdateSupplierInput', {
  description: 'Changes to a supplier; what is left out stays as it is, null empties.',
  fields: (t) => ({
    code: t.string({ description: `${told.code} Cannot be emptied.` }),
    name: t.string({ description: `${told.name} Cannot be emptied.` }),
    contact: t.string({ description: told.contact }),
    phone: t.string({ description: told.phone }),
    email: t.string({ description: 'For orders.' }),
    address: t.string({ description: told.address }),
    note: t.string({ description: told.note }),
    leadDays: t.int({ description: 'Days from order to delivery, 0 to 365; cannot be emptied.' }),
  }),
});

const OfferInput = builder.inputType('OfferInput', {
  description: 'What a supplier offers of a product, in place of what was said before.',
  fields: (t) => ({
    supplierId: t.globalID({ required: true, description: 'The Supplier, in use.' }),
    productId: t.globalID({ required: true, description: 'The Product, in use; stock must be kept of it.' }),
    preferred: t.boolean({
      required: true,
      defaultValue: false,
      description: 'true: suggestions order it here, and at no other supplier any more.',
    }),
    sku: t.string({ description: "The supplier's own article number, at most 64 characters." }),
    packName: t.string({ description: 'What it is ordered in (箱), at most 20 characters.' }),
    packSize: t.field({ type: 'Quantity', required: true, description: "The product's units in a pack, positive." }),
    packCost: t.field({ type: 'Money', description: 'For a pack, not negative; null: not agreed.' }),
    leadDays: t.int({ description: "Days from order to delivery, 0 to 365; null: as the supplier's." }),
  }),
});

const idArgument = { required: true, description: 'The Supplier.' } as const;

builder.mutationFields((t) => {
  const archive = (description: string, work: (tx: Tx, viewer: Viewer, id: string, now: Date) => Promise<void>) =>
    t.prismaField({
      type: 'Supplier',
      description,
      authScopes: { can: 'purchase.configure' },
      args: { id: t.arg.globalID(idArgument) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'Supplier', 'id');
        await withTx(db, (tx) => work(tx, viewer, id, new Date()));
        return prisma.supplier.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createSupplier: t.prismaField({
      type: 'Supplier',
      description: 'Adds a supplier.',
      authScopes: { can: 'purchase.configure' },
      args: { input: t.arg({ type: CreateSupplierInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const id = await withTx(db, (tx) => createSupplier(tx, viewer, input, new Date()));
        return prisma.supplier.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updateSupplier: t.prismaField({
      type: 'Supplier',
      description: 'Changes a supplier.',
      authScopes: { can: 'purchase.configure' },
      args: { id: t.arg.globalID(idArgument), input: t.arg({ type: UpdateSupplierInput, required: true }) },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const id = uuidOf(args.id, 'Supplier', 'id');
        await withTx(db, (tx) => updateSupplier(tx, viewer, id, input));
        return prisma.supplier.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archiveSupplier: archive('Takes a supplier out of use: its orders stay, and nothing is ordered from it.', archiveSupplier),
    restoreSupplier: archive('Puts an archived supplier back into use.', (tx, viewer, id) => restoreSupplier(tx, viewer, id)),
    setOffer: t.prismaField({
      type: 'ProductSupplier',
      description: 'Says what a supplier offers of a product. Orders of the past keep what they were made with.',
      authScopes: { can: 'purchase.configure' },
      args: { input: t.arg({ type: OfferInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const supplier_id = uuidOf(input.supplierId, 'Supplier', 'supplierId');
        const product_id = uuidOf(input.productId, 'Product', 'productId');
        await withTx(db, (tx) => setOffer(tx, viewer, { ...input, supplierId: supplier_id, productId: product_id }));
        return prisma.productSupplier.findUniqueOrThrow({ ...query, where: { product_id_supplier_id: { product_id, supplier_id } } });
      },
    }),
    withdrawOffer: t.prismaField({
      type: 'Supplier',
      description: 'The supplier offers the product no more.',
      authScopes: { can: 'purchase.configure' },
      args: {
        supplierId: t.arg.globalID({ required: true, description: 'The Supplier.' }),
        productId: t.arg.globalID({ required: true, description: 'The Product.' }),
      },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.supplierId, 'Supplier', 'supplierId');
        const productId = uuidOf(args.productId, 'Product', 'productId');
        await withTx(db, (tx) => withdrawOffer(tx, viewer, id, productId));
        return prisma.supplier.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
  };
});
