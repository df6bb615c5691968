import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { uuidOf } from '../../global-id.ts';
import { AFTER, type Happening, stateAfter } from '../../stream/source.ts';
import { inBranch } from '../../viewer.ts';

const EVERY_MS = 250;

interface Progress extends Happening {
  importId: string;
}

const ImportProgress = builder.objectRef<Progress>('ImportProgress').implement({
  description: 'How far an import is.',
  fields: (t) => ({
    cursor: t.exposeString('cursor', { description: 'To be given as `after` by who comes back.' }),
    import: t.prismaField({
      type: 'ImportJob',
      description: 'The import as it is now.',
      resolve: (query, { importId }) => prisma.importJob.findUniqueOrThrow({ ...query, where: { id: importId } }),
    }),
  }),
});

builder.subscriptionField('importProgress', (t) =>
  t.field({
    type: ImportProgress,
    description: 'How far an import is: at once, and then whenever it moves, at most four times a second.',
    authScopes: { can: 'import.read' },
    args: { id: t.arg.globalID({ required: true, description: 'The Import.' }), after: t.arg.string(AFTER) },
    subscribe: async (_root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Import', 'id');
      const job = await db.selectFrom('import_job').select('org_id').where('id', '=', id).executeTakeFirst();
      if (!job || !inBranch(viewer, job.org_id)) throw new DomainError('NOT_FOUND', {}, 'id');
      const kinds = ['import.advanced', 'import.finished'];
      return stateAfter({ kinds, orgs: viewer.stores, concerns: ({ payload }) => payload['importId'] === id }, EVERY_MS);
    },
    resolve: (happening, args) => ({ ...happening, importId: uuidOf(args.id, 'Import', 'id') }),
  }),
);
