import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { may } from '../../viewer.ts';
import { archivePriceTier, createPriceTier, updatePriceTier } from './prices.ts';

nodeVisibility('PriceTier', (viewer, id) => may(viewer, 'product.read') && isUuid(id));

builder.prismaNode('PriceTier', {
  id: { field: 'id' },
  description: 'A price list beside the retail price: wholesale, dealers (价格级别).',
  authScopes: { can: 'product.read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short unique code.' }),
    name: t.exposeString('name', { description: 'As people call it.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
  }),
});

builder.queryField('priceTiers', (t) =>
  t.prismaField({
    type: ['PriceTier'],
    description: 'The price lists, by code.',
    authScopes: { can: 'product.read' },
    args: { includeArchived: t.arg.boolean({ defaultValue: false, description: 'Archived ones too.' }) },
    resolve: (query, _root, { includeArchived }) =>
      prisma.priceTier.findMany({ ...query, where: includeArchived ? {} : { archived_at: null }, orderBy: { code: 'asc' } }),
  }),
);

const CreatePriceTierInput = builder.inputType('CreatePriceTierInput', {
  description: 'A new price list.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Short unique code.' }),
    name: t.string({ required: true, description: 'At most 60 characters.' }),
  }),
});

const UpdatePriceTierInput = builder.inputType('UpdatePriceTierInput', {
  description: 'Changes to a price list; what is left out stays as it is.',
  fields: (t) => ({
    code: t.string({ description: 'Short unique code.' }),
    name: t.string({ description: 'At most 60 characters.' }),
  }),
});

const idArgument = { required: true, description: 'The PriceTier.' } as const;

builder.mutationFields((t) => {
  const archive = (description: string, archivedAt: () => Date | null) =>
    t.prismaField({
      type: 'PriceTier',
      description,
      authScopes: { can: 'product.write' },
      args: { id: t.arg.globalID(idArgument) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'PriceTier', 'id');
        await withTx(db, (tx) => archivePriceTier(tx, viewer, id, archivedAt()));
        return prisma.priceTier.findUniqueOrThrow({ ...query, where: { id } });
      },
    });
  return {
    createPriceTier: t.prismaField({
      type: 'PriceTier',
      description: 'Makes a price list; it is filled at the products.',
      authScopes: { can: 'product.write' },
      args: { input: t.arg({ type: CreatePriceTierInput, required: true }) },
      resolve: async (query, _root, { input }, { viewer }) => {
        const id = await withTx(db, (tx) => createPriceTier(tx, viewer, input));
        return prisma.priceTier.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    updatePriceTier: t.prismaField({
      type: 'PriceTier',
      description: 'Changes a price list.',
      authScopes: { can: 'product.write' },
      args: { id: t.arg.globalID(idArgument), input: t.arg({ type: UpdatePriceTierInput, required: true }) },
      resolve: async (query, _root, args, { viewer }) => {
        const id = uuidOf(args.id, 'PriceTier', 'id');
        await withTx(db, (tx) => updatePriceTier(tx, viewer, id, args.input));
        return prisma.priceTier.findUniqueOrThrow({ ...query, where: { id } });
      },
    }),
    archivePriceTier: archive('Takes a price list out of use; its prices stay.', () => new Date()),
    restorePriceTier: archive('Puts an archived price list back into use.', () => null),
  };
});
