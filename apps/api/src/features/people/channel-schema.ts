import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, optionalUuid, uuidOf } from '../../global-id.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';
import { MemberSource } from '../members/schema.ts';
import { revokeKey } from '../auth/machine-keys.ts';
import { createRegistrationKey, setChannel } from './channels.ts';

nodeVisibility('RegistrationKey', async (viewer, id) => {
  if (!may(viewer, 'member.configure') || !isUuid(id)) return false;
  const key = await db.selectFrom('registration_key').select('org_id').where('id', '=', id).executeTakeFirst();
  return key !== undefined && inBranch(viewer, key.org_id);
});

const RegistrationChannel = builder.prismaObject('RegistrationChannel', {
  description: 'A way by which people become members (注册渠道).',
  authScopes: { can: 'member.read' },
  fields: (t) => ({
    source: t.expose('source', { type: MemberSource, description: 'Which one; members keep it as their source.' }),
    open: t.exposeBoolean('open', { description: 'Whether it takes new members; imports always may.' }),
    level: t.relation('level', { nullable: true, description: 'Where they start; null: at the lowest registered level.' }),
  }),
});

const RegistrationKey = builder.prismaNode('RegistrationKey', {
  id: { field: 'id' },
  description: 'By which an app or a partner registers members (注册密钥): see POST /hooks/register.',
  authScopes: { can: 'member.configure' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Of which app or partner it is.' }),
    source: t.expose('source', { type: MemberSource, description: 'APP or PARTNER: the source of whom it registers.' }),
    hint: t.exposeString('hint', { description: 'How it begins.' }),
    org: t.relation('org', { description: 'The home store where none is named; only those of its branch may be.' }),
    createdAt: t.expose('created_at', { type: 'DateTime', description: 'When it was made.' }),
    createdBy: t.relation('creator', { nullable: true, description: 'Who made it.' }),
    revokedAt: t.expose('revoked_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when nobody may use it; null: it can be used.',
    }),
    lastUsedAt: t.expose('last_used_at', { type: 'DateTime', nullable: true, description: 'When it was used last; null: never.' }),
  }),
});

const NewRegistrationKey = builder.objectRef<{ id: string; secret: string }>('NewRegistrationKey').implement({
  description: 'A registration key that was just made.',
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'The key itself. It is shown here and never again.' }),
    registrationKey: t.prismaField({
      type: RegistrationKey,
      description: 'What is kept of it.',
      resolve: (query, { id }) => prisma.registrationKey.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
});

const KeyedSource = builder.enumType('KeyedSource', {
  description: 'Who registers members with a key.',
  values: { APP: { description: 'App or mini-program (小程序)' }, PARTNER: { description: '合作方接口' } },
});

const RegistrationChannelInput = builder.inputType('RegistrationChannelInput', {
  description: 'Changes to a channel; what is left out stays as it is.',
  fields: (t) => ({
    open: t.boolean({ description: 'Whether it takes new members.' }),
    levelId: t.globalID({ description: 'A registered Level at which they start; null: the lowest.' }),
  }),
});

builder.queryFields((t) => ({
  registrationChannels: t.prismaField({
    type: [RegistrationChannel],
    description: 'The ways by which people become members.',
    authScopes: { can: 'member.read' },
    resolve: (query) => prisma.registrationChannel.findMany({ ...query, orderBy: { source: 'asc' } }),
  }),
  registrationKeys: t.prismaField({
    type: [RegistrationKey],
    description: "Registration keys of the viewer's branch, the latest first.",
    authScopes: { can: 'member.configure' },
    resolve: (query, _root, _args, { viewer }) =>
      prisma.registrationKey.findMany({ ...query, where: orgWhere(viewer, 'org_id'), orderBy: { id: 'desc' }, take: 200 }),
  }),
}));

builder.mutationFields((t) => ({
  setRegistrationChannel: t.prismaField({
    type: RegistrationChannel,
    description: 'Opens or closes a channel, or says where its members start; who is a member stays as they are.',
    authScopes: { can: 'member.configure' },
    args: {
      source: t.arg({ type: MemberSource, required: true, description: 'Which channel.' }),
      input: t.arg({ type: RegistrationChannelInput, required: true }),
    },
    resolve: async (query, _root, { source, input }, { viewer }) => {
      const change = { open: input.open, levelId: optionalUuid(input.levelId, 'Level', 'levelId') };
      await withTx(db, (tx) => setChannel(tx, viewer, source, change));
      return prisma.registrationChannel.findUniqueOrThrow({ ...query, where: { source } });
    },
  }),
  createRegistrationKey: t.field({
    type: NewRegistrationKey,
    description: 'Makes a key by which an app or a partner may register members.',
    authScopes: { can: 'member.configure' },
    args: {
      name: t.arg.string({ required: true, description: 'Of which app or partner it is, at most 100 characters.' }),
      source: t.arg({ type: KeyedSource, required: true, description: 'What it is.' }),
      orgId: t.arg.globalID({ required: true, description: 'The Org that becomes the home store where none is named: a store.' }),
    },
    resolve: (_root, { name, source, orgId }, { viewer }) => {
      const input = { name, source, orgId: uuidOf(orgId, 'Org', 'orgId') };
      return withTx(db, (tx) => createRegistrationKey(tx, viewer, input, new Date()));
    },
  }),
  revokeRegistrationKey: t.prismaField({
    type: RegistrationKey,
    description: 'Takes a key away: from now on it is refused.',
    authScopes: { can: 'member.configure' },
    args: { id: t.arg.globalID({ required: true, description: 'The RegistrationKey.' }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'RegistrationKey', 'id');
      await withTx(db, (tx) => revokeKey(tx, viewer, 'RegistrationKey', id, new Date()));
      return prisma.registrationKey.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
