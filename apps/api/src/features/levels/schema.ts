import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';
import { archiveLevel, createLevel, restoreLevel, updateLevel } from './service.ts';

nodeVisibility('Level', (viewer, id) => may(viewer, 'level.read') && isUuid(id));

builder.prismaNode('Level', {
  id: { field: 'id' },
  description: 'A membership level (会员等级).',
  authScopes: { can: 'level.read' },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short unique code.' }),
    name: t.exposeString('name', { description: 'As people call it.' }),
    rank: t.exposeInt('rank', { description: 'Place in the ladder: higher is better, the lowest is where everyone starts.' }),
    colour: t.exposeString('colour', { description: '`#rrggbb`.' }),
    archivedAt: t.expose('archived_at', { type: 'DateTime', nullable: true, description: 'When it was archived; null while in use.' }),
    memberCount: t.int({
      description: `Members of this level in the viewer's branch; counting stops at ${COUNT_CAP}. Null without the right to see members.`,
      nullable: true,
      complexity: 50,
      authScopes: { can: 'member.read' },
      unauthorizedResolver: () => null,
      resolve: (level, _args, { viewer }) =>
        prisma.member.count({ where: { ...memberWhere(viewer), level_id: level.id, archived_at: null }, take: COUNT_CAP }),
    }),
  }),
});

builder.queryField('levels', (t) =>
  t.prismaField({
    type: ['Level'],
    description: 'The ladder, lowest rank first.',
    authScopes: { can: 'level.read' },
    args: { includeArchived: t.arg.boolean({ defaultValue: false, description: 'Archived ones too.' }) },
    resolve: (query, _root, { includeArchived }) =>
      prisma.level.findMany({ ...query, where: includeArchived ? {} : { archived_at: null }, orderBy: { rank: 'asc' } }),
  }),
);

const CreateLevelInput = builder.inputType('CreateLevelInput', {
  description: 'A new level.',
  fields: (t) => ({
    code: t.string({ required: true, description: 'Short unique code.' }),
    name: t.string({ required: true, description: 'At most 60 characters.' }),
    rank: t.int({ required: true, description: 'Unique, 1 to 32,767; higher is better.' }),
    colour: t.string({ description: '`#rrggbb`; a grey where left out.' }),
  }),
});

const UpdateLevelInput = builder.inputType('UpdateLevelInput', {
  description: 'Changes to a level; what is left out stays as it is.',
  fields: (t) => ({
    code: t.string({ description: 'Short unique code.' }),
    name: t.string({ description: 'At most 60 characters.' }),
    rank: t.int({ description: 'Unique, 1 to 32,767; higher is better.' }),
    colour: t.string({ description: '`#rrggbb`.' }),
  }),
});

const idArgument = { required: true, description: 'The Level.' } as const;

builder.mutationFields((t) => ({
  createLevel: t.prismaField({
    type: 'Level',
    description: 'Adds a level to the ladder.',
    authScopes: { can: 'level.write' },
    args: { input: t.arg({ type: CreateLevelInput, required: true }) },
    resolve: async (query, _root, { input }, { viewer }) => {
      const id = await withTx(db, (tx) => createLevel(tx, viewer, input));
      return prisma.level.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  updateLevel: t.prismaField({
    type: 'Level',
    description: 'Changes a level.',
    authScopes: { can: 'level.write' },
    args: { id: t.arg.globalID(idArgument), input: t.arg({ type: UpdateLevelInput, required: true }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Level', 'id');
      await withTx(db, (tx) => updateLevel(tx, viewer, id, args.input));
      return prisma.level.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  archiveLevel: t.prismaField({
    type: 'Level',
    description: 'Takes a level out of use. Refused with IN_USE while members have it.',
    authScopes: { can: 'level.write' },
    args: { id: t.arg.globalID(idArgument) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Level', 'id');
      await withTx(db, (tx) => archiveLevel(tx, viewer, id));
      return prisma.level.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  restoreLevel: t.prismaField({
    type: 'Level',
    description: 'Puts an archived level back into use.',
    authScopes: { can: 'level.write' },
    args: { id: t.arg.globalID(idArgument) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'Level', 'id');
      await withTx(db, (tx) => restoreLevel(tx, viewer, id));
      return prisma.level.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
