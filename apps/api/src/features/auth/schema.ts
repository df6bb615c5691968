import { PERMISSIONS } from '@regulars/domain/permissions';
import { builder } from '../../builder.ts';
import { chain } from '../../chain.ts';
import { prisma } from '../../db.ts';
import { globalId } from '../../global-id.ts';
import { orgWhere } from '../../scope.ts';
import type { EmployeeViewer } from '../../viewer.ts';
import { Chain } from '../orgs/chain-type.ts';
import { Role } from '../staff/role.ts';
import { Viewer } from './viewer-type.ts';

Viewer.implement({
  description: 'Who is signed in.',
  fields: (t) => ({
    id: t.id({ description: 'The global id of the Employee.', resolve: (viewer) => globalId('Employee', viewer.id) }),
    name: t.exposeString('name', { description: 'Full name.' }),
    role: t.expose('role', { type: Role, description: 'What they are.' }),
    permissions: t.stringList({
      description: `What they may do within their branch, as room.action: ${Object.keys(PERMISSIONS).join(', ')}.`,
      resolve: (viewer) => [...viewer.permissions],
    }),
    locale: t.exposeString('locale', { description: 'The language of errors: en or zh, by x-regulars-locale or Accept-Language.' }),
    chain: t.field({ type: Chain, description: 'The settings of the chain.', resolve: () => chain() }),
    org: t.prismaField({
      type: 'Org',
      description: 'The top of their branch.',
      resolve: (query, viewer) => prisma.org.findUniqueOrThrow({ ...query, where: { id: viewer.orgId } }),
    }),
    stores: t.prismaField({
      type: ['Org'],
      description: 'The open stores and dealers of the branch, ordered by code.',
      complexity: { field: 1, multiplier: 50 },
      resolve: (query, viewer) =>
        prisma.org.findMany({
          ...query,
          where: { ...orgWhere(viewer, 'id'), kind: { in: ['STORE', 'DEALER'] }, archived_at: null },
          orderBy: { code: 'asc' },
        }),
    }),
    email: t.string({ description: 'What they sign in with.', resolve: async (viewer) => (await userOf(viewer)).email }),
    twoFactorEnabled: t.boolean({
      description: 'Whether sign-in asks for a code.',
      resolve: async (viewer) => (await userOf(viewer)).twoFactorEnabled === true,
    }),
  }),
});

const userOf = (viewer: EmployeeViewer) =>
  prisma.authUser.findUniqueOrThrow({ where: { id: viewer.userId }, select: { email: true, twoFactorEnabled: true } });

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    nullable: true,
    description: 'Who is signed in; null when nobody is. Open to everybody.',
    resolve: (_root, _args, { viewer }) => (viewer.kind === 'employee' ? viewer : null),
  }),
);
