import type { Tx } from '@regulars/db/kysely';
import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { optionalUuid, uuidOf } from '../../global-id.ts';
import { OrgKind } from './schema.ts';
import { archiveOrg, createOrg, restoreOrg, updateOrg } from './service.ts';
import { forgetOrgTree } from './tree.ts';

const details = {
  phone: 'For customers to call.',
  address: 'Postal address.',
  timeZone: "IANA zone such as Asia/Shanghai, only where it differs from the chain's.",
  dayStartsAt: "Minutes after midnight, 0–1439, only where it differs from the chain's.",
};

const CreateOrgInput = builder.inputType('CreateOrgInput', {
  description: 'A region, a store or a dealer.',
  fields: (t) => ({
    kind: t.field({
      type: OrgKind,
      required: true,
      description: 'A region stands below the head office or a region, a store too; a dealer also below a store.',
    }),
    parentId: t.globalID({ required: true, description: 'The Org it belongs to.' }),
    code: t.string({ required: true, description: 'Short unique code.' }),
    name: t.string({ required: true, description: 'As people call it.' }),
    phone: t.string({ description: details.phone }),
    address: t.string({ description: details.address }),
    timeZone: t.string({ description: details.timeZone }),
    dayStartsAt: t.int({ description: details.dayStartsAt }),
  }),
});

const UpdateOrgInput = builder.inputType('UpdateOrgInput', {
  description: 'What is not given stays as it is; null empties.',
  fields: (t) => ({
    parentId: t.globalID({ description: 'Moves it, with all below it.' }),
    code: t.string({ description: 'Short unique code.' }),
    name: t.string({ description: 'As people call it.' }),
    phone: t.string({ description: details.phone }),
    address: t.string({ description: details.address }),
    timeZone: t.string({ description: details.timeZone }),
    dayStartsAt: t.int({ description: details.dayStartsAt }),
  }),
});

/** One change to the tree in its own transaction; afterwards this process reads the tree anew. */
async function changeTree<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await withTx(db, work);
  forgetOrgTree();
  return result;
}

builder.mutationFields((t) => ({
  createOrg: t.prismaField({
    type: 'Org',
    description: "Opens a region, a store or a dealer in the viewer's branch.",
    authScopes: { can: 'org.write' },
    args: { input: t.arg({ type: CreateOrgInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const parentId = uuidOf(input.parentId, 'Org', 'parentId');
      const id = await changeTree((tx) => createOrg(tx, viewer, { ...input, parentId }));
      return prisma.org.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  updateOrg: t.prismaField({
    type: 'Org',
    description: 'Changes or moves it.',
    authScopes: { can: 'org.write' },
    args: { id: t.arg.globalID({ required: true }), input: t.arg({ type: UpdateOrgInput, required: true }) },
    resolve: async (query, _root, { id: given, input: { parentId, ...rest } }, { viewer }) => {
      const id = uuidOf(given, 'Org', 'id');
      const parent = optionalUuid(parentId, 'Org', 'parentId');
      await changeTree((tx) => updateOrg(tx, viewer, id, { ...rest, ...(parent !== undefined && { parentId: parent }) }));
      return prisma.org.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  archiveOrg: t.prismaField({
    type: 'Org',
    description: 'Closes it. Refused while something open is below it or somebody works there.',
    authScopes: { can: 'org.write' },
    args: { id: t.arg.globalID({ required: true }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Org', 'id');
      await changeTree((tx) => archiveOrg(tx, viewer, id));
      return prisma.org.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  restoreOrg: t.prismaField({
    type: 'Org',
    description: 'Opens it again.',
    authScopes: { can: 'org.write' },
    args: { id: t.arg.globalID({ required: true }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Org', 'id');
      await changeTree((tx) => restoreOrg(tx, viewer, id));
      return prisma.org.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
