import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { isUuid, optionalUuid } from '../../global-id.ts';
import { archivedWhere, COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { SortDirection } from '../../sort-direction.ts';
import { inBranch, may, type Viewer } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { Role } from './role.ts';

nodeVisibility('Employee', async (viewer, id) => {
  if (!may(viewer, 'staff.read') || !isUuid(id)) return false;
  const employee = await db.selectFrom('employee').select('org_id').where('id', '=', id).executeTakeFirst();
  return employee !== undefined && inBranch(viewer, employee.org_id);
});

/** Beside a sale everybody sees who sold; what else is known of an employee is for those who manage the branch. */
const mayKnow = (employee: { org_id: string }, viewer: Viewer): boolean => may(viewer, 'staff.read') && inBranch(viewer, employee.org_id);

builder.prismaNode('Employee', {
  id: { field: 'id' },
  description: 'Someone who works for the chain. Who lacks staff.read, or belongs to another branch, sees code and name only.',
  authScopes: { signedIn: true },
  select: { id: true, org_id: true },
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Staff number, as on receipts.' }),
    name: t.exposeString('name', { description: 'Full name.' }),
    org: t.relation('org', {
      nullable: true,
      description: "Where they work, the top of the branch their role holds in; null outside of the viewer's branch.",
      authScopes: ({ org_id }, _args, { viewer }) => inBranch(viewer, org_id),
      unauthorizedResolver: () => null,
    }),
    archivedAt: t.expose('archived_at', { type: 'DateTime', nullable: true, description: 'When they left; null while they are here.' }),
    role: t.field({
      type: Role,
      nullable: true,
      description: 'What they may do; null: only named on sales.',
      select: { role: true },
      resolve: (employee, _args, { viewer }) => (mayKnow(employee, viewer) ? employee.role : null),
    }),
    position: t.string({
      nullable: true,
      description: 'Job title.',
      select: { position: true },
      resolve: (employee, _args, { viewer }) => (mayKnow(employee, viewer) ? employee.position : null),
    }),
    phone: t.string({
      nullable: true,
      description: 'E.164.',
      select: { phone: true },
      resolve: (employee, _args, { viewer }) => (mayKnow(employee, viewer) ? employee.phone : null),
    }),
    joinedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'First day of work.',
      select: { joined_on: true },
      resolve: (employee, _args, { viewer }) => (mayKnow(employee, viewer) ? employee.joined_on : null),
    }),
    email: t.string({
      nullable: true,
      description: 'The e-mail they sign in with; null without an account.',
      select: { user: { select: { email: true } } },
      resolve: (employee, _args, { viewer }) => (mayKnow(employee, viewer) ? (employee.user?.email ?? null) : null),
    }),
    twoFactorEnabled: t.boolean({
      description: 'Whether sign-in asks for a code.',
      select: { user: { select: { twoFactorEnabled: true } } },
      resolve: (employee, _args, { viewer }) => mayKnow(employee, viewer) && employee.user?.twoFactorEnabled === true,
    }),
    lockedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'After too many wrong passwords: until then nobody can sign in with this e-mail.',
      complexity: 5,
      select: { user: { select: { email: true } } },
      resolve: async (employee, _args, { viewer }) => (mayKnow(employee, viewer) && employee.user ? lockOf(employee.user.email) : null),
    }),
  }),
});

async function lockOf(email: string): Promise<Date | null> {
  const row = await prisma.signInFailure.findUnique({ where: { email }, select: { locked_until: true } });
  return row?.locked_until && row.locked_until > new Date() ? row.locked_until : null;
}

const EmployeeFilter = builder.inputType('EmployeeFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({
    orgId: t.globalID({ description: 'Works in this Org or below it.' }),
    role: t.field({ type: Role, description: 'Has this role.' }),
    archived: t.boolean({ defaultValue: false, description: 'False: who is here; true: who left; null: both.' }),
    text: t.string({ description: 'Part of the name, the code, the position or the telephone number.' }),
  }),
});

const EmployeeSort = builder.enumType('EmployeeSort', {
  description: 'What employees are ordered by.',
  values: {
    NAME: { value: 'name' as const },
    CODE: { value: 'code' as const },
    JOINED_ON: { value: 'joined_on' as const },
    CREATED_AT: { value: 'created_at' as const },
  },
});

type Filter = typeof EmployeeFilter.$inferInput;

async function filterWhere(filter: Filter | null | undefined): Promise<Prisma.EmployeeWhereInput> {
  const org = optionalUuid(filter?.orgId, 'Org', 'filter.orgId');
  const text = filter?.text?.trim();
  const contains = text ? { contains: text, mode: 'insensitive' as const } : undefined;
  return {
    ...(org ? { org_id: { in: (await orgTree()).branch(org) } } : {}),
    ...(filter?.role ? { role: filter.role } : {}),
    ...archivedWhere(filter ? filter.archived : false),
    ...(contains ? { OR: [{ name: contains }, { code: contains }, { position: contains }, { phone: contains }] } : {}),
  };
}

builder.queryField('employees', (t) =>
  t.prismaConnection({
    type: 'Employee',
    cursor: 'id',
    description: "The staff of the viewer's branch.",
    authScopes: { can: 'staff.read' },
    args: {
      filter: t.arg({ type: EmployeeFilter }),
      sort: t.arg({ type: EmployeeSort, defaultValue: 'name' }),
      direction: t.arg({ type: SortDirection, defaultValue: 'asc' }),
    },
    resolve: async (query, _root, { filter, sort, direction }, { viewer }) =>
      prisma.employee.findMany({
        ...query,
        where: { AND: [orgWhere(viewer, 'org_id'), await filterWhere(filter)] },
        orderBy: [{ [sort ?? 'name']: direction ?? 'asc' }, { id: 'asc' }],
      }),
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.employee.count({ where: { AND: [orgWhere(viewer, 'org_id'), await filterWhere(filter)] }, take: COUNT_CAP }),
  }),
);
