import type { Prisma } from '@regulars/db/generated/client/client';
import { DomainError } from '@regulars/domain/errors';
import { builder } from '../../builder.ts';
import { db, prisma } from '../../db.ts';
import { globalId, isUuid, uuidOf } from '../../global-id.ts';
import { COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { orgWhere } from '../../scope.ts';
import { inBranch, may } from '../../viewer.ts';
import { orgTree } from '../orgs/tree.ts';
import { openedChange } from './opened.ts';

const ActorKind = builder.enumType('ActorKind', {
  description: 'Who made a change.',
  values: {
    EMPLOYEE: { description: 'Somebody of the staff.' },
    PARTNER: { description: 'Another system, by its key.' },
    MEMBER: { description: 'The member.' },
    SYSTEM: { description: 'Regulars itself: a job, an import, the first filling.' },
  },
});

nodeVisibility('Audit', async (viewer, id) => {
  if (!may(viewer, 'audit.read') || !isUuid(id)) return false;
  const row = await db.selectFrom('audit').select('org_id').where('id', '=', id).executeTakeFirst();
  return row !== undefined && (row.org_id === null ? viewer.stores === null : inBranch(viewer, row.org_id));
});

builder.prismaNode('Audit', {
  id: { field: 'id' },
  description: 'One change: who, when, from where, before and after.',
  authScopes: { can: 'audit.read' },
  select: { id: true, member_id: true, sealed: true },
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it was made.' }),
    action: t.exposeString('action', { description: 'What was done, as room.verb: "member.update".' }),
    entity: t.exposeString('entity', { description: 'The GraphQL type of what was changed.' }),
    entityId: t.id({
      description: 'The global id of what was changed, for node(id).',
      select: { entity: true, entity_id: true },
      resolve: (row) => globalId(row.entity, row.entity_id),
    }),
    actorKind: t.expose('actor_kind', { type: ActorKind, description: 'What kind of actor made it.' }),
    actorId: t.id({
      nullable: true,
      description: 'The Employee who made it.',
      select: { actor_kind: true, actor_id: true },
      resolve: (row) => (row.actor_kind === 'EMPLOYEE' && row.actor_id ? globalId('Employee', row.actor_id) : null),
    }),
    actorName: t.exposeString('actor_name', { nullable: true, description: 'The name at that time.' }),
    ip: t.exposeString('ip', { nullable: true, description: 'The address it came from.' }),
    userAgent: t.exposeString('user_agent', { nullable: true, description: 'The browser or program it came from.' }),
    requestId: t.exposeString('request_id', { nullable: true, description: 'Finds the request in the logs.' }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The changed fields as they were; personal data only for who may see members, and until the member is erased.',
      select: { before: true },
      resolve: async (row, _args, context) => openedChange(row.before, 'before', row, context),
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The changed fields as they are since; personal data as with before.',
      select: { after: true },
      resolve: async (row, _args, context) => openedChange(row.after, 'after', row, context),
    }),
  }),
});

const AuditFilter = builder.inputType('AuditFilter', {
  description: 'All conditions must hold.',
  fields: (t) => ({
    entity: t.string({ description: 'A GraphQL type: "Member".' }),
    entityId: t.globalID({ description: 'The history of one thing.' }),
    actorId: t.globalID({ description: 'What one Employee did.' }),
    action: t.string({ description: 'As room.verb ("member.update"), or the room alone ("member").' }),
    orgId: t.globalID({ description: 'In this Org or below it.' }),
    from: t.field({ type: 'DateTime', description: 'Not before.' }),
    to: t.field({ type: 'DateTime', description: 'Before this instant.' }),
  }),
});

type Filter = typeof AuditFilter.$inferInput;

async function filterWhere(filter: Filter | null | undefined): Promise<Prisma.AuditWhereInput> {
  const { entity, entityId, actorId, action, orgId, from, to } = filter ?? {};
  if (entityId?.typename === '') throw new DomainError('BAD_ID', {}, 'filter.entityId');
  return {
    ...(entity ? { entity } : {}),
    ...(entityId ? { entity: entityId.typename, entity_id: entityId.id } : {}),
    ...(actorId ? { actor_id: uuidOf(actorId, 'Employee', 'filter.actorId') } : {}),
    ...(action ? { action: action.includes('.') ? action : { startsWith: `${action}.` } } : {}),
    ...(orgId ? { org_id: { in: (await orgTree()).branch(uuidOf(orgId, 'Org', 'filter.orgId')) } } : {}),
    ...(from || to ? { at: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {}),
  };
}

builder.queryField('audits', (t) =>
  t.prismaConnection({
    type: 'Audit',
    cursor: 'id',
    description: "What was changed in the viewer's branch, newest first.",
    authScopes: { can: 'audit.read' },
    args: { filter: t.arg({ type: AuditFilter }) },
    resolve: async (query, _root, { filter }, { viewer }) =>
      prisma.audit.findMany({ ...query, where: { AND: [orgWhere(viewer, 'org_id'), await filterWhere(filter)] }, orderBy: { id: 'desc' } }),
    totalCount: async (_root, { filter }, { viewer }) =>
      prisma.audit.count({ where: { AND: [orgWhere(viewer, 'org_id'), await filterWhere(filter)] }, take: COUNT_CAP }),
  }),
);
