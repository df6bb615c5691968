import type { Prisma } from '@regulars/db/generated/client/client';
import { builder } from '../../builder.ts';
import { prisma } from '../../db.ts';
import { isUuid } from '../../global-id.ts';
import { archivedWhere, COUNT_CAP } from '../../lists.ts';
import { nodeVisibility } from '../../nodes.ts';
import { memberWhere } from '../../scope.ts';
import { may } from '../../viewer.ts';

nodeVisibility('Tag', (viewer, id) => may(viewer, 'tag.read') && isUuid(id));

builder.prismaNode('Tag', {
  id: { field: 'id' },
  description: 'A tag that can be put on members (标签).',
  authScopes: { can: 'tag.read' },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Unique.' }),
    category: t.relation('category', { nullable: true, description: 'The group it is listed under.' }),
    rule: t.relation('rule', { nullable: true, description: 'By what it is put on and taken off by itself; null: by hand only.' }),
    colour: t.exposeString('colour', { description: '`#rrggbb`.' }),
    archivedAt: t.expose('archived_at', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is out of use; null while in use.',
    }),
    memberCount: t.int({
      description: `Members of the viewer's branch who have it; counting stops at ${COUNT_CAP}. Null without the right to see members.`,
      nullable: true,
      complexity: 50,
      authScopes: { can: 'member.read' },
      unauthorizedResolver: () => null,
      resolve: (tag, _args, { viewer }) =>
        prisma.memberTag.count({ where: { tag_id: tag.id, member: { ...memberWhere(viewer), archived_at: null } }, take: COUNT_CAP }),
    }),
  }),
});

builder.prismaObject('MemberTag', {
  description: 'A tag on a member. Tags past their last day are not shown.',
  authScopes: { can: 'tag.read' },
  fields: (t) => ({
    tag: t.relation('tag', { description: 'The tag.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was put on.' }),
    expiresOn: t.expose('expires_on', { type: 'Date', nullable: true, description: 'The last day on which it counts; null: for good.' }),
    automatic: t.exposeBoolean('automatic', { description: "Put on by the tag's rule, which also takes it off." }),
    taggedBy: t.string({
      nullable: true,
      description: 'The name of who put it on; null: the product.',
      select: { tagger: { select: { name: true } } },
      resolve: ({ tagger }) => tagger?.name,
    }),
    taggedAt: t.expose('tagged_at', { type: 'DateTime', description: 'When it was put on.' }),
  }),
});

const TagFilter = builder.inputType('TagFilter', {
  description: 'Which tags; conditions are joined by AND.',
  fields: (t) => ({
    text: t.string({ description: 'Part of the name or of the category.' }),
    archived: t.boolean({ defaultValue: false, description: 'false: in use; true: archived; null: both.' }),
  }),
});

function tagWhere(filter: typeof TagFilter.$inferInput | null | undefined): Prisma.TagWhereInput {
  const contains = { contains: filter?.text?.trim() ?? '', mode: 'insensitive' as const };
  return {
    ...archivedWhere(filter ? filter.archived : false),
    ...(filter?.text?.trim() ? { OR: [{ name: contains }, { category: { is: { name: contains } } }] } : {}),
  };
}

builder.queryField('tags', (t) =>
  t.prismaConnection({
    type: 'Tag',
    cursor: 'id',
    description: 'The tags, by name.',
    authScopes: { can: 'tag.read' },
    args: { filter: t.arg({ type: TagFilter }) },
    totalCount: (_root, { filter }) => prisma.tag.count({ where: tagWhere(filter), take: COUNT_CAP }),
    resolve: (query, _root, { filter }) => prisma.tag.findMany({ ...query, where: tagWhere(filter), orderBy: { name: 'asc' } }),
  }),
);
