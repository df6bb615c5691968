import { withTx } from '@regulars/db/tx';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { Member } from '../members/schema.ts';
import { memberOf } from '../messages/member-of.ts';
import { claimCall } from './calls.ts';
import { createCallKey, setExtension } from './keys.ts';
import { revokeKey } from '../auth/machine-keys.ts';

const visibleRow = async (viewer: Viewer, table: 'call_key' | 'incoming_call', id: string): Promise<boolean> => {
  const row = isUuid(id) ? await db.selectFrom(table).select('org_id').where('id', '=', id).executeTakeFirst() : undefined;
  return row !== undefined && inBranch(viewer, row.org_id);
};
nodeVisibility('CallKey', async (viewer, id) => may(viewer, 'contact.configure') && visibleRow(viewer, 'call_key', id));
nodeVisibility('IncomingCall', async (viewer, id) => may(viewer, 'call.receive') && visibleRow(viewer, 'incoming_call', id));

const CallKey = builder.prismaNode('CallKey', {
  id: { field: 'id' },
  description: 'By which a telephone system tells of calls (来电密钥): see POST /hooks/call.',
  authScopes: { can: 'contact.configure' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Of which system it is.' }),
    hint: t.exposeString('hint', { description: 'How it begins.' }),
    org: t.relation('org', { description: 'Where it rings: the agents of this branch, and of those above it.' }),
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

const IncomingCall = builder.prismaNode('IncomingCall', {
  id: { field: 'id' },
  description: 'A call that a telephone system told of (来电).',
  authScopes: { can: 'call.receive' },
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it rang.' }),
    phone: t.exposeString('phone', { description: 'Who called, E.164.' }),
    extension: t.exposeString('extension', { nullable: true, description: 'Which of our telephones rang.' }),
    employee: t.relation('employee', { nullable: true, description: 'For whom; null: for every agent of the branch.' }),
    org: t.relation('org', { description: 'For which branch.' }),
  }),
});

builder.prismaObjectFields(IncomingCall, (t) => ({
  member: t.field({
    type: Member,
    nullable: true,
    description: "Whose number it is; null: nobody's, or not known in the viewer's branch.",
    select: { member_id: true },
    resolve: ({ member_id }, _args, context) => memberOf(context, member_id),
  }),
  contact: t.prismaField({
    type: 'Contact',
    nullable: true,
    description: 'The contact that it was noted as.',
    select: { member_id: true, contact_id: true },
    resolve: (query, { member_id, contact_id }, _args, { viewer }) =>
      member_id && contact_id && may(viewer, 'contact.read')
        ? prisma.contact.findFirst({ ...query, where: { member_id, id: contact_id, ...orgWhere(viewer, 'store_id') } })
        : null,
  }),
}));

const CallExtension = builder.prismaObject('CallExtension', {
  description: 'Whose telephone rings under an extension (分机).',
  fields: (t) => ({
    extension: t.exposeString('extension', { description: 'As the telephone system tells it.' }),
    employee: t.relation('employee', { description: 'Who is at it.' }),
  }),
});

builder.queryFields((t) => ({
  incomingCalls: t.prismaConnection({
    type: 'IncomingCall',
    cursor: 'id',
    description: "Calls for the viewer's branch, the latest first.",
    authScopes: { can: 'call.receive' },
    totalCount: (_root, _args, { viewer }) => prisma.incomingCall.count({ where: orgWhere(viewer, 'org_id'), take: COUNT_CAP }),
    resolve: (query, _root, _args, { viewer }) =>
      prisma.incomingCall.findMany({ ...query, where: orgWhere(viewer, 'org_id'), orderBy: { id: 'desc' } }),
  }),
  callKeys: t.prismaField({
    type: ['CallKey'],
    description: "Call keys of the viewer's branch, the latest first.",
    authScopes: { can: 'contact.configure' },
    resolve: (query, _root, _args, { viewer }) =>
      prisma.callKey.findMany({ ...query, where: orgWhere(viewer, 'org_id'), orderBy: { id: 'desc' }, take: 200 }),
  }),
  callExtensions: t.prismaField({
    type: [CallExtension],
    description: "Whose telephone rings under which extension, of the viewer's branch.",
    authScopes: { can: 'contact.configure' },
    resolve: (query, _root, _args, { viewer }) =>
      prisma.callExtension.findMany({ ...query, where: { employee: orgWhere(viewer, 'org_id') }, orderBy: { extension: 'asc' } }),
  }),
}));

const NewCallKey = builder.objectRef<{ id: string; secret: string }>('NewCallKey').implement({
  description: 'A call key that was just made.',
  fields: (t) => ({
    secret: t.exposeString('secret', { description: 'The key itself. It is shown here and never again.' }),
    callKey: t.prismaField({
      type: CallKey,
      description: 'What is kept of it.',
      resolve: (query, { id }) => prisma.callKey.findUniqueOrThrow({ ...query, where: { id } }),
    }),
  }),
});

builder.mutationFields((t) => ({
  createCallKey: t.field({
    type: NewCallKey,
    description: 'Makes a key by which a telephone system may tell of calls.',
    authScopes: { can: 'contact.configure' },
    args: {
      name: t.arg.string({ required: true, description: 'Of which system it is, at most 100 characters.' }),
      orgId: t.arg.globalID({ required: true, description: 'The Org where it rings.' }),
    },
    resolve: (_root, { name, orgId }, { viewer }) => {
      const input = { name, orgId: uuidOf(orgId, 'Org', 'orgId') };
      return withTx(db, (tx) => createCallKey(tx, viewer, input, new Date()));
    },
  }),
  revokeCallKey: t.prismaField({
    type: CallKey,
    description: 'Takes a key away: from now on it is refused.',
    authScopes: { can: 'contact.configure' },
    args: { id: t.arg.globalID({ required: true, description: 'The CallKey.' }) },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'CallKey', 'id');
      await withTx(db, (tx) => revokeKey(tx, viewer, 'CallKey', id, new Date()));
      return prisma.callKey.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  setCallExtension: t.prismaField({
    type: 'Employee',
    description: 'Says under which extension the telephone of somebody rings.',
    authScopes: { can: 'contact.configure' },
    args: {
      employeeId: t.arg.globalID({ required: true, description: 'The Employee.' }),
      extension: t.arg.string({ description: 'At most 20 digits, letters, * # _ . or -; null: none.' }),
    },
    resolve: async (query, _root, { extension, ...args }, { viewer }) => {
      const id = uuidOf(args.employeeId, 'Employee', 'employeeId');
      await withTx(db, (tx) => setExtension(tx, viewer, id, extension ?? null));
      return prisma.employee.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
  claimCall: t.prismaField({
    type: IncomingCall,
    description: 'Says who it was that called: somebody who was not known then. The call is noted as a contact.',
    authScopes: { can: 'call.receive' },
    args: {
      id: t.arg.globalID({ required: true, description: 'The IncomingCall.' }),
      memberId: t.arg.globalID({ required: true, description: 'The Member.' }),
    },
    resolve: async (query, _root, args, { viewer }) => {
      const id = uuidOf(args.id, 'IncomingCall', 'id');
      const memberId = uuidOf(args.memberId, 'Member', 'memberId');
      await withTx(db, (tx) => claimCall(tx, viewer, id, memberId, new Date()));
      return prisma.incomingCall.findUniqueOrThrow({ ...query, where: { id } });
    },
  }),
}));
