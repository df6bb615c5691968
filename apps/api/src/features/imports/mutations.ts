import { withTx } from '@regulars/db/tx';
import { DomainError } from '@regulars/domain/errors';
import { type ImportMapping } from '@regulars/domain/import-mapping';
import { IMPORT_PRESETS } from '@regulars/domain/import-presets';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { globalId, uuidOf } from '../../global-id.ts';
import { ImportTarget } from './enums.ts';
import { chooseMapping } from './preview-schema.ts';
import { cancelImport, deleteMapping, findMapping, saveMapping, startImport } from './service.ts';

interface NamedMapping {
  /** Null for a preset. */
  id: string | null;
  mapping: ImportMapping;
}

const Mapping = builder.objectRef<NamedMapping>('ImportMapping').implement({
  description: 'How the columns of a file become our fields: a preset, or one that a user saved.',
  fields: (t) => ({
    id: t.id({
      nullable: true,
      description: 'To delete it by; null for a preset.',
      resolve: ({ id }) => id && globalId('ImportMapping', id),
    }),
    name: t.string({ description: 'Unique.', resolve: ({ mapping }) => mapping.name }),
    target: t.field({ type: ImportTarget, description: 'What the rows are.', resolve: ({ mapping }) => mapping.target }),
    preset: t.boolean({ description: 'Comes with the product and can not be changed.', resolve: ({ id }) => id === null }),
    definition: t.field({
      type: 'JSON',
      description: 'The mapping in full, as saveImportMapping takes it.',
      resolve: ({ mapping }) => mapping,
    }),
  }),
});

builder.queryField('importMappings', (t) =>
  t.field({
    type: [Mapping],
    description: 'Saved mappings by name, then the presets.',
    authScopes: { can: 'import.read' },
    args: { target: t.arg({ type: ImportTarget, description: 'Only for rows of this kind.' }) },
    resolve: async (_root, { target }) => {
      const saved = await db.selectFrom('import_mapping').select(['id', 'name']).orderBy('name').execute();
      const own = await Promise.all(saved.map(async ({ id, name }) => ({ id, mapping: await findMapping(db, name) })));
      const all: NamedMapping[] = [...own, ...IMPORT_PRESETS.map((mapping) => ({ id: null, mapping }))];
      return target ? all.filter(({ mapping }) => mapping.target === target) : all;
    },
  }),
);

const StartImportInput = builder.inputType('StartImportInput', {
  description: 'An import to be run.',
  fields: (t) => ({
    fileId: t.globalID({ required: true, description: 'The ImportFile, from POST /api/imports/files.' }),
    mappingName: t.string({ description: 'A saved mapping or a preset.' }),
    mapping: t.field({ type: 'JSON', description: 'A mapping in full, in place of a name.' }),
    dryRun: t.boolean({ defaultValue: false, description: 'Count what would happen, write nothing.' }),
    refundDate: t.field({ type: 'Date', description: 'For returned orders: the business day on which they count. Not after today.' }),
  }),
});

builder.mutationFields((t) => ({
  startImport: t.prismaField({
    type: 'ImportJob',
    description: 'Puts an import into the queue. Importing the same file again adds nothing.',
    authScopes: { can: 'import.run' },
    args: { input: t.arg({ type: StartImportInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const mapping = await chooseMapping(input.mappingName, input.mapping);
      if (!mapping) throw new DomainError('REQUIRED', {}, 'mapping');
      const fileId = uuidOf(input.fileId, 'ImportFile', 'fileId');
      const id = await withTx(db, (tx) =>
        startImport(tx, viewer, { fileId, mapping, dryRun: input.dryRun ?? false, refundDate: input.refundDate ?? null }),
      );
      return prisma.importJob.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  cancelImport: t.prismaField({
    type: 'ImportJob',
    description: 'Stops an import after the batch at hand. What was written stays; started again, the file goes on from there.',
    authScopes: { can: 'import.run' },
    args: { id: t.arg.globalID({ required: true, description: 'The Import.' }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Import', 'id');
      await withTx(db, (tx) => cancelImport(tx, viewer, id));
      return prisma.importJob.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  saveImportMapping: t.field({
    type: Mapping,
    description: 'Saves a mapping under its name, in place of the one that has it.',
    authScopes: { can: 'import.run' },
    args: { mapping: t.arg({ type: 'JSON', required: true, description: 'name, target, source, fields and rules: see the presets.' }) },
    resolve: async (_root, args, { viewer }) => {
      const id = await withTx(db, (tx) => saveMapping(tx, viewer, args.mapping));
      const { name } = await db.selectFrom('import_mapping').select('name').where('id', '=', id).executeTakeFirstOrThrow();
      return { id, mapping: await findMapping(db, name) };
    },
  }),
  deleteImportMapping: t.boolean({
    description: 'Deletes a saved mapping; imports keep the copy they ran with.',
    authScopes: { can: 'import.run' },
    args: { id: t.arg.globalID({ required: true, description: 'The ImportMapping.' }) },
    resolve: async (_root, args, { viewer }) => {
      await withTx(db, (tx) => deleteMapping(tx, viewer, uuidOf(args.id, 'ImportMapping', 'id')));
      return true;
    },
  }),
}));
