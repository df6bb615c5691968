import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import type { Viewer } from '../../viewer.ts';
import { archivePassType, createPassType, type PassTypeInput as Input, updatePassType } from './types.ts';

const PassKind = builder.enumType('PassKind', {
  description: 'How a pass ends.',
  values: { COUNT: { description: '计次卡: by its uses' }, TIME: { description: '限时卡: by its last day' } } as const,
});

const PassTypeInput = builder.inputType('PassTypeInput', {
  description: 'What a pass is, whole: what is left out is emptied. Passes sold before keep their uses, last day and price.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Unique, at most 32 letters, digits and - _ . /.' }),
    name: t.string({ required: true, description: 'As people call it, at most 60 characters.' }),
    productId: t.globalID({ required: true, description: 'The Product that a use of it pays for: a service.' }),
    uses: t.int({ description: 'Of a COUNT, which needs it: 1 to 10,000.' }),
    validDays: t.int({
      description: 'The last day is so many days after the sale, 1 to 36,500. A TIME needs it; a COUNT without lasts for ever.',
    }),
    perDay: t.int({ description: 'A member uses it at most so often on one day, 1 to 100; null: no limit.' }),
    price: t.field({ type: 'Money', required: true, description: 'What it costs, not negative.' }),
    orgIds: t.globalIDList({ description: 'The Orgs where it is sold and used, with all stores below; none: everywhere.' }),
  }),
});

function inputOf({ productId, orgIds, ...input }: typeof PassTypeInput.$inferInput): Input {
  return {
    ...input,
    productId: uuidOf(productId, 'Product', 'productId'),
    orgIds: orgIds?.map((id, at) => uuidOf(id, 'Org', `orgIds.${at}`)),
  };
}

builder.mutationFields((t) => {
  const change = (description: string, work: (tx: Tx, viewer: Viewer, id: string) => Promise<void>) =>
    t.prismaField({
      type: 'PassType',
      description,
      authScopes: { can: 'pass.configure' },
      args: { id: t.arg.globalID({ required: true, description: 'The PassType.' }) },
      resolve: async (query, _root, args, { viewer }) => {
        const asset_id = uuidOf(args.id, 'PassType', 'id');
        await withTx(db, (tx) => work(tx, viewer, asset_id));
        return prisma.passType.findUniqueOrThrow({ ...query, where: { asset_id } });
      },
    });
  return {
    createPassType: t.prismaField({
      type: 'PassType',
      description: 'Adds a pass that can be sold.',
      authScopes: { can: 'pass.configure' },
      args: {
        kind: t.arg({ type: PassKind, required: true, description: 'How it ends; never changed.' }),
        input: t.arg({ type: PassTypeInput, required: true }),
      },
      resolve: async (query, _root, { kind, input }, { viewer }) => {
        const asset_id = await withTx(db, (tx) => createPassType(tx, viewer, kind, inputOf(input), new Date()));
        return prisma.passType.findUniqueOrThrow({ ...query, where: { asset_id } });
      },
    }),
    updatePassType: t.prismaField({
      type: 'PassType',
      description: 'Changes a pass, for those that are sold from now on.',
      authScopes: { can: 'pass.configure' },
      args: {
        id: t.arg.globalID({ required: true, description: 'The PassType, in use.' }),
        input: t.arg({ type: PassTypeInput, required: true }),
      },
      resolve: async (query, _root, { input, ...args }, { viewer }) => {
        const asset_id = uuidOf(args.id, 'PassType', 'id');
        await withTx(db, (tx) => updatePassType(tx, viewer, asset_id, inputOf(input)));
        return prisma.passType.findUniqueOrThrow({ ...query, where: { asset_id } });
      },
    }),
    archivePassType: change('It is sold no more; who has one uses it up.', (tx, viewer, id) => archivePassType(tx, viewer, id, new Date())),
    restorePassType: change('Puts an archived pass back on sale.', (tx, viewer, id) => archivePassType(tx, viewer, id, null)),
  };
});
